"""A span of days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DayRange(_model.Model):
    """A span of days."""

    min_: int
    """The least."""
    max_: int
    """The most."""

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
            min_=members.take("min", _model.as_is),
            max_=members.take("max", _model.as_is),
            additional_properties=members.rest,
        )
