"""A page of Items and the links to its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PageLink, StacItem


@define(kw_only=True)
class ItemCollection(_model.Model):
    """A page of Items and the links to its neighbours."""

    type_: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[StacItem]
    """The Items, at most 50."""
    links: list[PageLink] | UnsetType = UNSET
    """Addresses of this page and of those beside it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("features", "features"),
        ("links", "links"),
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
            features=members.take("features", _model.listed(models.StacItem.from_dict)),
            links=members.find("links", _model.listed(models.PageLink.from_dict)),
            additional_properties=members.rest,
        )
