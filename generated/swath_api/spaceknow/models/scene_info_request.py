"""A scene."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class SceneInfoRequest(_model.Model):
    """A scene."""

    scene_id: str
    """The scene."""
    tiles: list[list[int]] | None | UnsetType = UNSET
    """Parts of the scene that the footprint is cut to."""
    force_offline: bool | UnsetType = UNSET
    """Not explained by the service. No if left out."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_id", "sceneId"),
        ("tiles", "tiles"),
        ("force_offline", "forceOffline"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            scene_id=members.take("sceneId", _model.as_is),
            tiles=members.find("tiles", _model.as_is),
            force_offline=members.find("forceOffline", _model.as_is),
            additional_properties=members.rest,
        )
