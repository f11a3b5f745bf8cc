"""The synchronous driver."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from typing import Any, TypeVar

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
from swath._io.background_sync import Background


T = TypeVar("T")


class SyncDriver:
    """Does what flows yield, over one connection pool.

    Args:
        base_url: Where the service is.
        http: The pool; made at the first request if None, and then closed by `close`.
        clock: Tells the time.
    """

    def __init__(
        self,
        base_url: str,
        http: httpx.Client | None = None,
        clock: common.Clock = common.system_clock,
    ) -> None:
        self._base_url = base_url
        self._http = http
        self._owned = http is None
        self._making = threading.Lock()
        self._clock = clock
        self._background: set[Background[Any]] = set()
        self._closed = False

    def run(self, flow: Flow[T]) -> T:
        """Runs a flow to its end and returns its result."""
        run = _Run(self, flow)
        for _ in run.steps():
            raise AssertionError("only record streams emit")
        result: T = run.result
        return result

    def batches(self, flow: EmittingFlow[T]) -> Generator[Sequence[T]]:
        """Runs a flow and yields what it emits, batch by batch."""
        return _Run(self, flow).steps()

    def background(self, flow: Flow[T]) -> Background[T]:
        """Runs a flow in a thread of its own."""
        running: Background[T] = Background(self.run, flow, self._background.discard)
        self._background.add(running)
        running.start()
        return running

    def lock(self) -> threading.Lock:
        """A lock for what threads or tasks share."""
        return threading.Lock()

    def close(self) -> None:
        """Gives up what runs in the background; closes the pool, if it is our own."""
        self._closed = self._owned
        running = tuple(self._background)
        for one in running:
            one.give_up()
        for one in running:
            one.done()
        if self._owned and self._http is not None:
            self._http.close()

    def now(self) -> Instant:
        """What the driver's clock says."""
        return self._clock()

    def send(self, effect: Open) -> httpx.Response:
        """Sends a request; the body of the answer is still to be read.

        Raises:
            InputError: The client is closed.
        """
        http = self._pool()
        request = common.built(http, self._base_url, effect, effect.request.content)
        return http.send(request, stream=True, follow_redirects=False, auth=None)

    def _pool(self) -> httpx.Client:
        with self._making:
            if self._http is None and not self._closed:
                self._http = httpx.Client(verify=common.tls())
            return common.still_open(self._http)


class _Run:
    """One flow, and the bodies that it has open."""

    def __init__(
        self, driver: SyncDriver, flow: Generator[Effect | Emit[Any], Any, Any]
    ) -> None:
        self._driver = driver
        self._flow = flow
        self._open: dict[int, tuple[httpx.Response, Iterator[bytes]]] = {}
        self.result: Any = None

    def steps(self) -> Generator[Sequence[Any]]:
        try:
            effect = next(self._flow)
            while True:
                if isinstance(effect, Emit):
                    yield effect.values
                    effect = self._flow.send(None)
                else:
                    outcome = self._outcome(effect)
                    if isinstance(outcome, TransportError):
                        effect = self._flow.throw(outcome)
                    else:
                        effect = self._flow.send(outcome)
        except StopIteration as stop:
            self.result = stop.value
        finally:
            self._flow.close()
            for response, _ in self._open.values():
                response.close()

    def _outcome(self, effect: Effect) -> Any:
        try:
            return self._perform(effect)
        except TransportError as error:
            return error

    def _perform(self, effect: Effect) -> Any:
        match effect:
            case Read(handle):
                return self._read(handle)
            case Open():
                return self._start(effect)
            case Close(handle):
                return self._end(handle)
            case _:
                return self._meanwhile(effect)

    def _meanwhile(self, effect: Sleep | Now | Acquire | Work) -> Any:
        """What is done between exchanges."""
        match effect:
            case Sleep(seconds):
                return time.sleep(seconds)
            case Now():
                return self._driver.now()
            case Acquire(lock):
                return lock.acquire()
            case Work(function):
                return function()

    def _start(self, effect: Open) -> Head:
        try:
            response = self._driver.send(effect)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise common.failure(error) from error
        response.request.extensions["timeout"]["read"] = effect.silence
        handle = id(response)
        self._open[handle] = response, response.iter_bytes()
        return common.head(handle, response)

    def _read(self, handle: int) -> bytes:
        if handle not in self._open:
            return b""
        try:
            for chunk in self._open[handle][1]:
                if chunk:
                    return chunk
        except (httpx.HTTPError, httpx.StreamError) as error:
            self._end(handle)
            raise common.failure(error) from error
        self._end(handle)
        return b""

    def _end(self, handle: int) -> None:
        response, _ = self._open.pop(handle, (None, None))
        if response is not None:
            response.close()
