"""How long a time span is, the first beginning with the time range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import LastIntervalBehavior


@define(kw_only=True)
class AggregationInterval(_model.Model):
    """How long a time span is, the first beginning with the time range."""

    of: str
    """An ISO 8601 duration of a day or more, in days or in hours, not in both."""
    last_interval_behavior: LastIntervalBehavior | UnsetType = UNSET
    """Left out, cut at the end of the time range, or taken beyond it."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("of", "of"),
        ("last_interval_behavior", "lastIntervalBehavior"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            of=members.take("of", _model.as_is),
            last_interval_behavior=members.find("lastIntervalBehavior", _model.as_is),
            additional_properties=members.rest,
        )
