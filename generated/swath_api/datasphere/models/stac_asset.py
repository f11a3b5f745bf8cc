"""A file that belongs to an Item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class StacAsset(_model.Model):
    """A file that belongs to an Item."""

    href: str
    """Address of the file."""
    title: str | UnsetType = UNSET
    """A line for people."""
    description: str | UnsetType = UNSET
    """A text for people."""
    type_: str | UnsetType = UNSET
    """Media type of the file."""
    roles: list[str] | UnsetType = UNSET
    """What the file is for."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("href", "href"),
        ("title", "title"),
        ("description", "description"),
        ("type_", "type"),
        ("roles", "roles"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            href=members.take("href", _model.as_is),
            title=members.find("title", _model.as_is),
            description=members.find("description", _model.as_is),
            type_=members.find("type", _model.as_is),
            roles=members.find("roles", _model.as_is),
            additional_properties=members.rest,
        )
