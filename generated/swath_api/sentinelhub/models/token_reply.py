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

    access_token: str
    """A JWT; its `exp` is when it expires."""
    token_type: str
    """`Bearer`."""
    expires_in: int
    """Seconds that the token lives."""
    refresh_expires_in: int | UnsetType = UNSET
    """0; there is nothing to refresh it with."""
    not_before_policy: int | UnsetType = UNSET
    """Tokens issued before this time do not count."""
    scope: str | UnsetType = UNSET
    """What the token is good for."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("access_token", "access_token"),
        ("token_type", "token_type"),
        ("expires_in", "expires_in"),
        ("refresh_expires_in", "refresh_expires_in"),
        ("not_before_policy", "not-before-policy"),
        ("scope", "scope"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            access_token=members.take("access_token", _model.as_is),
            token_type=members.take("token_type", _model.as_is),
            expires_in=members.take("expires_in", _model.as_is),
            refresh_expires_in=members.find("refresh_expires_in", _model.as_is),
            not_before_policy=members.find("not-before-policy", _model.as_is),
            scope=members.find("scope", _model.as_is),
            additional_properties=members.rest,
        )
