"""Downloads with threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Self

from swath._callers import SyncCaller
from swath._core.effects import now
from swath._core.fetching import StartOverError
from swath._core.ranges import Span
from swath._errors import SwathError
from swath.download import _batch
from swath.download._batch import Batch, Outcome, Tally, failure_of, untried
from swath.download._folder import Entry, Folder
from swath.download._options import Options, target_file, tried, wanted_files
from swath.download._source import Assets, Source, Wanted, source_of, wanted_assets
from swath.download._transfer import Downloaded, Note, Transfer


if TYPE_CHECKING:
    import httpx


class Downloader:
    """Downloads files: resumed where they broke, checked, never half there.

    Use it with ``with``, or close it. It has no credentials, so it sends none.

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
        http_client: httpx.Client | None = None,
    ) -> None:
        from swath._io.sync import SyncDriver  # noqa: PLC0415 - loads the HTTP library

        self._options = Options(
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_concurrent=max_concurrent,
            streams=streams,
        )
        driver = SyncDriver("", http_client)
        self._caller = SyncCaller(driver, self._options.context, "")
        self._close: Callable[[], None] = driver.close

    @classmethod
    def over(
        cls, caller: SyncCaller, *, max_concurrent: int = 4, streams: int = 4
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

    def file(
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
        return self._fetch(source_of(source), target_file(target), on_progress)

    def files(
        self,
        sources: Iterable[Source | str],
        folder: str | os.PathLike[str],
        *,
        on_progress: _batch.Note | None = None,
    ) -> Batch:
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
        return self._batch(wanted_files(sources), Path(folder), on_progress)

    def assets(
        self,
        items: Assets,
        folder: str | os.PathLike[str],
        *,
        keys: Iterable[str] | None = None,
        on_progress: _batch.Note | None = None,
    ) -> Batch:
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
        return self._batch(wanted_assets(items, keys), Path(folder), on_progress)

    def close(self) -> None:
        """Closes the connections, if they are its own."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _batch(
        self, wanted: Sequence[Wanted], path: Path, note: _batch.Note | None
    ) -> Batch:
        from swath._io.crew_sync import for_each  # noqa: PLC0415 - loads a thread pool

        with Folder(path) as folder:
            plan = folder.plan(wanted)
            tally = Tally(len(plan), note)
            outcomes = [untried(*one, tally) for one in plan]

            def fetch(one: tuple[int, Entry, Source]) -> None:
                place, entry, source = one
                outcomes[place] = self._outcome(folder, entry, source, tally)

            for_each(tried(plan), fetch, self._options.max_concurrent)
        return Batch(path, outcomes, self.files)

    def _outcome(
        self, folder: Folder, entry: Entry, source: Source, tally: Tally
    ) -> Outcome:
        given, name = entry.given, entry.kept
        try:
            file, what = folder.kept(entry, source), "kept"
            if file is None:
                target, what = folder.target(entry), "fetched"
                file = self._fetch(source, target, tally.watcher())
        except (SwathError, OSError) as error:
            failure = failure_of(error)
            folder.failed(entry, failure)
            tally.count("failed")
            return Outcome(given=given, name=name, source=source, error=failure)
        folder.fetched(entry, file)
        tally.count(what)
        return Outcome(given=given, name=name, source=source, file=file)

    def _fetch(self, source: Source, target: Path, note: Note | None) -> Downloaded:
        streams = self._options.streams
        context = self._caller.context
        with Transfer(source, target, context, streams=streams, note=note) as transfer:
            deadline = transfer.context.policy.deadline
            begun = self._caller.run(now()).steady
            until = None if deadline is None else begun + deadline
            while True:
                try:
                    while spans := transfer.spans():
                        self._bring(transfer, spans, until)
                    return transfer.finish()
                except StartOverError as reason:
                    transfer.start_over(reason)

    def _bring(
        self, transfer: Transfer, spans: Sequence[Span], until: float | None
    ) -> None:
        """Fetches stretches, side by side if there are several."""
        from swath._io.crew_sync import for_each  # noqa: PLC0415 - loads a thread pool

        sole = len(spans) == 1

        def bring(span: Span) -> None:
            flow = transfer.fetch(span, sole=sole, until=until)
            place = span.start
            with closing(self._caller.batches(flow)) as batches:
                for batch in batches:
                    place = transfer.take(place, batch)
            transfer.ended(place)

        if sole:
            bring(spans[0])
        else:
            for_each(spans, bring, transfer.streams)


def _leave_open() -> None:
    """The connections are somebody else's."""
