"""The asynchronous websocket driver; the websocket library wants asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

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
from swath._io.common import LOCK_PAUSE, system_clock
from swath._io.link_common import FAILURES, check_parting, failure, options


T = TypeVar("T")


class AsyncLink:
    """One websocket at a time, and a reader that takes the heartbeats away.

    Attributes:
        heard: How many messages (heartbeats) the service sent.
    """

    def __init__(self) -> None:
        self.heard = 0
        self._connection: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._patience: float | None = None

    async def run(self, flow: LinkFlow[T]) -> T:
        """Runs a flow to its end."""
        try:
            effect = next(flow)
            while True:
                outcome = await self._outcome(effect)
                if isinstance(outcome, StatusError | TransportError):
                    effect = flow.throw(outcome)
                else:
                    effect = flow.send(outcome)
        except StopIteration as stop:
            result: T = stop.value
            return result

    async def drop(self) -> None:
        """Closes what is open, without waiting for anything to be confirmed."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(TimeoutError):
                await self._in_time(connection, connection.close())
        if self._reader is not None:
            await asyncio.wait([self._reader])
            self._reader = None

    async def _outcome(self, effect: LinkEffect) -> Any:
        try:
            return await self._perform(effect)
        except FAILURES as error:
            return failure(error)

    async def _perform(self, effect: LinkEffect) -> Any:
        match effect:
            case Transmit(message):
                return await self._transmit(message)
            case Confirm(seconds):
                return await self._confirm(seconds)
            case Connect():
                return await self._connect(effect)
            case HangUp():
                return await self._hang_up()
            case _:
                return await self._common(effect)

    async def _common(self, effect: Effect) -> Any:
        match effect:
            case Sleep(seconds):
                return await asyncio.sleep(seconds)
            case Now():
                return system_clock()
            case Acquire(lock):
                while not lock.acquire(blocking=False):  # noqa: ASYNC110 - threads hold it
                    await asyncio.sleep(LOCK_PAUSE)
                return None
            case _:
                raise AssertionError(effect)

    async def _connect(self, effect: Connect) -> None:
        await self.drop()
        connection = await connect(effect.url, **options(effect))
        self._patience = effect.timeout
        self._reader = asyncio.create_task(self._listen(connection))
        self._connection = connection

    async def _listen(self, connection: ClientConnection) -> None:
        try:
            async for _ in connection:
                self.heard += 1
        except ConnectionClosed:
            return  # whoever sends next finds out

    async def _transmit(self, message: bytes) -> None:
        connection = self._open()
        await self._in_time(connection, connection.send(message))

    async def _in_time(
        self, connection: ClientConnection, sending: Awaitable[None]
    ) -> None:
        """Breaks the connection if what is sent does not go out.

        The library's own pings wait behind it, for ever if the other end does not read.
        """
        try:
            async with asyncio.timeout(self._patience):
                await sending
        except TimeoutError:
            connection.transport.abort()
            raise

    async def _confirm(self, seconds: float) -> None:
        connection = self._open()
        async with asyncio.timeout(seconds):
            await (await connection.ping())

    async def _hang_up(self) -> None:
        connection = self._connection
        await self.drop()
        if connection is not None:
            check_parting(connection.protocol)

    def _open(self) -> ClientConnection:
        if self._connection is None:
            raise ConnectionError("not connected")
        return self._connection
