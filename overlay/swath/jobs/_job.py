"""One job as the user holds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeAlias, TypeVar

from swath._core.gathering import Trip
from swath._core.job import JobSource, JobStatus
from swath._core.polling import Polling, Timer, Watch
from swath._errors import InputError


if TYPE_CHECKING:
    from swath._core.effects import Flow


T = TypeVar("T")
R = TypeVar("R")
H = TypeVar("H", bound="Handle[Any]")

Timeout: TypeAlias = float | dt.timedelta | None
"""Seconds or a timedelta; None is for ever."""

DAY: Final = 86_400.0
"""How long a job is waited for unless the caller says otherwise, in seconds."""

Note: TypeAlias = Callable[[JobStatus], object]
"""Is told how a job stands."""


class Runner(Protocol):
    """Runs flows, as `swath._callers.SyncCaller` does."""

    def run(self, flow: Flow[R]) -> R:
        """Runs a flow to its end."""
        ...


class AsyncRunner(Protocol):
    """Runs flows, as `swath._callers.AsyncCaller` does."""

    async def run(self, flow: Flow[R]) -> R:
        """Runs a flow to its end."""
        ...


class Handle(Generic[T]):
    """What `Job` and `AsyncJob` share: all that needs no request.

    Attributes:
        watch: What is known of the job, and when to ask again.
    """

    def __init__(
        self,
        source: JobSource[T],
        *,
        status: JobStatus | None = None,
        polling: Polling | None = None,
    ) -> None:
        self._source = source
        self.watch = Watch(source, polling or Polling(), status)

    @property
    def id(self) -> str:
        """The job's id at its service."""
        return self._source.token.id

    @property
    def token(self) -> str:
        """The job as JSON text without secrets: another process attaches with it."""
        return self._source.token.encode()

    @property
    def progress(self) -> JobStatus | None:
        """What is known of the job without asking; None before anything is."""
        return self.watch.status

    @property
    def done(self) -> bool:
        """Whether the job is known to have ended, well or not; sends nothing."""
        status = self.watch.status
        return status is not None and status.ended

    def __repr__(self) -> str:
        token = self._source.token
        name, status = type(self).__name__, self.progress or "not asked yet"
        return f"<{name} {token.service} {token.operation} {token.id}: {status}>"


class Job(Handle[T]):
    """Work that goes on at a service; nothing here has to stay for it to go on.

    Every operation that takes long returns one. No thread runs behind it: it asks the
    service when one of its methods is called, as often as the service wants to be
    asked, or less and less often where the service does not say.

    Args:
        runner: Runs flows.
        source: Knows how to ask for this job.
        status: What the submission told.
        polling: When to ask; None for the defaults.

    Attributes:
        runner: As given.

    Examples:
        >>> job = submit()
        >>> job.done
        False
        >>> job.wait(timeout=60, on_progress=print).state
        running 50%
        succeeded
        'succeeded'
        >>> job.result()
        'a map'
        >>> attach(job.token).result()
        'a map'
    """

    def __init__(
        self,
        runner: Runner,
        source: JobSource[T],
        *,
        status: JobStatus | None = None,
        polling: Polling | None = None,
    ) -> None:
        super().__init__(source, status=status, polling=polling)
        self.runner = runner

    def status(self) -> JobStatus:
        """Asks the service how the job stands, with one request.

        Raises:
            StatusError: The service refused, also after the retries.
            TransportError: The service could not be reached, also after the retries.
        """
        return self.runner.run(self.watch.check())

    def events(self, timeout: Timeout = DAY) -> Iterator[JobStatus]:
        """Each change of the job's status until it has ended, well or not.

        There is none for a job that is known to have ended.

        Args:
            timeout: How long to watch, in seconds or as a timedelta; None for ever.

        Raises:
            JobTimeoutError: The job did not end in time; it goes on.
            StatusError: The service refused to tell for good, or again and again.
            TransportError: The service could not be reached again and again.
        """
        timer = timer_of(timeout)
        while not self.done:
            yield self.runner.run(self.watch.change(timer))

    def wait(
        self, timeout: Timeout = DAY, on_progress: Note | None = None
    ) -> JobStatus:
        """Waits until the job succeeded, and gives its last status.

        Args:
            timeout: How long, in seconds or as a timedelta; None for ever. A request
                under way when the time is over is finished, but not repeated.
            on_progress: Is called with each change of the status.

        Raises:
            JobFailedError: The job failed or was cancelled; the error tells why.
            JobTimeoutError: It did not end in time; it goes on.
            StatusError: The service refused to tell for good, or again and again.
            TransportError: The service could not be reached again and again.
        """
        return self.runner.run(self.watch.end(timer_of(timeout), on_progress))

    def result(self, timeout: Timeout = DAY, on_progress: Note | None = None) -> T:
        """Waits as `wait` does, and fetches the result; each call fetches it anew.

        Args:
            timeout: As for `wait`. Fetching takes the time that it takes.
            on_progress: As for `wait`.

        Raises:
            SwathError: As for `wait`, and what fetching the result raises.
        """
        return self.runner.run(self.watch.result(timer_of(timeout), on_progress))

    def cancel(self) -> None:
        """Asks the service to give the job up; `wait` tells when it did.

        Raises:
            InputError: The service has no way to.
            StatusError: The service refused.
        """
        self.runner.run(self.watch.cancel())


class AsyncJob(Handle[T]):
    """Work that goes on at a service; nothing here has to stay for it to go on.

    Every operation that takes long returns one. No task runs behind it: it asks the
    service when one of its methods is called, as often as the service wants to be
    asked, or less and less often where the service does not say.

    Args:
        runner: Runs flows.
        source: Knows how to ask for this job.
        status: What the submission told.
        polling: When to ask; None for the defaults.

    Attributes:
        runner: As given.
    """

    def __init__(
        self,
        runner: AsyncRunner,
        source: JobSource[T],
        *,
        status: JobStatus | None = None,
        polling: Polling | None = None,
    ) -> None:
        super().__init__(source, status=status, polling=polling)
        self.runner = runner

    async def status(self) -> JobStatus:
        """Asks the service how the job stands, with one request.

        Raises:
            StatusError: The service refused, also after the retries.
            TransportError: The service could not be reached, also after the retries.
        """
        return await self.runner.run(self.watch.check())

    async def events(self, timeout: Timeout = DAY) -> AsyncIterator[JobStatus]:  # noqa: ASYNC109 - as in `Job`
        """Each change of the job's status until it has ended, well or not.

        There is none for a job that is known to have ended.

        Args:
            timeout: How long to watch, in seconds or as a timedelta; None for ever.

        Raises:
            JobTimeoutError: The job did not end in time; it goes on.
            StatusError: The service refused to tell for good, or again and again.
            TransportError: The service could not be reached again and again.
        """
        timer = timer_of(timeout)
        while not self.done:
            yield await self.runner.run(self.watch.change(timer))

    async def wait(
        self,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Job`
        on_progress: Note | None = None,
    ) -> JobStatus:
        """Waits until the job succeeded, and gives its last status.

        Args:
            timeout: How long, in seconds or as a timedelta; None for ever. A request
                under way when the time is over is finished, but not repeated.
            on_progress: Is called with each change of the status.

        Raises:
            JobFailedError: The job failed or was cancelled; the error tells why.
            JobTimeoutError: It did not end in time; it goes on.
            StatusError: The service refused to tell for good, or again and again.
            TransportError: The service could not be reached again and again.
        """
        return await self.runner.run(self.watch.end(timer_of(timeout), on_progress))

    async def result(
        self,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Job`
        on_progress: Note | None = None,
    ) -> T:
        """Waits as `wait` does, and fetches the result; each call fetches it anew.

        Args:
            timeout: As for `wait`. Fetching takes the time that it takes.
            on_progress: As for `wait`.

        Raises:
            SwathError: As for `wait`, and what fetching the result raises.
        """
        flow = self.watch.result(timer_of(timeout), on_progress)
        return await self.runner.run(flow)

    async def cancel(self) -> None:
        """Asks the service to give the job up; `wait` tells when it did.

        Raises:
            InputError: The service has no way to.
            StatusError: The service refused.
        """
        await self.runner.run(self.watch.cancel())


def timer_of(timeout: Timeout) -> Timer:
    """What measures a timeout.

    Raises:
        InputError: It is no span of time.
    """
    if timeout is None:
        return Timer(None)
    if isinstance(timeout, dt.timedelta):
        timeout = timeout.total_seconds()
    seconds: Any = timeout
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not number or not seconds >= 0:
        raise InputError(
            f"{timeout=} has to be seconds of 0 or more, a timedelta, or None for ever"
        )
    return Timer(float(seconds))


def trip_of(job: H, timeout: Timeout) -> Trip[H]:
    """A job's way to its result."""
    return Trip(job, job.watch, timer_of(timeout))
