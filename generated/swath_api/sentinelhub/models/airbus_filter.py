"""Which of Airbus's products are meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AirbusProcessingLevel, TimeRange


@define(kw_only=True)
class AirbusFilter(_model.Model):
    """Which of Airbus's products are meant."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    max_cloud_coverage: float | UnsetType = UNSET
    """Greatest share of clouds, in percent."""
    processing_level: AirbusProcessingLevel | UnsetType = UNSET
    """Airbus's levels: the best ones, or the others."""
    max_snow_coverage: float | UnsetType = UNSET
    """Greatest share of snow, in percent."""
    max_incidence_angle: float | UnsetType = UNSET
    """Greatest angle from the vertical, in degrees."""
    expiration_date: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("max_cloud_coverage", "maxCloudCoverage"),
        ("processing_level", "processingLevel"),
        ("max_snow_coverage", "maxSnowCoverage"),
        ("max_incidence_angle", "maxIncidenceAngle"),
        ("expiration_date", "expirationDate"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            time_range=members.find("timeRange", models.TimeRange.from_dict),
            max_cloud_coverage=members.find("maxCloudCoverage", _model.as_is),
            processing_level=members.find("processingLevel", _model.as_is),
            max_snow_coverage=members.find("maxSnowCoverage", _model.as_is),
            max_incidence_angle=members.find("maxIncidenceAngle", _model.as_is),
            expiration_date=members.find("expirationDate", models.TimeRange.from_dict),
            additional_properties=members.rest,
        )
