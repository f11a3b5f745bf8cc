"""The measures of a tiling grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import GridUnit


@define(kw_only=True)
class TilingGridProperties(_model.Model):
    """The measures of a tiling grid."""

    name: str | UnsetType = UNSET
    """Its name once more."""
    unit: GridUnit | str | UnsetType = UNSET
    """Unit of the other members; recorded answers spell the metre both ways."""
    tile_width: float | UnsetType = UNSET
    """Width of a tile."""
    tile_height: float | UnsetType = UNSET
    """Height of a tile."""
    resolutions: list[float] | UnsetType = UNSET
    """Sizes of a pixel that one can choose from."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "name"),
        ("unit", "unit"),
        ("tile_width", "tileWidth"),
        ("tile_height", "tileHeight"),
        ("resolutions", "resolutions"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            name=members.find("name", _model.as_is),
            unit=members.find("unit", _model.as_is),
            tile_width=members.find("tileWidth", _model.as_is),
            tile_height=members.find("tileHeight", _model.as_is),
            resolutions=members.find("resolutions", _model.as_is),
            additional_properties=members.rest,
        )
