"""An account, and what never changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class TokenRequest(_model.Model):
    """An account, and what never changes."""

    client_id: Literal["hmWJcfhRouDOaJK2L8asREMlMrv3jFE1"] = (
        "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1"
    )
    username: str
    """E-mail address of the account."""
    password: str
    """Its password."""
    connection: Literal["Username-Password-Authentication"] = (
        "Username-Password-Authentication"
    )
    grant_type: Literal["password"] = "password"
    scope: Literal["openid"] = "openid"

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_id", "client_id"),
        ("username", "username"),
        ("password", "password"),
        ("connection", "connection"),
        ("grant_type", "grant_type"),
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
            client_id=members.take("client_id", _model.as_is),
            username=members.take("username", _model.as_is),
            password=members.take("password", _model.as_is),
            connection=members.take("connection", _model.as_is),
            grant_type=members.take("grant_type", _model.as_is),
            scope=members.take("scope", _model.as_is),
            additional_properties=members.rest,
        )
