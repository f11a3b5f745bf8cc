"""The size of features that have none: width and height, or a resolution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class BatchV2FeatureDefaults(_model.Model):
    """The size of features that have none: width and height, or a resolution."""

    width: int | UnsetType = UNSET
    """Width in pixels."""
    height: int | UnsetType = UNSET
    """Height in pixels."""
    resolution: float | UnsetType = UNSET
    """Size of a pixel, in units of the feature's crs."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("width", "width"),
        ("height", "height"),
        ("resolution", "resolution"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            width=members.find("width", _model.as_is),
            height=members.find("height", _model.as_is),
            resolution=members.find("resolution", _model.as_is),
            additional_properties=members.rest,
        )
