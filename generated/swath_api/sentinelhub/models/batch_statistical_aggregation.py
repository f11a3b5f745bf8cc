"""When, how finely and by what script to measure; has one of `evalscript` and
`evalscriptReference`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define
from msgspec import UNSET, UnsetType

from ... import _model
from .. import models

if TYPE_CHECKING:
    from ..models import AggregationInterval, DateTimeInterval, ObjectStorage


@define(kw_only=True)
class BatchStatisticalAggregation(_model.Model):
    """When, how finely and by what script to measure; has one of `evalscript` and
    `evalscriptReference`."""

    time_range: DateTimeInterval
    """A time span."""
    aggregation_interval: AggregationInterval
    """How long a time span is, the first beginning with the time range."""
    width: int | UnsetType = UNSET
    """Width of the matrix of samples; not together with a resolution."""
    height: int | UnsetType = UNSET
    """Height of the matrix of samples; not together with a resolution."""
    resx: float | UnsetType = UNSET
    """Width of a pixel in units of the crs."""
    resy: float | UnsetType = UNSET
    """Height of a pixel in units of the crs."""
    evalscript: str | UnsetType = UNSET
    """JavaScript that makes the values of each pixel; its first line says `//VERSION=3`."""
    evalscript_reference: ObjectStorage | UnsetType = UNSET
    """A place in object storage; `s3` or `gs`, one of them."""

    _members: ClassVar[tuple[tuple[str, str], ...]] = (
        ("time_range", "timeRange"),
        ("aggregation_interval", "aggregationInterval"),
        ("width", "width"),
        ("height", "height"),
        ("resx", "resx"),
        ("resy", "resy"),
        ("evalscript", "evalscript"),
        ("evalscript_reference", "evalscriptReference"),
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
            width=members.find("width", _model.as_is),
            height=members.find("height", _model.as_is),
            resx=members.find("resx", _model.as_is),
            resy=members.find("resy", _model.as_is),
            evalscript=members.find("evalscript", _model.as_is),
            evalscript_reference=members.find(
                "evalscriptReference", models.ObjectStorage.from_dict
            ),
            additional_properties=members.rest,
        )
