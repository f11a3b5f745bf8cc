"""When data were published, which is later than when they were taken."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class PublishedRange(_model.Model):
    """When data were published, which is later than when they were taken."""

    from_: datetime.datetime
    """Begin."""
    to: datetime.datetime | UnsetType = UNSET
    """End; open, if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("from_", "from"),
        ("to", "to"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            from_=members.take("from", _model.read_datetime),
            to=members.find("to", _model.read_datetime),
            additional_properties=members.rest,
        )
