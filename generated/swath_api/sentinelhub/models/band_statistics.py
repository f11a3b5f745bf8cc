"""Statistics of a band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BandHistogram, BandStats


@define(kw_only=True)
class BandStatistics(_model.Model):
    """Statistics of a band."""

    stats: BandStats | UnsetType = UNSET
    """Numbers of a band."""
    histogram: BandHistogram | UnsetType = UNSET
    """The histogram of a band."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("stats", "stats"),
        ("histogram", "histogram"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            stats=members.find("stats", models.BandStats.from_dict),
            histogram=members.find("histogram", models.BandHistogram.from_dict),
            additional_properties=members.rest,
        )
