"""A time span."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class DateTimeInterval(_model.Model):
    """A time span."""

    from_: datetime.datetime
    """Its begin."""
    to: datetime.datetime
    """Its end."""

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
            from_=members.take("from", _model.read_datetime),
            to=members.take("to", _model.read_datetime),
            additional_properties=members.rest,
        )
