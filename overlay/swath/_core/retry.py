"""Whether to try again, and when.

`decide` is a pure function of what happened: no clock, no state. Waiting times
without a word from the server are drawn from the whole interval below an
exponentially growing cap ("full jitter"), so that clients that failed together do not
return together.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import math
from collections.abc import Mapping
from typing import Literal

import msgspec

from swath._errors import StatusError, TransportError


RETRYABLE = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may pass by themselves."""

NOT_PROCESSED = frozenset({425, 429})
"""Statuses that say the request was not carried out: safe to repeat for any method."""


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How patient a call is. All durations are seconds.

    Attributes:
        timeout: The longest silence: for connecting, and for each read.
        deadline: For the whole call with all its retries; None means no limit.
        max_retries: How often a failed request is tried again.
        first_delay: Upper bound of the first waiting time.
        longest_delay: Upper bound of every waiting time that we choose.
        longest_retry_after: A server that asks for more than this is not waited for.
        retry_after_unit: What a bare number in the Retry-After of a 429 means to this
            service. With other statuses a gateway may have written it, in seconds.
    """

    timeout: float = 60.0
    deadline: float | None = None
    max_retries: int = 5
    first_delay: float = 0.5
    longest_delay: float = 30.0
    longest_retry_after: float = 120.0
    retry_after_unit: Literal["s", "ms"] = "s"

    def unit(self, status: int) -> Literal["s", "ms"]:
        """What a bare number in Retry-After means beside a status."""
        return self.retry_after_unit if status == 429 else "s"  # noqa: PLR2004 - too many requests


def decide(
    failure: StatusError | TransportError,
    *,
    attempt: int,
    idempotent: bool,
    policy: Policy,
    chance: float,
) -> float | None:
    """Seconds to wait before the next attempt, or None to give up.

    Args:
        failure: What the last attempt ended with.
        attempt: How many attempts there were, from 1.
        idempotent: Whether the operation may be carried out twice.
        policy: The caller's patience.
        chance: A random number of [0, 1), for the jitter.
    """
    if attempt > policy.max_retries or not _may_repeat(failure, idempotent=idempotent):
        return None
    if isinstance(failure, StatusError) and failure.retry_after is not None:
        return _as_asked(failure.retry_after, attempt, policy, chance)
    return backoff(attempt, policy, chance)


def backoff(attempt: int, policy: Policy, chance: float) -> float:
    """A waiting time of our own choice for the retry after `attempt` attempts."""
    cap = policy.first_delay * 2.0 ** min(attempt - 1, 30)
    return min(cap, policy.longest_delay) * chance


def retry_after(
    headers: Mapping[str, str], *, unit: Literal["s", "ms"], wall: float
) -> float | None:
    """Seconds that a Retry-After header asks for, or None without a usable one.

    Args:
        headers: The answer's headers, names in lower case.
        unit: What a bare number means (RFC 9110 says seconds; some services don't).
        wall: Unix time, for the header's date form.
    """
    text = headers.get("retry-after", "").strip()
    try:
        number = float(text) / (1000 if unit == "ms" else 1)
    except ValueError:
        return _until(text, wall)
    return max(number, 0.0) if math.isfinite(number) else None


def _may_repeat(failure: StatusError | TransportError, *, idempotent: bool) -> bool:
    if isinstance(failure, TransportError):
        return idempotent or not failure.sent
    allowed = RETRYABLE if idempotent else NOT_PROCESSED
    return failure.status in allowed


def _as_asked(
    asked: float, attempt: int, policy: Policy, chance: float
) -> float | None:
    """What the server asks for, and more where that was not enough before.

    A wish that is far too short does not make us insist: many clients may want the
    same moment, or a gateway may mean seconds where its service means milliseconds.
    """
    if asked > policy.longest_retry_after:
        return None
    wait = asked + min(1.0, asked / 10) * chance
    return wait if attempt == 1 else max(wait, backoff(attempt, policy, chance))


def _until(date: str, wall: float) -> float | None:
    try:
        instant = email.utils.parsedate_to_datetime(date)
        if instant.tzinfo is None:  # "-0000", as RFC 5322 writes a UTC of unknown zone
            instant = instant.replace(tzinfo=dt.UTC)
        return max(instant.timestamp() - wall, 0.0)
    except (ValueError, OverflowError):
        return None
