"""What to change of a batch request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchOutputUpdate


@define(kw_only=True)
class BatchProcessUpdate(_model.Model):
    """What to change of a batch request."""

    output: BatchOutputUpdate | UnsetType = UNSET
    """The batch collection of a request."""
    description: str | UnsetType = UNSET
    """A line for people; stays as it is, if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("output", "output"),
        ("description", "description"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            output=members.find("output", models.BatchOutputUpdate.from_dict),
            description=members.find("description", _model.as_is),
            additional_properties=members.rest,
        )
