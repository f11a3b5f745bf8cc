"""How often values of a range occur."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class HistogramBin(_model.Model):
    """How often values of a range occur."""

    low_edge: float | UnsetType = UNSET
    """Where it begins."""
    high_edge: float | UnsetType = UNSET
    """Where it ends; this value belongs to the next bin if there is one."""
    count: int | UnsetType = UNSET
    """Pixels in it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("low_edge", "lowEdge"),
        ("high_edge", "highEdge"),
        ("count", "count"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            low_edge=members.find("lowEdge", _model.as_is),
            high_edge=members.find("highEdge", _model.as_is),
            count=members.find("count", _model.as_is),
            additional_properties=members.rest,
        )
