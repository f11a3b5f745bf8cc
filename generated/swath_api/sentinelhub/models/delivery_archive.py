"""All files of a delivery as one."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import ArchiveState


@define(kw_only=True)
class DeliveryArchive(_model.Model):
    """All files of a delivery as one."""

    delivery_id: uuid.UUID | UnsetType = UNSET
    """The delivery."""
    format_: Literal["zip"] | UnsetType = UNSET
    """Its form."""
    requested: datetime.datetime | UnsetType = UNSET
    """When it was asked for."""
    status: ArchiveState | str | UnsetType = UNSET
    """How far it is."""
    size: int | UnsetType = UNSET
    """Its size in bytes, once it is DONE."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("delivery_id", "deliveryId"),
        ("format_", "format"),
        ("requested", "requested"),
        ("status", "status"),
        ("size", "size"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            delivery_id=members.find("deliveryId", _model.read_uuid),
            format_=members.find("format", _model.as_is),
            requested=members.find("requested", _model.read_datetime),
            status=members.find("status", _model.as_is),
            size=members.find("size", _model.as_is),
            additional_properties=members.rest,
        )
