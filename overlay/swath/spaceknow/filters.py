"""Filters of data points: what all of those that are found have in common.

Examples:
    >>> from swath.spaceknow import filters
    >>> recent = filters.time_range("startDatetime", start="2024")
    >>> clear = filters.value_range("cloudCover", maximum=0.2)
    >>> recent.to_dict()["params"]
    {'from': '2024-01-01 00:00:00'}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from swath._core.times import When, ordered
from swath._errors import InputError
from swath.spaceknow._bodies import instant, text, texts
from swath_api.spaceknow.models import (
    GeoIntersectsFilter,
    LabelledGeometry,
    TimeRange,
    TimeRangeFilter,
    ValueList,
    ValueListFilter,
    ValueRange,
    ValueRangeFilter,
)


__all__ = ["Filter", "geo_intersects", "time_range", "value_list", "value_range"]

Filter: TypeAlias = (
    ValueListFilter | ValueRangeFilter | TimeRangeFilter | GeoIntersectsFilter
)
"""A condition that data points have to meet."""


def value_list(field: str, values: Sequence[str]) -> ValueListFilter:
    """A field is one of some texts.

    Args:
        field: Such as ``"source"``, ``"version"`` or ``"tag"``.
        values: The texts.

    Raises:
        InputError: There is no text, or an empty one.
    """
    params = ValueList(values=texts("values", values))
    return ValueListFilter(field=text("field", field), params=params)


def value_range(
    field: str, *, minimum: float | None = None, maximum: float | None = None
) -> ValueRangeFilter:
    """A field is a number between two, both included.

    Args:
        field: Such as ``"cloudCover"``.
        minimum: The least; None leaves this end open.
        maximum: The greatest; None leaves this end open.

    Raises:
        InputError: Both ends are open, or swapped.
    """
    if minimum is None and maximum is None:
        raise InputError("a range needs a minimum or a maximum")
    if minimum is not None and maximum is not None and not minimum <= maximum:
        raise InputError(f"{minimum=} lies above {maximum=}: swap them")
    params = ValueRange(min_=_number(minimum), max_=_number(maximum))
    return ValueRangeFilter(field=text("field", field), params=params)


def time_range(
    field: str, *, start: When | None = None, end: When | None = None
) -> TimeRangeFilter:
    """A field is a point in time between two, both included.

    Args:
        field: ``"startDatetime"``, ``"endDatetime"`` or ``"firstSeen"``.
        start: The earliest: a datetime, a date, ``"2026-06"`` or RFC 3339 text; without
            a zone it is UTC. None leaves this end open.
        end: The latest; ``"2026-06"`` is its last second.

    Raises:
        InputError: Both ends are open or swapped, or one is no time.
    """
    first, last = ordered(start, end)
    if first is None and last is None:
        raise InputError("a range needs a start or an end")
    params = TimeRange(
        from_=msgspec.UNSET if first is None else instant(first),
        to=msgspec.UNSET if last is None else instant(last),
    )
    return TimeRangeFilter(field=text("field", field), params=params)


def geo_intersects(label: str, field: str = "aoi") -> GeoIntersectsFilter:
    """Data points lie in an area of interest.

    Args:
        label: The area's label, as `datacube.aois` tells it.
        field: What has to lie there.

    Raises:
        InputError: The label is empty.
    """
    params = LabelledGeometry(geometry_label=text("label", label))
    return GeoIntersectsFilter(field=text("field", field), params=params)


def _number(value: float | None) -> float | msgspec.UnsetType:
    return msgspec.UNSET if value is None else float(value)
