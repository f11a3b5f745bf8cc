"""A request that runs."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class AsyncProcessStatus(_model.Model):
    """A request that runs."""

    id: uuid.UUID
    """Name of the request."""
    status: Literal["RUNNING"] | str
    """That it runs; there is no other value."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("status", "status"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.take("id", _model.read_uuid),
            status=members.take("status", _model.as_is),
            additional_properties=members.rest,
        )
