"""That a quota does not suffice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ErrorCode, QuotaShortage


@define(kw_only=True)
class QuotaExceededError(_model.Model):
    """That a quota does not suffice."""

    status: int | UnsetType = UNSET
    """The status of the answer."""
    reason: str | UnsetType = UNSET
    """What the status means."""
    message: str | UnsetType = UNSET
    """A text for people."""
    code: ErrorCode | str | UnsetType = UNSET
    """A word for programs."""
    errors: QuotaShortage | UnsetType = UNSET
    """What is left and what is needed."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("status", "status"),
        ("reason", "reason"),
        ("message", "message"),
        ("code", "code"),
        ("errors", "errors"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            status=members.find("status", _model.as_is),
            reason=members.find("reason", _model.as_is),
            message=members.find("message", _model.as_is),
            code=members.find("code", _model.as_is),
            errors=members.find("errors", models.QuotaShortage.from_dict),
            additional_properties=members.rest,
        )
