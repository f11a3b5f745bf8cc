"""What went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model

if TYPE_CHECKING:
    from ..models import ErrorCode


@define(kw_only=True)
class ErrorBody(_model.Model):
    """What went wrong."""

    error: ErrorCode | str
    """Name of the reason, for programs."""
    error_message: str
    """The reason in a sentence."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("error", "error"),
        ("error_message", "errorMessage"),
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
            error_message=members.take("errorMessage", _model.as_is),
            additional_properties=members.rest,
        )
