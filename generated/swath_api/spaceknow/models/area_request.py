"""An area and the scenes it is to be priced for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import (
        Feature,
        FeatureCollection,
        GeometryCollection,
        LineString,
        MultiLineString,
        MultiPoint,
        MultiPolygon,
        Point,
        Polygon,
    )


@define(kw_only=True)
class AreaRequest(_model.Model):
    """An area and the scenes it is to be priced for."""

    scene_ids: list[str]
    """The scenes."""
    geojson: (
        Polygon
        | MultiPolygon
        | GeometryCollection
        | Feature
        | FeatureCollection
        | LineString
        | MultiLineString
        | MultiPoint
        | Point
        | dict[str, Any]
    )
    """A geometry, a feature or several in longitude and latitude (WGS 84), whose bounding
    rectangle is not empty."""
    user_id: str | None | UnsetType = UNSET
    """Whose credits; the caller's if left out. Another user's need a permission of no
    published name."""
    credits_tier: str | None | UnsetType = UNSET
    """Name of a price list."""
    cost_free_allocation: bool | UnsetType = UNSET
    """Not explained by the service."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_ids", "sceneIds"),
        ("geojson", "geojson"),
        ("user_id", "userId"),
        ("credits_tier", "creditsTier"),
        ("cost_free_allocation", "costFreeAllocation"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            scene_ids=members.take("sceneIds", _model.as_is),
            geojson=members.take(
                "geojson",
                _model.tagged(
                    "type",
                    {
                        "Polygon": models.Polygon.from_dict,
                        "MultiPolygon": models.MultiPolygon.from_dict,
                        "GeometryCollection": models.GeometryCollection.from_dict,
                        "Feature": models.Feature.from_dict,
                        "FeatureCollection": models.FeatureCollection.from_dict,
                        "LineString": models.LineString.from_dict,
                        "MultiLineString": models.MultiLineString.from_dict,
                        "MultiPoint": models.MultiPoint.from_dict,
                        "Point": models.Point.from_dict,
                    },
                ),
            ),
            user_id=members.find("userId", _model.as_is),
            credits_tier=members.find("creditsTier", _model.as_is),
            cost_free_allocation=members.find("costFreeAllocation", _model.as_is),
            additional_properties=members.rest,
        )
