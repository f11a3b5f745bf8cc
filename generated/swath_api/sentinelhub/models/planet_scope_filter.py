"""Which scenes are delivered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PublishedRange


@define(kw_only=True)
class PlanetScopeFilter(_model.Model):
    """Which scenes are delivered."""

    time_range: PublishedRange
    """When data were published, which is later than when they were taken."""
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
            time_range=members.take("timeRange", models.PublishedRange.from_dict),
            max_cloud_coverage=members.find("maxCloudCoverage", _model.as_is),
            native_filter=members.find("nativeFilter", _model.as_is),
            additional_properties=members.rest,
        )
