"""The address of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import PageRelation


@define(kw_only=True)
class PageLink(_model.Model):
    """The address of a page."""

    rel: PageRelation | str
    """How the page relates to this one."""
    href: str
    """The address, to be followed as given."""
    type_: str | UnsetType = UNSET
    """Media type of what the address answers."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("rel", "rel"),
        ("href", "href"),
        ("type_", "type"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            rel=members.take("rel", _model.as_is),
            href=members.take("href", _model.as_is),
            type_=members.find("type", _model.as_is),
            additional_properties=members.rest,
        )
