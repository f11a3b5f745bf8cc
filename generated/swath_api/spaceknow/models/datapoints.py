"""What a query of data points found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class Datapoints(_model.Model):
    """What a query of data points found."""

    total_rows: int
    """Number of data points."""
    csv_link: str | UnsetType = UNSET
    """Address of a table of them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("total_rows", "totalRows"),
        ("csv_link", "csvLink"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            total_rows=members.take("totalRows", _model.as_is),
            csv_link=members.find("csvLink", _model.as_is),
            additional_properties=members.rest,
        )
