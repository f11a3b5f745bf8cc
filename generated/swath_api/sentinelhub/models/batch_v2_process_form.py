"""A request for a task in two parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import BatchV2ProcessPart


@define(kw_only=True)
class BatchV2ProcessForm(_model.Model):
    """A request for a task in two parts."""

    request: BatchV2ProcessPart
    """A request for a task, less the script."""
    evalscript: str
    """JavaScript that makes the values of each pixel; its first line says `//VERSION=3`."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("request", "request"),
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
            request=members.take("request", models.BatchV2ProcessPart.from_dict),
            evalscript=members.take("evalscript", _model.as_is),
            additional_properties=members.rest,
        )
