"""The journal of a run: a file that only grows, one JSON line a record.

A line counts when its newline is on the disk. What a killed process left of its last
line is cut off when the journal is opened again: whatever that line was to announce
had not begun then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import msgspec

from swath._errors import RunError
from swath._io.files import lock, sync_folder
from swath.jobs._ledger import AnyRecord, Header, Line


_NAME = "journal.ndjson"
_HEADER = msgspec.json.encode(Header()) + b"\n"


class Journal:
    """The journal in a directory, held by this process alone.

    Args:
        directory: Is made if it does not exist.

    Raises:
        RunError: Another process holds it, or it is no journal of ours.
    """

    def __init__(self, directory: Path) -> None:
        self._path = directory / _NAME
        directory.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opened:
            opened.enter_context(_locked(directory / "lock"))
            self._file = opened.enter_context(self._path.open("a+b", buffering=0))
            self._size = self._prepared()
            self._files = opened.pop_all()

    def append(self, record: Line) -> None:
        """Writes a record; when this returns, it survives whatever happens.

        Raises:
            OSError: The disk is full or broken; then nothing was written.
        """
        line = msgspec.json.encode(record) + b"\n"
        try:
            _write(self._file, line)
        except BaseException:
            self._file.truncate(self._size)
            raise
        self._size += len(line)

    def records(self) -> Iterator[AnyRecord]:
        """All records, from the first.

        Raises:
            RunError: A line is not one that swath wrote.
        """
        decoder = msgspec.json.Decoder(Line)
        with self._path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    record = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeError) as error:
                    raise self._unreadable(f"line {number}: {error}") from None
                if not isinstance(record, Header):
                    yield record

    def close(self) -> None:
        """Lets another process have it."""
        self._files.close()

    def _prepared(self) -> int:
        """Cuts off what is no whole line, and gives the size of the rest."""
        size = self._whole()
        self._file.truncate(size)
        if not size:
            _write(self._file, _HEADER)
            sync_folder(self._path.parent)
        return size or len(_HEADER)

    def _whole(self) -> int:
        """How many bytes of the file belong to lines with an end."""
        with self._path.open("rb") as lines:
            if not _HEADER.startswith(lines.read(len(_HEADER))):
                raise self._unreadable("its first line is another")
            lines.seek(0)
            return sum(len(line) for line in lines if line.endswith(b"\n"))

    def _unreadable(self, reason: str) -> RunError:
        return RunError(
            f"{self._path} is no journal that this swath can read ({reason})"
        )


def _write(file: BinaryIO, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


def _locked(path: Path) -> BinaryIO:
    file = path.open("ab")
    try:
        lock(file.fileno())
    except OSError as error:
        file.close()
        raise RunError(
            f"{path.parent} is in use by another process, or cannot be locked: {error}"
        ) from error
    return file
