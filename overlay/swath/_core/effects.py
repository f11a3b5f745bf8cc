"""The effects that flows yield, and the flows' types.

A flow is a generator. It yields an effect, the driver does it and sends the outcome
back in; a failed exchange is thrown in as a `TransportError`. Each effect has a small
typed function to be used with ``yield from``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import msgspec

from swath._core.secret import Secret
from swath_api._runtime import Request


T = TypeVar("T")


class Instant(msgspec.Struct, frozen=True):
    """Now, on two clocks, in seconds.

    `steady` never jumps and measures durations; `wall` is Unix time and is compared
    with what servers say.
    """

    steady: float
    wall: float


class Head(msgspec.Struct, frozen=True):
    """An answer whose body is still to be read; `handle` names the open body."""

    handle: int
    status: int
    headers: Mapping[str, str]
    url: str


class Open(msgspec.Struct, frozen=True):
    """Send a request and wait for the head of its answer; gives a `Head`.

    `timeout` bounds every wait until then, `silence` that for each piece of the body.
    """

    request: Request
    authorization: Secret | None
    timeout: float
    silence: float


class Read(msgspec.Struct, frozen=True):
    """Read the next piece of an open body; gives bytes, empty at the end."""

    handle: int


class Close(msgspec.Struct, frozen=True):
    """Give the body up, read or not."""

    handle: int


class Sleep(msgspec.Struct, frozen=True):
    """Wait that many seconds."""

    seconds: float


class Now(msgspec.Struct, frozen=True):
    """Tell the time; gives an `Instant`."""


class Lock(Protocol):
    """A lock that threads and tasks share, or processes."""

    def acquire(self, blocking: bool = ...) -> bool:  # noqa: FBT001 - as threading has it
        """Takes the lock; without `blocking` only if it is free."""
        ...

    def release(self) -> None:
        """Gives the lock back."""
        ...

    def locked(self) -> bool:
        """Whether anybody here holds it."""
        ...


class Acquire(msgspec.Struct, frozen=True):
    """Wait for a lock."""

    lock: Lock


class Work(msgspec.Struct, frozen=True):
    """Do a little work on files, and give what the function returns."""

    function: Callable[[], Any]


class Emit(msgspec.Struct, Generic[T], frozen=True):
    """Hand these to the user; the flow goes on when all of them were taken."""

    values: Sequence[T]


Effect: TypeAlias = Open | Read | Close | Sleep | Now | Acquire | Work
Flow: TypeAlias = Generator[Effect, Any, T]
EmittingFlow: TypeAlias = Generator[Effect | Emit[T], Any, None]


def open_body(
    request: Request,
    authorization: Secret | None,
    timeout: float,
    silence: float | None = None,
) -> Flow[Head]:
    """Sends a request; the body may be silent for `silence`, else for `timeout`."""
    silence = timeout if silence is None else silence
    head: Head = yield Open(request, authorization, timeout, silence)
    return head


def read(head: Head) -> Flow[bytes]:
    """The next piece of the body; empty at its end."""
    chunk: bytes = yield Read(head.handle)
    return chunk


def close(head: Head) -> Flow[None]:
    """Gives the body up."""
    yield Close(head.handle)


def sleep(seconds: float) -> Flow[None]:
    """Waits."""
    yield Sleep(seconds)


def now() -> Flow[Instant]:
    """The time on both clocks."""
    instant: Instant = yield Now()
    return instant


def acquire(lock: Lock) -> Flow[None]:
    """Waits for a lock; release it with ``lock.release()`` in a ``finally``."""
    yield Acquire(lock)


def work(function: Callable[[], T]) -> Flow[T]:
    """What a function returns that reads or writes small files."""
    outcome: T = yield Work(function)
    return outcome
