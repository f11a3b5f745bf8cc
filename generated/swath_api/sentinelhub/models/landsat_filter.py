"""Which scenes of Landsat are used, of collections without real-time scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CloudMosaickingOrder, LandsatTiers, TimeRange


@define(kw_only=True)
class LandsatFilter(_model.Model):
    """Which scenes of Landsat are used, of collections without real-time scenes."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    mosaicking_order: CloudMosaickingOrder | UnsetType = UNSET
    """By time, the latest or the earliest first, or the least clouded first."""
    max_cloud_coverage: float | UnsetType = UNSET
    """Percentage of clouds that a scene may have, as a whole."""
    tiers: LandsatTiers | UnsetType = UNSET
    """The best placed alone, or all."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("mosaicking_order", "mosaickingOrder"),
        ("max_cloud_coverage", "maxCloudCoverage"),
        ("tiers", "tiers"),
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
            mosaicking_order=members.find("mosaickingOrder", _model.as_is),
            max_cloud_coverage=members.find("maxCloudCoverage", _model.as_is),
            tiers=members.find("tiers", _model.as_is),
            additional_properties=members.rest,
        )
