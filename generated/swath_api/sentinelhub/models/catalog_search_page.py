"""A page of a search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import CatalogContext, CatalogItemPart, CatalogLink


@define(kw_only=True)
class CatalogSearchPage(_model.Model):
    """A page of a search."""

    type_: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[CatalogItemPart | str]
    """Items, or the different values of a property."""
    links: list[CatalogLink] | UnsetType = UNSET
    """Related documents."""
    context: CatalogContext | UnsetType = UNSET
    """Where a page lies."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("features", "features"),
        ("links", "links"),
        ("context", "context"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            features=members.take(
                "features",
                _model.listed(
                    _model.first_of(models.CatalogItemPart.from_dict, _model.as_is)
                ),
            ),
            links=members.find("links", _model.listed(models.CatalogLink.from_dict)),
            context=members.find("context", models.CatalogContext.from_dict),
            additional_properties=members.rest,
        )
