"""A scene that was uploaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class IngestedScene(_model.Model):
    """A scene that was uploaded."""

    scene_id: str
    """The scene."""
    duplicate: bool
    """Whether it was there before."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("scene_id", "sceneId"),
        ("duplicate", "duplicate"),
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
            duplicate=members.take("duplicate", _model.as_is),
            additional_properties=members.rest,
        )
