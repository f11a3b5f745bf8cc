"""Who a user is, and what the user may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class UserInfo(_model.Model):
    """Who a user is, and what the user may do."""

    id: str
    """The user."""
    email: str
    """Address of the user."""
    name: str
    """Full name of the user."""
    accounting: str
    """What the user's work is charged to."""
    permissions: list[str]
    """Permissions; each grants all that lie below it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("email", "email"),
        ("name", "name"),
        ("accounting", "accounting"),
        ("permissions", "permissions"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.take("id", _model.as_is),
            email=members.take("email", _model.as_is),
            name=members.take("name", _model.as_is),
            accounting=members.take("accounting", _model.as_is),
            permissions=members.take("permissions", _model.as_is),
            additional_properties=members.rest,
        )
