"""A field is a number between two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import ValueRange


@define(kw_only=True)
class ValueRangeFilter(_model.Model):
    """A field is a number between two."""

    field: str
    """The field."""
    type_: Literal["value-range"] = "value-range"
    params: ValueRange
    """Numbers between two; an end that is left out is open."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("field", "field"),
        ("type_", "type"),
        ("params", "params"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            field=members.take("field", _model.as_is),
            type_=members.take("type", _model.as_is),
            params=members.take("params", models.ValueRange.from_dict),
            additional_properties=members.rest,
        )
