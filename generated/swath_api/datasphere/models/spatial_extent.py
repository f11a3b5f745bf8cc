"""The area as bounding boxes, the whole first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ... import _model


@define(kw_only=True)
class SpatialExtent(_model.Model):
    """The area as bounding boxes, the whole first."""

    bbox: list[list[float]]

    _members: ClassVar[tuple[tuple[str, str], ...]] = (("bbox", "bbox"),)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            bbox=members.take("bbox", _model.as_is),
            additional_properties=members.rest,
        )
