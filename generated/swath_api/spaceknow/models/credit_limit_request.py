"""A limit for a user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CreditLimitRequest(_model.Model):
    """A limit for a user."""

    user_id: str
    """The user."""
    credit_limit: float | None | UnsetType = UNSET
    """The most that the user may spend; no limit if null or left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("user_id", "userId"),
        ("credit_limit", "creditLimit"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            user_id=members.take("userId", _model.as_is),
            credit_limit=members.find("creditLimit", _model.as_is),
            additional_properties=members.rest,
        )
