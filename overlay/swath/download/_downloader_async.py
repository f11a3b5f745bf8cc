"""Downloads with tasks; the disk is waited for in threads."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from swath._callers import AsyncCaller
from swath._core.effects import now
from swath._core.fetching import StartOverError
from swath._core.ranges import Span
from swath._errors import SwathError
from swath._io.aio import AsyncDriver
from swath._io.crew_aio import finished, for_each, in_thread
from swath.download import _batch
from swath.download._batch import AsyncBatch, Outcome, Tally, failure_of, untried
from swath.download._folder import Entry, Folder
from swath.download._options import Options, target_file, tried, wanted_files
from swath.download._source import Assets, Source, Wanted, source_of, wanted_assets
from swath.download._transfer import Downloaded, Note, Transfer


if TYPE_CHECKING:
    import httpx


class AsyncDownloader:
    """Downloads files: resumed where they broke, checked, never half there.

    Use it with ``async with``, or close it. It has no credentials, so it sends none.

    Args:
        timeout: The longest silence, in seconds.
        deadline: For each file with all its retries, in seconds; None for none.
        max_retries: How often in a row a request may fail, or bring nothing new.
        max_concurrent: How many files are fetched at a time, 1 to 64.
        streams: How many stretches of a large file are fetched at a time, 1 to 16.
        http_client: A connection pool of your own.

    Raises:
        InputError: A value makes no sense.
    """

    def __init__(
        self,
        *,
        timeout: float = 60.0,
        deadline: float | None = None,
        max_retries: int = 5,
        max_concurrent: int = 4,
        streams: int = 4,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self._options = Options(
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_concurrent=max_concurrent,
            streams=streams,
        )
        driver = AsyncDriver("", http_client)
        self._caller = AsyncCaller(driver, self._options.context, "")
        self._close: Callable[[], Awaitable[None]] = driver.close

    @classmethod
    def over(
        cls, caller: AsyncCaller, *, max_concurrent: int = 4, streams: int = 4
    ) -> Self:
        """A downloader for the files of a service, over its client's connections.

        Sources with an operation are asked for with the client's credentials and
        patience; sources with an address never see the former.

        Raises:
            InputError: A value makes no sense.
        """
        made = object.__new__(cls)
        made._options = Options(max_concurrent=max_concurrent, streams=streams)
        made._caller = caller
        made._close = _leave_open
        return made

    async def file(
        self,
        source: Source | str,
        target: str | os.PathLike[str],
        *,
        on_progress: Note | None = None,
    ) -> Downloaded:
        """Downloads one file; what is there under its name is replaced at the end.

        As long as it is not whole it is ``<target>.part``; call again to go on.

        Args:
            source: The file, or its address.
            target: The path of the file; its folder is made.
            on_progress: Is told how far it is, one call at a time.

        Raises:
            DownloadError: It is not what it has to be, or another process is at it.
            StatusError: The server refuses.
            TransportError: The server cannot be reached, also after the retries.
            InputError: The address is none, or the target is a folder.
        """
        path = target_file(target)
        return await self._fetch(source_of(source), path, on_progress)

    async def files(
        self,
        sources: Iterable[Source | str],
        folder: str | os.PathLike[str],
        *,
        on_progress: _batch.Note | None = None,
    ) -> AsyncBatch:
        """Downloads many files into a folder; one that fails does not stop the others.

        What is there, as ``swath-manifest.json`` tells, is not fetched again: after an
        interruption call it again, also in another process.

        Args:
            sources: The files, or their addresses.
            folder: Is made if it does not exist.
            on_progress: Is told how far all of it is, one call at a time.

        Returns:
            For each source, in order and once, the file or the error.

        Raises:
            DownloadError: Another process fills the folder.
            InputError: An address is none, or the folder's manifest is not ours.
        """
        return await self._batch(wanted_files(sources), Path(folder), on_progress)

    async def assets(
        self,
        items: Assets,
        folder: str | os.PathLike[str],
        *,
        keys: Iterable[str] | None = None,
        on_progress: _batch.Note | None = None,
    ) -> AsyncBatch:
        """Downloads assets of STAC Items, each into a folder of its Item.

        ``file:size`` and ``file:checksum`` of an asset are checked. No credential is
        ever sent to where an asset is.

        Args:
            items: An Item, its assets, or many Items.
            folder: Is made if it does not exist.
            keys: Which assets, by key; all if left out.
            on_progress: As for `files`.

        Returns:
            As of `files`; what no http or https address has is refused in it.

        Raises:
            DownloadError: Another process fills the folder.
            InputError: These are no Items, or none of them has such an asset.
        """
        return await self._batch(wanted_assets(items, keys), Path(folder), on_progress)

    async def close(self) -> None:
        """Closes the connections, if they are its own."""
        await self._close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()

    async def _batch(
        self, wanted: Sequence[Wanted], path: Path, note: _batch.Note | None
    ) -> AsyncBatch:
        async with _filling(path) as folder:
            plan = await in_thread(partial(folder.plan, wanted))
            tally = Tally(len(plan), note)
            outcomes = [untried(*one, tally) for one in plan]

            async def fetch(one: tuple[int, Entry, Source]) -> None:
                place, entry, source = one
                outcomes[place] = await self._outcome(folder, entry, source, tally)

            await for_each(tried(plan), fetch, self._options.max_concurrent)
        return AsyncBatch(path, outcomes, self.files)

    async def _outcome(
        self, folder: Folder, entry: Entry, source: Source, tally: Tally
    ) -> Outcome:
        given, name = entry.given, entry.kept
        try:
            file, what = await in_thread(partial(folder.kept, entry, source)), "kept"
            if file is None:
                target, what = folder.target(entry), "fetched"
                file = await self._fetch(source, target, tally.watcher())
        except (SwathError, OSError) as error:
            failure = failure_of(error)
            await in_thread(partial(folder.failed, entry, failure))
            tally.count("failed")
            return Outcome(given=given, name=name, source=source, error=failure)
        await in_thread(partial(folder.fetched, entry, file))
        tally.count(what)
        return Outcome(given=given, name=name, source=source, file=file)

    async def _fetch(
        self, source: Source, target: Path, note: Note | None
    ) -> Downloaded:
        streams = self._options.streams
        context = self._caller.context
        making = partial(Transfer, source, target, context, streams=streams, note=note)
        async with _moving(making) as transfer:
            deadline = transfer.context.policy.deadline
            begun = (await self._caller.run(now())).steady
            until = None if deadline is None else begun + deadline
            while True:
                try:
                    while spans := transfer.spans():
                        await self._bring(transfer, spans, until)
                    return await in_thread(transfer.finish)
                except StartOverError as reason:
                    await in_thread(partial(transfer.start_over, reason))

    async def _bring(
        self, transfer: Transfer, spans: Sequence[Span], until: float | None
    ) -> None:
        """Fetches stretches, side by side if there are several."""
        sole = len(spans) == 1

        async def bring(span: Span) -> None:
            flow = transfer.fetch(span, sole=sole, until=until)
            place = span.start
            async with aclosing(self._caller.batches(flow)) as batches:
                async for batch in batches:
                    place = await in_thread(partial(transfer.take, place, batch))
            transfer.ended(place)

        if sole:
            await bring(spans[0])
        else:
            await for_each(spans, bring, transfer.streams)


@asynccontextmanager
async def _filling(path: Path) -> AsyncGenerator[Folder]:
    """A folder, opened and closed in a thread."""
    folder = await in_thread(partial(Folder, path))
    try:
        yield folder
    finally:
        await finished(folder.close)


@asynccontextmanager
async def _moving(make: Callable[[], Transfer]) -> AsyncGenerator[Transfer]:
    """A transfer, opened and closed in a thread."""
    transfer = await in_thread(make)
    try:
        yield transfer
    finally:
        await finished(transfer.close)


async def _leave_open() -> None:
    """The connections are somebody else's."""
