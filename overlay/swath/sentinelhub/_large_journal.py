"""What of a large picture is on the disk: a file that only grows, one line a chunk.

A line counts when its newline is on the disk, and it is written after what it tells of:
what a killed process left behind is never taken for more than it is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from swath._errors import RunError
from swath._io.files import lock, sync_folder


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """What the pixels of an output are.

    Attributes:
        bands: How many values a pixel has.
        dtype: Their type, as numpy names it.
        nodata: The value that stands for nothing, if there is one.
    """

    bands: int
    dtype: str
    nodata: float | None = None


class Begun(msgspec.Struct, frozen=True, tag=True):
    """The first line: which picture it is."""

    key: str
    version: int = 1


class LaidOut(msgspec.Struct, frozen=True, tag=True):
    """What the outputs are, and that their files are there."""

    layers: dict[str, Layer]


class Stretch(msgspec.Struct, frozen=True, array_like=True):
    """Where the tiles of a chunk stand in a file: one after the other."""

    start: int
    sizes: list[int]

    @property
    def end(self) -> int:
        """The place behind the last tile."""
        return self.start + sum(self.sizes)


class Done(msgspec.Struct, frozen=True, tag=True):
    """A chunk, where it stands in the files, and what it cost."""

    number: int
    stretches: dict[str, Stretch]
    units: float = 0.0


Line: TypeAlias = Begun | LaidOut | Done


class Journal:
    """The journal of one picture, held by this process alone. Close it in the end.

    Args:
        folder: Where it is; made if it does not exist.
        key: Of the picture.

    Attributes:
        layers: What the outputs are; None as long as nobody knows.
        done: What is known of each chunk that is there, by its number.

    Raises:
        RunError: Another process is at it, or it is of another picture.
    """

    def __init__(self, folder: Path, key: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "journal.ndjson"
        self._file = self._path.open("a+b", buffering=0)
        self.layers: Mapping[str, Layer] | None = None
        self.done: dict[int, Done] = {}
        try:
            self._lock()
            self._read(key)
        except BaseException:
            self._file.close()
            raise

    def note(self, line: Line) -> None:
        """Writes a line; when this returns, it survives whatever happens."""
        rest = memoryview(msgspec.json.encode(line) + b"\n")
        while rest:
            rest = rest[self._file.write(rest) :]
        os.fsync(self._file.fileno())
        self._take(line)

    def close(self) -> None:
        """Lets another process have it."""
        self._file.close()

    def _lock(self) -> None:
        try:
            lock(self._file.fileno())
        except OSError as error:
            raise RunError(
                f"{self._path.parent} is in use by another process, or cannot be "
                f"locked: {error}"
            ) from error

    def _read(self, key: str) -> None:
        self._file.seek(0)
        content = self._file.readall() or b""
        whole = content.rfind(b"\n") + 1
        self._file.truncate(whole)
        lines = [self._decoded(line) for line in content[:whole].splitlines()]
        known = lines[:1] == [Begun(key=key)]
        if not known and any(isinstance(line, Done) for line in lines):
            raise RunError(
                f"{self._path.parent} holds a part of another picture, or of this one "
                "asked for in another way: pass the same arguments to go on with it, "
                "name another target, or remove that folder"
            )
        if not known:
            self._file.truncate(0)
            self.note(Begun(key=key))
            sync_folder(self._path.parent)
            return
        for line in lines:
            self._take(line)

    def _decoded(self, line: bytes) -> Line:
        try:
            return _DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeError) as error:
            raise RunError(f"{self._path} is no journal of swath: {error}") from None

    def _take(self, line: Line) -> None:
        if isinstance(line, LaidOut):
            self.layers = line.layers
        elif isinstance(line, Done):
            self.done[line.number] = line


_DECODER: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
