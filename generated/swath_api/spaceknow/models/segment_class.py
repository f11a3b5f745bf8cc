"""A class of segments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class SegmentClass(_model.Model):
    """A class of segments."""

    color: list[int] | UnsetType = UNSET
    """Red, green and blue, each from 0 to 255."""
    class_: str | UnsetType = UNSET
    """The class it is shown as."""
    master_class: str | UnsetType = UNSET
    """The class that all others of its kind belong to."""
    parent_class: str | UnsetType = UNSET
    """The next class above it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("color", "color"),
        ("class_", "class"),
        ("master_class", "master_class"),
        ("parent_class", "parent_class"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            color=members.find("color", _model.as_is),
            class_=members.find("class", _model.as_is),
            master_class=members.find("master_class", _model.as_is),
            parent_class=members.find("parent_class", _model.as_is),
            additional_properties=members.rest,
        )
