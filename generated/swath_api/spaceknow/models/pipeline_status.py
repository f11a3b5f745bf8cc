"""How far a pipeline is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import PipelineProgress, PipelineState


@define(kw_only=True)
class PipelineStatus(_model.Model):
    """How far a pipeline is."""

    status: PipelineState | str
    """The state."""
    next_try: int | UnsetType = UNSET
    """Seconds to wait before asking again; missing when all is over."""
    progress: PipelineProgress | UnsetType = UNSET
    """The step that a pipeline is at."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("status", "status"),
        ("next_try", "nextTry"),
        ("progress", "progress"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            status=members.take("status", _model.as_is),
            next_try=members.find("nextTry", _model.as_is),
            progress=members.find("progress", models.PipelineProgress.from_dict),
            additional_properties=members.rest,
        )
