"""The intervals of statistics, counted as calendars have them."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any, NamedTuple

from swath._errors import InputError
from swath.sentinelhub._statistics_order import DURATION, bounds_of, duration


_MONTHS = 12
_LEAST_DAYS = 28
_END = dt.datetime.max.replace(tzinfo=dt.UTC)


class Intervals(NamedTuple):
    """The intervals of a request.

    Attributes:
        total: How many there are.
        begin: When the first one begins.
        end: When the last one ends.
    """

    total: int
    begin: dt.datetime
    end: dt.datetime


class Length(NamedTuple):
    """How long an interval is."""

    months: int
    rest: dt.timedelta

    def after(self, begin: dt.datetime, times: int) -> dt.datetime:
        """The moment so many intervals after a begin; at most the end of all time."""
        month = begin.month - 1 + self.months * times
        year, month = begin.year + month // _MONTHS, month % _MONTHS + 1
        if year > dt.MAXYEAR:
            return _END
        day = min(begin.day, calendar.monthrange(year, month)[1])
        moved = begin.replace(year=year, month=month, day=day)
        try:
            return moved + self.rest * times
        except OverflowError:
            return _END


def intervals(aggregation: Mapping[str, Any]) -> Intervals:
    """The intervals that a request asks for, as the service has it.

    Args:
        aggregation: The member of that name.

    Raises:
        InputError: Its time or its interval makes no sense.
    """
    ranged, wanted = aggregation["timeRange"], aggregation["aggregationInterval"]
    begin, end = bounds_of((ranged["from"], ranged["to"]))
    length = _length(wanted["of"])
    steps = range((end - begin).days // _least_days(length) + 2)

    def step(times: int) -> dt.datetime:
        return length.after(begin, times)

    last = wanted.get("lastIntervalBehavior", "SKIP")
    if last == "SKIP":
        total = bisect_right(steps, end, key=step) - 1
    else:
        total = bisect_left(steps, end, key=step)
    return Intervals(total, begin, end if last == "SHORTEN" else step(total))


def check_intervals(aggregation: Mapping[str, Any]) -> None:
    """Refuses what cannot have a single row.

    Raises:
        InputError: Not even one interval fits into the time, and no part of one counts.
    """
    if intervals(aggregation).total:
        return
    length = aggregation["aggregationInterval"]["of"]
    raise InputError(
        f"interval={length!r} is longer than time=, and an interval that is not whole "
        "is left out: pass a shorter one, or last_interval= with SHORTEN or EXTEND"
    )


def _length(value: Any) -> Length:
    found = DURATION.fullmatch(duration(value))
    parts = [int(one or 0) for one in found.groups()] if found else [0] * 7
    years, months, weeks, days, hours, minutes, seconds = parts
    rest = dt.timedelta(
        days=7 * weeks + days, hours=hours, minutes=minutes, seconds=seconds
    )
    return Length(_MONTHS * years + months, rest)


def _least_days(length: Length) -> int:
    return length.months * _LEAST_DAYS + length.rest.days
