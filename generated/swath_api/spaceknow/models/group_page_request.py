"""A page of what belongs to a group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class GroupPageRequest(_model.Model):
    """A page of what belongs to a group."""

    group_id: str | None | UnsetType = UNSET
    """The group; the caller's if left out."""
    cursor: str | None | UnsetType = UNSET
    """The cursor of the page before; none for the first page."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("group_id", "groupId"),
        ("cursor", "cursor"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            group_id=members.find("groupId", _model.as_is),
            cursor=members.find("cursor", _model.as_is),
            additional_properties=members.rest,
        )
