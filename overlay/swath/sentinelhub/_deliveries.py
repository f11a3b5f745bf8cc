"""Deliveries of orders and subscriptions, as the user holds them."""

from __future__ import annotations

import os
from collections.abc import Callable
from uuid import UUID

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import DownloadError
from swath.download import (
    AsyncBatch,
    Batch,
    Downloaded,
    Downloader,
    FileProgress,
)
from swath.jobs._job import DAY, Timeout, timer_of
from swath.sentinelhub._deliveries_flow import (
    Place,
    archive_source,
    failed,
    file_names,
    tiles_of,
)
from swath.sentinelhub._deliveries_folder import (
    FILES,
    STREAMS,
    Into,
    Note,
    Wish,
    hauled,
    hauled_async,
)
from swath.sentinelhub._orders_job import identifier
from swath.sentinelhub._orders_kinds import DONE, Brought
from swath_api.sentinelhub.models import DeliveryTile


FileNote = Callable[[FileProgress], object]


class _Delivery:
    """What is known of a delivery without asking."""

    def __init__(self, place: Place, told: Brought) -> None:
        self._place = place
        self._told = told

    @property
    def id(self) -> str:
        """Its id."""
        return self._place.name

    @property
    def status(self) -> str:
        """How far it was when the service was asked, in the service's word."""
        return str(self._told.status)

    @property
    def done(self) -> bool:
        """Whether its files can be had."""
        return self._told.status == DONE

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it: its files are there, or it failed."""
        return self.done or self.error is not None

    @property
    def error(self) -> DownloadError | None:
        """Why it failed; None if it did not."""
        return failed(self._told)

    @property
    def products(self) -> list[str]:
        """The ids of the products in it."""
        told = self._told.to_dict()
        one = told.get("productId") or told.get("itemId")
        return [str(one)] if one else [*told.get("selectedImages", ())]

    @property
    def sqkm(self) -> float | None:
        """What it took of the quota, in square kilometres; None if that is unknown."""
        found = self._told.to_dict().get("sqkm")
        return None if found is None else float(found)

    @property
    def raw(self) -> Brought:
        """All that the service told."""
        return self._told

    @property
    def wish(self) -> Wish:
        """What a download has to know of it."""
        return Wish(self._place, self._told)

    def __repr__(self) -> str:
        of = f"{self._place.kind.name} {self._place.parent}"
        return f"<{type(self).__name__} {self.id} of {of}: {self.status}>"


class ImportDelivery(_Delivery):
    """What an order or a subscription brings of one product."""

    def __init__(self, caller: SyncCaller, place: Place, told: Brought) -> None:
        super().__init__(place, told)
        self._caller = caller

    def refresh(self) -> ImportDelivery:
        """The same delivery as it is now."""
        place = self._place
        told = self._caller.run(place.ask(place.kind.delivery))
        return ImportDelivery(self._caller, place, told)

    def files(self, timeout: Timeout = DAY) -> list[str]:
        """The names of its files as the provider calls them, waited for.

        Args:
            timeout: How long, in seconds or as a timedelta; None for ever.

        Raises:
            DownloadError: It failed.
            JobTimeoutError: It did not come in time; it goes on.
        """
        return self._caller.run(file_names(self._place, timer_of(timeout)))

    def tiles(self) -> list[DeliveryTile]:
        """The tiles of the collection that it became, as far as there are any."""
        return self._caller.run(tiles_of(self._place))

    def tile(self, tile_id: UUID | str) -> DeliveryTile:
        """One of these tiles.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such tile.
        """
        place, name = self._place, identifier(tile_id, "tile")
        return self._caller.run(place.ask(place.kind.tile, name))

    def download(
        self,
        folder: str | os.PathLike[str],
        *,
        timeout: Timeout = DAY,
        max_concurrent: int = FILES,
        streams: int = STREAMS,
        on_progress: Note | None = None,
    ) -> Batch:
        """Downloads its files into ``<folder>/<its id>/``; see `ImportJob.download`.

        Args:
            folder: Is made if it does not exist.
            timeout: How long it is waited for; fetching takes the time that it takes.
            max_concurrent: How many files are fetched at a time, 1 to 64.
            streams: How many stretches of a large file are fetched at a time, 1 to 16.
            on_progress: Is told how far the files are, one call at a time.

        Returns:
            For each file, in order, the file or the error.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            DownloadError: Another process fills the folder.
        """
        into = Into.of(folder, timeout, max_concurrent, streams, on_progress)
        downloader = into.downloader(self._caller)
        return hauled(self._caller, downloader, [self.wish], into)

    def archive(
        self,
        target: str | os.PathLike[str],
        *,
        timeout: Timeout = DAY,
        streams: int = STREAMS,
        on_progress: FileNote | None = None,
    ) -> Downloaded:
        """Downloads all its files as one zip archive, asked for and waited for.

        Call it again to go on after an interruption: the archive is made once.

        Args:
            target: The path of the file; its folder is made.
            timeout: How long the delivery and its archive are waited for.
            streams: How many stretches of it are fetched at a time, 1 to 16.
            on_progress: Is told how far the file is, one call at a time.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            DownloadError: The delivery or its archive failed, or the file is not what
                it has to be.
            JobTimeoutError: It was not ready in time; it goes on.
        """
        downloader = Downloader.over(self._caller, streams=streams)
        flow = archive_source(self._place, timer_of(timeout))
        source = self._caller.run(flow)
        return downloader.file(source, target, on_progress=on_progress)


class AsyncImportDelivery(_Delivery):
    """What an order or a subscription brings of one product."""

    def __init__(self, caller: AsyncCaller, place: Place, told: Brought) -> None:
        super().__init__(place, told)
        self._caller = caller

    async def refresh(self) -> AsyncImportDelivery:
        """The same delivery as it is now."""
        place = self._place
        told = await self._caller.run(place.ask(place.kind.delivery))
        return AsyncImportDelivery(self._caller, place, told)

    async def files(self, timeout: Timeout = DAY) -> list[str]:  # noqa: ASYNC109 - as in `Job`
        """The names of its files as the provider calls them, waited for.

        Args:
            timeout: How long, in seconds or as a timedelta; None for ever.

        Raises:
            DownloadError: It failed.
            JobTimeoutError: It did not come in time; it goes on.
        """
        return await self._caller.run(file_names(self._place, timer_of(timeout)))

    async def tiles(self) -> list[DeliveryTile]:
        """The tiles of the collection that it became, as far as there are any."""
        return await self._caller.run(tiles_of(self._place))

    async def tile(self, tile_id: UUID | str) -> DeliveryTile:
        """One of these tiles.

        Raises:
            InputError: The id is none.
            NotFoundError: There is no such tile.
        """
        place = self._place
        return await self._caller.run(
            place.ask(place.kind.tile, identifier(tile_id, "tile"))
        )

    async def download(
        self,
        folder: str | os.PathLike[str],
        *,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Job`
        max_concurrent: int = FILES,
        streams: int = STREAMS,
        on_progress: Note | None = None,
    ) -> AsyncBatch:
        """Downloads its files into ``<folder>/<its id>/``; see `ImportJob.download`.

        Args:
            folder: Is made if it does not exist.
            timeout: How long it is waited for; fetching takes the time that it takes.
            max_concurrent: How many files are fetched at a time, 1 to 64.
            streams: How many stretches of a large file are fetched at a time, 1 to 16.
            on_progress: Is told how far the files are, one call at a time.

        Returns:
            For each file, in order, the file or the error.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            DownloadError: Another process fills the folder.
        """
        into = Into.of(folder, timeout, max_concurrent, streams, on_progress)
        downloader = into.downloader_async(self._caller)
        return await hauled_async(self._caller, downloader, [self.wish], into)

    async def archive(
        self,
        target: str | os.PathLike[str],
        *,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Job`
        streams: int = STREAMS,
        on_progress: FileNote | None = None,
    ) -> Downloaded:
        """Downloads all its files as one zip archive, asked for and waited for.

        Call it again to go on after an interruption: the archive is made once.

        Args:
            target: The path of the file; its folder is made.
            timeout: How long the delivery and its archive are waited for.
            streams: How many stretches of it are fetched at a time, 1 to 16.
            on_progress: Is told how far the file is, one call at a time.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            DownloadError: The delivery or its archive failed, or the file is not what
                it has to be.
            JobTimeoutError: It was not ready in time; it goes on.
        """
        from swath.download import AsyncDownloader  # noqa: PLC0415 - loads anyio

        downloader = AsyncDownloader.over(self._caller, streams=streams)
        flow = archive_source(self._place, timer_of(timeout))
        source = await self._caller.run(flow)
        return await downloader.file(source, target, on_progress=on_progress)
