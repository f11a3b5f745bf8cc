"""How segments are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model


@define(kw_only=True)
class SegmentationMetadata(_model.Model):
    """How segments are drawn."""

    segmentation_colors: dict[str, list[int]] | UnsetType = UNSET
    """Colours by the name of what is drawn in them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("segmentation_colors", "segmentationColors"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            segmentation_colors=members.find("segmentationColors", _model.as_is),
            additional_properties=members.rest,
        )
