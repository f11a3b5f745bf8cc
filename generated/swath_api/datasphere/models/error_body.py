"""What went wrong, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ErrorBody(_model.Model):
    """What went wrong, in a sentence."""

    detail: str | UnsetType = UNSET
    """The sentence."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("detail", "detail"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            detail=members.find("detail", _model.as_is),
            additional_properties=members.rest,
        )
