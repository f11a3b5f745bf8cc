"""A span of days, both included."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DateRange(_model.Model):
    """A span of days, both included."""

    from_: datetime.date
    """The first day."""
    to: datetime.date
    """The last day."""

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
            from_=members.take("from", _model.read_date),
            to=members.take("to", _model.read_date),
            additional_properties=members.rest,
        )
