"""What a user has spent and has left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class UserCredits(_model.Model):
    """What a user has spent and has left."""

    id: str
    """The user."""
    email: str
    """Address of the user."""
    name: str
    """Full name of the user."""
    group_id: str
    """The group that pays."""
    credits_tier: str
    """Name of the price list."""
    remaining_credit: float
    """Credits that are left."""
    used_credit: float
    """Credits that are spent."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("email", "email"),
        ("name", "name"),
        ("group_id", "groupId"),
        ("credits_tier", "creditsTier"),
        ("remaining_credit", "remainingCredit"),
        ("used_credit", "usedCredit"),
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
            group_id=members.take("groupId", _model.as_is),
            credits_tier=members.take("creditsTier", _model.as_is),
            remaining_credit=members.take("remainingCredit", _model.as_is),
            used_credit=members.take("usedCredit", _model.as_is),
            additional_properties=members.rest,
        )
