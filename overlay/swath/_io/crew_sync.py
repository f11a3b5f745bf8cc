"""Many pieces of work done side by side by threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar


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
