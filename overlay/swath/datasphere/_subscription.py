"""Subscription packages: Items as they are published."""

from __future__ import annotations

import copy
import datetime as dt
from collections import OrderedDict
from collections.abc import Sequence

from swath import _log
from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Emit, EmittingFlow, now
from swath._core.exchange import Context
from swath._core.mark import decode
from swath._core.paging import Walk
from swath._core.records import RecordFlow
from swath._core.times import rfc3339
from swath._core.trail import BOOKMARKS, Bookmark, Identity, digest, when
from swath._stream import AsyncRecordStream, RecordStream
from swath.datasphere._dataset import STREAM_TYPES, pages
from swath.datasphere._selection import package_name, seconds
from swath.stac import Item
from swath_api._runtime import OperationInfo, Request
from swath_api.datasphere.api.subscription import (
    AsyncSubscriptionApi,
    SubscriptionApi,
    subscribe,
)


__all__ = ["AsyncSubscription", "Subscription"]

_WINDOW = 10_000


class Subscription(SubscriptionApi):
    """Subscription packages; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def stream(
        self,
        package: str,
        *,
        backfill: str | None = None,
        cursor: str | None = None,
        overlap: dt.timedelta | float = 3600.0,
        updates: bool = True,
        idle_timeout: float = 300.0,
    ) -> RecordStream:
        """Items as they are published, from now on, without an end.

        The service does not promise to repeat what it sent while nobody listened. With
        `backfill`, what an interruption made us miss is read from a dataset package
        that covers the same data.

        Args:
            package: The subscription package's name.
            backfill: A dataset package to fill gaps from.
            cursor: A former stream's `cursor`: what came since is filled in first.
            overlap: Seconds before the newest Item at which filling in begins: Items
                are not always published in the order of their datetimes.
            updates: Whether an Item that is published again with other content is
                delivered again; the same content is delivered once.
            idle_timeout: Seconds of silence that count as an interruption.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> item = {
            ...     "type": "Feature", "stac_version": "1.0.0", "id": "live-1",
            ...     "geometry": None, "links": [], "assets": {},
            ...     "properties": {"datetime": "2026-06-01T00:00:00Z"},
            ... }
            >>> with swath.DataSphere(profile="emulator") as ds:
            ...     with ds.subscription.stream("live") as items, ds.publish() as out:
            ...         out.send(item, active_parent="live-scenes")
            ...         print(next(items).id)
            live-1
        """
        context = self._sender.context.patient(idle_timeout)
        source = _source(
            self._sender, package, backfill, cursor, overlap, updates=updates
        )
        return RecordStream(self._sender, source, RecordFlow(source, context))


class AsyncSubscription(AsyncSubscriptionApi):
    """Subscription packages; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def stream(
        self,
        package: str,
        *,
        backfill: str | None = None,
        cursor: str | None = None,
        overlap: dt.timedelta | float = 3600.0,
        updates: bool = True,
        idle_timeout: float = 300.0,
    ) -> AsyncRecordStream:
        """Items as they are published, from now on, without an end.

        The service does not promise to repeat what it sent while nobody listened. With
        `backfill`, what an interruption made us miss is read from a dataset package
        that covers the same data.

        Args:
            package: The subscription package's name.
            backfill: A dataset package to fill gaps from.
            cursor: A former stream's `cursor`: what came since is filled in first.
            overlap: Seconds before the newest Item at which filling in begins: Items
                are not always published in the order of their datetimes.
            updates: Whether an Item that is published again with other content is
                delivered again; the same content is delivered once.
            idle_timeout: Seconds of silence that count as an interruption.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> item = {
            ...     "type": "Feature", "stac_version": "1.0.0", "id": "live-2",
            ...     "geometry": None, "links": [], "assets": {},
            ...     "properties": {"datetime": "2026-06-01T00:00:00Z"},
            ... }
            >>> async def one():
            ...     async with swath.AsyncDataSphere(profile="emulator") as ds:
            ...         async with ds.subscription.stream("live") as items:
            ...             async with ds.publish() as out:
            ...                 await out.send(item, active_parent="live-scenes")
            ...             return await anext(items)
            >>> asyncio.run(one()).id
            'live-2'
        """
        context = self._sender.context.patient(idle_timeout)
        source = _source(
            self._sender, package, backfill, cursor, overlap, updates=updates
        )
        return AsyncRecordStream(self._sender, source, RecordFlow(source, context))


def _source(
    caller: SyncCaller | AsyncCaller,
    package: str,
    backfill: str | None,
    cursor: str | None,
    overlap: dt.timedelta | float,
    *,
    updates: bool,
) -> _Live:
    archive = None if backfill is None else package_name(backfill)
    window = _Window(seconds("overlap", overlap), updates=updates)
    return _Live(package_name(package), archive, window, caller, cursor)


class _Window:
    """The Items delivered last, to recognise those that come again."""

    def __init__(self, overlap: dt.timedelta, *, updates: bool) -> None:
        self.newest: dt.datetime | None = None
        self.begun: dt.datetime | None = None
        self._overlap = overlap
        self._updates = updates
        self._seen: OrderedDict[Identity, tuple[str, dt.datetime | None]] = (
            OrderedDict()
        )

    def fresh(self, items: Sequence[Item]) -> list[Item]:
        """Those that were not delivered before, each of them once."""
        once: dict[Identity, str] = {}
        return [item for item in items if self._is_new(item, once)]

    def _is_new(self, item: Item, once: dict[Identity, str]) -> bool:
        name, content = item.identity, digest(item)
        known = once.get(name) or self._seen.get(name, ("",))[0]
        once[name] = content
        return not known or (self._updates and known != content)

    def add(self, item: Item) -> None:
        taken = when(item)
        if taken is not None and (self.newest is None or taken > self.newest):
            self.newest = taken
        self._seen[item.identity] = digest(item), taken
        self._seen.move_to_end(item.identity)
        if len(self._seen) > _WINDOW:
            self._seen.popitem(last=False)

    def start(self) -> dt.datetime | None:
        """Where filling in begins: before the newest Item, or where we began."""
        newest = self.newest or self.begun
        try:
            return None if newest is None else newest - self._overlap
        except OverflowError:
            return None

    def state(self) -> tuple[str | None, tuple[tuple[str | None, str, str], ...]]:
        """`last` and `seen` of a bookmark."""
        start = self.start()
        near = (
            (*identity, mark)
            for identity, (mark, taken) in self._seen.items()
            if start is None or taken is None or taken >= start
        )
        newest = self.newest or self.begun
        return None if newest is None else rfc3339(newest), tuple(near)

    def restore(self, bookmark: Bookmark) -> None:
        self.begun = bookmark.instant()
        self.newest = self.begun if bookmark.seen else None
        for collection, id_, mark in bookmark.seen:
            self._seen[collection, id_] = mark, self.begun

    def copy(self) -> _Window:
        other = copy.copy(self)
        other._seen = self._seen.copy()
        return other


class _Live:
    """A subscription package as the source of a record stream."""

    endless = True

    def __init__(
        self,
        name: str,
        archive: str | None,
        window: _Window,
        caller: SyncCaller | AsyncCaller,
        cursor: str | None,
    ) -> None:
        self._name = name
        self._archive = archive
        self._window = window
        self._context: Context = caller.context
        self._base_url = caller.base_url
        self._event_id: str | None = None
        self._interrupted = cursor is not None
        if cursor is not None:
            self._restore(cursor)

    @property
    def info(self) -> OperationInfo:
        """The operation that streams."""
        return subscribe.OPERATION.info

    def request(self) -> Request:
        """The request that listens on."""
        request = subscribe.build(package=self._name)
        request = request.with_header("Accept", STREAM_TYPES)
        request = request.with_header("Cache-Control", "no-cache")
        if self._event_id is None:
            return request
        return request.with_header("Last-Event-ID", self._event_id)

    def fresh(self, items: Sequence[Item]) -> Sequence[Item]:
        """Those that were not delivered before, with this content."""
        return self._window.fresh(items)

    def delivered(self, items: Sequence[Item]) -> None:
        """Notes that the user took these."""
        for item in items:
            self._window.add(item)
            self._event_id = item.event_id or self._event_id

    def missed(self) -> EmittingFlow[Item]:
        """After an interruption: what the archive has from about then on."""
        interrupted, self._interrupted = self._interrupted, True
        if self._window.begun is None:
            instant = yield from now()
            self._window.begun = dt.datetime.fromtimestamp(instant.wall, dt.UTC)
        if not interrupted:
            return
        start = self._window.start()
        if self._archive is None:
            _log.gap(self.info.service, self.info.id)
            return
        query = {"order": "old"} | ({"from": rfc3339(start)} if start else {})
        source = pages(self._archive, query, self._context, self._base_url)
        walk = Walk(source, identity=lambda item: item.identity)
        while (yield from walk.advance()):
            page = walk.take_page()
            if page is not None:
                yield Emit(page.items)

    def bookmark(self, more: Sequence[Item]) -> str:
        """The place after what was delivered and `more`, as JSON."""
        window, event_id = self._window.copy(), self._event_id
        for item in more:
            window.add(item)
            event_id = item.event_id or event_id
        last, seen = window.state()
        return Bookmark(
            operation=self.info.id,
            query={"package": self._name},
            last=last,
            seen=seen,
            event_id=event_id,
        ).encode()

    def _restore(self, cursor: str) -> None:
        query = {"package": self._name}
        bookmark = decode(cursor, BOOKMARKS, operation=self.info.id, query=query)
        self._window.restore(bookmark)
        self._event_id = bookmark.event_id
