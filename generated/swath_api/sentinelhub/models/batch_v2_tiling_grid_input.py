"""Tiles of a grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BatchV2TilingGridInput(_model.Model):
    """Tiles of a grid."""

    type_: Literal["tiling-grid"] = "tiling-grid"
    """Which kind of input it is."""
    id: int
    """Number of the grid."""
    resolution: float
    """Size of a pixel, one of those that the grid offers."""
    buffer_x: int | UnsetType = UNSET
    """Pixels to add at the left and at the right of each tile."""
    buffer_y: int | UnsetType = UNSET
    """Pixels to add above and below each tile."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("id", "id"),
        ("resolution", "resolution"),
        ("buffer_x", "bufferX"),
        ("buffer_y", "bufferY"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            id=members.take("id", _model.as_is),
            resolution=members.take("resolution", _model.as_is),
            buffer_x=members.find("bufferX", _model.as_is),
            buffer_y=members.find("bufferY", _model.as_is),
            additional_properties=members.rest,
        )
