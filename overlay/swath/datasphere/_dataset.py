"""Dataset packages: the Items of a selection, by pages or as one stream."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import EmittingFlow
from swath._core.exchange import Context
from swath._core.mark import decode
from swath._core.paging import LinkedPages, Listing, Walk
from swath._core.records import RecordFlow
from swath._core.times import When, rfc3339
from swath._core.trail import BOOKMARKS, Bookmark, Trail
from swath._items import AsyncItemPager, ItemPager
from swath._stream import AsyncRecordStream, RecordStream
from swath.datasphere._selection import Order, package_name, seconds, selection
from swath.stac import Item
from swath_api._runtime import OperationInfo, Request
from swath_api.datasphere import structs
from swath_api.datasphere.api.dataset import (
    AsyncDatasetApi,
    DatasetApi,
    get_dataset_page,
    stream_dataset,
)


__all__ = ["AsyncDataset", "Dataset"]


class Dataset(DatasetApi):
    """Dataset packages; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def items(
        self,
        package: str,
        *,
        order: Order = "new",
        start: When | None = None,
        end: When | None = None,
        cursor: str | None = None,
    ) -> ItemPager:
        """The Items of a package, fetched in pages of up to 50 as far as they are read.

        Args:
            package: The package's name.
            order: ``"new"``: newest first; ``"old"``: oldest first. A full harvest of
                a package that still grows is safest from the oldest on.
            start: The earliest datetime, included: a datetime, a date, ``"2026-06"``
                or RFC 3339 text; without a zone it is UTC.
            end: The latest datetime, included; ``"2026-06"`` is its last instant.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> with swath.DataSphere(profile="emulator") as ds:
            ...     items = ds.dataset.items("many", order="old")
            ...     first = [item.id for item in items.take(3)]
            ...     again = ds.dataset.items("many", order="old", cursor=items.cursor)
            ...     rest = sum(1 for item in again)
            >>> len(first), rest
            (3, 117)
        """
        return ItemPager(
            self._sender, _walk(self._sender, package, order, start, end, cursor)
        )

    def stream(
        self,
        package: str,
        *,
        order: Order = "new",
        start: When | None = None,
        end: When | None = None,
        cursor: str | None = None,
        overlap: dt.timedelta | float = 1.0,
        updates: bool = False,
        idle_timeout: float = 60.0,
    ) -> RecordStream:
        """The Items of a package as one stream that reconnects by itself.

        Args:
            package: The package's name.
            order: ``"new"``: newest first; ``"old"``: oldest first.
            start: The earliest datetime, included; see `items`.
            end: The latest datetime, included; see `items`.
            cursor: A former stream's `cursor`, to go on after it.
            overlap: Seconds that are read a second time after an interruption, to meet
                Items published late with an older datetime; repeats are dropped.
            updates: Whether an Item that comes again with other content is delivered
                again.
            idle_timeout: Seconds of silence that count as an interruption.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> with swath.DataSphere(profile="emulator") as ds:
            ...     with ds.dataset.stream("many", order="old") as records:
            ...         dates = [item.datetime for item in records if item.datetime]
            >>> dates == sorted(dates)
            True
        """
        context = self._sender.context.patient(idle_timeout)
        source = _source(package, order, start, end, cursor, overlap, updates=updates)
        return RecordStream(self._sender, source, RecordFlow(source, context))


class AsyncDataset(AsyncDatasetApi):
    """Dataset packages; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def items(
        self,
        package: str,
        *,
        order: Order = "new",
        start: When | None = None,
        end: When | None = None,
        cursor: str | None = None,
    ) -> AsyncItemPager:
        """The Items of a package, fetched in pages of up to 50 as far as they are read.

        Args:
            package: The package's name.
            order: ``"new"``: newest first; ``"old"``: oldest first. A full harvest of
                a package that still grows is safest from the oldest on.
            start: The earliest datetime, included: a datetime, a date, ``"2026-06"``
                or RFC 3339 text; without a zone it is UTC.
            end: The latest datetime, included; ``"2026-06"`` is its last instant.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> async def first_ids():
            ...     async with swath.AsyncDataSphere(profile="emulator") as ds:
            ...         items = ds.dataset.items("many", order="old")
            ...         return [item.id async for item in items.take(3)]
            >>> len(asyncio.run(first_ids()))
            3
        """
        return AsyncItemPager(
            self._sender, _walk(self._sender, package, order, start, end, cursor)
        )

    def stream(
        self,
        package: str,
        *,
        order: Order = "new",
        start: When | None = None,
        end: When | None = None,
        cursor: str | None = None,
        overlap: dt.timedelta | float = 1.0,
        updates: bool = False,
        idle_timeout: float = 60.0,
    ) -> AsyncRecordStream:
        """The Items of a package as one stream that reconnects by itself.

        Args:
            package: The package's name.
            order: ``"new"``: newest first; ``"old"``: oldest first.
            start: The earliest datetime, included; see `items`.
            end: The latest datetime, included; see `items`.
            cursor: A former stream's `cursor`, to go on after it.
            overlap: Seconds that are read a second time after an interruption, to meet
                Items published late with an older datetime; repeats are dropped.
            updates: Whether an Item that comes again with other content is delivered
                again.
            idle_timeout: Seconds of silence that count as an interruption.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> async def count():
            ...     async with swath.AsyncDataSphere(profile="emulator") as ds:
            ...         async with ds.dataset.stream("many") as records:
            ...             return sum([1 async for item in records])
            >>> asyncio.run(count())
            120
        """
        context = self._sender.context.patient(idle_timeout)
        source = _source(package, order, start, end, cursor, overlap, updates=updates)
        return AsyncRecordStream(self._sender, source, RecordFlow(source, context))


def _walk(
    caller: SyncCaller | AsyncCaller,
    package: str,
    order: Order,
    start: When | None,
    end: When | None,
    cursor: str | None,
) -> Walk[Item]:
    name, query = package_name(package), selection(order, start, end)
    return Walk(
        pages(name, query, caller.context, caller.base_url),
        identity=lambda item: item.identity,
        cursor=cursor,
    )


def pages(
    name: str, query: dict[str, str], context: Context, base_url: str
) -> LinkedPages[Item]:
    """A selection of a package, by pages."""
    return LinkedPages(
        get_dataset_page.OPERATION,
        _with_query(get_dataset_page.build(name), query),
        context,
        base_url=base_url,
        read=_listing,
        query={"package": name, **query},
    )


def _listing(page: structs.ItemCollection) -> Listing[Item]:
    onward = [link.href for link in page.links or () if link.rel == "next"]
    items = [Item.lazy(bytes(feature)) for feature in page.features]
    return Listing(items, onward[0] if onward else None)


def _with_query(request: Request, query: dict[str, str]) -> Request:
    return msgspec.structs.replace(request, query=tuple(query.items()))


def _source(
    package: str,
    order: Order,
    start: When | None,
    end: When | None,
    cursor: str | None,
    overlap: dt.timedelta | float,
    *,
    updates: bool,
) -> _DatasetStream:
    name, query = package_name(package), selection(order, start, end)
    trail = Trail(order, seconds("overlap", overlap), updates=updates)
    return _DatasetStream(name, query, trail, cursor)


class _DatasetStream:
    """A dataset package as the source of a record stream."""

    endless = False

    def __init__(
        self, name: str, query: dict[str, str], trail: Trail, cursor: str | None
    ) -> None:
        self._name = name
        self._query = query
        self._trail = trail
        self._marked = {"package": name, **query}
        if cursor is not None:
            trail.restore(
                decode(cursor, BOOKMARKS, operation=self.info.id, query=self._marked)
            )

    @property
    def info(self) -> OperationInfo:
        """The operation that streams."""
        return stream_dataset.OPERATION.info

    def request(self) -> Request:
        """The request for what lies after the last Item delivered."""
        bound = self._trail.resume()
        query = dict(self._query)
        if bound is not None:
            query["from" if query["order"] == "old" else "to"] = rfc3339(bound)
        request = _with_query(stream_dataset.build(self._name), query)
        return request.with_header("Accept", STREAM_TYPES)

    def fresh(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those that were not delivered before an interruption."""
        return self._trail.fresh(items)

    def delivered(self, items: Sequence[Item]) -> None:
        """Notes that the user took these."""
        self._trail.add(items)

    def missed(self) -> EmittingFlow[Item]:
        """Nothing: the stream itself begins where it broke."""
        yield from ()

    def bookmark(self, more: Sequence[Item]) -> str:
        """The place after what was delivered and `more`, as JSON."""
        last, seen = self._trail.state(more)
        mark = Bookmark(
            operation=self.info.id, query=self._marked, last=last, seen=seen
        )
        return mark.encode()


STREAM_TYPES = "text/event-stream, application/x-ndjson, application/json"
"""What record streams accept; the label on the answer is not relied upon."""
