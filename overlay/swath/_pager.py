"""Lists as the user holds them: a place that iterating moves on."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from swath._core.numbers import whole_number


if TYPE_CHECKING:
    from swath._callers import AsyncCaller, SyncCaller
    from swath._core.paging import Page, Walk
    from swath._io.background_aio import Background as AsyncBackground
    from swath._io.background_sync import Background


__all__ = ["AsyncPager", "Pager"]

T = TypeVar("T")


class Pager(Generic[T]):
    """A list that is fetched page by page, as far as it is read.

    It is a place in the list: iterating goes on from where it stands, also after an
    error or after `take`. `cursor` names that place for another process. Several
    threads or tasks may read it at once: each item goes to one of them.

    Where pages are fetched ahead, the next one is on its way while the one at hand is
    read, and no further one. It is asked for when more than the first item of a page is
    wanted; if that fails, the error comes when the page at hand has been read.
    """

    def __init__(
        self, caller: SyncCaller, walk: Walk[T], *, prefetch: bool = False
    ) -> None:
        self._caller = caller
        self._walk = walk
        self._prefetch = prefetch
        self._due = False
        self._coming: Background[Page[T]] | None = None
        self._turn = caller.lock()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._walk}>"

    @property
    def cursor(self) -> str:
        """The place reached, as JSON text without secrets: pass it as ``cursor=``."""
        return self._walk.cursor

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        item = self._next(math.inf)
        if item is None:
            raise StopIteration
        return item

    def take(self, count: int) -> Iterator[T]:
        """The next `count` items, fewer at the end of the list.

        Raises:
            InputError: `count` is no whole number of 0 or more.
        """
        return self._taken(whole_number("count", count, 0))

    def pages(self) -> Iterator[Page[T]]:
        """What is left, page by page; the first may be a page begun before."""
        while (page := self._page()) is not None:
            yield page

    def close(self) -> None:
        """Gives up the page that is being fetched ahead; iterating may go on."""
        coming, self._coming = self._coming, None
        if coming is not None:
            coming.give_up()

    def _taken(self, count: int) -> Iterator[T]:
        for wanted in range(count, 0, -1):
            item = self._next(wanted)
            if item is None:
                return
            yield item

    def _next(self, wanted: float) -> T | None:
        """The next item, the first of so many that are wanted; None at the end."""
        with self._turn:
            if self._due:
                self._look_ahead(wanted)
            item = self._walk.take()
            if item is None and self._advance():
                item = self._walk.take()
            return item

    def _page(self) -> Page[T] | None:
        """What is left of the page at hand, or the next page; None at the end."""
        with self._turn:
            if not self._advance():
                return None
            self._look_ahead(math.inf)
            return self._walk.take_page()

    def _advance(self) -> bool:
        if self._walk.at_hand:
            return True
        coming = self._coming
        if coming is not None:
            coming.done()
            self._coming = None
            self._walk.supply(coming.result())
        more = self._caller.run(self._walk.advance())
        self._due = self._prefetch and more
        return more

    def _look_ahead(self, wanted: float) -> None:
        """Has the next page fetched, if so many items go beyond the one at hand."""
        if not self._due or wanted <= self._walk.at_hand:
            return
        self._due = False
        ahead = self._walk.ahead()
        if ahead is not None:
            self._coming = self._caller.background(ahead)


class AsyncPager(Generic[T]):
    """A list that is fetched page by page, as far as it is read.

    It is a place in the list: iterating goes on from where it stands, also after an
    error or after `take`. `cursor` names that place for another process. Several
    threads or tasks may read it at once: each item goes to one of them.

    Where pages are fetched ahead, the next one is on its way while the one at hand is
    read, and no further one. It is asked for when more than the first item of a page is
    wanted; if that fails, the error comes when the page at hand has been read.
    """

    def __init__(
        self, caller: AsyncCaller, walk: Walk[T], *, prefetch: bool = False
    ) -> None:
        self._caller = caller
        self._walk = walk
        self._prefetch = prefetch
        self._due = False
        self._coming: AsyncBackground[Page[T]] | None = None
        self._turn = caller.lock()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._walk}>"

    @property
    def cursor(self) -> str:
        """The place reached, as JSON text without secrets: pass it as ``cursor=``."""
        return self._walk.cursor

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        item = await self._next(math.inf)
        if item is None:
            raise StopAsyncIteration
        return item

    def take(self, count: int) -> AsyncIterator[T]:
        """The next `count` items, fewer at the end of the list.

        Raises:
            InputError: `count` is no whole number of 0 or more.
        """
        return self._taken(whole_number("count", count, 0))

    async def pages(self) -> AsyncIterator[Page[T]]:
        """What is left, page by page; the first may be a page begun before."""
        while (page := await self._page()) is not None:
            yield page

    async def close(self) -> None:
        """Gives up the page that is being fetched ahead; iterating may go on."""
        coming, self._coming = self._coming, None
        if coming is not None:
            coming.give_up()
            await coming.done()

    async def _taken(self, count: int) -> AsyncIterator[T]:
        for wanted in range(count, 0, -1):
            item = await self._next(wanted)
            if item is None:
                return
            yield item

    async def _next(self, wanted: float) -> T | None:
        """The next item, the first of so many that are wanted; None at the end."""
        if self._due:
            self._look_ahead(wanted)
        item = self._walk.take()
        if item is not None:
            return item
        async with self._turn:
            return self._walk.take() if await self._advance() else None

    async def _page(self) -> Page[T] | None:
        """What is left of the page at hand, or the next page; None at the end."""
        async with self._turn:
            if not await self._advance():
                return None
            self._look_ahead(math.inf)
            return self._walk.take_page()

    async def _advance(self) -> bool:
        if self._walk.at_hand:
            return True
        coming = self._coming
        if coming is not None:
            await coming.done()
            self._coming = None
            self._walk.supply(coming.result())
        more = await self._caller.run(self._walk.advance())
        self._due = self._prefetch and more
        return more

    def _look_ahead(self, wanted: float) -> None:
        """Has the next page fetched, if so many items go beyond the one at hand."""
        if not self._due or wanted <= self._walk.at_hand:
            return
        self._due = False
        ahead = self._walk.ahead()
        if ahead is not None:
            self._coming = self._caller.background(ahead)
