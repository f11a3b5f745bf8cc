"""Statistics by time span."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import StatisticalInterval, StatisticalStatus


@define(kw_only=True)
class StatisticalResponse(_model.Model):
    """Statistics by time span."""

    status: StatisticalStatus | str | UnsetType = UNSET
    """How it went."""
    geometry_pixel_count: int | UnsetType = UNSET
    """Pixels of the area."""
    data: list[StatisticalInterval] | UnsetType = UNSET
    """The time spans that have data, or failed."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("status", "status"),
        ("geometry_pixel_count", "geometryPixelCount"),
        ("data", "data"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            status=members.find("status", _model.as_is),
            geometry_pixel_count=members.find("geometryPixelCount", _model.as_is),
            data=members.find(
                "data", _model.listed(models.StatisticalInterval.from_dict)
            ),
            additional_properties=members.rest,
        )
