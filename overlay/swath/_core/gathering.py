"""Many jobs awaited at once, their questions to the service at a bounded rate.

Each job's waiting is a flow (`Watch.result`). A `Trip` runs such a flow until it would
wait, for its next check or before repeating a request, and then gives the driver back;
a `Gathering` keeps the trips and tells which one can go on now. So one thread serves
any number of jobs, and nothing but a request under way holds it up.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import deque
from typing import Any, Generic, TypeAlias, TypeVar

import msgspec

from swath._core.effects import Acquire, Effect, Flow, Lock, Open, Sleep
from swath._core.polling import Timer, Watch, attempted, resumed
from swath._errors import SwathError


J = TypeVar("J")
T = TypeVar("T")


class Pause(msgspec.Struct, frozen=True):
    """The trip goes on after that many seconds."""

    seconds: float


class Turn(msgspec.Struct, frozen=True):
    """The trip goes on when the rate allows its request."""


class Arrival(msgspec.Struct, frozen=True):
    """The trip is over, with a value or an error."""

    value: Any = None
    error: SwathError | None = None

    def unwrap(self) -> Any:
        """The value.

        Raises:
            SwathError: There is none; the error tells why.
        """
        if self.error is not None:
            raise self.error
        return self.value


Stop: TypeAlias = Pause | Turn | Arrival


class Errand:
    """A flow that is run in legs, with stops where it would have to wait.

    Args:
        flow: To be run.
    """

    def __init__(self, flow: Flow[Any]) -> None:
        self._flow = flow
        self._locks: list[Lock] = []

    def leg(self) -> Flow[Stop]:
        """Goes on to the next stop."""
        self._locks.clear()
        try:
            outcome = yield from self._admitted()
            while True:
                effect = resumed(self._flow, outcome)
                stop = self._stop(effect)
                if stop is not None:
                    return stop
                outcome = yield from attempted(effect)
        except StopIteration as end:
            return Arrival(value=end.value)
        except SwathError as error:
            return Arrival(error=error)

    def _admitted(self) -> Flow[Any]:
        """What is to be done before the flow goes on."""
        yield from ()

    def _stop(self, effect: Effect) -> Stop | None:
        """Where to stop before an effect; never with a lock that others may want."""
        if isinstance(effect, Acquire):
            self._locks.append(effect.lock)
        if any(lock.locked() for lock in self._locks):
            return None
        return Pause(effect.seconds) if isinstance(effect, Sleep) else None


class Trip(Errand, Generic[J]):
    """The way of one job to its result; it also stops before asking how the job is.

    Args:
        job: Whose way it is; kept for the one who asks.
        watch: How the job is watched.
        timer: How long it is waited for.
    """

    def __init__(self, job: J, watch: Watch[Any], timer: Timer) -> None:
        super().__init__(watch.result(timer))
        self.job = job
        self._watch = watch
        self._timer = timer
        self._request: Open | None = None

    def restart(self) -> None:
        """Begins again from what the watch knows, should a leg have been broken off."""
        self._flow.close()
        self._flow = self._watch.result(self._timer)
        self._request = None

    def _admitted(self) -> Flow[Any]:
        """Sends the request that waited for its turn, if one did."""
        request, self._request = self._request, None
        if request is None:
            return None
        return (yield from attempted(request))

    def _stop(self, effect: Effect) -> Stop | None:
        stop = super()._stop(effect)
        if stop is not None or any(lock.locked() for lock in self._locks):
            return stop
        if isinstance(effect, Open) and self._watch.checking:
            self._request = effect
            return Turn()
        return None


class Gathering(Generic[J]):
    """Which of many trips can go on now.

    Args:
        interval: Seconds between two requests that ask for a status, at least.
        capacity: How many trips there may be at a time.
        at_once: How many of them may be under way at a time.

    Attributes:
        moving: How many are under way.
    """

    def __init__(self, *, interval: float, capacity: int, at_once: int) -> None:
        self.moving = 0
        self._interval = interval
        self._capacity = capacity
        self._at_once = at_once
        self._count = 0
        self._order = itertools.count()
        self._paused: list[tuple[float, int, Trip[J]]] = []
        self._queued: deque[Trip[J]] = deque()
        self._free = -math.inf

    @property
    def has_room(self) -> bool:
        """Whether there may be one more trip."""
        return self._count < self._capacity

    @property
    def empty(self) -> bool:
        """Whether all trips are over."""
        return not self._count

    def add(self, trip: Trip[J], now: float) -> None:
        """Takes a trip that can begin at once."""
        self._count += 1
        self._pause(trip, now)

    def start(self, now: float) -> Trip[J] | None:
        """A trip whose next leg can begin now; say `stopped` when it is done."""
        trip = self._ready(now)
        if trip is not None:
            self.moving += 1
        return trip

    def stopped(self, trip: Trip[J], stop: Stop, now: float) -> None:
        """Notes where a leg ended."""
        self.moving -= 1
        match stop:
            case Pause(seconds):
                self._pause(trip, now + seconds)
            case Turn():
                self._queued.append(trip)
            case Arrival():
                self._count -= 1

    def broken_off(self, trip: Trip[J]) -> None:
        """Notes that a leg was broken off from outside; it can begin again at once."""
        trip.restart()
        self.stopped(trip, Pause(0), -math.inf)

    def rest(self, now: float) -> float | None:
        """Seconds until a trip can go on; None if none will by itself."""
        if self.moving == self._at_once:
            return None
        due = [self._paused[0][0]] if self._paused else []
        if self._queued:
            due.append(self._free)
        return max(min(due) - now, 0.0) if due else None

    def _ready(self, now: float) -> Trip[J] | None:
        if self.moving == self._at_once:
            return None
        if self._paused and self._paused[0][0] <= now:
            return heapq.heappop(self._paused)[2]
        if self._queued and self._free <= now:
            self._free = now + self._interval
            return self._queued.popleft()
        return None

    def _pause(self, trip: Trip[J], until: float) -> None:
        heapq.heappush(self._paused, (until, next(self._order), trip))
