"""The intervals of a request for statistics."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterator

    from .process_body import Interval, TimeRange


_DURATION = re.compile(
    r"^P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?$"
)
_DAY = timedelta(days=1)
_LAST = datetime.max.replace(tzinfo=UTC)
MAX_INTERVALS = 10_000
"""A bound of our own."""


class Duration(NamedTuple):
    """A length of time as calendars have it."""

    months: int
    rest: timedelta

    def after(self, start: datetime, times: int) -> datetime:
        """The moment so many durations after a start; the last one that there is."""
        month = start.month - 1 + self.months * times
        year, month = start.year + month // 12, month % 12 + 1
        try:
            day = min(start.day, calendar.monthrange(year, month)[1])
            return start.replace(year=year, month=month, day=day) + self.rest * times
        except (ValueError, OverflowError):
            return _LAST


def duration(text: str) -> Duration:
    """Reads a duration of ISO 8601.

    Raises:
        ServiceError: It is none, mixes dates with times, or is shorter than a day.
    """
    found = _DURATION.match(text)
    told = found.groupdict() if found is not None else {}
    parts = {name: int(value) for name, value in told.items() if value}
    dated = {"years", "months", "weeks", "days"} & parts.keys()
    timed = {"hours", "minutes", "seconds"} & parts.keys()
    if not parts or (dated and timed):
        message = (
            f"aggregationInterval->of {text} is no duration: take days, weeks, months "
            "or years such as P1D, or hours such as PT24H, but not both"
        )
        raise bad_payload(message)
    months = 12 * parts.pop("years", 0) + parts.pop("months", 0)
    try:
        rest = timedelta(**parts)
    except OverflowError:
        raise bad_payload(f"aggregationInterval->of {text} is too long") from None
    if not months and rest < _DAY:
        raise bad_payload("aggregationInterval->of must be one day at least")
    return Duration(months, rest)


def intervals(span: TimeRange, wanted: Interval) -> Iterator[tuple[datetime, datetime]]:
    """Starts and ends; the end does not belong to an interval.

    Raises:
        ServiceError: The range is reversed, or there are too many.
    """
    length = duration(wanted.of)
    first, last = _utc(span.start), _utc(span.end)
    if first > last:
        raise bad_payload("timeRange->from must not be after timeRange->to")
    for number in range(MAX_INTERVALS):
        start, end = length.after(first, number), length.after(first, number + 1)
        if start >= last:
            return
        if end <= last or wanted.last_interval_behavior == "EXTEND":
            yield start, end
        elif wanted.last_interval_behavior == "SHORTEN":
            yield start, last
    raise bad_payload(f"there are more than {MAX_INTERVALS} intervals")


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
