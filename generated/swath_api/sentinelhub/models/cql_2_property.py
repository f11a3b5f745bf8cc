"""The value of a property of the item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class Cql2Property(_model.Model):
    """The value of a property of the item."""

    property_: str
    """Its name, as `eo:cloud_cover`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("property_", "property"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            property_=members.take("property", _model.as_is),
            additional_properties=members.rest,
        )
