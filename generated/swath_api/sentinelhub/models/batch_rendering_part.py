"""What to render, less the script."""

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
class BatchRenderingPart(_model.Model):
    """What to render, less the script."""

    input_: ProcessInput
    """Where, and of which data. Several datasets are fused."""
    output: BatchResponses | UnsetType = UNSET
    """What of the script's outputs is written; the size of images comes from the tiles."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
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
            output=members.find("output", models.BatchResponses.from_dict),
            additional_properties=members.rest,
        )
