"""Datetimes as people write them, and as services want them.

Everything without a zone is taken as UTC. A bound may be less precise than an instant
("2026-06"): as a start it means its first instant, as an end its last.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TypeAlias

from swath._errors import InputError


When: TypeAlias = dt.datetime | dt.date | str
"""A datetime, a date, or text: a year, a month, a day or an RFC 3339 instant."""

_SHORT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LONG = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}.*")
_FRACTION = re.compile(r"(\.\d{6})\d+")
_TICK = dt.timedelta(microseconds=1)
_DAY = dt.timedelta(days=1)
_FORMS = "a datetime, a date, '2026', '2026-06', '2026-06-30' or RFC 3339 text"


def parse_rfc3339(text: str) -> dt.datetime:
    """An aware datetime from RFC 3339 text; digits beyond microseconds are cut.

    Raises:
        ValueError: The text is not an instant.
    """
    if not _LONG.fullmatch(text):
        raise ValueError(f"{text!r} is not an RFC 3339 datetime")
    instant = dt.datetime.fromisoformat(_FRACTION.sub(r"\1", text.upper()))
    try:
        return _aware(instant)
    except OverflowError:
        raise ValueError(f"{text!r} lies outside the years 1 to 9999 in UTC") from None


def rfc3339(instant: dt.datetime) -> str:
    """RFC 3339 text in UTC with a ``Z``."""
    return _aware(instant).isoformat().replace("+00:00", "Z")


def first_instant(when: When, name: str) -> dt.datetime:
    """The instant at which a span given as `when` begins.

    Args:
        when: A point in time, however precise.
        name: What the argument is called, for the message.

    Raises:
        InputError: It cannot be read as a point in time.
    """
    return _span(when, name)[0]


def last_instant(when: When, name: str) -> dt.datetime:
    """The last microsecond of a span given as `when`; as `first_instant` otherwise."""
    return _span(when, name)[1]


def ordered(
    start: When | None, end: When | None
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Both bounds as instants.

    Raises:
        InputError: One is unreadable, or `start` lies after `end`.
    """
    first = None if start is None else first_instant(start, "start")
    last = None if end is None else last_instant(end, "end")
    if first is not None and last is not None and first > last:
        raise InputError(
            f"start ({rfc3339(first)}) lies after end ({rfc3339(last)}): swap them"
        )
    return first, last


def _span(when: When, name: str) -> tuple[dt.datetime, dt.datetime]:
    try:
        if isinstance(when, dt.datetime):
            return _aware(when), _aware(when)
        if isinstance(when, dt.date):
            return _day(when.year, when.month, when.day)
        return _text_span(when)
    except (ValueError, TypeError, OverflowError) as error:
        raise InputError(f"{name}={when!r} is not a time: pass {_FORMS}") from error


def _text_span(text: str) -> tuple[dt.datetime, dt.datetime]:
    short = _SHORT.fullmatch(text)
    if not short:
        instant = parse_rfc3339(text)
        return instant, instant
    year, month, day = short.groups()
    if day:
        return _day(int(year), int(month), int(day))
    first, last = int(month or 1), int(month or 12)
    days = calendar.monthrange(int(year), last)[1]
    return _day(int(year), first, 1)[0], _day(int(year), last, days)[1]


def _day(year: int, month: int, day: int) -> tuple[dt.datetime, dt.datetime]:
    begin = dt.datetime(year, month, day, tzinfo=dt.UTC)
    return begin, begin + (_DAY - _TICK)


def _aware(instant: dt.datetime) -> dt.datetime:
    if instant.tzinfo is None:
        return instant.replace(tzinfo=dt.UTC)
    return instant.astimezone(dt.UTC)
