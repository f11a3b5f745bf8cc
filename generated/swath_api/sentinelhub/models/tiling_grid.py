"""A way to cut areas into tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import TilingGridProperties, View


@define(kw_only=True)
class TilingGrid(_model.Model):
    """A way to cut areas into tiles."""

    id: int | UnsetType = UNSET
    """The number that requests name it by."""
    name: str | UnsetType = UNSET
    """A name for people."""
    properties: TilingGridProperties | UnsetType = UNSET
    """The measures of a tiling grid."""
    links: View | UnsetType = UNSET
    """Where a page of a list lies; what does not apply is left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("name", "name"),
        ("properties", "properties"),
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
            id=members.find("id", _model.as_is),
            name=members.find("name", _model.as_is),
            properties=members.find(
                "properties", models.TilingGridProperties.from_dict
            ),
            links=members.find("links", models.View.from_dict),
            additional_properties=members.rest,
        )
