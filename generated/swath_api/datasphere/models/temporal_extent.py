"""The time as intervals, the whole first; an open end is null."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class TemporalExtent(_model.Model):
    """The time as intervals, the whole first; an open end is null."""

    interval: list[list[datetime.datetime | None]]

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("interval", "interval"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            interval=members.take(
                "interval",
                _model.listed(_model.listed(_model.nullable(_model.read_datetime))),
            ),
            additional_properties=members.rest,
        )
