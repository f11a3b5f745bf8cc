"""How fast an account may ask: token buckets, one for each policy of its plan."""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING, Literal

import msgspec

from .refusals import ServiceError


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swath.emulator.clock import Clock


Kind = Literal["REQUESTS", "PROCESSING_UNITS"]

_ENOUGH: dict[Kind, float] = {"REQUESTS": 1.0, "PROCESSING_UNITS": 1e-9}
"""What a bucket has to hold before a request passes: a request's units are known
only when it is done, so that they may leave the bucket in debt."""


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """So many requests or processing units in so many seconds.

    Attributes:
        kind: What is counted.
        capacity: How many the bucket holds; it fills up once a period.
        period: Seconds.
    """

    kind: Kind = "REQUESTS"
    capacity: float
    period: float = 60.0

    def __post_init__(self) -> None:
        """Refuses what fills no bucket.

        Raises:
            ValueError: A number is not positive.
        """
        if min(self.capacity, self.period) <= 0:
            raise ValueError("capacity and period of a policy are positive")

    def __str__(self) -> str:
        return f"{self.kind} {self.capacity:g} in {self.period:g} s"


class _Bucket:
    def __init__(self, policy: Policy, now: float) -> None:
        self.policy = policy
        self.level = policy.capacity
        self._at = now

    def refill(self, now: float) -> None:
        rate = self.policy.capacity / self.policy.period
        gained = max(now - self._at, 0.0) * rate
        self.level = min(self.level + gained, self.policy.capacity)
        self._at = now

    def wait(self) -> float:
        """Seconds until there is enough for a request."""
        lacking = _ENOUGH[self.policy.kind] - self.level
        return max(lacking, 0.0) * self.policy.period / self.policy.capacity


class Limits:
    """The buckets of all accounts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[tuple[str, Policy], _Bucket] = {}

    def admit(self, account: str, policies: Iterable[Policy]) -> int | None:
        """Takes a request out of each bucket that counts them, or of none.

        Returns:
            Requests that are left in the emptiest bucket; None where none counts.

        Raises:
            ServiceError: A bucket has too little; the headers tell how long to wait.
        """
        with self._lock:
            buckets = list(self._filled(account, policies))
            violated = max(buckets, key=_Bucket.wait, default=None)
            if violated is not None and violated.wait() > 0:
                raise _exceeded(violated)
            counting = [it for it in buckets if it.policy.kind == "REQUESTS"]
            for bucket in counting:
                bucket.level -= 1
            return min((int(one.level) for one in counting), default=None)

    def charge(self, account: str, policies: Iterable[Policy], units: float) -> None:
        """Takes the processing units of a finished request out."""
        with self._lock:
            for bucket in self._filled(account, policies):
                if bucket.policy.kind == "PROCESSING_UNITS":
                    bucket.level -= units

    def reset(self) -> None:
        """All buckets are full again."""
        with self._lock:
            self._buckets.clear()

    def _filled(self, account: str, policies: Iterable[Policy]) -> Iterator[_Bucket]:
        now = self._clock.running()
        for policy in policies:
            key = account, policy
            bucket = self._buckets.setdefault(key, _Bucket(policy, now))
            bucket.refill(now)
            yield bucket


def _exceeded(bucket: _Bucket) -> ServiceError:
    """The refusal with the wait in milliseconds, as the service tells it."""
    headers = {
        "retry-after": str(max(math.ceil(bucket.wait() * 1000), 1)),
        "x-ratelimit-remaining": "0",
        "x-ratelimit-violatedpolicy": str(bucket.policy),
    }
    message = "You have exceeded your rate limit"
    return ServiceError(429, "RATE_LIMIT_EXCEEDED", message, headers=headers)
