"""Lee's filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class LeeSpeckleFilter(_model.Model):
    """Lee's filter."""

    type_: Literal["LEE"] = "LEE"
    window_size_x: int
    """Width of the window in pixels, best odd."""
    window_size_y: int
    """Height of the window in pixels, best odd."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("window_size_x", "windowSizeX"),
        ("window_size_y", "windowSizeY"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            type_=members.take("type", _model.as_is),
            window_size_x=members.take("windowSizeX", _model.as_is),
            window_size_y=members.take("windowSizeY", _model.as_is),
            additional_properties=members.rest,
        )
