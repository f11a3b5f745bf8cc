"""Lists as the user holds them: a place that iterating moves on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from swath._errors import InputError


if TYPE_CHECKING:
    from swath._callers import AsyncCaller, SyncCaller
    from swath._core.paging import Page, Walk


__all__ = ["AsyncPager", "Pager"]

T = TypeVar("T")


class Pager(Generic[T]):
    """A list that is fetched page by page, as far as it is read.

    It is a place in the list: iterating goes on from where it stands, also after an
    error or after `take`. `cursor` names that place for another process.
    """

    def __init__(self, caller: SyncCaller, walk: Walk[T]) -> None:
        self._caller = caller
        self._walk = walk

    @property
    def cursor(self) -> str:
        """The place reached, as JSON text without secrets: pass it as ``cursor=``."""
        return self._walk.cursor

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        item = self._walk.take()
        if item is not None:
            return item
        if not self._caller.run(self._walk.advance()):
            raise StopIteration
        return next(self)

    def take(self, count: int) -> Iterator[T]:
        """The next `count` items, fewer at the end of the list.

        Raises:
            InputError: `count` is negative.
        """
        _check_count(count)
        return (item for _, item in zip(range(count), self, strict=False))

    def pages(self) -> Iterator[Page[T]]:
        """What is left, page by page; the first may be a page begun before."""
        while self._caller.run(self._walk.advance()):
            page = self._walk.take_page()
            if page is not None:
                yield page


class AsyncPager(Generic[T]):
    """A list that is fetched page by page, as far as it is read.

    It is a place in the list: iterating goes on from where it stands, also after an
    error or after `take`. `cursor` names that place for another process.
    """

    def __init__(self, caller: AsyncCaller, walk: Walk[T]) -> None:
        self._caller = caller
        self._walk = walk

    @property
    def cursor(self) -> str:
        """The place reached, as JSON text without secrets: pass it as ``cursor=``."""
        return self._walk.cursor

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        item = self._walk.take()
        if item is not None:
            return item
        if not await self._caller.run(self._walk.advance()):
            raise StopAsyncIteration
        return await anext(self)

    def take(self, count: int) -> AsyncIterator[T]:
        """The next `count` items, fewer at the end of the list.

        Raises:
            InputError: `count` is negative.
        """
        _check_count(count)
        return self._taken(count)

    async def pages(self) -> AsyncIterator[Page[T]]:
        """What is left, page by page; the first may be a page begun before."""
        while await self._caller.run(self._walk.advance()):
            page = self._walk.take_page()
            if page is not None:
                yield page

    async def _taken(self, count: int) -> AsyncIterator[T]:
        for _ in range(count):
            try:
                yield await anext(self)
            except StopAsyncIteration:
                return


def _check_count(count: int) -> None:
    if count < 0:
        raise InputError(f"count={count} has to be 0 or more")
