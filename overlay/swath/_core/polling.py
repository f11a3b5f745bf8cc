"""When to ask how a job stands, and when to stop.

A `Watch` is the watching of one job: what is known, when to ask again, how it ended.
When to ask is a matter of `Polling` and has nothing to do with how a single failed
request is repeated (`retry.Policy`): a question that stays unanswered after its own
retries is asked again later.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from swath._core.effects import Effect, Flow, Instant, Sleep, now, sleep
from swath._core.job import JobSource, JobStatus, NotReadyError
from swath._core.retry import RETRYABLE
from swath._errors import (
    JobFailedError,
    JobTimeoutError,
    StatusError,
    SwathError,
    TransportError,
)


T = TypeVar("T")


class Polling(msgspec.Struct, frozen=True, kw_only=True):
    """When to ask how a job stands. All durations are seconds.

    Where the service says when it wants to be asked, that counts, within bounds;
    else the first checks come quickly and later ones more and more slowly.

    Attributes:
        first: Our own first waiting time.
        growth: How much longer each further one is.
        shortest: No hint of the service makes us ask sooner.
        longest: No hint of the service, nor growth, makes us wait longer.
        longest_retry_after: As `longest`, where an error says when to come back.
        jitter: The share of a waiting time that is added at most, by chance.
        tolerated: How many checks in a row may fail.
    """

    first: float = 1.0
    growth: float = 1.5
    shortest: float = 1.0
    longest: float = 60.0
    longest_retry_after: float = 3600.0
    jitter: float = 0.1
    tolerated: int = 10

    def pause(self, checks: int, hint: float | None, chance: float) -> float:
        """Seconds to wait after a check.

        Args:
            checks: How many there were without a hint, this one included.
            hint: What the service asks for, if it does.
            chance: A random number of [0, 1), for the jitter.
        """
        if hint is not None and hint >= 0:
            least = min(max(hint, self.shortest), self.longest)
        else:
            growth = self.growth ** min(max(checks - 1, 0), 100)
            least = min(self.first * growth, self.longest)
        return self._jittered(least, chance)

    def pause_after(
        self, failure: StatusError | TransportError, failures: int, chance: float
    ) -> float:
        """Seconds to wait after the last of `failures` failed checks in a row."""
        asked = failure.retry_after if isinstance(failure, StatusError) else None
        if asked is None:
            return self.pause(failures, None, chance)
        least = min(max(asked, self.shortest), self.longest_retry_after)
        return self._jittered(least, chance)

    def _jittered(self, least: float, chance: float) -> float:
        return least * (1 + self.jitter * chance)


class Timer:
    """How long somebody is willing to wait; it starts when it is first looked at.

    Args:
        seconds: None is for ever.

    Attributes:
        seconds: As given.
        over: Whether the last check that the time allowed was made.
    """

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.over = False
        self._begun: float | None = None

    def left(self, instant: Instant) -> float:
        """Seconds that are left: 0 when the time is over, never less."""
        if self._begun is None:
            self._begun = instant.steady
        if self.seconds is None:
            return math.inf
        return max(self._begun + self.seconds - instant.steady, 0.0)


class Watch(Generic[T]):
    """The watching of one job: what is known of it, and when to ask again.

    Args:
        source: Knows how to ask.
        polling: Says when.
        status: What the submission told; its `next_check` is waited for first.
        chance: Random numbers of [0, 1), for jitter.

    Attributes:
        source: As given.
        status: What is known; None before anything is.
        checking: Whether a check is under way.
    """

    def __init__(
        self,
        source: JobSource[T],
        polling: Polling,
        status: JobStatus | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.source = source
        self.status = status
        self.checking = False
        self._polling = polling
        self._chance = chance
        self._checks = 0
        self._failures = 0
        self._pause = 0.0 if status is None else self._pause_of(status)
        self._since: float | None = None
        self._cause: SwathError | None = None

    def check(self) -> Flow[JobStatus]:
        """Asks how the job stands, now.

        Raises:
            StatusError: The service refused, also after the request's retries.
            TransportError: The service could not be reached, as above.
        """
        self.checking = True
        try:
            status = yield from self.source.check()
        finally:
            self.checking = False
        self.status = status
        self._failures = 0
        yield from self._next_after(self._pause_of(status))
        return status

    def change(self, timer: Timer) -> Flow[JobStatus]:
        """Waits until the job stands otherwise than it did, or has ended.

        Raises:
            JobTimeoutError: Nothing changed in time.
            StatusError: The service refused the question for good, or too often.
            TransportError: It could not be reached too often.
        """
        known = self.status
        while not timer.over:
            yield from self._until_due(timer)
            status = yield from self._tolerant(timer)
            if status is not None and (status.ended or not status.same_as(known)):
                return status
        raise self._late(timer)

    def end(
        self, timer: Timer, note: Callable[[JobStatus], object] | None = None
    ) -> Flow[JobStatus]:
        """Waits until the job succeeded.

        Args:
            timer: How long.
            note: Is told of each change.

        Raises:
            JobFailedError: The job failed or was cancelled.
            JobTimeoutError: It did not end in time.
            StatusError: As for `change`.
            TransportError: As for `change`.
        """
        while self.status is None or not self.status.ended:
            status = yield from self.change(timer)
            if note is not None:
                note(status)
        if self.status.state != "succeeded":
            raise (yield from self._failed(self.status))
        return self.status

    def result(
        self, timer: Timer, note: Callable[[JobStatus], object] | None = None
    ) -> Flow[T]:
        """Waits until the job succeeded and gets its result.

        `timer` bounds the waiting; fetching takes the time that it takes.

        Raises:
            SwathError: As for `end`, and whatever fetching raises.
        """
        while True:
            status = yield from self.end(timer, note)
            try:
                return (yield from self.source.fetch())
            except NotReadyError:
                self.status = msgspec.structs.replace(status, state="running")
                yield from self._next_after(self._pause_of(self.status))

    def cancel(self) -> Flow[None]:
        """Asks the service to give the job up; the next check tells whether it did.

        Raises:
            InputError: The service has no way to.
        """
        yield from self.source.cancel()

    def _until_due(self, timer: Timer) -> Flow[None]:
        """Waits for the next check; the last one is due when the time is over."""
        instant = yield from now()
        since = instant.steady if self._since is None else self._since
        self._since = since
        delay = max(since + self._pause - instant.steady, 0.0)
        left = timer.left(instant)
        timer.over = left <= delay
        if min(delay, left):
            yield from sleep(min(delay, left))

    def _tolerant(self, timer: Timer) -> Flow[JobStatus | None]:
        """A check that may fail now and then; None if it did."""
        try:
            return (yield from _unhurried(self.check(), timer))
        except _TooLongError as error:
            pause = error.seconds
        except (StatusError, TransportError) as error:
            self._failures += 1
            if not _passes(error) or self._failures > self._polling.tolerated:
                self._failures = 0
                raise
            pause = self._polling.pause_after(error, self._failures, self._chance())
        yield from self._next_after(pause)
        return None

    def _next_after(self, pause: float) -> Flow[None]:
        self._since = (yield from now()).steady
        self._pause = pause

    def _pause_of(self, status: JobStatus) -> float:
        self._checks = self._checks + 1 if status.next_check is None else 0
        return self._polling.pause(self._checks, status.next_check, self._chance())

    def _failed(self, status: JobStatus) -> Flow[JobFailedError]:
        if self._cause is None and status.state == "failed":
            self._cause = yield from self._explanation()
        token, cause = self.source.token, self._cause
        told = cause if isinstance(cause, StatusError) else None
        error = JobFailedError(
            token.id,
            state=status.state,
            code=(told.code if told else "") or status.detail,
            message=_words(cause) or status.message,
            token=token.encode(),
        )
        error.__cause__ = cause
        return error.at(token.service, token.operation)

    def _explanation(self) -> Flow[SwathError | None]:
        try:
            return (yield from self.source.explain())
        except SwathError:
            return None  # that the job failed is sure, why can be asked again

    def _late(self, timer: Timer) -> JobTimeoutError:
        token = self.source.token
        state = "" if self.status is None else self.status.state
        return JobTimeoutError(
            f"job {token.id} has not ended within {timer.seconds:g} s "
            f"(last known: {self.status or 'nothing'}); it goes on, wait again or "
            "attach to its token",
            job=token.id,
            token=token.encode(),
            state=state,
        ).at(token.service, token.operation)


class _TooLongError(Exception):
    """A check wanted to pause for longer than somebody is willing to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def _unhurried(flow: Flow[T], timer: Timer) -> Flow[T]:
    """Runs a flow, but begins no pause that would last beyond the timer's end."""
    outcome: Any = None
    try:
        while True:
            effect = resumed(flow, outcome)
            if isinstance(effect, Sleep):
                yield from _allow(effect.seconds, timer)
            outcome = yield from attempted(effect)
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        flow.close()


def _allow(seconds: float, timer: Timer) -> Flow[None]:
    if timer.left((yield from now())) < seconds:
        raise _TooLongError(seconds)


def attempted(effect: Effect) -> Flow[Any]:
    """Has an effect done and gives its outcome, a failure too."""
    try:
        return (yield effect)
    except TransportError as error:
        return error


def resumed(flow: Flow[Any], outcome: Any) -> Effect:
    """The next effect of a flow that waits for the outcome of its last one.

    Raises:
        StopIteration: The flow has ended; its result is the exception's value.
    """
    if isinstance(outcome, TransportError):
        return flow.throw(outcome)
    return flow.send(outcome)


def _passes(error: StatusError | TransportError) -> bool:
    return isinstance(error, TransportError) or error.status in RETRYABLE


def _words(cause: SwathError | None) -> str:
    if isinstance(cause, StatusError):
        return cause.message
    return "" if cause is None else str(cause)
