"""An account to be created."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class GuardianUser(_model.Model):
    """An account to be created."""

    email: str
    """Address of the user."""
    password: str
    """The first password."""
    name: str
    """Full name of the user."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("email", "email"),
        ("password", "password"),
        ("name", "name"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            email=members.take("email", _model.as_is),
            password=members.take("password", _model.as_is),
            name=members.take("name", _model.as_is),
            additional_properties=members.rest,
        )
