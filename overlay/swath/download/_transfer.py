"""The way of one file from its server to its name, as both downloaders go it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import msgspec

from swath._core.effects import EmittingFlow
from swath._core.exchange import Context
from swath._core.fetching import Fetch, Remote, Start, StartOverError
from swath._core.ranges import Span, cut
from swath._errors import DownloadError
from swath.download._part import Part
from swath.download._source import Source


PIECE = 16_777_216
"""Bytes that are fetched by one request where several run side by side."""

_MOST_RESTARTS = 3


class Downloaded(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is there, whole.

    Attributes:
        path: The file.
        size: Its bytes.
        sha256: Its digest, in hexadecimal digits.
        etag: The server's strong entity tag; empty if it sent none.
        verified: What of it was compared with what had been known beforehand:
            ``size``, ``digest``.
        received: Bytes that came over the network for it; 0 if it was there.
        resumed: Bytes that an earlier process had left.
    """

    path: Path
    size: int
    sha256: str
    etag: str = ""
    verified: tuple[str, ...] = ()
    received: int = 0
    resumed: int = 0


class FileProgress(msgspec.Struct, frozen=True):
    """How far a file is.

    Attributes:
        name: Its name.
        done: Bytes that are there.
        size: All its bytes; None as long as nobody told.
        received: Bytes that came over the network since it was begun.
    """

    name: str
    done: int
    size: int | None
    received: int

    def __str__(self) -> str:
        if not self.size:
            return f"{self.name}: {self.done:,} bytes"
        share = 100 * self.done // self.size
        return f"{self.name}: {self.done:,} of {self.size:,} bytes ({share} %)"


Note = Callable[[FileProgress], object]


class Transfer:
    """One file on its way; use it with ``with``.

    Args:
        source: Where it comes from.
        target: The file it becomes.
        context: Credentials and patience.
        streams: How many stretches of it are fetched at a time.
        note: Is told how far it is, one call at a time.

    Raises:
        DownloadError: Another process is at it.
        OSError: The target cannot be written.
    """

    def __init__(
        self,
        source: Source,
        target: Path,
        context: Context,
        *,
        streams: int = 1,
        note: Note | None = None,
    ) -> None:
        info, request = source.operation()
        if source.request is None:
            context = msgspec.structs.replace(context, credential=None)
        self.context = msgspec.structs.replace(context, roams=True)
        self.streams = streams
        self._remote = Remote(
            info=info,
            request=request,
            context=self.context,
            size=source.size,
            digested=source.digest is not None,
            immutable=source.immutable,
        )
        self._source = source
        self._expected = source.expected
        self._target = target
        self._part = Part(target, source.key, self._remote)
        self._note = note
        self._noting = threading.Lock()
        self._ended = False
        self._restarts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Leaves what is there to be taken up again."""
        self._part.close()

    def spans(self) -> list[Span]:
        """What is to be fetched now; empty when all is there."""
        version, size = self._part.version, self._size()
        if self._ended:
            return []
        if version is None or not self._remote.resumable(version):
            return [Span(0, self._first_stop())]
        if size is None:
            return [Span(self._part.front, None)]
        gaps = self._part.gaps(size)
        if self.streams == 1:
            return [Span(*gap) for gap in gaps[:1]]
        return list(cut(gaps, PIECE))

    def fetch(
        self, span: Span, *, sole: bool, until: float | None
    ) -> EmittingFlow[Start | bytes]:
        """The flow that fetches a stretch."""
        known = self._part.version
        return Fetch(self._remote, span, known, sole=sole, until=until).run()

    def take(self, place: int, batch: Sequence[Start | bytes]) -> int:
        """Takes what the flow emitted; tells where the next bytes go."""
        place = self._part.take(place, batch)
        self._tell()
        return place

    def ended(self, place: int) -> None:
        """Notes that a flow has ended at a place."""
        version = self._part.version
        if version is not None:
            whole = place if version.size is None else version.size
            self._ended = not self._part.gaps(whole)

    def start_over(self, reason: StartOverError) -> None:
        """Throws away what is there.

        Raises:
            DownloadError: That happened too often.
        """
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise self._failed(f"{reason}, {self._restarts} times in a row")
        if reason.whole:
            self._remote = msgspec.structs.replace(self._remote, whole=True)
        self._ended = False
        self._part.clear(self._remote)

    def finish(self) -> Downloaded:
        """Checks the file and gives it its name.

        Raises:
            StartOverError: It is made of stretches that do not belong together.
            DownloadError: It is not what it has to be.
        """
        part, expected = self._part, self._remote.size
        if expected is not None and part.size != expected:
            self._discard(f"it has {part.size} bytes, and not {expected}")
        sha256 = part.digest()
        self._check(sha256)
        part.keep()
        return Downloaded(
            path=self._target,
            size=part.size,
            sha256=sha256,
            etag="" if part.version is None else part.version.etag,
            verified=checked_of(self._source),
            received=part.received,
            resumed=part.resumed,
        )

    def _size(self) -> int | None:
        version = self._part.version
        return None if version is None else version.size

    def _first_stop(self) -> int | None:
        """Where the first request is to end: everywhere it tells how much there is."""
        small = self._remote.size is not None and self._remote.size <= PIECE
        return None if self.streams == 1 or self._remote.whole or small else PIECE

    def _check(self, sha256: str) -> None:
        expected = self._expected
        if expected is None:
            return
        known = expected.algorithm == "sha256"
        found = sha256 if known else self._part.digest(expected.algorithm)
        if found != expected.value:
            self._discard(f"its {expected.algorithm} is {found}, not {expected.value}")

    def _discard(self, reason: str) -> None:
        """What is there is not the file: fetched anew if it came in several pieces."""
        if self._part.joined and not self._restarts:
            raise StartOverError(reason, whole=True)
        self._part.clear(self._remote)
        raise self._failed(reason)

    def _failed(self, reason: str) -> DownloadError:
        info = self._remote.info
        return DownloadError(f"not the file that was asked for: {reason}").at(
            info.service, info.id
        )

    def _tell(self) -> None:
        if self._note is not None:
            with self._noting:
                part, name = self._part, self._target.name
                self._note(FileProgress(name, part.size, self._size(), part.received))


def checked_of(source: Source) -> tuple[str, ...]:
    """What a file of this source is compared with."""
    known = {"size": source.size, "digest": source.digest}
    return tuple(name for name, it in known.items() if it is not None)
