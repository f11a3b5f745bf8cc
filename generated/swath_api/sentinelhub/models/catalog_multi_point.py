"""Several positions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class CatalogMultiPoint(_model.Model):
    """Several positions."""

    type_: Literal["MultiPoint"] = "MultiPoint"
    coordinates: list[list[float]]

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("coordinates", "coordinates"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            coordinates=members.take("coordinates", _model.as_is),
            additional_properties=members.rest,
        )
