"""A tile of a batch request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchTileOrigin, BatchTileState, Polygon


@define(kw_only=True)
class BatchTile(_model.Model):
    """A tile of a batch request."""

    id: int | UnsetType = UNSET
    """Names it."""
    request_id: uuid.UUID | UnsetType = UNSET
    """Its batch request."""
    geometry: Polygon | UnsetType = UNSET
    """An outer ring and the holes in it."""
    origin: BatchTileOrigin | UnsetType = UNSET
    """The lower left corner of a tile, in the crs of its grid."""
    status: BatchTileState | str | UnsetType = UNSET
    """How far it is."""
    cost: float | UnsetType = UNSET
    """Processing units spent on it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("request_id", "requestId"),
        ("geometry", "geometry"),
        ("origin", "origin"),
        ("status", "status"),
        ("cost", "cost"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.find("id", _model.as_is),
            request_id=members.find("requestId", _model.read_uuid),
            geometry=members.find("geometry", models.Polygon.from_dict),
            origin=members.find("origin", models.BatchTileOrigin.from_dict),
            status=members.find("status", _model.as_is),
            cost=members.find("cost", _model.as_is),
            additional_properties=members.rest,
        )
