"""A map whose tiles can be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ReleasedMap(_model.Model):
    """A map whose tiles can be read."""

    map_id: str
    """The signed name of the map, of no form to rely on."""
    max_zoom: int
    """The deepest zoom level that has tiles."""
    tiles: list[list[int]]
    """The tiles of the map, at a low zoom level."""
    status: str
    """How it went; not a state of a pipeline."""
    sub_geometry_id: str | UnsetType = UNSET
    """Name of the part that was asked for; `-` if none was."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("map_id", "mapId"),
        ("max_zoom", "maxZoom"),
        ("tiles", "tiles"),
        ("status", "status"),
        ("sub_geometry_id", "subGeometryId"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            map_id=members.take("mapId", _model.as_is),
            max_zoom=members.take("maxZoom", _model.as_is),
            tiles=members.take("tiles", _model.as_is),
            status=members.take("status", _model.as_is),
            sub_geometry_id=members.find("subGeometryId", _model.as_is),
            additional_properties=members.rest,
        )
