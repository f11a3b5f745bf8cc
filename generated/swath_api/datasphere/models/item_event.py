"""One server-sent event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class ItemEvent(_model.Model):
    """One server-sent event."""

    data: str
    """A StacItem as JSON text."""
    id: str | UnsetType = UNSET
    """Names the event."""
    event: str | UnsetType = UNSET
    """Kind of the event."""
    retry: int | UnsetType = UNSET
    """Milliseconds to wait before connecting again."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("data", "data"),
        ("id", "id"),
        ("event", "event"),
        ("retry", "retry"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            data=members.take("data", _model.as_is),
            id=members.find("id", _model.as_is),
            event=members.find("event", _model.as_is),
            retry=members.find("retry", _model.as_is),
            additional_properties=members.rest,
        )
