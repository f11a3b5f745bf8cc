"""The files of many deliveries in one folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from swath._callers import AsyncCaller, SyncCaller
from swath._core.polling import Timer
from swath._errors import SwathError
from swath.download import (
    AsyncBatch,
    Batch,
    BatchProgress,
    Downloader,
    Outcome,
    Source,
)
from swath.jobs._job import Timeout, timer_of
from swath.sentinelhub._deliveries_flow import Place, failed, file_sources
from swath.sentinelhub._orders_kinds import Brought


if TYPE_CHECKING:
    from swath.download import AsyncDownloader


Note: TypeAlias = Callable[[BatchProgress], object]
"""Is told how far the files are."""

FILES, STREAMS = 4, 4
"""How many files, and how many stretches of each, are fetched at a time."""


class Wish(NamedTuple):
    """A delivery that is to be downloaded.

    Attributes:
        place: Where it is.
        told: What the service told of it.
    """

    place: Place
    told: Brought


class Into(NamedTuple):
    """Where deliveries are downloaded to, and how.

    Attributes:
        folder: Where to.
        timer: How long they are waited for.
        max_concurrent: How many files are fetched at a time.
        streams: How many stretches of each.
        note: Is told how far the files are.
    """

    folder: str | os.PathLike[str]
    timer: Timer
    max_concurrent: int
    streams: int
    note: Note | None

    @classmethod
    def of(
        cls,
        folder: str | os.PathLike[str],
        timeout: Timeout,
        max_concurrent: int,
        streams: int,
        note: Note | None,
    ) -> Into:
        """The arguments of a download.

        Raises:
            InputError: The timeout is no span of time.
        """
        return cls(folder, timer_of(timeout), max_concurrent, streams, note)

    def downloader(self, caller: SyncCaller) -> Downloader:
        """Downloads with threads.

        Raises:
            InputError: A number is out of bounds.
        """
        most, streams = self.max_concurrent, self.streams
        return Downloader.over(caller, max_concurrent=most, streams=streams)

    def downloader_async(self, caller: AsyncCaller) -> AsyncDownloader:
        """Downloads with tasks; as `downloader`."""
        from swath.download import AsyncDownloader  # noqa: PLC0415 - loads anyio

        most, streams = self.max_concurrent, self.streams
        return AsyncDownloader.over(caller, max_concurrent=most, streams=streams)


class _Haul:
    """What is found of deliveries: the files of each, or why there are none."""

    def __init__(self, wishes: Sequence[Wish]) -> None:
        self.asked = [one.place for one in wishes if failed(one.told) is None]
        self._found: dict[str, list[Source] | SwathError] = {
            one.place.name: failed(one.told) or [] for one in wishes
        }

    def note(self, place: Place, found: list[Source] | SwathError) -> None:
        """Takes what was found of a delivery; threads may."""
        self._found[place.name] = found

    @property
    def sources(self) -> list[Source]:
        """All files."""
        lists = [one for one in self._found.values() if isinstance(one, list)]
        return [source for one in lists for source in one]

    @property
    def missing(self) -> list[Outcome]:
        """The deliveries without files."""
        return [
            Outcome(given=f"{name}/", error=error)
            for name, error in self._found.items()
            if isinstance(error, SwathError)
        ]


def hauled(
    caller: SyncCaller, downloader: Downloader, wishes: Sequence[Wish], into: Into
) -> Batch:
    """Downloads all files of deliveries; one without files does not stop the others."""
    from swath._io.crew_sync import for_each  # noqa: PLC0415 - loads a thread pool

    haul = _Haul(wishes)

    def look(place: Place) -> None:
        try:
            haul.note(place, caller.run(file_sources(place, into.timer)))
        except SwathError as error:
            haul.note(place, error)

    for_each(haul.asked, look, into.max_concurrent)
    batch = downloader.files(haul.sources, into.folder, on_progress=into.note)
    return Batch(batch.folder, [*batch, *haul.missing], downloader.files)


async def hauled_async(
    caller: AsyncCaller,
    downloader: AsyncDownloader,
    wishes: Sequence[Wish],
    into: Into,
) -> AsyncBatch:
    """Downloads all files of deliveries; as `hauled`."""
    from swath._io.crew_aio import for_each  # noqa: PLC0415 - loads anyio

    haul = _Haul(wishes)

    async def look(place: Place) -> None:
        try:
            haul.note(place, await caller.run(file_sources(place, into.timer)))
        except SwathError as error:
            haul.note(place, error)

    await for_each(haul.asked, look, into.max_concurrent)
    batch = await downloader.files(haul.sources, into.folder, on_progress=into.note)
    return AsyncBatch(batch.folder, [*batch, *haul.missing], downloader.files)
