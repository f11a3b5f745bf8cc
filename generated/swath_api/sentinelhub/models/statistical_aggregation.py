"""Over which time spans, of which pixels, by which script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AggregationInterval, DateTimeInterval


@define(kw_only=True)
class StatisticalAggregation(_model.Model):
    """Over which time spans, of which pixels, by which script."""

    time_range: DateTimeInterval
    """A time span."""
    aggregation_interval: AggregationInterval
    """How long a time span is, the first beginning with the time range."""
    evalscript: str
    """JavaScript that makes the values of each pixel; its first line says `//VERSION=3`."""
    width: int | UnsetType = UNSET
    """Pixels from west to east."""
    height: int | UnsetType = UNSET
    """Pixels from north to south."""
    resx: float | UnsetType = UNSET
    """Width of a pixel in units of the crs: metres, or degrees."""
    resy: float | UnsetType = UNSET
    """Height of a pixel in units of the crs: metres, or degrees."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("aggregation_interval", "aggregationInterval"),
        ("evalscript", "evalscript"),
        ("width", "width"),
        ("height", "height"),
        ("resx", "resx"),
        ("resy", "resy"),
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make it of decoded JSON.

        Raises:
            ReadError: A member is missing, or is not what the document says.
        """
        members = _model.Members(cls, data)
        return cls(
            time_range=members.take("timeRange", models.DateTimeInterval.from_dict),
            aggregation_interval=members.take(
                "aggregationInterval", models.AggregationInterval.from_dict
            ),
            evalscript=members.take("evalscript", _model.as_is),
            width=members.find("width", _model.as_is),
            height=members.find("height", _model.as_is),
            resx=members.find("resx", _model.as_is),
            resy=members.find("resy", _model.as_is),
            additional_properties=members.rest,
        )
