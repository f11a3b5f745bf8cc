"""Spans of time: as users give them, and as the service has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

from swath._core.times import When, first_instant, last_instant, ordered
from swath._errors import InputError
from swath.sentinelhub._plain import members_of, shown


Times: TypeAlias = "When | Sequence[When | None]"
"""A span of time: its bounds, or a day, a month, a year, or text like ``a/b``."""

Span: TypeAlias = tuple[dt.datetime | None, dt.datetime | None]
"""The bounds of a span of time, both included; None where it is open."""


def span(time: Times | None, name: str = "time") -> Span:
    """The bounds of a span of time.

    Args:
        time: As the user gave it.
        name: What the argument is called, for messages.

    Raises:
        InputError: They are no times, or the wrong way round.
    """
    if time is None:
        return None, None
    given: Any = _as_text(time)
    if isinstance(given, str) and "/" in given:
        given = [None if one in {"", ".."} else one for one in given.split("/")]
    if isinstance(given, str) or not isinstance(given, Sequence):
        return first_instant(given, name), last_instant(given, name)
    pair = cast("Sequence[object]", given)
    if len(pair) != 2:  # noqa: PLR2004 - begin and end
        raise InputError(
            f"{name}={shown(time)} has to be a pair: its begin and its end"
        )
    begin, end = map(_as_text, pair)
    try:
        return ordered(begin, end)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None


def _as_text(time: Any) -> Any:
    """Times of numpy as text, which is as precise as they are; others as they are."""
    if getattr(getattr(time, "dtype", None), "kind", None) != "M":
        return time
    return [*map(_as_text, time)] if getattr(time, "ndim", 0) else str(time)


def time_range(bounds: Span) -> dict[str, str]:
    """A span of time as the service has it: to the millisecond, in UTC."""
    named = zip(("from", "to"), bounds, strict=True)
    return {name: _instant(one) for name, one in named if one is not None}


def span_of(entries: Sequence[Mapping[str, Any]]) -> Span:
    """The time from the earliest begin to the latest end of data entries.

    Raises:
        InputError: A bound is no time, or a begin lies after its end.
    """
    spans = [
        span((ranged.get("from"), ranged.get("to")))
        for entry in entries
        if (ranged := members_of(entry, "dataFilter").get("timeRange"))
    ]
    begins = [begin for begin, _ in spans if begin is not None]
    ends = [end for _, end in spans if end is not None]
    return min(begins, default=None), max(ends, default=None)


def _instant(when: dt.datetime) -> str:
    precise = "milliseconds" if when.microsecond else "seconds"
    return when.isoformat(timespec=precise).replace("+00:00", "Z")
