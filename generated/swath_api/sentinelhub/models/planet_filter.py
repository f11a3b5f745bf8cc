"""Which of Planet's items are meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import TimeRange


@define(kw_only=True)
class PlanetFilter(_model.Model):
    """Which of Planet's items are meant."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    max_cloud_coverage: float | UnsetType = UNSET
    """Greatest share of clouds, in percent."""
    native_filter: dict[str, Any] | UnsetType = UNSET
    """A filter in the words of Planet's own interface."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("max_cloud_coverage", "maxCloudCoverage"),
        ("native_filter", "nativeFilter"),
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
            native_filter=members.find("nativeFilter", _model.as_is),
            additional_properties=members.rest,
        )
