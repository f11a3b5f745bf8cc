"""A range; documented as `min` and `max`, and seen as `minimum` and `maximum`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class CatalogSummaryRange(_model.Model):
    """A range; documented as `min` and `max`, and seen as `minimum` and `maximum`."""

    min_: float | str | UnsetType = UNSET
    """The least value."""
    max_: float | str | UnsetType = UNSET
    """The greatest value."""
    minimum: float | str | UnsetType = UNSET
    """The least value."""
    maximum: float | str | UnsetType = UNSET
    """The greatest value."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("min_", "min"),
        ("max_", "max"),
        ("minimum", "minimum"),
        ("maximum", "maximum"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            min_=members.find("min", _model.as_is),
            max_=members.find("max", _model.as_is),
            minimum=members.find("minimum", _model.as_is),
            maximum=members.find("maximum", _model.as_is),
            additional_properties=members.rest,
        )
