"""Steps flows without I/O: a world that does their effects by a script."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Any

import msgspec

from swath._core.effects import (
    Acquire,
    Close,
    Emit,
    Head,
    Instant,
    Now,
    Open,
    Read,
    Sleep,
    Work,
)
from swath._core.exchange import Context
from swath._core.retry import Policy
from swath._errors import TransportError
from swath_api import _bodies
from swath_api._runtime import OperationInfo, Request


ORIGIN = "https://api.example"
WALL = 1_780_000_000.0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the world answers; a chunk may be seconds to pass, or a failure."""

    status: int = 200
    headers: dict[str, str] = {}
    chunks: Sequence[bytes | float | TransportError] = ()
    seconds: float = 0.0


Scripted = Answer | TransportError | Callable[[Open], Answer | TransportError]


class World:
    """Does the effects of a flow.

    Attributes:
        sent: The requests that flows sent.
        slept: The waiting times.
        open: The bodies that are open.
    """

    def __init__(self, *script: Scripted, then: Scripted | None = None) -> None:
        self.sent: list[Open] = []
        self.slept: list[float] = []
        self.open: dict[int, deque[bytes | float | TransportError]] = {}
        self.clock = 0.0
        self._script = deque(script)
        self._then = then

    def run(self, flow: Generator[Any, Any, Any]) -> Any:
        """Runs a flow that emits nothing, and returns its result."""
        steps = self.steps(flow)
        try:
            emitted = next(steps)
        except StopIteration as stop:
            return stop.value
        raise AssertionError(f"emitted {emitted}")

    def emitted(self, flow: Generator[Any, Any, Any]) -> list[Any]:
        """Everything that a flow emits, to its end."""
        return [value for batch in self.steps(flow) for value in batch]

    def steps(
        self, flow: Generator[Any, Any, Any]
    ) -> Generator[Sequence[Any], None, Any]:
        """Runs a flow and yields each batch that it emits."""
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Emit):
                    yield effect.values
                    effect = flow.send(None)
                    continue
                try:
                    outcome = self.perform(effect)
                except TransportError as error:
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as stop:
            return stop.value

    def perform(self, effect: Any) -> Any:  # noqa: PLR0911 - one for each effect
        """Does one effect."""
        match effect:
            case Open():
                return self._opened(effect)
            case Read(handle):
                return self._read(handle)
            case Close(handle):
                return self.open.pop(handle, None)
            case Sleep(seconds):
                self.slept.append(seconds)
                self.clock += seconds
                return None
            case Now():
                return Instant(self.clock, WALL + self.clock)
            case Acquire(lock):
                assert lock.acquire(blocking=False), "a lock was not given back"
                return None
            case Work(function):
                return function()
        raise AssertionError(effect)

    def _opened(self, effect: Open) -> Head:
        self.sent.append(effect)
        answer = self._script.popleft() if self._script else self._then
        assert answer is not None, f"no answer is left for {effect.request}"
        if not isinstance(answer, Answer | TransportError):
            answer = answer(effect)
        if isinstance(answer, TransportError):
            raise answer
        self.clock += answer.seconds
        handle = len(self.sent)
        self.open[handle] = deque(answer.chunks)
        url = effect.request.url or ORIGIN + effect.request.path
        return Head(handle, answer.status, answer.headers, url)

    def _read(self, handle: int) -> bytes:
        chunks = self.open.get(handle, deque())
        while chunks:
            chunk = chunks.popleft()
            if isinstance(chunk, bytes):
                return chunk
            if isinstance(chunk, TransportError):
                self.open.pop(handle)
                raise chunk
            self.clock += chunk
        self.open.pop(handle, None)
        return b""


def info(**changes: Any) -> OperationInfo:
    """An operation that may be repeated."""
    row: dict[str, Any] = {
        "service": "svc",
        "id": "listThings",
        "tag": "t",
        "method": "GET",
        "path": "/things",
        "module": "t.list_things",
        "function": "list_things",
        "idempotent": True,
    }
    return OperationInfo(**(row | changes))


def context(*, chance: float = 0.5, **policy: Any) -> Context:
    """No credential, fixed chance."""
    largest = policy.pop("largest_body", 1_000_000)
    credential = policy.pop("credential", None)
    return Context(
        credential=credential,
        policy=Policy(**policy),
        largest_body=largest,
        chance=lambda: chance,
    )


def get(path: str = "/things", **members: Any) -> Request:
    """A GET."""
    return Request(**({"method": "GET", "path": path} | members))


def cut(message: str = "the connection broke", *, sent: bool = True) -> TransportError:
    """A connection that broke."""
    return TransportError(message, sent=sent)


def on_the_wire(body: object) -> Any:
    """What a body says on the wire, its secrets included."""
    return json.loads(_bodies.json(body))
