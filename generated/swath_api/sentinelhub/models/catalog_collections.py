"""All collections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CatalogCollection, CatalogLink


@define(kw_only=True)
class CatalogCollections(_model.Model):
    """All collections."""

    links: list[CatalogLink]
    """Related documents."""
    collections: list[CatalogCollection]
    """The collections."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("links", "links"),
        ("collections", "collections"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            links=members.take("links", _model.listed(models.CatalogLink.from_dict)),
            collections=members.take(
                "collections", _model.listed(models.CatalogCollection.from_dict)
            ),
            additional_properties=members.rest,
        )
