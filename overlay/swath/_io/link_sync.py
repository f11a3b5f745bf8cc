"""The synchronous websocket driver."""

from __future__ import annotations

import math
import socket
import threading
import time
from collections.abc import Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from typing import Any, TypeVar, cast

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from swath._core.effects import Acquire, Effect, Now, Sleep
from swath._core.publishing import (
    Confirm,
    Connect,
    HangUp,
    LinkEffect,
    LinkFlow,
    Transmit,
)
from swath._errors import StatusError, TransportError
from swath._io.common import system_clock
from swath._io.link_common import FAILURES, check_parting, failure, options


T = TypeVar("T")


class SyncLink:
    """One websocket at a time, and a reader that takes the heartbeats away.

    The reader also breaks a connection whose other end does not read: the library's
    own pings wait behind what is being sent, for ever.

    Attributes:
        heard: How many messages (heartbeats) the service sent.
    """

    def __init__(self) -> None:
        self.heard = 0
        self._connection: ClientConnection | None = None
        self._stack = ExitStack()
        self._patience = math.inf
        self._due = math.inf

    def run(self, flow: LinkFlow[T]) -> T:
        """Runs a flow to its end."""
        try:
            effect = next(flow)
            while True:
                outcome = self._outcome(effect)
                if isinstance(outcome, StatusError | TransportError):
                    effect = flow.throw(outcome)
                else:
                    effect = flow.send(outcome)
        except StopIteration as stop:
            result: T = stop.value
            return result

    def drop(self) -> None:
        """Closes what is open, without waiting for anything to be confirmed."""
        self._connection = None
        with self._in_time():
            self._stack.close()

    def _outcome(self, effect: LinkEffect) -> Any:
        try:
            return self._perform(effect)
        except FAILURES as error:
            return failure(error)

    def _perform(self, effect: LinkEffect) -> Any:
        match effect:
            case Transmit(message):
                return self._transmit(message)
            case Confirm(timeout):
                return self._confirm(timeout)
            case Connect():
                return self._connect(effect)
            case HangUp():
                return self._hang_up()
            case _:
                return self._common(effect)

    def _common(self, effect: Effect) -> Any:
        match effect:
            case Sleep(seconds):
                return time.sleep(seconds)
            case Now():
                return system_clock()
            case Acquire(lock):
                return lock.acquire()
            case _:
                raise AssertionError(effect)

    def _connect(self, effect: Connect) -> None:
        self.drop()
        opening = cast(
            "AbstractContextManager[ClientConnection]",
            connect(effect.url, **options(effect)),
        )
        connection = self._stack.enter_context(opening)
        self._patience = effect.timeout
        threading.Thread(target=self._listen, args=(connection,), daemon=True).start()
        self._connection = connection

    def _listen(self, connection: ClientConnection) -> None:
        with suppress(ConnectionClosed):  # whoever sends next finds out
            while True:
                with suppress(TimeoutError):
                    connection.recv(self._patience / 3)
                    self.heard += 1
                if time.monotonic() > self._due:
                    with suppress(OSError):
                        connection.socket.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def _in_time(self) -> Generator[None]:
        """Lets the reader break the connection if what is sent does not go out."""
        self._due = time.monotonic() + self._patience
        try:
            yield
        finally:
            self._due = math.inf

    def _transmit(self, message: bytes) -> None:
        with self._in_time():
            self._open().send(message)

    def _confirm(self, timeout: float) -> None:
        connection = self._open()
        with self._in_time():
            answered = connection.ping(ack_on_close=True)
        if not answered.wait(timeout):
            raise TimeoutError("no answer to a ping")
        if connection.close_code is not None:
            connection.send(b"")  # raises with the close code

    def _hang_up(self) -> None:
        connection = self._connection
        self.drop()
        if connection is not None:
            check_parting(connection.protocol)

    def _open(self) -> ClientConnection:
        if self._connection is None:
            raise ConnectionError("not connected")
        return self._connection
