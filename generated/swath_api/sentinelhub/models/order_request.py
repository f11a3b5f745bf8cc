"""A new order; nothing is bought before it is confirmed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AirbusOrder, MaxarOrder, PlanetOrder


@define(kw_only=True)
class OrderRequest(_model.Model):
    """A new order; nothing is bought before it is confirmed."""

    input_: AirbusOrder | PlanetOrder | MaxarOrder | dict[str, Any]
    """What to buy, and where."""
    name: str | UnsetType = UNSET
    """A name for people; that of the BYOC collection, too, if one is made."""
    collection_id: uuid.UUID | UnsetType = UNSET
    """The BYOC collection that takes the data, empty or with the same bands; one is made
    on confirmation, if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
        ("name", "name"),
        ("collection_id", "collectionId"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            input_=members.take(
                "input",
                _model.tagged(
                    "provider",
                    {
                        "AIRBUS": models.AirbusOrder.from_dict,
                        "PLANET": models.PlanetOrder.from_dict,
                        "MAXAR": models.MaxarOrder.from_dict,
                    },
                ),
            ),
            name=members.find("name", _model.as_is),
            collection_id=members.find("collectionId", _model.read_uuid),
            additional_properties=members.rest,
        )
