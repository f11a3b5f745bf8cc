"""Many pieces of work done side by side by threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from swath._core.effects import Flow, sleep
from swath._core.gathering import Arrival, Errand, Pause


T = TypeVar("T")


def for_each(items: Iterable[T], work: Callable[[T], object], at_once: int) -> None:
    """Does `work` for every item, for up to `at_once` of them at a time.

    Items are taken as they are needed. When work for one raises, no further ones begin;
    what is under way is finished, and the first error is raised.
    """
    supply = _Supply(items)
    with ThreadPoolExecutor(at_once, "swath") as threads:
        crew = [threads.submit(_labour, supply, work) for _ in range(at_once)]
        try:
            for member in crew:
                member.result()
        finally:
            supply.stop()


class Counter:
    """Lets so many flows run at a time, not counting those that wait.

    What has to wait before it repeats a request leaves its place to another meanwhile.

    Args:
        places: How many.
        run: Runs a flow.
    """

    def __init__(self, places: int, run: Callable[[Flow[Any]], Any]) -> None:
        self._places = threading.Semaphore(places)
        self._run = run

    def serve(self, flow: Flow[T]) -> T:
        """Runs a flow to its end."""
        errand = Errand(flow)
        while True:
            with self._places:
                stop = self._run(errand.leg())
            if isinstance(stop, Arrival):
                result: T = stop.unwrap()
                return result
            if isinstance(stop, Pause):
                self._run(sleep(stop.seconds))


class _Supply(Generic[T]):
    """An iterator that several threads take from, until one of them stops it."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items: Iterator[T] = iter(items)
        self._taking = threading.Lock()
        self._stopped = False

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        with self._taking:
            if self._stopped:
                raise StopIteration
            return next(self._items)

    def stop(self) -> None:
        """Lets nobody take more."""
        self._stopped = True


def _labour(supply: _Supply[T], work: Callable[[T], object]) -> None:
    try:
        for item in supply:
            work(item)
    except BaseException:
        supply.stop()
        raise
