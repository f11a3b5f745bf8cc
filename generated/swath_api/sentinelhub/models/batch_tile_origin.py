"""The lower left corner of a tile, in the crs of its grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import GeometryCrs


@define(kw_only=True)
class BatchTileOrigin(_model.Model):
    """The lower left corner of a tile, in the crs of its grid."""

    type_: Literal["Point"] | UnsetType = UNSET
    """That it is a point."""
    coordinates: list[float] | UnsetType = UNSET
    """Easting and northing."""
    crs: GeometryCrs | UnsetType = UNSET
    """The crs of a geometry that has one of its own."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("coordinates", "coordinates"),
        ("crs", "crs"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.find("type", _model.as_is),
            coordinates=members.find("coordinates", _model.as_is),
            crs=members.find("crs", models.GeometryCrs.from_dict),
            additional_properties=members.rest,
        )
