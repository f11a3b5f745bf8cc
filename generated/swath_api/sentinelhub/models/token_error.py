"""Why there is no token, as OAuth puts it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class TokenError(_model.Model):
    """Why there is no token, as OAuth puts it."""

    error: str
    """Code of the reason, as `invalid_client`."""
    error_description: str | UnsetType = UNSET
    """The reason for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("error", "error"),
        ("error_description", "error_description"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            error=members.take("error", _model.as_is),
            error_description=members.find("error_description", _model.as_is),
            additional_properties=members.rest,
        )
