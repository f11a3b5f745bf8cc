"""The percentiles wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class PercentilesDefinition(_model.Model):
    """The percentiles wanted."""

    k: list[float] | UnsetType = UNSET
    """Percentages; 50 is the median."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("k", "k"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            k=members.find("k", _model.as_is),
            additional_properties=members.rest,
        )
