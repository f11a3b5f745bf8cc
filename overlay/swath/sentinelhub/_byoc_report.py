"""What became of many tiles."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from swath._errors import SwathError
from swath.jobs._gather import Ended
from swath_api.sentinelhub.structs import ByocTile


Body: TypeAlias = Mapping[str, Any]
"""A new tile as it is sent."""


class TileOutcome(Ended[ByocTile], frozen=True, kw_only=True):
    """A tile that can be used, or the error that came in its place.

    Attributes:
        path: The path as given.
        kept: Whether the collection had it before.
        value: The tile; None if there is an error.
        error: Why there is no tile; None if there is one. With a `JobFailedError` it
            was looked at and found unfit; with a `JobTimeoutError` it goes on.
    """

    path: str
    kept: bool = False


class IngestProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far many tiles are.

    Attributes:
        total: How many there are.
        added: How many were added.
        kept: How many were there before.
        ingested: How many of both can be used.
        failed: How many cannot.
    """

    total: int
    added: int = 0
    kept: int = 0
    ingested: int = 0
    failed: int = 0

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        there = self.added + self.kept
        return f"{there} of {self.total} tiles added, {self.ingested} ingested{failed}"


Note: TypeAlias = Callable[[IngestProgress], object]


class Tally:
    """Counts what becomes of tiles; threads share it.

    Args:
        total: How many there are.
        note: Is told after each change, one call at a time.
    """

    def __init__(self, total: int, note: Note | None) -> None:
        self._now = IngestProgress(total=total)
        self._note = note
        self._counting = threading.Lock()

    def count(self, what: str) -> None:
        """Counts a tile that is ``added``, ``kept``, ``ingested`` or ``failed``."""
        with self._counting:
            more = {what: getattr(self._now, what) + 1}
            self._now = msgspec.structs.replace(self._now, **more)
            if self._note is not None:
                self._note(self._now)


class IncompleteIngestError(SwathError):
    """Tiles are missing; the others can be used."""


class _Ingest(Sequence[TileOutcome]):
    """The outcomes, in the order in which the tiles were given."""

    def __init__(self, bodies: Sequence[Body], outcomes: Sequence[TileOutcome]) -> None:
        self._bodies = tuple(bodies)
        self._outcomes = tuple(outcomes)

    def __len__(self) -> int:
        return len(self._outcomes)

    def __iter__(self) -> Iterator[TileOutcome]:
        return iter(self._outcomes)

    def __getitem__(self, index: int) -> TileOutcome:  # type: ignore[override]
        return self._outcomes[index]

    @property
    def tiles(self) -> list[ByocTile]:
        """The tiles that can be used."""
        return [one.value for one in self if one.value is not None]

    @property
    def failed(self) -> list[TileOutcome]:
        """What cannot be used, or not yet."""
        return [one for one in self if one.error is not None]

    def check(self) -> None:
        """Makes sure that all of it can be used.

        Raises:
            IncompleteIngestError: Something is missing; its cause is the first failure.
        """
        missing = self.failed
        if missing:
            first = missing[0]
            raise IncompleteIngestError(
                f"{len(missing)} of {len(self)} tiles are missing, the first of them "
                f"{first.path!r}: {first.error}"
            ) from first.error

    def __repr__(self) -> str:
        count = len(self) - len(self.failed)
        return f"<{type(self).__name__} {count} of {len(self)} tiles>"

    def _again(self) -> list[Body]:
        paths = {one.path for one in self.failed}
        return [body for body in self._bodies if body["path"] in paths]

    def _merged(self, later: Sequence[TileOutcome]) -> list[TileOutcome]:
        new = {one.path: one for one in later}
        return [new.get(one.path, one) for one in self]


class Ingest(_Ingest):
    """What became of many tiles: for each of them the tile, or an error."""

    def __init__(
        self,
        bodies: Sequence[Body],
        outcomes: Sequence[TileOutcome],
        ingest: Callable[[Sequence[Body]], Ingest],
    ) -> None:
        super().__init__(bodies, outcomes)
        self._ingest = ingest

    def retry_failed(self) -> Ingest:
        """Tries again what failed: adds, lets ingest again, or waits on.

        Returns:
            All outcomes, the old ones and the new ones.
        """
        later = self._ingest(self._again())
        return Ingest(self._bodies, self._merged(later), self._ingest)


class AsyncIngest(_Ingest):
    """What became of many tiles: for each of them the tile, or an error."""

    def __init__(
        self,
        bodies: Sequence[Body],
        outcomes: Sequence[TileOutcome],
        ingest: Callable[[Sequence[Body]], Awaitable[AsyncIngest]],
    ) -> None:
        super().__init__(bodies, outcomes)
        self._ingest = ingest

    async def retry_failed(self) -> AsyncIngest:
        """Tries again what failed: adds, lets ingest again, or waits on.

        Returns:
            All outcomes, the old ones and the new ones.
        """
        later = await self._ingest(self._again())
        return AsyncIngest(self._bodies, self._merged(later), self._ingest)
