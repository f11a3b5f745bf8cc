"""Which statistics are wanted, checked: the one form of all the ways to say it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypedDict, cast

import msgspec

from swath import geo
from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._area import area
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import MAX_PIXELS, BBox, grid
from swath.sentinelhub._order import Script, script
from swath.sentinelhub._plain import plain, shown
from swath.sentinelhub._sources import (
    DataLike,
    Model,
    Source,
    check_entries,
    sources,
)
from swath.sentinelhub._times import Times, span, time_range
from swath.sentinelhub._whole import whole
from swath.sentinelhub.evalscript._lint import check_statistics


Interval: TypeAlias = "str | dt.timedelta"
"""How long an interval is: ISO 8601 such as ``"P1D"`` or ``"P1M"``, or a timedelta."""

Last: TypeAlias = Literal["SKIP", "SHORTEN", "EXTEND"]
"""What becomes of a last interval that goes beyond the end."""

HistogramLike: TypeAlias = "int | Sequence[float] | Mapping[str, Any]"
"""How many bins, or their edges, or a histogram as the service has it."""

DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
"""An interval: years, months, weeks, days, hours, minutes, seconds."""

_SECONDS = (86_400 * 365, 86_400 * 28, 86_400 * 7, 86_400, 3600, 60, 1)
_DATES = 4
_DAY = dt.timedelta(days=1)
_TICK = dt.timedelta(microseconds=1)
_END = dt.datetime.max.replace(tzinfo=dt.UTC)
_LONGEST = 10_000 * 366 * 86_400
"""Seconds of all years that calendars have."""
_LAST = ("SKIP", "SHORTEN", "EXTEND")
_MOST = 100
_WHOLE_PAIR = 2


class MeasureOptions(TypedDict, total=False):
    """What to compute: arguments of `statistics.compute`, whatever the area is."""

    evalscript: str | Script
    data: DataLike | Sequence[DataLike]
    time: Times
    interval: Interval
    last_interval: Last
    percentiles: Sequence[float]
    histogram: HistogramLike
    calculations: Mapping[str, Any]
    mosaicking_order: str
    max_cloud_cover: float
    upsampling: str
    downsampling: str


class ComputeOptions(MeasureOptions, total=False):
    """The arguments of `statistics.compute`, but for its limit."""

    bbox: BBox | Sequence[float]
    geometry: geo.ExtentLike
    crs: CrsLike
    width: int
    height: int
    resolution: float | tuple[float, float]
    request: Model | Mapping[str, Any]
    retries: int
    lint: bool


class StatisticsOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `statistics.compute`, as they were given."""

    evalscript: str | Script | None = None
    data: DataLike | Sequence[DataLike] | None = None
    bbox: BBox | Sequence[float] | None = None
    geometry: Any = None
    crs: CrsLike | None = None
    time: Any = None
    interval: Any = None
    last_interval: str | None = None
    width: int | None = None
    height: int | None = None
    resolution: float | tuple[float, float] | None = None
    percentiles: Sequence[float] | None = None
    histogram: Any = None
    calculations: Mapping[str, Any] | None = None
    mosaicking_order: str | None = None
    max_cloud_cover: float | None = None
    upsampling: str | None = None
    downsampling: str | None = None
    request: Any = None


def statistics_body(given: StatisticsOptions, *, lint: bool) -> dict[str, Any]:
    """The request for statistics.

    Args:
        given: The arguments.
        lint: Whether a script is refused that the service is going to refuse.

    Raises:
        InputError: An argument makes no sense, or one is missing.
    """
    body = _built(given) if given.request is None else _whole(given)
    if lint:
        check_statistics(body)
    return body


def _built(given: StatisticsOptions) -> dict[str, Any]:
    where = area(given.bbox, cast("geo.ExtentLike | None", given.geometry), given.crs)
    pixels = grid(
        where.bbox,
        where.crs,
        width=given.width,
        height=given.height,
        resolution=given.resolution,
    )
    _check_size(pixels.width, pixels.height)
    body: dict[str, Any] = {
        "input": {"bounds": where.to_dict(), "data": _data(given)},
        "aggregation": {
            "timeRange": time_range(bounds_of(given.time)),
            "aggregationInterval": _interval(given),
            "width": pixels.width,
            "height": pixels.height,
            "evalscript": script(given.evalscript),
        },
    }
    calculations = _calculations(given)
    return {**body, "calculations": calculations} if calculations else body


def _whole(given: StatisticsOptions) -> dict[str, Any]:
    """A request that says all of it."""
    named = msgspec.structs.asdict(given)
    request = named.pop("request")
    others = [name for name, one in named.items() if one is not None]
    body = whole(request, others, "StatisticalRequest")
    _check_whole(body)
    return body


def _check_whole(body: dict[str, Any]) -> None:
    aggregation, asked = (body.get(name) for name in ("aggregation", "input"))
    if not isinstance(aggregation, Mapping) or not isinstance(asked, Mapping):
        raise InputError("request has no aggregation or no input: it needs both")
    members = dict(cast("Mapping[str, Any]", aggregation))
    members["evalscript"] = script(members.get("evalscript"))
    body["aggregation"] = members
    ranged: Any = members.get("timeRange") or {}
    bounds_of((ranged.get("from"), ranged.get("to")))
    wanted: Any = members.get("aggregationInterval") or {}
    duration(wanted.get("of"))
    check_entries(cast("Mapping[str, Any]", asked).get("data") or [])


def bounds_of(time: Times | None) -> tuple[dt.datetime, dt.datetime]:
    """Begin and end of a span of time; the end of a day is the begin of the next.

    Raises:
        InputError: One of them is open or no time, or they are the wrong way round.
    """
    first, last = span(time)
    if first is None or last is None:
        raise InputError(
            "time= needs a begin and an end, such as '2026-06' or "
            "'2026-06-01/2026-06-30'"
        )
    # A bound that is less precise than an instant ends with its last microsecond.
    whole = last.microsecond == 999_999 and last < _END  # noqa: PLR2004 - as above
    end = last + _TICK if whole else last
    if first >= end:
        raise InputError(f"time: {first} to {end} has no length: pass two bounds")
    return first, end


def duration(value: Any) -> str:
    """The length of an interval as the service has it.

    Raises:
        InputError: It is none, mixes dates with times, or is less than a day.
    """
    value = plain(value)
    if isinstance(value, dt.timedelta):
        return _duration_of(value)
    found = DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise InputError(
            f"interval={value!r} is no length of time: pass 'P1D', 'P10D', 'P1M' (ISO "
            "8601), or a timedelta"
        )
    parts = [int(one or 0) for one in found.groups()]
    if any(parts[:_DATES]) and any(parts[_DATES:]):
        raise InputError(
            f"interval={value!r} mixes dates with times: pass one of them, as 'P2D' or "
            "'PT48H'"
        )
    seconds = sum(a * b for a, b in zip(parts, _SECONDS, strict=True))
    if seconds < _DAY.total_seconds():
        raise InputError(f"interval={value!r} is less than a day, the least there is")
    if seconds > _LONGEST:
        raise InputError(f"interval={value!r} is longer than calendars go")
    return str(value)


def _duration_of(value: dt.timedelta) -> str:
    if value < _DAY or value.microseconds:
        raise InputError(f"interval={value!r} has to be whole seconds, a day at least")
    if not value.seconds:
        return f"P{value.days}D"
    return f"PT{value.days * 86_400 + value.seconds}S"


def _interval(given: StatisticsOptions) -> dict[str, str]:
    wanted = {"of": duration("P1D" if given.interval is None else given.interval)}
    if given.last_interval is None:
        return wanted
    if given.last_interval not in _LAST:
        raise InputError(
            f"last_interval={given.last_interval!r} is none of {', '.join(_LAST)}"
        )
    return {**wanted, "lastIntervalBehavior": given.last_interval}


def _data(given: StatisticsOptions) -> list[dict[str, Any]]:
    defaults = Source(
        "",
        mosaicking_order=given.mosaicking_order,
        max_cloud_cover=given.max_cloud_cover,
        upsampling=given.upsampling,
        downsampling=given.downsampling,
    )
    entries = sources(given.data, defaults)
    if any("timeRange" in (entry.get("dataFilter") or {}) for entry in entries):
        raise InputError(
            "data: statistics have one time for all data: pass time= to compute() and "
            "none in Source"
        )
    return entries


def _check_size(width: int, height: int) -> None:
    for name, side in (("width", width), ("height", height)):
        if side > MAX_PIXELS:
            raise InputError(
                f"{name}={side} is more than the {MAX_PIXELS} pixels that the service "
                "looks at: pass a coarser resolution, or divide the area"
            )


def _calculations(given: StatisticsOptions) -> dict[str, Any]:
    """What is computed beside the usual."""
    if given.calculations is not None:
        if given.percentiles is not None or given.histogram is not None:
            raise InputError(
                "calculations= says all that is computed: leave out percentiles= and "
                "histogram="
            )
        return {
            name: one.to_dict() if hasattr(one, "to_dict") else one
            for name, one in given.calculations.items()
        }
    every: dict[str, Any] = {}
    if given.percentiles is not None:
        percentiles = {"k": _percentages(given.percentiles)}
        every["statistics"] = {"default": {"percentiles": percentiles}}
    if given.histogram is not None:
        every["histograms"] = {"default": _histogram(given.histogram)}
    return {"default": every} if every else {}


def _percentages(given: Sequence[float]) -> list[float]:
    told = plain(given)
    ranks: list[Any] = [*told] if is_array(told) else [None]
    ranks = [plain(one) for one in ranks]
    if not ranks or not all(_is_number(one) and 0 <= one <= _MOST for one in ranks):
        raise InputError(
            f"percentiles={shown(given)} have to be percentages from 0 to 100, such as "
            "[25, 50, 75]"
        )
    return [float(one) for one in ranks]


def _histogram(given: Any) -> dict[str, Any]:
    given = plain(given)
    if isinstance(given, Mapping):
        return dict(cast("Mapping[str, Any]", given))
    if isinstance(given, int) and not isinstance(given, bool) and given > 0:
        return {"nBins": given}
    listed = isinstance(given, Sequence) and not isinstance(given, str)
    edges: list[Any] = (
        [plain(one) for one in cast("Sequence[Any]", given)] if listed else []
    )
    rising = all(_is_number(one) for one in edges) and edges == sorted(set(edges))
    if len(edges) < _WHOLE_PAIR or not rising:
        raise InputError(
            f"histogram={shown(given)} has to be a number of bins, rising edges of "
            "bins, or a histogram such as {'binWidth': 0.1, 'lowEdge': 0, "
            "'highEdge': 1}"
        )
    return {"bins": edges}


def _is_number(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value)
