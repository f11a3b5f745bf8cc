"""One product of an order, named by the member that its provider uses."""

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
class OrderDelivery(_model.Model):
    """One product of an order, named by the member that its provider uses."""

    id: uuid.UUID | UnsetType = UNSET
    """Names it."""
    provider: Provider | str | UnsetType = UNSET
    """The provider."""
    sqkm: float | UnsetType = UNSET
    """What it took of the quota, in km²."""
    status: DeliveryState | str | UnsetType = UNSET
    """How far it is."""
    error_message: str | UnsetType = UNSET
    """Why it failed."""
    product_id: uuid.UUID | UnsetType = UNSET
    """The product of Airbus."""
    item_id: str | UnsetType = UNSET
    """The item of Planet."""
    selected_images: list[str] | UnsetType = UNSET
    """The images of Maxar."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("provider", "provider"),
        ("sqkm", "sqkm"),
        ("status", "status"),
        ("error_message", "errorMessage"),
        ("product_id", "productId"),
        ("item_id", "itemId"),
        ("selected_images", "selectedImages"),
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
            sqkm=members.find("sqkm", _model.as_is),
            status=members.find("status", _model.as_is),
            error_message=members.find("errorMessage", _model.as_is),
            product_id=members.find("productId", _model.read_uuid),
            item_id=members.find("itemId", _model.as_is),
            selected_images=members.find("selectedImages", _model.as_is),
            additional_properties=members.rest,
        )
