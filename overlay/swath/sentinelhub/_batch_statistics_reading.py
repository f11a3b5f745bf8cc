"""Many small files, read some at a time and given in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from swath._core.numbers import whole_number


T = TypeVar("T")
R = TypeVar("R")

MAX_CONCURRENT = 64


def in_order(
    items: Iterable[T], read: Callable[[T], R], at_once: int
) -> Iterator[tuple[T, R]]:
    """Each item with what is read of it; no more are read ahead than at a time.

    Args:
        items: What is read, in order.
        read: Reads one; more than one at a time are read by threads.
        at_once: How many are read at a time.
    """
    if at_once == 1:
        yield from ((item, read(item)) for item in items)
        return
    threads = ThreadPoolExecutor(at_once, "swath")
    coming: deque[tuple[T, Future[R]]] = deque()
    try:
        for item in items:
            coming.append((item, threads.submit(read, item)))
            if len(coming) == at_once:
                yield _next(coming)
        while coming:
            yield _next(coming)
    finally:
        threads.shutdown(cancel_futures=True)


def checked_count(max_concurrent: Any) -> int:
    """How many files are read at a time.

    Raises:
        InputError: It is no such number.
    """
    return whole_number("max_concurrent", max_concurrent, 1, MAX_CONCURRENT)


def _next(coming: deque[tuple[T, Future[R]]]) -> tuple[T, R]:
    item, future = coming.popleft()
    return item, future.result()
