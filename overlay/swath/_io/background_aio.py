"""Flows that run while the user does something else, each in a task of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from swath._core.effects import Flow


T = TypeVar("T")


class Background(Generic[T]):
    """A flow under way in a task of the running event loop.

    Only asyncio has tasks that belong to nobody: elsewhere the flow runs when it is
    waited for.

    Args:
        run: Runs a flow to its end.
        flow: To be run.
        ended: Is told when the task is over.
    """

    def __init__(
        self,
        run: Callable[[Flow[T]], Awaitable[T]],
        flow: Flow[T],
        ended: Callable[[Background[T]], object],
    ) -> None:
        self._run = run
        self._flow = flow
        self._ended = ended
        self._begun = False
        self._value: T | None = None
        self._error: Exception | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins, where that can be."""
        loop = _loop()
        if loop is None:
            self._ended(self)
            return
        self._task = loop.create_task(self._work(), name="swath-ahead")
        self._task.add_done_callback(lambda _: self._ended(self))

    async def done(self) -> None:
        """Waits until it is over; who is cancelled meanwhile can wait again."""
        if self._task is None:
            if not self._begun:
                await self._work()
        elif self._task.get_loop() is _loop():
            await asyncio.wait([self._task])

    def result(self) -> T | None:
        """What came of it when it was `done`; None if it was given up.

        Raises:
            SwathError: It failed.
        """
        if self._error is not None:
            raise self._error
        return self._value

    def give_up(self) -> None:
        """Cancels it."""
        self._begun = True
        if self._task is not None and not self._task.get_loop().is_closed():
            self._task.cancel()

    async def _work(self) -> None:
        self._begun = True
        try:
            self._value = await self._run(self._flow)
        except Exception as error:  # noqa: BLE001 - raised where it is asked for
            self._error = error


def _loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
