"""What statistics of many features are going to cost, by the documented formula.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Any, cast

from swath._core.times import parse_rfc3339
from swath._errors import InputError
from swath.sentinelhub._batch_flow import LEAST, BatchEstimate
from swath.sentinelhub._batch_price import known_rate
from swath.sentinelhub._batch_statistics_features import Features, counted
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._times import time_range


_UNIT_PIXELS = 512 * 512
_LEAST_AREA = 0.01
_COARSEST_DEGREES = 1.0
_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_MONTHS, _DAYS = 12, 30
_NUMBERS = [{"identifier": "default", "format": {"type": "application/json"}}]
"""No picture is written."""


class SurveyEstimate(BatchEstimate, frozen=True, kw_only=True):
    """What statistics of many features are going to cost.

    Attributes:
        tiles: How many features there are; None if nobody has seen them.
        units: Processing units, 100 at least; None if nobody knows.
        certain: Whether the features were counted.
    """

    def __str__(self) -> str:
        features = "features" if self.tiles is None else counted(self.tiles)
        cost = "cost unknown" if self.units is None else f"about {self.units:.4g} PU"
        return f"{features}, {cost}"


def survey_estimate(
    body: Mapping[str, Any], features: Features, script: str | None, base_url: str
) -> SurveyEstimate:
    """What a request is going to cost, each interval with data.

    Args:
        body: The request as the service has it.
        features: What it is about.
        script: Its script; None if nobody has seen it.
        base_url: The deployment that is asked.

    Raises:
        InputError: The size of pixels makes no sense for these features.
    """
    aggregation = cast("Mapping[str, Any]", body["aggregation"])
    pixels = [_pixels(aggregation, features, one.bbox) for one in features.all]
    each = _rate(body, script, base_url)
    if each is None:
        return SurveyEstimate(tiles=len(pixels), certain=True)
    area = sum(max(_LEAST_AREA, one / _UNIT_PIXELS) for one in pixels)
    units = max(LEAST, area * each * interval_count(aggregation))
    return SurveyEstimate(tiles=len(pixels), units=units, certain=True)


def interval_count(aggregation: Mapping[str, Any]) -> int:
    """How many intervals a span of time has."""
    begin, end = (
        parse_rfc3339(str(aggregation["timeRange"][name])) for name in ("from", "to")
    )
    wanted = cast("Mapping[str, Any]", aggregation["aggregationInterval"])
    months, length = _length(str(wanted["of"]))
    if months:
        whole = (end.year - begin.year) * _MONTHS + end.month - begin.month
        count = whole / months
    else:
        count = (end - begin) / length
    kept = wanted.get("lastIntervalBehavior", "SKIP") != "SKIP"
    return max(1, math.ceil(count) if kept else int(count))


def _rate(body: Mapping[str, Any], script: str | None, base_url: str) -> float | None:
    """Processing units of 512 x 512 pixels in one interval; None if nobody knows."""
    if script is None:
        return None
    aggregation = body["aggregation"]
    begin = parse_rfc3339(str(aggregation["timeRange"]["from"]))
    months, length = _length(str(aggregation["aggregationInterval"]["of"]))
    span = begin, begin + (dt.timedelta(days=_DAYS * months) or length)
    data = [_within(one, span) for one in body["input"]["data"]]
    process = {
        "input": {"data": data},
        "evalscript": script,
        "output": {"responses": _NUMBERS},
    }
    return known_rate(process, base_url)


def _within(
    entry: Mapping[str, Any], span: tuple[dt.datetime, dt.datetime]
) -> dict[str, Any]:
    chosen = cast("Mapping[str, Any]", entry.get("dataFilter") or {})
    return {**entry, "dataFilter": {**chosen, "timeRange": time_range(span)}}


def _length(duration: str) -> tuple[int, dt.timedelta]:
    """The months of an interval, or how long it is without any."""
    found = _DURATION.fullmatch(duration)
    parts = [int(one or 0) for one in found.groups()] if found else [0] * 7
    years, months, weeks, days, hours, minutes, seconds = parts
    length = dt.timedelta(
        days=7 * weeks + days, hours=hours, minutes=minutes, seconds=seconds
    )
    return _MONTHS * years + months, length or dt.timedelta(days=1)


def _pixels(aggregation: Mapping[str, Any], features: Features, bbox: BBox) -> int:
    if aggregation.get("resx") is None:
        return int(aggregation["width"]) * int(aggregation["height"])
    across, down = float(aggregation["resx"]), float(aggregation["resy"])
    if features.crs.in_degrees and min(across, down) >= _COARSEST_DEGREES:
        raise InputError(
            f"resolution={across:g} means degrees, as the features are in "
            f"{features.crs}: pass one in degrees (10 metres are about 0.0001), or "
            "width= and height="
        )
    west, south, east, north = bbox
    return max(1, round((east - west) / across)) * max(1, round((north - south) / down))
