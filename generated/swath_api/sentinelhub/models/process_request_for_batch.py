"""What to render; the size of images comes from the grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchResponses, ProcessInput


@define(kw_only=True)
class ProcessRequestForBatch(_model.Model):
    """What to render; the size of images comes from the grid."""

    input_: ProcessInput
    """Where, and of which data. Several datasets are fused."""
    evalscript: str
    """JavaScript that makes the values of each pixel; its first line says `//VERSION=3`."""
    output: BatchResponses | UnsetType = UNSET
    """What of the script's outputs is written; the size of images comes from the tiles."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
        ("evalscript", "evalscript"),
        ("output", "output"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            input_=members.take("input", models.ProcessInput.from_dict),
            evalscript=members.take("evalscript", _model.as_is),
            output=members.find("output", models.BatchResponses.from_dict),
            additional_properties=members.rest,
        )
