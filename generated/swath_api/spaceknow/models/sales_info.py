"""What a column means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class SalesInfo(_model.Model):
    """What a column means."""

    frequency: str | UnsetType = UNSET
    """How often there is a value."""
    region: str | UnsetType = UNSET
    """What part of the world."""
    rolling: str | UnsetType = UNSET
    """Length of the moving window."""
    topic: str | UnsetType = UNSET
    """What part of the economy."""
    type_of_index: str | UnsetType = UNSET
    """Kind of the index."""
    units: str | UnsetType = UNSET
    """What a value counts."""
    value_type: str | UnsetType = UNSET
    """What a value stands for."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("frequency", "frequency"),
        ("region", "region"),
        ("rolling", "rolling"),
        ("topic", "topic"),
        ("type_of_index", "typeOfIndex"),
        ("units", "units"),
        ("value_type", "valueType"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            frequency=members.find("frequency", _model.as_is),
            region=members.find("region", _model.as_is),
            rolling=members.find("rolling", _model.as_is),
            topic=members.find("topic", _model.as_is),
            type_of_index=members.find("typeOfIndex", _model.as_is),
            units=members.find("units", _model.as_is),
            value_type=members.find("valueType", _model.as_is),
            additional_properties=members.rest,
        )
