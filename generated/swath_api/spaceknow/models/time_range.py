"""Times between two; an end that is left out is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class TimeRange(_model.Model):
    """Times between two; an end that is left out is open."""

    from_: str | UnsetType = UNSET
    """A point in time, UTC, without a zone."""
    to: str | UnsetType = UNSET
    """A point in time, UTC, without a zone."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("from_", "from"),
        ("to", "to"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            from_=members.find("from", _model.as_is),
            to=members.find("to", _model.as_is),
            additional_properties=members.rest,
        )
