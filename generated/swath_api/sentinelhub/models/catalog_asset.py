"""A file, or a folder of files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogAsset(_model.Model):
    """A file, or a folder of files."""

    href: str
    """Its address."""
    title: str | UnsetType = UNSET
    """A line for people."""
    description: str | UnsetType = UNSET
    """A text for people."""
    type_: str | UnsetType = UNSET
    """Its media type."""
    roles: list[str] | UnsetType = UNSET
    """What it is for."""

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
