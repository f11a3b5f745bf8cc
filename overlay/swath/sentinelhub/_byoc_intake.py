"""The bookkeeping while many tiles are added and ingested."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast
from uuid import UUID

from swath._core.effects import Flow
from swath._core.exchange import Context
from swath._core.job import JobStatus
from swath._core.numbers import whole_number
from swath._errors import SwathError
from swath.jobs._gather import Ended
from swath.jobs._job import DAY, Timeout, timer_of
from swath.sentinelhub._byoc_adding import Added, ensured
from swath.sentinelhub._byoc_ingestion import Ingestion
from swath.sentinelhub._byoc_job import tile_ingestion, tile_status
from swath.sentinelhub._byoc_report import Body, Note, Tally, TileOutcome
from swath_api.sentinelhub.structs import ByocTile


MAX_CONCURRENT = 64


class IngestOptions(NamedTuple):
    """How tiles are ingested.

    Attributes:
        max_concurrent: How many are added at a time.
        timeout: How long is waited, once they are added.
        note: Is told how far all of it is.
    """

    max_concurrent: int = 8
    timeout: Timeout = DAY
    note: Note | None = None

    def checked(self) -> IngestOptions:
        """The same.

        Raises:
            InputError: A value makes no sense.
        """
        count = whole_number("max_concurrent", self.max_concurrent, 1, MAX_CONCURRENT)
        timer_of(self.timeout)
        return self._replace(max_concurrent=count)


class Waiting(NamedTuple):
    """A tile that is being ingested."""

    source: Ingestion[ByocTile]
    status: JobStatus


class Intake:
    """What is known of tiles that are added and ingested; threads share it.

    Args:
        collection: Where they are added to.
        bodies: The tiles.
        context: Credentials and patience.
        note: Is told how far all of it is.
    """

    def __init__(
        self,
        collection: UUID,
        bodies: Sequence[Body],
        context: Context,
        note: Note | None,
    ) -> None:
        self._collection = collection
        self._bodies = bodies
        self._context = context
        self._tally = Tally(len(bodies), note)
        self._added: dict[str, tuple[int, Added]] = {}
        self._kept_last = False
        self._outcomes: dict[int, TileOutcome] = {}

    @property
    def outcomes(self) -> list[TileOutcome]:
        """All of them, once each tile has ended."""
        return [self._outcomes[place] for place in range(len(self._bodies))]

    def adding(self, place: int) -> Flow[Added]:
        """Adds a tile, or finds it: first what became of the tile before."""
        body, likely = self._bodies[place], self._kept_last
        return ensured(self._collection, body, self._context, expected=likely)

    def added(self, place: int, got: Added) -> None:
        """Notes that a tile is in the collection."""
        self._added[str(got.tile.id)] = place, got
        self._kept_last = got.kept
        self._tally.count("kept" if got.kept else "added")

    def refused(self, place: int, error: SwathError) -> None:
        """Notes that a tile could not be added."""
        self._end(place, Ended(error=error), kept=False)

    def waiting(self) -> list[Waiting]:
        """The tiles whose ingestion goes on; that of the others is noted."""
        told = {name: tile_status(got.tile) for name, (_, got) in self._added.items()}
        for name, status in told.items():
            if status.state == "succeeded":
                self.ended(name, Ended(value=cast("ByocTile", status.raw)))
        return [
            Waiting(tile_ingestion(self._collection, UUID(name), self._context), status)
            for name, status in told.items()
            if not status.ended
        ]

    def ended(self, name: str, end: Ended[ByocTile]) -> None:
        """Notes how the waiting for a tile ended."""
        place, got = self._added[name]
        self._end(place, end, kept=got.kept)

    def _end(self, place: int, end: Ended[ByocTile], *, kept: bool) -> None:
        self._outcomes[place] = TileOutcome(
            path=self._bodies[place]["path"],
            kept=kept,
            value=end.value,
            error=end.error,
        )
        self._tally.count("ingested" if end.error is None else "failed")
