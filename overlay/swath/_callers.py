"""Callers: they send what generated code builds, with retries and credentials."""

from __future__ import annotations

import copy
import io
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec

from swath._core.effects import Head
from swath._core.exchange import Context, body, parsed, reply
from swath._core.secret import HiddenText


if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from swath._core.effects import EmittingFlow, Flow
    from swath._io.aio import AsyncDriver
    from swath._io.background_aio import Background as AsyncBackground
    from swath._io.background_sync import Background
    from swath._io.sync import SyncDriver
    from swath_api._runtime import Operation, Reply, Request


__all__ = ["AsyncBody", "AsyncCaller", "Body", "SyncCaller", "opaque"]

T = TypeVar("T")


class _Caller:
    """What the synchronous and the asynchronous caller share."""

    def __init__(self, context: Context, base_url: str) -> None:
        self.context = context
        self.base_url = base_url
        self.replies: list[Reply] = []
        self._records = False

    def recording(self) -> Self:
        """A caller that keeps the replies it gets in `replies`."""
        other = copy.copy(self)
        other.replies = []
        other._records = True
        return other

    def costing(self, units: float | None) -> Self:
        """A caller whose requests cost so many processing units, as far as we know.

        A rate budget for units then counts them before they are sent. None means that
        nobody knows: then they cost what they did the last time.
        """
        other = copy.copy(self)
        other.context = msgspec.structs.replace(self.context, units=units)
        return other

    def _finished(self, operation: Operation[T], answer: Reply) -> T:
        if self._records:
            self.replies.append(answer)
        return parsed(operation, answer)


class SyncCaller(_Caller):
    """Sends requests with retries and credentials; see `swath._core.exchange`."""

    def __init__(self, driver: SyncDriver, context: Context, base_url: str) -> None:
        super().__init__(context, base_url)
        self._driver = driver

    def call(self, operation: Operation[T], request: Request) -> T:
        """Sends a request and returns what the operation makes of the answer."""
        answer = self.run(reply(operation.info, request, self.context))
        return self._finished(operation, answer)

    def stream(self, operation: Operation[Any], request: Request) -> Body:
        """Sends a request whose answer is read piece by piece."""
        steps = self.batches(body(operation.info, request, self.context))
        return Body(_head(next(steps)), steps)

    def run(self, flow: Flow[T]) -> T:
        """Runs a flow to its end."""
        return self._driver.run(flow)

    def lock(self) -> AbstractContextManager[object]:
        """A lock for what threads or tasks share."""
        return self._driver.lock()

    def background(self, flow: Flow[T]) -> Background[T]:
        """Runs a flow while the caller does something else."""
        return self._driver.background(flow)

    def batches(self, flow: EmittingFlow[T]) -> Generator[Sequence[T]]:
        """Runs a flow and yields what it emits, batch by batch."""
        return self._driver.batches(flow)


class AsyncCaller(_Caller):
    """Sends requests with retries and credentials; see `swath._core.exchange`."""

    def __init__(self, driver: AsyncDriver, context: Context, base_url: str) -> None:
        super().__init__(context, base_url)
        self._driver = driver

    async def call(self, operation: Operation[T], request: Request) -> T:
        """Sends a request and returns what the operation makes of the answer."""
        answer = await self.run(reply(operation.info, request, self.context))
        return self._finished(operation, answer)

    async def stream(self, operation: Operation[Any], request: Request) -> AsyncBody:
        """Sends a request whose answer is read piece by piece."""
        steps = self.batches(body(operation.info, request, self.context))
        return AsyncBody(_head(await anext(steps)), steps)

    async def run(self, flow: Flow[T]) -> T:
        """Runs a flow to its end."""
        return await self._driver.run(flow)

    def lock(self) -> AbstractAsyncContextManager[object]:
        """A lock for what threads or tasks share."""
        return self._driver.lock()

    def background(self, flow: Flow[T]) -> AsyncBackground[T]:
        """Runs a flow while the caller does something else."""
        return self._driver.background(flow)

    def batches(self, flow: EmittingFlow[T]) -> AsyncGenerator[Sequence[T]]:
        """Runs a flow and yields what it emits, batch by batch."""
        return self._driver.batches(flow)


class _Answered:
    """The head of an answer whose body is read piece by piece."""

    def __init__(self, head: Head) -> None:
        self._head = head

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._head.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, names in lower case."""
        return self._head.headers


class Body(_Answered):
    """A successful answer's body; use it with ``with``, or close it."""

    def __init__(self, head: Head, steps: Generator[Sequence[Head | bytes]]) -> None:
        super().__init__(head)
        self._steps = steps

    def __iter__(self) -> Iterator[bytes]:
        for batch in self._steps:
            yield _chunk(batch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives up what is left of the body."""
        self._steps.close()


class AsyncBody(_Answered):
    """A successful answer's body; use it with ``async with``, or close it."""

    def __init__(
        self, head: Head, steps: AsyncGenerator[Sequence[Head | bytes]]
    ) -> None:
        super().__init__(head)
        self._steps = steps

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for batch in self._steps:
            yield _chunk(batch)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Gives up what is left of the body."""
        await self._steps.aclose()


def _head(batch: Sequence[Head | bytes]) -> Head:
    head = batch[0]
    assert isinstance(head, Head)  # noqa: S101 - the flow's own promise
    return head


def _chunk(batch: Sequence[Head | bytes]) -> bytes:
    chunk = batch[0]
    assert isinstance(chunk, bytes)  # noqa: S101 - the flow's own promise
    return chunk


def opaque(request: Request) -> Request:
    """The request with a body that no representation shows: it holds a secret."""
    content = request.content
    assert isinstance(content, bytes)  # noqa: S101 - JSON, as built
    sized = request.with_header("Content-Length", str(len(content)))
    return msgspec.structs.replace(sized, content=io.BytesIO(content))


def veiled(request: Request, parameter: str) -> Request:
    """The request with a parameter that no representation and no log shows."""
    query = tuple(
        (name, HiddenText(value) if name == parameter else value)
        for name, value in request.query
    )
    return msgspec.structs.replace(request, query=query)
