"""When, as intervals, the whole first."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogTemporalExtent(_model.Model):
    """When, as intervals, the whole first."""

    interval: list[list[datetime.datetime | None]]
    """Begin and end each; an open one is null."""
    trs: Literal["http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"] | UnsetType = (
        UNSET
    )
    """Their calendar, always the Gregorian."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("interval", "interval"),
        ("trs", "trs"),
    )

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
            trs=members.find("trs", _model.as_is),
            additional_properties=members.rest,
        )
