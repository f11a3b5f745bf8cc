"""What came of an upload."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import IngestedScene


@define(kw_only=True)
class IngestResult(_model.Model):
    """What came of an upload."""

    ingested_scenes: list[IngestedScene]
    """The scenes of the file."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("ingested_scenes", "ingestedScenes"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            ingested_scenes=members.take(
                "ingestedScenes", _model.listed(models.IngestedScene.from_dict)
            ),
            additional_properties=members.rest,
        )
