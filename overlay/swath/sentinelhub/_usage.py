"""What a client has asked for, what that cost, and what the service lets it ask."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping

import msgspec


__all__ = ["Usage"]

_SPENT = "x-processingunits-spent"
_REMAINING = "x-ratelimit-remaining"
_VIOLATED = "x-ratelimit-violatedpolicy"


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What a client and all its views did since it was made.

    Attributes:
        requests: Requests that were answered, retries included; not those for tokens.
        units: Processing units that the answers told to have cost.
        limited: Answers that told to wait (429).
        waited: Seconds that requests waited for the rate budget.
        remaining: What the service said last of requests that are left; None if it
            never did.
        violated: The policy that was exceeded last; empty if none was.
    """

    requests: int = 0
    units: float = 0.0
    limited: int = 0
    waited: float = 0.0
    remaining: int | None = None
    violated: str = ""


class Meter:
    """Counts for a client and its views, whichever threads and tasks they are in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._usage = Usage()
        self._last: dict[str, float] = {}

    @property
    def usage(self) -> Usage:
        """What was counted until now."""
        return self._usage

    def expected(self, operation: str) -> float:
        """Units that an operation cost when it was called last; 0 if it never was."""
        return self._last.get(operation, 0.0)

    def waited(self, seconds: float) -> None:
        """Counts a wait for the rate budget."""
        with self._lock:
            total = self._usage.waited + seconds
            self._usage = msgspec.structs.replace(self._usage, waited=total)

    def answered(
        self, operation: str, status: int, headers: Mapping[str, str]
    ) -> float:
        """Counts an answer, and gives the processing units that it cost."""
        units = spent(headers)
        with self._lock:
            was = self._usage
            if _SPENT in headers:
                self._last[operation] = units
            self._usage = Usage(
                requests=was.requests + 1,
                units=was.units + units,
                limited=was.limited + (status == 429),  # noqa: PLR2004 - too many
                waited=was.waited,
                remaining=_remaining(headers, was.remaining),
                violated=headers.get(_VIOLATED, was.violated),
            )
        return units


def spent(headers: Mapping[str, str]) -> float:
    """Processing units that an answer tells to have cost; 0 if it tells none."""
    try:
        units = float(headers.get(_SPENT, "0"))
    except ValueError:
        return 0.0
    return units if math.isfinite(units) and units > 0 else 0.0


def _remaining(headers: Mapping[str, str], was: int | None) -> int | None:
    text = headers.get(_REMAINING, "").strip()
    return int(text) if text.isascii() and text.isdigit() else was
