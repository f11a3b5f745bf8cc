"""A user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class UserRequest(_model.Model):
    """A user."""

    user_id: str | None | UnsetType = UNSET
    """The user; the caller if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("user_id", "userId"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            user_id=members.find("userId", _model.as_is),
            additional_properties=members.rest,
        )
