"""Two scenes to be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class ScenePair(_model.Model):
    """Two scenes to be compared."""

    new_scene_id: str
    """The later scene."""
    old_scene_id: str
    """The earlier scene."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("new_scene_id", "newSceneId"),
        ("old_scene_id", "oldSceneId"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            new_scene_id=members.take("newSceneId", _model.as_is),
            old_scene_id=members.take("oldSceneId", _model.as_is),
            additional_properties=members.rest,
        )
