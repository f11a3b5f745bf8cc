"""Numbers between two; an end that is left out is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ValueRange(_model.Model):
    """Numbers between two; an end that is left out is open."""

    min_: float | UnsetType = UNSET
    """The least."""
    max_: float | UnsetType = UNSET
    """The greatest."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("min_", "min"),
        ("max_", "max"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            min_=members.find("min", _model.as_is),
            max_=members.find("max", _model.as_is),
            additional_properties=members.rest,
        )
