"""Which of Maxar's images are meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import MaxarSensor, TimeRange


@define(kw_only=True)
class MaxarFilter(_model.Model):
    """Which of Maxar's images are meant."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    max_cloud_coverage: float | UnsetType = UNSET
    """Greatest share of clouds, in percent."""
    min_off_nadir: int | UnsetType = UNSET
    """Least angle from the vertical, in degrees."""
    max_off_nadir: int | UnsetType = UNSET
    """Greatest angle from the vertical, in degrees."""
    min_sun_elevation: int | UnsetType = UNSET
    """Least height of the sun, in degrees."""
    max_sun_elevation: int | UnsetType = UNSET
    """Greatest height of the sun, in degrees."""
    sensor: MaxarSensor | UnsetType = UNSET
    """Maxar's satellites."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("max_cloud_coverage", "maxCloudCoverage"),
        ("min_off_nadir", "minOffNadir"),
        ("max_off_nadir", "maxOffNadir"),
        ("min_sun_elevation", "minSunElevation"),
        ("max_sun_elevation", "maxSunElevation"),
        ("sensor", "sensor"),
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
            min_off_nadir=members.find("minOffNadir", _model.as_is),
            max_off_nadir=members.find("maxOffNadir", _model.as_is),
            min_sun_elevation=members.find("minSunElevation", _model.as_is),
            max_sun_elevation=members.find("maxSunElevation", _model.as_is),
            sensor=members.find("sensor", _model.as_is),
            additional_properties=members.rest,
        )
