"""Members of items. With `include` alone it adds to the usual ones, with `exclude` alone
it takes from them; with both nothing else is answered. Dots lead into objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogFields(_model.Model):
    """Members of items. With `include` alone it adds to the usual ones, with `exclude`
    alone it takes from them; with both nothing else is answered. Dots lead into
    objects."""

    include: list[str] | UnsetType = UNSET
    """Members wanted."""
    exclude: list[str] | UnsetType = UNSET
    """Members not wanted."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("include", "include"),
        ("exclude", "exclude"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            include=members.find("include", _model.as_is),
            exclude=members.find("exclude", _model.as_is),
            additional_properties=members.rest,
        )
