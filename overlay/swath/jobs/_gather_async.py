"""Many jobs awaited at once, asynchronously.

The tasks that ask live within one step of the iteration: when a job has ended, those
under way are let finish and no new ones begin. So a loop that is left leaves no task
behind, on any event loop, and a slow reader is not run over by results.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Final, Generic, Self, TypeVar

import anyio
import anyio.abc

from swath._core.effects import now, sleep
from swath._core.gathering import Arrival, Gathering, Stop, Trip
from swath.jobs._gather import Limits, Outcome, check_kind
from swath.jobs._job import AsyncJob, AsyncRunner, trip_of


T = TypeVar("T")

_AT_ONCE: Final = 16
"""How many requests are under way at a time, below what a connection pool has."""


class AsyncGathered(Generic[T]):
    """Waits for jobs within one task; see `gather`."""

    def __init__(
        self, jobs: Iterable[AsyncJob[T]] | AsyncIterable[AsyncJob[T]], limits: Limits
    ) -> None:
        self._jobs: Iterator[AsyncJob[T]] | AsyncIterator[AsyncJob[T]] | None = (
            aiter(jobs) if isinstance(jobs, AsyncIterable) else iter(jobs)
        )
        self._timeout = limits.timeout
        self._trips: Gathering[AsyncJob[T]] = limits.gathering(at_once=_AT_ONCE)
        self._runner: AsyncRunner | None = None
        self._pulling = False
        self._ended: deque[Outcome[AsyncJob[T], T]] = deque()
        self._failures: deque[Exception] = deque()
        self._news = anyio.Event()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Outcome[AsyncJob[T], T]:
        if not self._due:
            async with anyio.create_task_group() as tasks:
                while not self._due:
                    await self._step(tasks)
        if self._failures:
            raise self._failures.popleft()
        if not self._ended:
            raise StopAsyncIteration
        return self._ended.popleft()

    @property
    def _due(self) -> bool:
        """Whether there is something to tell."""
        over = self._jobs is None and self._trips.empty
        return bool(self._ended or self._failures) or over

    async def _step(self, tasks: anyio.abc.TaskGroup) -> None:
        self._news = anyio.Event()
        at = await self._now()
        trip = self._trips.start(at)
        if trip is not None:
            tasks.start_soon(self._leg, trip)
        elif self._jobs is not None and self._trips.has_room and not self._pulling:
            self._pulling = True
            tasks.start_soon(self._pull)
        else:
            await self._rest(self._trips.rest(at))

    async def _leg(self, trip: Trip[AsyncJob[T]]) -> None:
        stopped: tuple[Stop, float] | None = None
        try:
            stop = await trip.job.runner.run(trip.leg())
            stopped = stop, await self._now()
        except Exception as error:  # noqa: BLE001 - raised to the reader
            self._failures.append(error)
        finally:
            self._back(trip, stopped)
            self._news.set()

    def _back(
        self, trip: Trip[AsyncJob[T]], stopped: tuple[Stop, float] | None
    ) -> None:
        if stopped is None:
            self._trips.broken_off(trip)
            return
        stop, at = stopped
        self._trips.stopped(trip, stop, at)
        if isinstance(stop, Arrival):
            outcome = Outcome(job=trip.job, value=stop.value, error=stop.error)
            self._ended.append(outcome)

    async def _pull(self) -> None:
        try:
            job = await self._next()
            if job is None:
                self._jobs = None
            else:
                self._runner = job.runner
                self._trips.add(trip_of(job, self._timeout), await self._now())
        except Exception as error:  # noqa: BLE001 - raised to the reader
            self._failures.append(error)
        finally:
            self._pulling = False
            self._news.set()

    async def _next(self) -> AsyncJob[T] | None:
        if isinstance(self._jobs, AsyncIterator):
            job = await anext(self._jobs, None)
        else:
            job = None if self._jobs is None else next(self._jobs, None)
        if job is not None:
            check_kind(job, AsyncJob)
        return job

    async def _rest(self, seconds: float | None) -> None:
        """Waits until something comes back or, if `seconds` are given, these passed."""
        async with anyio.create_task_group() as tasks:
            if seconds is not None:
                tasks.start_soon(self._alarm, seconds)
            await self._news.wait()
            tasks.cancel_scope.cancel()

    async def _alarm(self, seconds: float) -> None:
        if self._runner is not None:
            await self._runner.run(sleep(seconds))
        self._news.set()

    async def _now(self) -> float:
        """The time; any job's runner knows it, and before the first there is none."""
        if self._runner is None:
            return 0.0
        return (await self._runner.run(now())).steady
