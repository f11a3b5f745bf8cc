"""A tile that a delivery became."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import IngestionState


@define(kw_only=True)
class DeliveryTile(_model.Model):
    """A tile that a delivery became."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it; also the tile of the BYOC collection."""
    delivery_id: uuid.UUID | UnsetType = UNSET
    """The delivery."""
    status: IngestionState | str | UnsetType = UNSET
    """How far it is."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("delivery_id", "deliveryId"),
        ("status", "status"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.find("id", _model.read_uuid),
            delivery_id=members.find("deliveryId", _model.read_uuid),
            status=members.find("status", _model.as_is),
            additional_properties=members.rest,
        )
