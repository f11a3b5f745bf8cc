"""The tiling grid of a batch request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class TilingGridSettings(_model.Model):
    """The tiling grid of a batch request."""

    id: int
    """Number of the grid."""
    resolution: float
    """Size of a pixel, one of those that the grid offers."""
    buffer_x: int | UnsetType = UNSET
    """Pixels to add at the left and at the right of each tile."""
    buffer_y: int | UnsetType = UNSET
    """Pixels to add above and below each tile."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
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
            id=members.take("id", _model.as_is),
            resolution=members.take("resolution", _model.as_is),
            buffer_x=members.find("bufferX", _model.as_is),
            buffer_y=members.find("bufferY", _model.as_is),
            additional_properties=members.rest,
        )
