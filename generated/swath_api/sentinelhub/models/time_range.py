"""A time span, both bounds included; dates without a time of day are refused."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class TimeRange(_model.Model):
    """A time span, both bounds included; dates without a time of day are refused."""

    from_: datetime.datetime | UnsetType = UNSET
    """Its begin."""
    to: datetime.datetime | UnsetType = UNSET
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
            from_=members.find("from", _model.read_datetime),
            to=members.find("to", _model.read_datetime),
            additional_properties=members.rest,
        )
