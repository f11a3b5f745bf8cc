"""A pipeline whose result is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class PipelineRequest(_model.Model):
    """A pipeline whose result is wanted."""

    pipeline_id: str
    """Name of the pipeline."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("pipeline_id", "pipelineId"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            pipeline_id=members.take("pipelineId", _model.as_is),
            additional_properties=members.rest,
        )
