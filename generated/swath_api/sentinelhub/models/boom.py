"""What went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import ErrorCode


@define(kw_only=True)
class Boom(_model.Model):
    """What went wrong."""

    status: int | UnsetType = UNSET
    """The status of the answer once more."""
    reason: str | UnsetType = UNSET
    """The name of the status."""
    message: str | UnsetType = UNSET
    """What went wrong, for people."""
    code: ErrorCode | str | UnsetType = UNSET
    """What went wrong, for programs; others than the known ones occur."""
    errors: Any | UnsetType = UNSET
    """Details of any form; often a list of objects with `parameter` and `violation`."""

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
            errors=members.find("errors", _model.as_is),
            additional_properties=members.rest,
        )
