"""What to change of a task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BatchV2ProcessUpdate(_model.Model):
    """What to change of a task."""

    description: str | UnsetType = UNSET
    """A line for people."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("description", "description"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            description=members.find("description", _model.as_is),
            additional_properties=members.rest,
        )
