"""The asynchronous driver; runs on asyncio and, through anyio, on trio."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Sequence
from typing import Any, BinaryIO, TypeVar

import anyio
import anyio.to_thread
import httpx

from swath._core.effects import (
    Acquire,
    Close,
    Effect,
    Emit,
    EmittingFlow,
    Flow,
    Head,
    Instant,
    Now,
    Open,
    Read,
    Sleep,
    Work,
)
from swath._errors import TransportError
from swath._io import common
from swath._io.background_aio import Background


T = TypeVar("T")

_FILE_CHUNK = 65_536


class AsyncDriver:
    """Does what flows yield, over one connection pool.

    Args:
        base_url: Where the service is.
        http: The pool; made at the first request if None, and then closed by `close`.
        clock: Tells the time.
    """

    def __init__(
        self,
        base_url: str,
        http: httpx.AsyncClient | None = None,
        clock: common.Clock = common.system_clock,
    ) -> None:
        self._base_url = base_url
        self._http = http
        self._owned = http is None
        self._clock = clock
        self._background: set[Background[Any]] = set()
        self._closed = False

    async def run(self, flow: Flow[T]) -> T:
        """Runs a flow to its end and returns its result."""
        run = _Run(self, flow)
        async for _ in run.steps():
            raise AssertionError("only record streams emit")
        result: T = run.result
        return result

    def batches(self, flow: EmittingFlow[T]) -> AsyncGenerator[Sequence[T]]:
        """Runs a flow and yields what it emits, batch by batch."""
        return _Run(self, flow).steps()

    def background(self, flow: Flow[T]) -> Background[T]:
        """Runs a flow in a task of its own."""
        running: Background[T] = Background(self.run, flow, self._background.discard)
        self._background.add(running)
        running.start()
        return running

    def lock(self) -> anyio.Lock:
        """A lock for what threads or tasks share."""
        return anyio.Lock()

    async def close(self) -> None:
        """Gives up what runs in the background; closes the pool, if it is our own."""
        self._closed = self._owned
        running = tuple(self._background)
        for one in running:
            one.give_up()
        for one in running:
            await one.done()
        if self._owned and self._http is not None:
            await self._http.aclose()

    def now(self) -> Instant:
        """What the driver's clock says."""
        return self._clock()

    async def send(self, effect: Open) -> httpx.Response:
        """Sends a request; the body of the answer is still to be read.

        Raises:
            InputError: The client is closed.
        """
        http = self._pool()
        content = _content(effect.request.content)
        request = common.built(http, self._base_url, effect, content)
        return await http.send(request, stream=True, follow_redirects=False, auth=None)

    def _pool(self) -> httpx.AsyncClient:
        if self._http is None and not self._closed:
            self._http = httpx.AsyncClient(verify=common.tls())
        return common.still_open(self._http)


class _Run:
    """One flow, and the bodies that it has open."""

    def __init__(
        self, driver: AsyncDriver, flow: Generator[Effect | Emit[Any], Any, Any]
    ) -> None:
        self._driver = driver
        self._flow = flow
        self._open: dict[int, tuple[httpx.Response, AsyncIterator[bytes]]] = {}
        self.result: Any = None

    async def steps(self) -> AsyncGenerator[Sequence[Any]]:
        try:
            effect = next(self._flow)
            while True:
                if isinstance(effect, Emit):
                    yield effect.values
                    effect = self._flow.send(None)
                else:
                    outcome = await self._outcome(effect)
                    if isinstance(outcome, TransportError):
                        effect = self._flow.throw(outcome)
                    else:
                        effect = self._flow.send(outcome)
        except StopIteration as stop:
            self.result = stop.value
        finally:
            self._flow.close()
            with anyio.CancelScope(shield=True):
                for response, _ in self._open.values():
                    await response.aclose()

    async def _outcome(self, effect: Effect) -> Any:
        try:
            return await self._perform(effect)
        except TransportError as error:
            return error

    async def _perform(self, effect: Effect) -> Any:
        match effect:
            case Read(handle):
                return await self._read(handle)
            case Open():
                return await self._start(effect)
            case Close(handle):
                return await self._end(handle)
            case _:
                return await self._meanwhile(effect)

    async def _meanwhile(self, effect: Sleep | Now | Acquire | Work) -> Any:
        """What is done between exchanges."""
        match effect:
            case Sleep(seconds):
                return await anyio.sleep(seconds)
            case Now():
                return self._driver.now()
            case Acquire(lock):
                while not lock.acquire(blocking=False):  # noqa: ASYNC110 - threads hold it
                    await anyio.sleep(common.LOCK_PAUSE)
                return None
            case Work(function):
                return await anyio.to_thread.run_sync(function)

    async def _start(self, effect: Open) -> Head:
        try:
            response = await self._driver.send(effect)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise common.failure(error) from error
        response.request.extensions["timeout"]["read"] = effect.silence
        handle = id(response)
        self._open[handle] = response, response.aiter_bytes()
        return common.head(handle, response)

    async def _read(self, handle: int) -> bytes:
        if handle not in self._open:
            return b""
        try:
            async for chunk in self._open[handle][1]:
                if chunk:
                    return chunk
        except (httpx.HTTPError, httpx.StreamError) as error:
            await self._end(handle)
            raise common.failure(error) from error
        await self._end(handle)
        return b""

    async def _end(self, handle: int) -> None:
        response, _ = self._open.pop(handle, (None, None))
        if response is not None:
            await response.aclose()


def _content(content: bytes | BinaryIO | None) -> bytes | AsyncIterator[bytes] | None:
    if content is None or isinstance(content, bytes):
        return content
    return _file_chunks(content)


async def _file_chunks(file: BinaryIO) -> AsyncIterator[bytes]:
    while chunk := await anyio.to_thread.run_sync(file.read, _FILE_CHUNK):
        yield chunk
