"""Some values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class ValueList(_model.Model):
    """Some values."""

    values: list[str]
    """The values."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("values", "values"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            values=members.take("values", _model.as_is),
            additional_properties=members.rest,
        )
