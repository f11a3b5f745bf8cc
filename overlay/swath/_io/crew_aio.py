"""Many pieces of work done side by side by tasks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, TypeVar

import anyio
import anyio.to_thread

from swath._core.effects import Flow, sleep
from swath._core.gathering import Arrival, Errand, Pause


T = TypeVar("T")


async def for_each(
    items: Iterable[T], work: Callable[[T], Awaitable[object]], at_once: int
) -> None:
    """Does `work` for every item, for up to `at_once` of them at a time.

    Items are taken as they are needed. When work for one raises, the rest is given up,
    and the first error is raised.
    """
    supply = iter(items)
    failures: list[Exception] = []
    async with anyio.create_task_group() as crew:

        async def labour(supply: Iterator[T]) -> None:
            try:
                for item in supply:
                    await work(item)
            except Exception as error:  # noqa: BLE001 - raised to the caller
                failures.append(error)
                crew.cancel_scope.cancel()

        for _ in range(at_once):
            crew.start_soon(labour, supply)
    if failures:
        raise failures[0]


class Counter:
    """Lets so many flows run at a time, not counting those that wait.

    What has to wait before it repeats a request leaves its place to another meanwhile.

    Args:
        places: How many.
        run: Runs a flow.
    """

    def __init__(self, places: int, run: Callable[[Flow[Any]], Awaitable[Any]]) -> None:
        self._places = anyio.Semaphore(places)
        self._run = run

    async def serve(self, flow: Flow[T]) -> T:
        """Runs a flow to its end."""
        errand = Errand(flow)
        while True:
            async with self._places:
                stop = await self._run(errand.leg())
            if isinstance(stop, Arrival):
                result: T = stop.unwrap()
                return result
            if isinstance(stop, Pause):
                await self._run(sleep(stop.seconds))


async def in_thread(work: Callable[[], T]) -> T:
    """Does what would hold the event loop up, such as writing a file."""
    return await anyio.to_thread.run_sync(work)


async def finished(work: Callable[[], object]) -> None:
    """As `in_thread`, but done also while everything around it is being cancelled."""
    with anyio.CancelScope(shield=True):
        await in_thread(work)
