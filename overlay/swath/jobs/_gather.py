"""Many jobs awaited at once."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast, overload

import msgspec

from swath._core.effects import now, sleep
from swath._core.gathering import Arrival, Gathering, Trip
from swath._core.numbers import whole_number
from swath._errors import InputError, SwathError
from swath.jobs._job import DAY, AsyncJob, Job, Runner, Timeout, timer_of, trip_of


if TYPE_CHECKING:
    from swath.jobs._gather_async import AsyncGathered


J = TypeVar("J", bound=Job[Any] | AsyncJob[Any])
T = TypeVar("T")


class Ended(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A result, or the error that came in its place."""

    value: T | None = None
    error: SwathError | None = None

    def unwrap(self) -> T:
        """The result.

        Raises:
            SwathError: There is none; the error tells why.
        """
        if self.error is not None:
            raise self.error
        return cast("T", self.value)


class Outcome(Ended[T], Generic[J, T], frozen=True, kw_only=True):
    """How the waiting for one job ended.

    Attributes:
        job: The job.
        value: Its result; None if there is an error.
        error: Why there is no result; None if there is one. Unless it is a
            `JobFailedError` the job may still end well: wait for it again.
    """

    job: J


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How many jobs are awaited at a time, how often is asked, how long each waits."""

    max_concurrent: int
    checks_per_second: float
    timeout: Timeout

    def __post_init__(self) -> None:
        whole_number("max_concurrent", self.max_concurrent, 1)
        if not self.checks_per_second > 0:
            raise InputError(
                f"checks_per_second={self.checks_per_second} has to be above 0"
            )
        timer_of(self.timeout)

    def gathering(self, at_once: int) -> Gathering[Any]:
        """The bookkeeping for as many trips."""
        return Gathering(
            interval=1 / self.checks_per_second,
            capacity=self.max_concurrent,
            at_once=at_once,
        )


@overload
def gather(
    jobs: Iterable[Job[T]],
    *,
    max_concurrent: int = ...,
    checks_per_second: float = ...,
    timeout: Timeout = ...,
) -> Iterator[Outcome[Job[T], T]]: ...


@overload
def gather(
    jobs: Iterable[AsyncJob[T]] | AsyncIterable[AsyncJob[T]],
    *,
    max_concurrent: int = ...,
    checks_per_second: float = ...,
    timeout: Timeout = ...,
) -> AsyncIterator[Outcome[AsyncJob[T], T]]: ...


def gather(
    jobs: Iterable[Any] | AsyncIterable[Any],
    *,
    max_concurrent: int = 1_000,
    checks_per_second: float = 10.0,
    timeout: Timeout = DAY,
) -> Any:
    """Waits for many jobs; yields an `Outcome` for each one as it ends.

    It raises for no job: what went wrong is in the outcome. All of it happens within
    the iteration: between two outcomes nothing runs, nothing piles up, and leaving the
    loop leaves the jobs as they are. Jobs of several clients may be mixed.

    Args:
        jobs: The jobs; an iterable that submits them as they are asked for keeps no
            more than `max_concurrent` of them going. What it raises is raised to you;
            iterating further goes on with the jobs at hand.
        max_concurrent: How many jobs are awaited at a time, at most.
        checks_per_second: How many requests may ask for a status, counting repeated
            ones; requests for results and credentials come on top.
        timeout: How long each job is waited for, in seconds or as a timedelta; None
            for ever.

    Returns:
        An iterator for `Job`, to be used with ``for``, or one for `AsyncJob`, to be
        used with ``async for``.

    Raises:
        InputError: A limit makes no sense.

    Examples:
        >>> jobs = (submit(name) for name in ["a", "b"])  # submitted when asked for
        >>> maps, errors = {}, {}
        >>> for outcome in gather(jobs, max_concurrent=50):
        ...     if outcome.error:
        ...         errors[outcome.job.id] = outcome.error
        ...     else:
        ...         maps[outcome.job.id] = outcome.value
        >>> sorted(maps), errors
        (['a', 'b'], {})
    """
    limits = Limits(
        max_concurrent=max_concurrent,
        checks_per_second=checks_per_second,
        timeout=timeout,
    )
    return _Either(jobs, limits)


class _Either:
    """An iteration that shows by its first step whether it is asynchronous."""

    def __init__(
        self, jobs: Iterable[Any] | AsyncIterable[Any], limits: Limits
    ) -> None:
        self._jobs = jobs
        self._limits = limits
        self._sync: Gathered[Any] | None = None
        self._async: AsyncGathered[Any] | None = None

    def __iter__(self) -> Self:
        return self

    def __aiter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        if self._sync is None:
            if not isinstance(self._jobs, Iterable):
                raise InputError("these jobs come asynchronously: use `async for`")
            self._sync = Gathered(self._jobs, self._limits)
        return next(self._sync)

    async def __anext__(self) -> Any:
        if self._async is None:
            from swath.jobs._gather_async import AsyncGathered  # noqa: PLC0415 - loads anyio

            self._async = AsyncGathered(self._jobs, self._limits)
        return await anext(self._async)


class Gathered(Generic[T]):
    """Waits for jobs within one thread; see `gather`."""

    def __init__(self, jobs: Iterable[Job[T]], limits: Limits) -> None:
        self._jobs: Iterator[Job[T]] | None = iter(jobs)
        self._timeout = limits.timeout
        self._trips: Gathering[Job[T]] = limits.gathering(at_once=1)
        self._runner: Runner | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Outcome[Job[T], T]:
        while True:
            trip = self._trips.start(self._now())
            if trip is not None:
                stop = self._leg(trip)
                if isinstance(stop, Arrival):
                    return Outcome(job=trip.job, value=stop.value, error=stop.error)
            elif self._jobs is not None and self._trips.has_room:
                self._pull(self._jobs)
            elif self._trips.empty:
                raise StopIteration
            else:
                self._rest()

    def _leg(self, trip: Trip[Job[T]]) -> object:
        try:
            stop = trip.job.runner.run(trip.leg())
        except BaseException:
            self._trips.broken_off(trip)
            raise
        self._trips.stopped(trip, stop, self._now())
        return stop

    def _pull(self, jobs: Iterator[Job[T]]) -> None:
        job = next(jobs, None)
        if job is None:
            self._jobs = None
            return
        check_kind(job, Job)
        self._runner = job.runner
        self._trips.add(trip_of(job, self._timeout), self._now())

    def _rest(self) -> None:
        seconds = self._trips.rest(self._now())
        if self._runner is not None and seconds:
            self._runner.run(sleep(seconds))

    def _now(self) -> float:
        """The time; any job's runner knows it, and before the first there is none."""
        return 0.0 if self._runner is None else self._runner.run(now()).steady


def check_kind(job: object, kind: type[Job[Any] | AsyncJob[Any]]) -> None:
    """Sees that a job fits the kind of loop that it is awaited in.

    Raises:
        InputError: It does not.
    """
    if not isinstance(job, kind):
        raise InputError(
            f"got a {type(job).__name__} where a {kind.__name__} was expected: "
            "`for` takes Job, `async for` takes AsyncJob"
        )
