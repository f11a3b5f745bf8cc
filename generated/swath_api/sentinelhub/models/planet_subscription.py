"""A subscription at Planet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        AnalysisReadySubscription,
        BiomassProxySubscription,
        Bounds,
        ForestCarbonDiligenceSubscription,
        ForestCarbonMonitoringSubscription,
        LandSurfaceTemperatureSubscription,
        PlanetScopeSubscription,
        SoilWaterContentSubscription,
    )


@define(kw_only=True)
class PlanetSubscription(_model.Model):
    """A subscription at Planet."""

    provider: Literal["PLANET"] = "PLANET"
    """The provider."""
    planet_api_key: str
    """A key of Planet's."""
    bounds: Bounds
    """The area. A picture covers `bbox`, or the envelope of `geometry` if there is no
    bbox; what lies outside `geometry` is without data. One of them is needed."""
    data: list[
        PlanetScopeSubscription
        | AnalysisReadySubscription
        | SoilWaterContentSubscription
        | BiomassProxySubscription
        | LandSurfaceTemperatureSubscription
        | ForestCarbonDiligenceSubscription
        | ForestCarbonMonitoringSubscription
        | dict[str, Any]
    ]
    """What to deliver."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("provider", "provider"),
        ("planet_api_key", "planetApiKey"),
        ("bounds", "bounds"),
        ("data", "data"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            provider=members.take("provider", _model.as_is),
            planet_api_key=members.take("planetApiKey", _model.as_is),
            bounds=members.take("bounds", models.Bounds.from_dict),
            data=members.take(
                "data",
                _model.listed(
                    _model.tagged(
                        "type",
                        {
                            "catalog": models.PlanetScopeSubscription.from_dict,
                            "analysis_ready_ps": models.AnalysisReadySubscription.from_dict,
                            "soil_water_content": models.SoilWaterContentSubscription.from_dict,
                            "biomass_proxy": models.BiomassProxySubscription.from_dict,
                            "land_surface_temperature": models.LandSurfaceTemperatureSubscription.from_dict,
                            "forest_carbon_diligence_30m": models.ForestCarbonDiligenceSubscription.from_dict,
                            "forest_carbon_monitoring_3m": models.ForestCarbonMonitoringSubscription.from_dict,
                        },
                    )
                ),
            ),
            additional_properties=members.rest,
        )
