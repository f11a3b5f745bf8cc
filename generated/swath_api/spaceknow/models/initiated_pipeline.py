"""A pipeline that was started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model

if TYPE_CHECKING:
    from ..models import PipelineState


@define(kw_only=True)
class InitiatedPipeline(_model.Model):
    """A pipeline that was started."""

    pipeline_id: str
    """Name of the pipeline."""
    status: PipelineState | str
    """How far it is."""
    next_try: int | UnsetType = UNSET
    """Seconds to wait before asking how far it is."""
    sub_geometry_id: str | UnsetType = UNSET
    """Name of the part of the extent that a release was given."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("pipeline_id", "pipelineId"),
        ("status", "status"),
        ("next_try", "nextTry"),
        ("sub_geometry_id", "subGeometryId"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            pipeline_id=members.take("pipelineId", _model.as_is),
            status=members.take("status", _model.as_is),
            next_try=members.find("nextTry", _model.as_is),
            sub_geometry_id=members.find("subGeometryId", _model.as_is),
            additional_properties=members.rest,
        )
