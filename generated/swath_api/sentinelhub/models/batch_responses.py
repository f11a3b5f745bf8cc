"""What of the script's outputs is written; the size of images comes from the tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchResponse


@define(kw_only=True)
class BatchResponses(_model.Model):
    """What of the script's outputs is written; the size of images comes from the tiles."""

    responses: list[BatchResponse] | UnsetType = UNSET
    """One per output."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("responses", "responses"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            responses=members.find(
                "responses", _model.listed(models.BatchResponse.from_dict)
            ),
            additional_properties=members.rest,
        )
