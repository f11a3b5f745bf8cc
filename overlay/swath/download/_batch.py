"""What became of many files."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from swath._errors import DownloadError, SwathError
from swath.download._folder import Entry
from swath.download._source import Source, Wanted
from swath.download._transfer import Downloaded, FileProgress


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or the error that came in its place.

    Attributes:
        given: The name as given.
        name: The name in the folder, with slashes; empty if it was refused.
        source: Where it comes from; None if it was refused for what it is.
        file: The file; None if there is an error.
        error: Why there is no file; None if there is one.
    """

    given: str
    name: str = ""
    source: Source | None = None
    file: Downloaded | None = None
    error: SwathError | None = None

    @property
    def refused(self) -> bool:
        """Whether it was not even tried: its name or its address would not do."""
        return not self.name

    def unwrap(self) -> Downloaded:
        """The file.

        Raises:
            SwathError: There is none; the error tells why.
        """
        if self.file is not None:
            return self.file
        raise self.error or DownloadError(f"{self.given} was not downloaded")


class BatchProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far many files are.

    Attributes:
        total: How many there are.
        fetched: How many were fetched.
        kept: How many were there already.
        failed: How many could not be had.
        received: Bytes that came over the network.
    """

    total: int
    fetched: int = 0
    kept: int = 0
    failed: int = 0
    received: int = 0

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        done = self.fetched + self.kept
        return f"{done} of {self.total} files{failed}, {self.received:,} bytes"


Note = Callable[[BatchProgress], object]


class Tally:
    """Counts what becomes of files; threads share it.

    Args:
        total: How many there are.
        note: Is told after each change, one call at a time.
    """

    def __init__(self, total: int, note: Note | None) -> None:
        self._now = BatchProgress(total=total)
        self._note = note
        self._counting = threading.Lock()

    def count(self, what: str, number: int = 1) -> None:
        """Counts ``fetched``, ``kept``, ``failed`` files, or bytes ``received``."""
        with self._counting:
            more = {what: getattr(self._now, what) + number}
            self._now = msgspec.structs.replace(self._now, **more)
            if self._note is not None:
                self._note(self._now)

    def watcher(self) -> Callable[[FileProgress], None]:
        """Counts the bytes of one file, as its progress tells them."""
        counted = 0

        def watch(progress: FileProgress) -> None:
            nonlocal counted
            self.count("received", progress.received - counted)
            counted = progress.received

        return watch


class _Batch(Sequence[Outcome]):
    """The outcomes, in the order in which the files were asked for."""

    def __init__(self, folder: Path, outcomes: Sequence[Outcome]) -> None:
        self._outcomes = tuple(outcomes)
        self.folder = folder

    def __len__(self) -> int:
        return len(self._outcomes)

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self._outcomes)

    def __getitem__(self, index: int) -> Outcome:  # type: ignore[override]  # no slices
        return self._outcomes[index]

    @property
    def files(self) -> list[Downloaded]:
        """The files that are there."""
        return [one.file for one in self if one.file is not None]

    @property
    def failed(self) -> list[Outcome]:
        """What could not be had, refused or not."""
        return [one for one in self if one.file is None]

    def check(self) -> None:
        """Makes sure that all of it is there.

        Raises:
            DownloadError: Something is missing; its cause is the first failure.
        """
        missing = self.failed
        if missing:
            first = missing[0]
            raise DownloadError(
                f"{len(missing)} of {len(self)} files are missing, the first of them "
                f"{first.given!r}: {first.error}"
            ) from first.error

    def __repr__(self) -> str:
        kind, count = type(self).__name__, len(self.files)
        return f"<{kind} {str(self.folder)!r}: {count} of {len(self)} files>"

    def _again(self) -> list[Source]:
        tried = [one for one in self.failed if not one.refused]
        return [one.source for one in tried if one.source is not None]

    def _merged(self, later: Sequence[Outcome]) -> list[Outcome]:
        new = {(one.given, one.name): one for one in later}
        return [new.get((one.given, one.name), one) for one in self]


class Batch(_Batch):
    """What became of many files: for each of them the file, or an error.

    Attributes:
        folder: Where they are.
    """

    def __init__(
        self,
        folder: Path,
        outcomes: Sequence[Outcome],
        fetch: Callable[[Sequence[Source], Path], Batch],
    ) -> None:
        super().__init__(folder, outcomes)
        self._fetch = fetch

    def retry_failed(self) -> Batch:
        """Tries again what failed; what was refused stays so.

        Returns:
            All outcomes, the old ones and the new ones.
        """
        later = self._fetch(self._again(), self.folder)
        return Batch(self.folder, self._merged(later), self._fetch)


class AsyncBatch(_Batch):
    """What became of many files: for each of them the file, or an error.

    Attributes:
        folder: Where they are.
    """

    def __init__(
        self,
        folder: Path,
        outcomes: Sequence[Outcome],
        fetch: Callable[[Sequence[Source], Path], Awaitable[AsyncBatch]],
    ) -> None:
        super().__init__(folder, outcomes)
        self._fetch = fetch

    async def retry_failed(self) -> AsyncBatch:
        """Tries again what failed; what was refused stays so.

        Returns:
            All outcomes, the old ones and the new ones.
        """
        later = await self._fetch(self._again(), self.folder)
        return AsyncBatch(self.folder, self._merged(later), self._fetch)


def failure_of(error: SwathError | OSError) -> SwathError:
    """An error as an outcome can hold it."""
    if isinstance(error, SwathError):
        return error
    failure = DownloadError(f"it cannot be written: {error}")
    failure.__cause__ = error
    return failure


def untried(wanted: Wanted, entry: Entry, tally: Tally) -> Outcome:
    """The outcome of what is not tried; that of the others comes in its place."""
    error: SwathError | None = None
    if not entry.kept:
        tally.count("failed")
        error = DownloadError(f"{entry.given!r} is refused: {entry.problem}")
    return Outcome(
        given=entry.given, name=entry.kept, source=wanted.source, error=error
    )
