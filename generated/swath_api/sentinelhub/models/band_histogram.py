"""The histogram of a band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import HistogramBin


@define(kw_only=True)
class BandHistogram(_model.Model):
    """The histogram of a band."""

    bins: list[HistogramBin] | UnsetType = UNSET
    """The bins."""
    overflow_count: int | UnsetType = UNSET
    """Pixels above the last bin."""
    underflow_count: int | UnsetType = UNSET
    """Pixels below the first bin."""
    overflow: int | UnsetType = UNSET
    """Pixels above the last bin, under the documented name."""
    underflow: int | UnsetType = UNSET
    """Pixels below the first bin, under the documented name."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("bins", "bins"),
        ("overflow_count", "overflowCount"),
        ("underflow_count", "underflowCount"),
        ("overflow", "overflow"),
        ("underflow", "underflow"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bins=members.find("bins", _model.listed(models.HistogramBin.from_dict)),
            overflow_count=members.find("overflowCount", _model.as_is),
            underflow_count=members.find("underflowCount", _model.as_is),
            overflow=members.find("overflow", _model.as_is),
            underflow=members.find("underflow", _model.as_is),
            additional_properties=members.rest,
        )
