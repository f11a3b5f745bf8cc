"""A scene, or parts of it, that a group has paid for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class Allocation(_model.Model):
    """A scene, or parts of it, that a group has paid for."""

    id: str
    """Name of the allocation."""
    group_id: str
    """The group."""
    scene_id: str
    """The scene."""
    tiles: list[list[int]] | UnsetType = UNSET
    """The parts of the scene; all of it if missing."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("group_id", "groupId"),
        ("scene_id", "sceneId"),
        ("tiles", "tiles"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            id=members.take("id", _model.as_is),
            group_id=members.take("groupId", _model.as_is),
            scene_id=members.take("sceneId", _model.as_is),
            tiles=members.find("tiles", _model.as_is),
            additional_properties=members.rest,
        )
