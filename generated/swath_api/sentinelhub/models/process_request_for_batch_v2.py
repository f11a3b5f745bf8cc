"""What to render; the size of images comes from the grid or from the features."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchResponses, BatchV2ImageryInput


@define(kw_only=True)
class ProcessRequestForBatchV2(_model.Model):
    """What to render; the size of images comes from the grid or from the features."""

    input_: BatchV2ImageryInput
    """Area and data of a task."""
    output: BatchResponses
    """What of the script's outputs is written; the size of images comes from the tiles."""
    evalscript: str
    """JavaScript that makes the values of each pixel; its first line says `//VERSION=3`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
        ("output", "output"),
        ("evalscript", "evalscript"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            input_=members.take("input", models.BatchV2ImageryInput.from_dict),
            output=members.take("output", models.BatchResponses.from_dict),
            evalscript=members.take("evalscript", _model.as_is),
            additional_properties=members.rest,
        )
