"""What to render into object storage; the script in place, or where it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AsyncProcessOutput, ObjectStorage, ProcessInput


@define(kw_only=True)
class AsyncProcessRequest(_model.Model):
    """What to render into object storage; the script in place, or where it is."""

    input_: ProcessInput
    """Where, and of which data. Several datasets are fused."""
    output: AsyncProcessOutput
    """How large, in which forms, and where to."""
    evalscript: str | UnsetType = UNSET
    """JavaScript that makes the values of each pixel; its first line says `//VERSION=3`."""
    evalscript_reference: ObjectStorage | UnsetType = UNSET
    """A place in object storage; `s3` or `gs`, one of them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("input_", "input"),
        ("output", "output"),
        ("evalscript", "evalscript"),
        ("evalscript_reference", "evalscriptReference"),
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
            output=members.take("output", models.AsyncProcessOutput.from_dict),
            evalscript=members.find("evalscript", _model.as_is),
            evalscript_reference=members.find(
                "evalscriptReference", models.ObjectStorage.from_dict
            ),
            additional_properties=members.rest,
        )
