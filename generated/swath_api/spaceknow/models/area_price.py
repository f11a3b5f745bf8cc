"""What an area costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class AreaPrice(_model.Model):
    """What an area costs."""

    cost: float
    """The price, in credits."""
    km2: float
    """The area, in square kilometres."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("cost", "cost"),
        ("km2", "km2"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            cost=members.take("cost", _model.as_is),
            km2=members.take("km2", _model.as_is),
            additional_properties=members.rest,
        )
