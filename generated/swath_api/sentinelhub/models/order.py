"""An order, and how far it is."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import OrderState, Provider


@define(kw_only=True)
class Order(_model.Model):
    """An order, and how far it is."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    name: str | UnsetType = UNSET
    """A name for people."""
    account_id: uuid.UUID | UnsetType = UNSET
    """Who pays."""
    user_id: uuid.UUID | UnsetType = UNSET
    """Who made it."""
    collection_id: uuid.UUID | None | UnsetType = UNSET
    """The BYOC collection that takes the data; known once confirmed."""
    status: OrderState | str | UnsetType = UNSET
    """How far it is."""
    sqkm: float | UnsetType = UNSET
    """What it takes of the quota, in km²."""
    provider: Provider | str | UnsetType = UNSET
    """The provider."""
    created: datetime.datetime | UnsetType = UNSET
    """When it was made."""
    input_: dict[str, Any] | UnsetType = UNSET
    """What is bought, as it was asked for."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("name", "name"),
        ("account_id", "accountId"),
        ("user_id", "userId"),
        ("collection_id", "collectionId"),
        ("status", "status"),
        ("sqkm", "sqkm"),
        ("provider", "provider"),
        ("created", "created"),
        ("input_", "input"),
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
            name=members.find("name", _model.as_is),
            account_id=members.find("accountId", _model.read_uuid),
            user_id=members.find("userId", _model.read_uuid),
            collection_id=members.find(
                "collectionId", _model.nullable(_model.read_uuid)
            ),
            status=members.find("status", _model.as_is),
            sqkm=members.find("sqkm", _model.as_is),
            provider=members.find("provider", _model.as_is),
            created=members.find("created", _model.read_datetime),
            input_=members.find("input", _model.as_is),
            additional_properties=members.rest,
        )
