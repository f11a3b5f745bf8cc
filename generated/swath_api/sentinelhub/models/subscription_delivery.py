"""One item of a subscription."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import DeliveryState, Provider


@define(kw_only=True)
class SubscriptionDelivery(_model.Model):
    """One item of a subscription."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    provider: Provider | str | UnsetType = UNSET
    """The provider."""
    status: DeliveryState | str | UnsetType = UNSET
    """How far it is."""
    error_message: str | UnsetType = UNSET
    """Why it failed."""
    item_id: str | UnsetType = UNSET
    """The item of Planet."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("provider", "provider"),
        ("status", "status"),
        ("error_message", "errorMessage"),
        ("item_id", "itemId"),
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
            provider=members.find("provider", _model.as_is),
            status=members.find("status", _model.as_is),
            error_message=members.find("errorMessage", _model.as_is),
            item_id=members.find("itemId", _model.as_is),
            additional_properties=members.rest,
        )
