"""Queries of data points: filtered, freed of what is outdated, resampled, written."""

from __future__ import annotations

import csv
import io
import statistics
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from swath_api.spaceknow.structs import (
    GeoIntersectsFilter,
    TimeRangeFilter,
    ValueListFilter,
    ValueRangeFilter,
)

from .credits import text_of
from .refusals import invalid
from .series import SERIES, Point, Series, area


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from swath_api.spaceknow.structs import DatapointsRequest


Row: TypeAlias = dict[str, Any]

COLUMNS = (
    "version",
    "startDatetime",
    "endDatetime",
    "algorithm",
    "project",
    "aoiId",
    "source",
    "firstSeen",
    "cloudCover",
    "value",
)
POSITIONS = ("aoiLongitude", "aoiLatitude")
TAGS = ("aoiTags",)
AGGREGATORS: dict[str, Callable[[Sequence[float]], float]] = {
    "count": len,
    "max": max,
    "mean": statistics.fmean,
    "median": statistics.median,
    "min": min,
    "sum": sum,
}
"""Inferred: the service does not publish its own."""

_TEXTS: dict[str, Callable[[Point], Iterable[str]]] = {
    "project": lambda one: (one.series.project,),
    "algorithm": lambda one: (one.series.algorithm,),
    "source": lambda one: (one.series.source,),
    "version": lambda one: (one.version,),
    "tag": lambda one: one.series.tags,
    "aoiId": lambda one: (one.site.id,),
    "aoi": lambda one: (one.series.area.label,),
}
_NUMBERS: dict[str, Callable[[Point], float]] = {
    "cloudCover": lambda one: one.cloud_cover,
    "value": lambda one: one.value,
}
_TIMES: dict[str, Callable[[Point], datetime]] = {
    "startDatetime": lambda one: one.start,
    "endDatetime": lambda one: one.end,
    "firstSeen": lambda one: one.first_seen,
}
_EXTRAS: dict[str, Callable[[Point], Any]] = {
    "aoiLongitude": lambda one: one.site.lon,
    "aoiLatitude": lambda one: one.site.lat,
    "aoiTags": lambda one: ";".join(one.series.tags),
}


class Query(NamedTuple):
    """A query that was checked."""

    series: tuple[Series, ...]
    tests: tuple[Callable[[Point], bool], ...]
    columns: tuple[str, ...]
    wanted: tuple[str, ...]
    aggregator: Callable[[Sequence[float]], float] | None
    period: Callable[[datetime], datetime] | None
    duplicates: bool
    all_versions: bool


def query_of(order: DatapointsRequest, aois: Sequence[str] | None) -> Query:
    """Checks a query.

    Args:
        order: The request.
        aois: Labels of the areas that the user may use; all if None.

    Raises:
        Refusal: It does not name one project and one algorithm, or asks for
            something that is not there.
    """
    pinned = {name: _pinned(order, name) for name in ("project", "algorithm")}
    chosen = tuple(
        one
        for one in SERIES
        if one.project == pinned["project"]
        and one.algorithm == pinned["algorithm"]
        and (aois is None or one.area.label in aois)
    )
    shown = (
        *COLUMNS,
        *(POSITIONS if order.show_aoi_positions else ()),
        *(TAGS if order.show_aoi_tags else ()),
    )
    for index, name in enumerate(order.columns or ()):
        if name not in shown:
            raise invalid(
                f"columns[{index}]", f"{name!r} is none of {', '.join(shown)}"
            )
    if order.aggregator and order.aggregator not in AGGREGATORS:
        raise invalid("aggregator", f"take one of {', '.join(AGGREGATORS)}")
    return Query(
        series=chosen,
        tests=tuple(_tests(order, aois)),
        columns=shown,
        wanted=tuple(order.columns or shown),
        aggregator=AGGREGATORS[order.aggregator] if order.aggregator else None,
        period=_PERIODS[order.resample] if order.resample else None,
        duplicates=bool(order.keep_duplicates),
        all_versions=bool(order.keep_all_versions),
    )


def _pinned(order: DatapointsRequest, name: str) -> str:
    values = [
        value
        for one in order.filters
        if isinstance(one, ValueListFilter) and one.field_ == name
        for value in one.params.values
    ]
    if len(values) != 1:
        raise invalid("filters", f"exactly one {name} is needed in a value-list")
    return values[0]


def _tests(
    order: DatapointsRequest, aois: Sequence[str] | None
) -> Iterator[Callable[[Point], bool]]:
    for index, one in enumerate(order.filters):
        place = f"filters[{index}]"
        match one:
            case ValueListFilter():
                yield _listed(one, place)
            case ValueRangeFilter():
                yield _between(one, place)
            case TimeRangeFilter():
                yield _during(one, place)
            case GeoIntersectsFilter():
                yield _over(one, place, aois)


def _listed(one: ValueListFilter, place: str) -> Callable[[Point], bool]:
    values, texts = set(one.params.values), _member(_TEXTS, one.field_, place)
    return lambda point: not values.isdisjoint(texts(point))


def _between(one: ValueRangeFilter, place: str) -> Callable[[Point], bool]:
    number = _member(_NUMBERS, one.field_, place)
    low = one.params.min if isinstance(one.params.min, float) else float("-inf")
    high = one.params.max if isinstance(one.params.max, float) else float("inf")
    return lambda point: low <= number(point) <= high


def _during(one: TimeRangeFilter, place: str) -> Callable[[Point], bool]:
    moment = _member(_TIMES, one.field_, place)
    low = _moment(one.params.from_ or "1000-01-01 00:00:00", f"{place}.params.from")
    high = _moment(one.params.to or "2999-12-31 23:59:59", f"{place}.params.to")
    return lambda point: low <= moment(point) <= high


def _over(
    one: GeoIntersectsFilter, place: str, aois: Sequence[str] | None
) -> Callable[[Point], bool]:
    label = one.params.geometry_label
    wanted = area(label)
    if one.field_ != "aoi":
        raise invalid(f"{place}.field", "geo-intersects takes 'aoi'")
    if wanted is None or (aois is not None and label not in aois):
        raise invalid(f"{place}.params.geometryLabel", f"no area is called {label!r}")
    west, south, east, north = wanted.box
    return lambda p: west <= p.site.lon <= east and south <= p.site.lat <= north


def _member(known: dict[str, Any], name: str, place: str) -> Any:
    if name not in known:
        raise invalid(f"{place}.field", f"{name!r} is none of {', '.join(known)}")
    return known[name]


def _moment(text: str, place: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise invalid(f"{place}", f"{text!r} is no date-time") from None


_PERIODS: dict[str, Callable[[datetime], datetime]] = {
    "weekly": lambda at: _midnight(at.date() - timedelta(days=at.weekday())),
    "monthly": lambda at: _midnight(at.date().replace(day=1)),
    "yearly": lambda at: _midnight(at.date().replace(month=1, day=1)),
}


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - UTC by convention


@lru_cache(maxsize=len(SERIES))
def _points(series: Series) -> tuple[Point, ...]:
    return tuple(series.points())


def rows_of(query: Query) -> list[Row]:
    """The rows that a query finds, oldest first."""
    found = [
        point
        for series in query.series
        for point in _points(series)
        if all(test(point) for test in query.tests)
    ]
    if not query.all_versions and found:
        newest = max(point.version for point in found)
        found = [point for point in found if point.version == newest]
    if not query.duplicates:
        found = list({(p.version, p.site.id, p.start): p for p in found}.values())
    rows = [_row(point, query) for point in sorted(found, key=_order)]
    return _grouped(rows, query) if query.aggregator or query.period else rows


def _order(point: Point) -> tuple[datetime, str, str, datetime]:
    return point.start, point.site.id, point.version, point.first_seen


def _row(point: Point, query: Query) -> Row:
    start = query.period(point.start) if query.period else point.start
    values: Row = {
        "version": point.version,
        "startDatetime": text_of(start),
        "endDatetime": text_of(point.end),
        "algorithm": point.series.algorithm,
        "project": point.series.project,
        "aoiId": "" if query.aggregator else point.site.id,
        "source": point.series.source,
        "firstSeen": text_of(point.first_seen),
        "cloudCover": point.cloud_cover,
        "value": point.value,
    }
    if not query.aggregator:
        values |= {name: make(point) for name, make in _EXTRAS.items()}
    return values


def _grouped(rows: list[Row], query: Query) -> list[Row]:
    """One row for each site (or for all, if aggregated) and start."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    day = 10 if query.aggregator else 19
    for row in rows:
        key = (row["version"], row["aoiId"], row["startDatetime"][:day])
        groups.setdefault(key, []).append(row)
    aggregate = query.aggregator or statistics.fmean
    return [
        {
            **group[0],
            "endDatetime": max(row["endDatetime"] for row in group),
            "firstSeen": min(row["firstSeen"] for row in group),
            "cloudCover": round(statistics.fmean(r["cloudCover"] for r in group), 3),
            "value": round(aggregate([row["value"] for row in group]), 4),
        }
        for group in groups.values()
    ]


def csv_of(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    """Rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, columns, restval="", extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
