"""A product, and the form of its table."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import CsvFormat


@define(kw_only=True)
class ProductRequest(_model.Model):
    """A product, and the form of its table."""

    product_id: str
    """The product."""
    pit_dt: datetime.date | None | UnsetType = UNSET
    """The day on which the values were as they are wanted."""
    csv_format: CsvFormat | UnsetType = UNSET
    """The plain table, or one with more columns beside those."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_id", "productId"),
        ("pit_dt", "pitDt"),
        ("csv_format", "csvFormat"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            product_id=members.take("productId", _model.as_is),
            pit_dt=members.find("pitDt", _model.nullable(_model.read_date)),
            csv_format=members.find("csvFormat", _model.as_is),
            additional_properties=members.rest,
        )
