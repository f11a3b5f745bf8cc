"""A pointer to a related document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class StacLink(_model.Model):
    """A pointer to a related document."""

    rel: str
    """How the document relates to this one."""
    href: str
    """Its address."""
    type_: str | UnsetType = UNSET
    """Its media type."""
    title: str | UnsetType = UNSET
    """A line for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("rel", "rel"),
        ("href", "href"),
        ("type_", "type"),
        ("title", "title"),
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
            title=members.find("title", _model.as_is),
            additional_properties=members.rest,
        )
