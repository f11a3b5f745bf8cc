"""A JSON Schema whose properties are what filters may use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogQueryables(_model.Model):
    """A JSON Schema whose properties are what filters may use."""

    schema: str | UnsetType = UNSET
    """Version of JSON Schema."""
    id: str | UnsetType = UNSET
    """Its address."""
    type_: Literal["object"] | UnsetType = UNSET
    title: str | UnsetType = UNSET
    """A line for people."""
    properties: dict[str, Any] | UnsetType = UNSET
    """Schemas by the names that filters may use."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("schema", "$schema"),
        ("id", "$id"),
        ("type_", "type"),
        ("title", "title"),
        ("properties", "properties"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            schema=members.find("$schema", _model.as_is),
            id=members.find("$id", _model.as_is),
            type_=members.find("type", _model.as_is),
            title=members.find("title", _model.as_is),
            properties=members.find("properties", _model.as_is),
            additional_properties=members.rest,
        )
