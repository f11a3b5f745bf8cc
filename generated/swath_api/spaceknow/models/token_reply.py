"""A token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class TokenReply(_model.Model):
    """A token."""

    id_token: str
    """The token, a JWT that tells when it expires."""
    access_token: str | UnsetType = UNSET
    """Of no use here."""
    scope: str | UnsetType = UNSET
    """What was granted."""
    token_type: str | UnsetType = UNSET
    """How tokens are sent."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id_token", "id_token"),
        ("access_token", "access_token"),
        ("scope", "scope"),
        ("token_type", "token_type"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id_token=members.take("id_token", _model.as_is),
            access_token=members.find("access_token", _model.as_is),
            scope=members.find("scope", _model.as_is),
            token_type=members.find("token_type", _model.as_is),
            additional_properties=members.rest,
        )
