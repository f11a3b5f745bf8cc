"""Orders and subscriptions that were confirmed, as the user holds them."""

from __future__ import annotations

import os
from functools import partial
from uuid import UUID

from swath._callers import AsyncCaller, SyncCaller
from swath._pager import AsyncPager, Pager
from swath.download import AsyncBatch, Batch
from swath.jobs import AsyncJob, Job
from swath.jobs._job import DAY, Timeout
from swath.sentinelhub._deliveries import AsyncImportDelivery, ImportDelivery
from swath.sentinelhub._deliveries_flow import Place
from swath.sentinelhub._deliveries_folder import (
    FILES,
    STREAMS,
    Into,
    Note,
    hauled,
    hauled_async,
)
from swath.sentinelhub._lists import view_walk
from swath.sentinelhub._orders_flow import deleted
from swath.sentinelhub._orders_job import (
    Confirmed,
    deliveries_of,
    identifier,
    listed,
    status_of,
)
from swath.sentinelhub._orders_kinds import ORDER, POLLING, Brought, Kind, Placed
from swath_api.sentinelhub.models import DeliveryState


class ImportJob(Job[list[ImportDelivery]]):
    """An order or a subscription that was confirmed: what it brings, and its files.

    An order ends when all of its deliveries have; its result are the deliveries. One
    of which only a part came succeeds, too: the `error` of a delivery tells what did
    not, as does a download. A subscription ends when its time is over, or it is
    cancelled; what has come can be downloaded at any time.

    Args:
        caller: Sends.
        kind: Whether it is an order or a subscription.
        name: Its id.
        told: What the service told of it last, if it did.
        sure: Whether it is known to have been confirmed.
    """

    def __init__(
        self,
        caller: SyncCaller,
        kind: Kind,
        name: str,
        told: Placed | None = None,
        *,
        sure: bool = True,
    ) -> None:
        self._place = partial(Place, kind, name, caller=caller)
        source = Confirmed(kind, name, caller, self._delivery, sure=sure)
        status = None if told is None else status_of(kind, told)
        super().__init__(caller, source, status=status, polling=POLLING)
        self._caller = caller
        self._kind = kind

    @property
    def details(self) -> Placed | None:
        """What the service told of it last; None before it was asked."""
        return None if self.progress is None else self.progress.raw

    def deliveries(
        self,
        *,
        status: DeliveryState | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[ImportDelivery]:
        """What it brings, fetched as far as it is read; also before it has ended.

        Args:
            status: Only deliveries that are so far, such as ``"DONE"``.
            page_size: How many come at a time; as many as the service gives if left
                out.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.
        """
        listing = deliveries_of(self._kind, self._delivery)
        given = listed(self._kind, self.id, status)
        walk = view_walk(
            self._caller, listing, given, page_size=page_size, cursor=cursor
        )
        return Pager(self._caller, walk)

    def delivery(self, delivery_id: UUID | str) -> ImportDelivery:
        """One of its deliveries.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such delivery.
        """
        place = self._place(identifier(delivery_id, "delivery"))
        return self._delivery(self._caller.run(place.ask(self._kind.delivery)))

    def download(
        self,
        folder: str | os.PathLike[str],
        *,
        timeout: Timeout = DAY,
        max_concurrent: int = FILES,
        streams: int = STREAMS,
        on_progress: Note | None = None,
    ) -> Batch:
        """Downloads every file of every delivery into ``<folder>/<delivery>/<file>``.

        An order is waited for; of a subscription comes what has been delivered so far.
        What is there, as ``swath-manifest.json`` tells, is not fetched again: after an
        interruption, or when a subscription has brought more, call it again, also in
        another process. Sizes are known from the service beforehand, digests are
        written down, and no name of a file leads out of the folder.

        Args:
            folder: Is made if it does not exist.
            timeout: How long an order is waited for, in seconds or as a timedelta;
                None for ever. Fetching takes the time that it takes.
            max_concurrent: How many files are fetched at a time, 1 to 64.
            streams: How many stretches of a large file are fetched at a time, 1 to 16.
            on_progress: Is told how far the files are, one call at a time.

        Returns:
            For each file, and each delivery that failed, the file or the error;
            `check` raises if something is missing.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            JobFailedError: The order failed or was cancelled.
            JobTimeoutError: It did not end in time; it goes on.
            DownloadError: Another process fills the folder.

        Examples:
            >>> import swath
            >>> from swath.emulator import embedded
            >>> from swath.sentinelhub import Airbus
            >>> field = (14.45, 46.00, 14.47, 46.02)
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     quote = sh.dataimport.orders.quote(
            ...         Airbus("SPOT"), bbox=field, time="2026-05")
            ...     order = quote.confirm(max_sqkm=1000)
            ...     _ = embedded().clock.advance(60)
            ...     batch = order.download("field")
            >>> batch.check()
        """
        into = Into.of(folder, timeout, max_concurrent, streams, on_progress)
        downloader = into.downloader(self._caller)
        if self._kind is ORDER:
            found = self.runner.run(self.watch.result(into.timer))
        else:
            found = [one for one in self.deliveries() if one.ended]
        wishes = [one.wish for one in found]
        return hauled(self._caller, downloader, wishes, into)

    def delete(self) -> None:
        """Takes it off the lists, once it has ended; what it brought stays.

        Raises:
            ConflictError: It has not ended, or has brought only a part.
        """
        self._caller.run(deleted(self._kind, self.id, self._caller))

    def _delivery(self, told: Brought) -> ImportDelivery:
        return ImportDelivery(self._caller, self._place(str(told.id)), told)


class AsyncImportJob(AsyncJob[list[AsyncImportDelivery]]):
    """An order or a subscription that was confirmed: what it brings, and its files.

    An order ends when all of its deliveries have; its result are the deliveries. One
    of which only a part came succeeds, too: the `error` of a delivery tells what did
    not, as does a download. A subscription ends when its time is over, or it is
    cancelled; what has come can be downloaded at any time.

    Args:
        caller: Sends.
        kind: Whether it is an order or a subscription.
        name: Its id.
        told: What the service told of it last, if it did.
        sure: Whether it is known to have been confirmed.
    """

    def __init__(
        self,
        caller: AsyncCaller,
        kind: Kind,
        name: str,
        told: Placed | None = None,
        *,
        sure: bool = True,
    ) -> None:
        self._place = partial(Place, kind, name, caller=caller)
        source = Confirmed(kind, name, caller, self._delivery, sure=sure)
        status = None if told is None else status_of(kind, told)
        super().__init__(caller, source, status=status, polling=POLLING)
        self._caller = caller
        self._kind = kind

    @property
    def details(self) -> Placed | None:
        """What the service told of it last; None before it was asked."""
        return None if self.progress is None else self.progress.raw

    def deliveries(
        self,
        *,
        status: DeliveryState | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[AsyncImportDelivery]:
        """What it brings, fetched as far as it is read; also before it has ended.

        Args:
            status: Only deliveries that are so far, such as ``"DONE"``.
            page_size: How many come at a time; as many as the service gives if left
                out.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.
        """
        listing = deliveries_of(self._kind, self._delivery)
        given = listed(self._kind, self.id, status)
        walk = view_walk(
            self._caller, listing, given, page_size=page_size, cursor=cursor
        )
        return AsyncPager(self._caller, walk)

    async def delivery(self, delivery_id: UUID | str) -> AsyncImportDelivery:
        """One of its deliveries.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such delivery.
        """
        place = self._place(identifier(delivery_id, "delivery"))
        return self._delivery(await self._caller.run(place.ask(self._kind.delivery)))

    async def download(
        self,
        folder: str | os.PathLike[str],
        *,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Job`
        max_concurrent: int = FILES,
        streams: int = STREAMS,
        on_progress: Note | None = None,
    ) -> AsyncBatch:
        """Downloads every file of every delivery into ``<folder>/<delivery>/<file>``.

        An order is waited for; of a subscription comes what has been delivered so far.
        What is there, as ``swath-manifest.json`` tells, is not fetched again: after an
        interruption, or when a subscription has brought more, call it again, also in
        another process. Sizes are known from the service beforehand, digests are
        written down, and no name of a file leads out of the folder.

        Args:
            folder: Is made if it does not exist.
            timeout: How long an order is waited for, in seconds or as a timedelta;
                None for ever. Fetching takes the time that it takes.
            max_concurrent: How many files are fetched at a time, 1 to 64.
            streams: How many stretches of a large file are fetched at a time, 1 to 16.
            on_progress: Is told how far the files are, one call at a time.

        Returns:
            For each file, and each delivery that failed, the file or the error;
            `check` raises if something is missing.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            JobFailedError: The order failed or was cancelled.
            JobTimeoutError: It did not end in time; it goes on.
            DownloadError: Another process fills the folder.

        Examples:
            >>> import asyncio, swath
            >>> from swath.emulator import embedded
            >>> from swath.sentinelhub import Airbus
            >>> async def downloaded(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         quote = await sh.dataimport.orders.quote(
            ...             Airbus("SPOT"), time="2026-05", **where)
            ...         order = await quote.confirm(max_sqkm=1000)
            ...         embedded().clock.advance(60)
            ...         return await order.download("field-async")
            >>> asyncio.run(downloaded(bbox=(14.45, 46.00, 14.47, 46.02))).check()
        """
        into = Into.of(folder, timeout, max_concurrent, streams, on_progress)
        downloader = into.downloader_async(self._caller)
        if self._kind is ORDER:
            found = await self.runner.run(self.watch.result(into.timer))
        else:
            found = [one async for one in self.deliveries() if one.ended]
        wishes = [one.wish for one in found]
        return await hauled_async(self._caller, downloader, wishes, into)

    async def delete(self) -> None:
        """Takes it off the lists, once it has ended; what it brought stays.

        Raises:
            ConflictError: It has not ended, or has brought only a part.
        """
        await self._caller.run(deleted(self._kind, self.id, self._caller))

    def _delivery(self, told: Brought) -> AsyncImportDelivery:
        return AsyncImportDelivery(self._caller, self._place(str(told.id)), told)
