"""What the catalog answers when it fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogError(_model.Model):
    """What the catalog answers when it fails."""

    code: str
    """The status as text or a word."""
    description: str | UnsetType = UNSET
    """What went wrong."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("code", "code"),
        ("description", "description"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            code=members.take("code", _model.as_is),
            description=members.find("description", _model.as_is),
            additional_properties=members.rest,
        )
