"""JPEG of one or three bands of 8 bits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class JpegFormat(_model.Model):
    """JPEG of one or three bands of 8 bits."""

    type_: Literal["image/jpeg"] = "image/jpeg"
    quality: int | UnsetType = UNSET
    """How much of the picture is kept, in percent."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("type_", "type"),
        ("quality", "quality"),
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
            quality=members.find("quality", _model.as_is),
            additional_properties=members.rest,
        )
