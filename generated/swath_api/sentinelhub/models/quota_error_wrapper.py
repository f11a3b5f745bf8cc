"""That a quota does not suffice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import QuotaExceededError


@define(kw_only=True)
class QuotaErrorWrapper(_model.Model):
    """That a quota does not suffice."""

    error: QuotaExceededError
    """That a quota does not suffice."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("error", "error"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            error=members.take("error", models.QuotaExceededError.from_dict),
            additional_properties=members.rest,
        )
