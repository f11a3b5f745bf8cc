"""Where and when the Items of a Collection are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import SpatialExtent, TemporalExtent


@define(kw_only=True)
class StacExtent(_model.Model):
    """Where and when the Items of a Collection are."""

    spatial: SpatialExtent
    """The area as bounding boxes, the whole first."""
    temporal: TemporalExtent
    """The time as intervals, the whole first; an open end is null."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("spatial", "spatial"),
        ("temporal", "temporal"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            spatial=members.take("spatial", models.SpatialExtent.from_dict),
            temporal=members.take("temporal", models.TemporalExtent.from_dict),
            additional_properties=members.rest,
        )
