"""Where output goes: stdout, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from swath._io.files import write_whole
from swath.cli._exits import Failure


__all__ = [
    "Place",
    "PlaceFile",
    "Sink",
    "appended",
    "json_line",
    "saved",
]


class Sink:
    """An open output that knows its size.

    Args:
        file: Where the bytes go.
        path: The name it will have; None for stdout.
        size: How many bytes are there already.
    """

    def __init__(self, file: BinaryIO, path: Path | None = None, size: int = 0) -> None:
        self._file = file
        self._path = path
        self.size = size

    def place(self, cursor: str) -> Place:
        """The place of a cursor that names the end of what was written."""
        if self._path is None:
            return Place(cursor)
        return Place(cursor, _absolute(self._path), self.size)

    def write(self, content: bytes) -> None:
        """Writes, perhaps not at once."""
        self._file.write(content)
        self.size += len(content)

    def flush(self) -> None:
        """Hands what was written to the operating system."""
        self._file.flush()


@contextmanager
def saved(
    path: Path | None, *, resume: int | None = None, keep: bool = False
) -> Generator[Sink]:
    """An output for a command's records.

    Args:
        path: The file; None or ``-`` is stdout. It is written as ``<name>.part`` and
            takes its name at the end.
        resume: Go on after so many bytes that an earlier run left.
        keep: Whether what is there stays as ``.part`` when the command fails.

    Raises:
        Failure: The file holds less than `resume` bytes.
        OSError: It cannot be written.
    """
    if path is None or str(path) == "-":
        yield from _stdout()
        return
    part = path.with_name(path.name + ".part")
    with _opened(path, part, resume) as file:
        try:
            yield Sink(file, path, file.tell())
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            if not keep:
                part.unlink()
            raise
    part.replace(path)


@contextmanager
def appended(path: Path | None) -> Generator[Sink]:
    """An output that only grows: for what has no end."""
    if path is None or str(path) == "-":
        yield from _stdout()
        return
    with path.open("ab") as file:
        yield Sink(file, path, file.tell())


class Place(NamedTuple):
    """How far a run has come.

    Attributes:
        cursor: Where to go on.
        output: The file that holds what came before; empty for stdout.
        size: Its bytes that belong to the cursor.
    """

    cursor: str
    output: str = ""
    size: int = 0

    def resume(self, path: Path | None) -> int | None:
        """The bytes of an output that a new run keeps; None for another output."""
        return self.size if path and _absolute(path) == self.output else None


class PlaceFile:
    """A file that remembers a `Place`: the cursor, and below it size and output.

    Args:
        path: The file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Place | None:
        """The place noted last, if there is one.

        Raises:
            Failure: The file is something else.
        """
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
            cursor, size, output = (*lines, "0", "")[:3] if lines else ("", "0", "")
            return Place(cursor, output, int(size))
        except FileNotFoundError:
            return None
        except ValueError:
            raise Failure(f"{self._path} is no cursor file") from None

    def write(self, place: Place) -> None:
        """Notes a place."""
        lines = f"{place.cursor}\n{place.size}\n{place.output}\n"
        write_whole(self._path, lines.encode())


def json_line(raw: bytes) -> bytes:
    """JSON as one line with its end; unchanged if it stands on one line already."""
    if b"\n" in raw or b"\r" in raw:
        import msgspec  # noqa: PLC0415 - help has to be quick

        raw = msgspec.json.format(raw, indent=-1)
    return raw + b"\n"


def _absolute(path: Path) -> str:
    return str(path.absolute())


def _stdout() -> Generator[Sink]:
    sink = Sink(sys.stdout.buffer)
    yield sink
    sink.flush()


def _opened(path: Path, part: Path, resume: int | None) -> BinaryIO:
    """The `.part` file, standing where writing goes on."""
    if not resume or not (part.exists() or path.exists()):
        return part.open("wb")
    before = part if part.exists() else path
    if before.stat().st_size < resume:
        raise Failure(
            f"{before} is shorter than the cursor file says: give another --output, or "
            "remove the cursor file to begin anew"
        )
    if before is path:
        shutil.copyfile(path, part)
    file = part.open("r+b")
    file.truncate(resume)
    file.seek(resume)
    return file
