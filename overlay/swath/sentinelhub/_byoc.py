"""Collections of one's own files: many tiles brought in at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from uuid import UUID

from swath._core.polling import Timer
from swath._errors import SwathError
from swath.jobs import AsyncJob, Job, gather
from swath.jobs._job import DAY, Timeout, timer_of
from swath.sentinelhub._byoc_ingestion import POLLING
from swath.sentinelhub._byoc_intake import IngestOptions, Intake
from swath.sentinelhub._byoc_names import Named, own_id
from swath.sentinelhub._byoc_order import (
    TileLike,
    bands_of,
    check_placeholders,
    tile_bodies,
)
from swath.sentinelhub._byoc_report import AsyncIngest, Body, Ingest, Note
from swath.sentinelhub._byoc_tiles import AsyncByocTiles, ByocTiles
from swath.sentinelhub._byoc_waiting import FEW, RATE, left_behind, time_left
from swath_api.sentinelhub.structs import ByocTile


__all__ = ["AsyncByoc", "Byoc"]


class Byoc(ByocTiles):
    """Collections and tiles; beside their own methods, the operations as generated."""

    def ingest(
        self,
        collection: Named,
        tiles: Iterable[TileLike],
        *,
        max_concurrent: int = 8,
        timeout: Timeout = DAY,
        on_progress: Note | None = None,
    ) -> Ingest:
        """Adds many tiles, and waits until each of them is ingested or has failed.

        All of them are looked at before the first is sent. Call it again after an
        interruption, also in another process: what is in the collection stays as it is,
        and is waited for; where the ingestion had failed, it begins again. No tile is
        added twice, whatever becomes of connections.

        Args:
            collection: Its id, with or without ``byoc-`` before it.
            tiles: Their paths; or `NewTile` objects, which have covers and times.
            max_concurrent: How many are added at a time, 1 to 64.
            timeout: How long to wait, once they are added, in seconds or as a
                timedelta; None for ever.
            on_progress: Is told how far all of it is, one call at a time.

        Returns:
            For each tile, in order, the tile or the error.

        Raises:
            InputError: An argument or a tile makes no sense; nothing was added.
            NotFoundError: There is no such collection.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     photos = sh.byoc.create_collection("harvest", "orchard-photos")
            ...     report = sh.byoc.ingest(
            ...         photos, [f"2026/field_{n}_(BAND).tif" for n in range(3)])
            >>> report.check()  # or: report.failed, report.retry_failed()
            >>> [tile.status for tile in report.tiles]
            ['INGESTED', 'INGESTED', 'INGESTED']
        """
        bodies = tile_bodies(tiles)
        options = IngestOptions(max_concurrent, timeout, on_progress).checked()
        known = self.collection(collection)
        check_placeholders(bodies, bands_of(known))
        return self._ingest(own_id("byoc", collection), options, bodies)

    def _ingest(
        self, collection: UUID, options: IngestOptions, bodies: Sequence[Body]
    ) -> Ingest:
        from swath._io.crew_sync import for_each  # noqa: PLC0415 - loads a thread pool

        context = self._sender.context
        intake = Intake(collection, bodies, context, options.note)

        def add(place: int) -> None:
            try:
                got = self._sender.run(intake.adding(place))
            except SwathError as error:
                intake.refused(place, error)
            else:
                intake.added(place, got)

        for_each(range(len(bodies)), add, options.max_concurrent)
        sender = self._sender
        jobs = {
            source.token.id: Job(sender, source, status=status, polling=POLLING)
            for source, status in intake.waiting()
        }
        timer = timer_of(options.timeout)
        while len(jobs) > FEW:
            left = sender.run(left_behind(sender, collection, jobs, timer, POLLING))
            if not left:
                break
            self._gather(intake, [jobs.pop(one) for one in left], timer)
        self._gather(intake, [*jobs.values()], timer)
        again = partial(self._ingest, collection, options)
        return Ingest(bodies, intake.outcomes, again)

    def _gather(
        self, intake: Intake, jobs: Sequence[Job[ByocTile]], timer: Timer
    ) -> None:
        """Notes how tiles end."""
        seconds = self._sender.run(time_left(timer))
        for outcome in gather(jobs, checks_per_second=RATE, timeout=seconds):
            intake.ended(outcome.job.id, outcome)


class AsyncByoc(AsyncByocTiles):
    """Collections and tiles; beside their own methods, the operations as generated."""

    async def ingest(
        self,
        collection: Named,
        tiles: Iterable[TileLike],
        *,
        max_concurrent: int = 8,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Byoc`
        on_progress: Note | None = None,
    ) -> AsyncIngest:
        """Adds many tiles, and waits until each of them is ingested or has failed.

        All of them are looked at before the first is sent. Call it again after an
        interruption, also in another process: what is in the collection stays as it is,
        and is waited for; where the ingestion had failed, it begins again. No tile is
        added twice, whatever becomes of connections.

        Args:
            collection: Its id, with or without ``byoc-`` before it.
            tiles: Their paths; or `NewTile` objects, which have covers and times.
            max_concurrent: How many are added at a time, 1 to 64.
            timeout: How long to wait, once they are added, in seconds or as a
                timedelta; None for ever.
            on_progress: Is told how far all of it is, one call at a time.

        Returns:
            For each tile, in order, the tile or the error.

        Raises:
            InputError: An argument or a tile makes no sense; nothing was added.
            NotFoundError: There is no such collection.

        Examples:
            >>> import asyncio, swath
            >>> async def ingested(*paths):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         photos = await sh.byoc.create_collection("harvest", "photos")
            ...         report = await sh.byoc.ingest(photos, paths)
            ...         return [tile.status for tile in report.tiles]
            >>> asyncio.run(ingested("2026/field_1", "2026/field_2"))
            ['INGESTED', 'INGESTED']
        """
        bodies = tile_bodies(tiles)
        options = IngestOptions(max_concurrent, timeout, on_progress).checked()
        known = await self.collection(collection)
        check_placeholders(bodies, bands_of(known))
        return await self._ingest(own_id("byoc", collection), options, bodies)

    async def _ingest(
        self, collection: UUID, options: IngestOptions, bodies: Sequence[Body]
    ) -> AsyncIngest:
        from swath._io.crew_aio import for_each  # noqa: PLC0415 - loads anyio

        context = self._sender.context
        intake = Intake(collection, bodies, context, options.note)

        async def add(place: int) -> None:
            try:
                got = await self._sender.run(intake.adding(place))
            except SwathError as error:
                intake.refused(place, error)
            else:
                intake.added(place, got)

        await for_each(range(len(bodies)), add, options.max_concurrent)
        sender = self._sender
        jobs = {
            source.token.id: AsyncJob(sender, source, status=status, polling=POLLING)
            for source, status in intake.waiting()
        }
        timer = timer_of(options.timeout)
        while len(jobs) > FEW:
            left = await sender.run(
                left_behind(sender, collection, jobs, timer, POLLING)
            )
            if not left:
                break
            await self._gather(intake, [jobs.pop(one) for one in left], timer)
        await self._gather(intake, [*jobs.values()], timer)
        again = partial(self._ingest, collection, options)
        return AsyncIngest(bodies, intake.outcomes, again)

    async def _gather(
        self, intake: Intake, jobs: Sequence[AsyncJob[ByocTile]], timer: Timer
    ) -> None:
        """Notes how tiles end."""
        seconds = await self._sender.run(time_left(timer))
        async for outcome in gather(jobs, checks_per_second=RATE, timeout=seconds):
            intake.ended(outcome.job.id, outcome)
