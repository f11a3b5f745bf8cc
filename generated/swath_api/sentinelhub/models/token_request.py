"""The credentials of an OAuth client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class TokenRequest(_model.Model):
    """The credentials of an OAuth client."""

    grant_type: Literal["client_credentials"] = "client_credentials"
    client_id: str
    """Id of the client."""
    client_secret: str
    """Its secret."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("grant_type", "grant_type"),
        ("client_id", "client_id"),
        ("client_secret", "client_secret"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            grant_type=members.take("grant_type", _model.as_is),
            client_id=members.take("client_id", _model.as_is),
            client_secret=members.take("client_secret", _model.as_is),
            additional_properties=members.rest,
        )
