"""Which scenes are used; of MODIS, OLCI and own collections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import MosaickingOrder, TimeRange


@define(kw_only=True)
class TimeFilter(_model.Model):
    """Which scenes are used; of MODIS, OLCI and own collections."""

    time_range: TimeRange | UnsetType = UNSET
    """A time span, both bounds included; dates without a time of day are refused."""
    mosaicking_order: MosaickingOrder | UnsetType = UNSET
    """By time, the latest or the earliest first."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("mosaicking_order", "mosaickingOrder"),
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
            additional_properties=members.rest,
        )
