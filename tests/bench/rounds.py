"""Measuring: all ways in turn, round by round, so that no one has a better hour."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

import msgspec


SLOW = 5.0
"""Seconds of a way that is measured no more than twice."""


class Timing(msgspec.Struct):
    """The best of some rounds, in seconds.

    Attributes:
        wall: What a clock on the wall says.
        cpu: What this process computed; the rest is waiting for the server.
    """

    wall: float
    cpu: float


def measured(
    ways: Mapping[str, Callable[[], int]], *, rounds: int, expected: int
) -> dict[str, Timing]:
    """The best times of each way.

    Raises:
        ValueError: A way did not see every Item.
    """
    best = {name: Timing(float("inf"), float("inf")) for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            then = best[name]
            if number > 1 and then.wall > SLOW:
                continue
            now = timed(name, way, expected)
            best[name] = Timing(min(now.wall, then.wall), min(now.cpu, then.cpu))
    return best


def timed(name: str, way: Callable[[], int], expected: int) -> Timing:
    """One run of a way."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    seen = way()
    timing = Timing(time.perf_counter() - wall, time.process_time() - cpu)
    if seen != expected:
        raise ValueError(f"{name}: {seen} of {expected} Items")
    return timing
