"""Which scenes of Sentinel-5P are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import MosaickingOrder, Sentinel5PTimeliness, TimeRange


@define(kw_only=True)
class Sentinel5PFilter(_model.Model):
    """Which scenes of Sentinel-5P are used."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    mosaicking_order: MosaickingOrder | UnsetType = UNSET
    """By time, the latest or the earliest first."""
    timeliness: Sentinel5PTimeliness | UnsetType = UNSET
    """Near real time, offline, reprocessed."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("mosaicking_order", "mosaickingOrder"),
        ("timeliness", "timeliness"),
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
            timeliness=members.find("timeliness", _model.as_is),
            additional_properties=members.rest,
        )
