"""A folder that the files of a map's tiles are downloaded into.

Each file appears under its name when it is whole, and not before. What is there is not
fetched again, nor are tiles that turned out to be empty: ``empty.txt`` lists them.
"""

from __future__ import annotations

import base64
import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from swath._errors import DownloadError, InputError, SwathError
from swath._io.files import write_whole
from swath.spaceknow._gridfile import GridFile, Rendering


_EMPTY = "empty.txt"
_MARK = "map.json"
_PASSING = frozenset({"exp", "iat", "nbf"})
_MOST_FAILURES = 20
"""After so many files that cannot be had, the others are not asked for any more."""


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """How far a download is.

    Attributes:
        folder: Where the files are, as ``<zoom>/<x>/<y>/<file>``.
        total: How many files there could be.
        fetched: How many were fetched.
        kept: How many were there already.
        empty: How many do not exist, as their tile has nothing in it.
        failed: How many could not be fetched.
    """

    folder: Path
    total: int
    fetched: int = 0
    kept: int = 0
    empty: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """How many of all need nothing more."""
        return self.fetched + self.kept + self.empty

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.done} of {self.total} files{failed}"


def begun(folder: str | os.PathLike[str], total: int) -> Download:
    """A download of which nothing is done yet."""
    return Download(folder=Path(folder), total=total)


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What the files of a folder are made from; the map's id itself gives access."""

    map_digest: str
    rendering: Rendering

    @classmethod
    def of(cls, map_id: str, rendering: Rendering) -> Origin:
        """That of a map's files."""
        digest = hashlib.sha256(_lasting(map_id)).hexdigest()
        return cls(map_digest=digest, rendering=rendering)


_origin = msgspec.json.Decoder(Origin)


class TileFolder:
    """Keeps files of tiles.

    Args:
        folder: Is made if it does not exist.
        origin: What the files are made from.

    Raises:
        InputError: The folder holds files of another map, or other ones of this map.
    """

    def __init__(self, folder: Path, origin: Origin) -> None:
        self._folder = folder
        self._noting = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        self._check(origin)
        self._empty = _lines(folder / _EMPTY)

    def has(self, file: GridFile) -> str:
        """``kept`` or ``empty`` for what need not be fetched; empty otherwise."""
        if file.path in self._empty:
            return "empty"
        return "kept" if (self._folder / file.path).exists() else ""

    def save(self, file: GridFile, content: bytes | None) -> str:
        """Keeps a file, or that there is none; tells which, as `has` does."""
        if content is None:
            self._note_empty(file)
            return "empty"
        write_whole(self._folder / file.path, content)
        return "fetched"

    def _note_empty(self, file: GridFile) -> None:
        with self._noting, (self._folder / _EMPTY).open("a", encoding="utf-8") as list_:
            list_.write(f"{file.path}\n")

    def _check(self, origin: Origin) -> None:
        mark = self._folder / _MARK
        if not mark.exists():
            write_whole(mark, msgspec.json.encode(origin))
            return
        try:
            found = _origin.decode(mark.read_bytes())
        except msgspec.DecodeError as error:
            raise InputError(f"{mark} is not by swath: use another folder") from error
        if found != origin:
            raise InputError(
                f"{self._folder} holds the files of another map, or of this one with "
                "another rendering: use another folder"
            )


class Tally:
    """Counts what becomes of the files of a download; threads share it.

    Args:
        start: Where counting begins.
        note: Is told after each file, one call at a time.
    """

    def __init__(
        self, start: Download, note: Callable[[Download], object] | None
    ) -> None:
        self._now = start
        self._note = note
        self._first: SwathError | None = None
        self._counting = threading.Lock()

    def count(self, what: str) -> None:
        """Counts a file as ``fetched``, ``kept``, ``empty`` or ``failed``."""
        with self._counting:
            more = {what: getattr(self._now, what) + 1}
            self._now = msgspec.structs.replace(self._now, **more)
            if self._note is not None:
                self._note(self._now)

    def fail(self, error: SwathError) -> None:
        """Counts a file that could not be fetched.

        Raises:
            DownloadError: There are too many of them to go on.
        """
        self._first = self._first or error
        self.count("failed")
        if self._now.failed >= _MOST_FAILURES:
            self.result()

    def result(self) -> Download:
        """How it ended.

        Raises:
            DownloadError: Files are missing.
        """
        now = self._now
        if now.failed:
            raise DownloadError(
                f"{now.failed} of {now.total} files could not be fetched, {now.done} "
                f"are there: download into {now.folder} again to get the rest"
            ) from self._first
        return now


def _lasting(map_id: str) -> bytes:
    """What of a map's id stays when the service signs it anew, with a later end.

    All of it, if it is not the token that ids have been so far.
    """
    try:
        claims = map_id.split(".")[1]
        padded = claims + "=" * (-len(claims) % 4)
        told = msgspec.json.decode(
            base64.urlsafe_b64decode(padded), type=dict[str, Any]
        )
    except (IndexError, ValueError):
        return map_id.encode()
    lasting = {name: told[name] for name in told.keys() - _PASSING}
    return msgspec.json.encode(lasting, order="sorted")


def _lines(path: Path) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    return frozenset(path.read_text(encoding="utf-8").splitlines())
