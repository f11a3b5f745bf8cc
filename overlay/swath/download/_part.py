"""A file on its way: ``<name>.part``, and beside it what of it is there.

``<name>.part.json`` names stretches only after their bytes are on the disk, one JSON
line each time; the last whole line counts. What a killed process, or a machine without
power, left behind is thus never taken for more than it is.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from swath._core.digests import hasher
from swath._core.fetching import Remote, Start
from swath._core.ranges import Covered, Version
from swath._errors import DownloadError
from swath._io.files import lock, sync_folder


CHECKPOINT = 8_388_608
"""Bytes after which is noted what is there; so much is fetched again after a kill.

Waiting for the disk more often than that is what a download would spend its time on.
"""

_READ = 1_048_576


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What is written beside a part.

    Attributes:
        key: The source's.
        version: What its bytes are of.
        done: The stretches that are on the disk.
    """

    key: str
    version: Version
    done: list[tuple[int, int]]
    swath: int = 1


_state = msgspec.json.Decoder(State)


class Part:
    """A file that is being put together; threads may share it. Close it in the end.

    Args:
        target: What it will be; its folder is made.
        key: Of its source: a part of another source is thrown away.
        remote: The source.

    Attributes:
        version: What its bytes are of; None if there are none.
        received: How many bytes came in since it was opened.
        resumed: How many were there when it was opened.
        joined: Whether its bytes came with more than one answer.

    Raises:
        DownloadError: Another process is at it.
        OSError: It cannot be written.
    """

    def __init__(self, target: Path, key: str, remote: Remote) -> None:
        self.version: Version | None = None
        self.received = 0
        self.joined = False
        self._target = target
        self._path = target.with_name(f"{target.name}.part")
        self._beside = target.with_name(f"{target.name}.part.json")
        self._key = key
        self._remote = remote
        self._writing = threading.Lock()
        target.parent.mkdir(parents=True, exist_ok=True)
        self._file = _locked(self._path)
        self._covered = Covered()
        self._unnoted = 0
        self._digest = hasher("sha256")
        self._digested = 0
        self._load()
        self.resumed = self._covered.size

    def gaps(self, size: int) -> list[tuple[int, int]]:
        """What is missing of so many bytes."""
        with self._writing:
            return list(self._covered.gaps(size))

    @property
    def front(self) -> int:
        """How many bytes are there from the beginning on."""
        first = self._covered.spans[:1]
        return first[0][1] if first and first[0][0] == 0 else 0

    @property
    def size(self) -> int:
        """How many bytes are there."""
        return self._covered.size

    def take(self, place: int, batch: Sequence[Start | bytes]) -> int:
        """Takes what a `Fetch` emitted.

        Args:
            place: Where its bytes go.
            batch: As emitted.

        Returns:
            Where the next ones go.
        """
        with self._writing:
            for value in batch:
                if isinstance(value, Start):
                    place = self._begin(value)
                else:
                    self._write(place, value)
                    place += len(value)
            if self._unnoted >= CHECKPOINT:
                self._note()
            return place

    def clear(self, remote: Remote) -> None:
        """Forgets all that is there; `remote` is what is fetched from now on."""
        with self._writing:
            self._remote = remote
            self._forget()

    def digest(self, algorithm: str = "sha256") -> str:
        """The digest of all that is there, in hexadecimal digits."""
        self._file.truncate(self.size)
        if algorithm != "sha256":
            return self._read(hasher(algorithm), 0)
        found = self._read(self._digest, self._digested)
        self._digested = self.size
        return found

    def keep(self) -> None:
        """Gives the file its name; it is on the disk then, whatever happens."""
        os.fsync(self._file.fileno())
        if sys.platform == "win32":  # open files cannot be renamed there
            self._file.close()
        self._path.replace(self._target)
        sync_folder(self._target.parent)
        self._beside.unlink(missing_ok=True)
        self._file.close()

    def close(self) -> None:
        """Leaves it to be taken up again; nothing is left if nothing is there."""
        if self._file.closed:
            return
        with self._writing:
            useful = self._covered.size and self._remote.resumable(self.version)
            if useful:
                self._note()
            elif sys.platform != "win32":  # there only closed files can be removed
                self._remove()
            self._file.close()
            if not useful and sys.platform == "win32":
                self._remove()

    def _remove(self) -> None:
        self._beside.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)

    def _load(self) -> None:
        state = _last_state(self._beside)
        if state is None:
            return self._forget()
        covered = Covered(state.done)
        there = os.fstat(self._file.fileno()).st_size
        end = max((stop for _, stop in covered.spans), default=0)
        fits = state.key == self._key and self._remote.resumable(state.version)
        if state.swath != 1 or not fits or end > there:
            return self._forget()
        self._covered, self.version, self.joined = covered, state.version, True
        return None

    def _forget(self) -> None:
        self._beside.unlink(missing_ok=True)
        self._file.truncate(0)
        self.version, self.joined = None, False
        self._covered, self._unnoted = Covered(), 0
        self._digest, self._digested = hasher("sha256"), 0

    def _begin(self, start: Start) -> int:
        same = self.version is not None and start.version.same_as(self.version)
        if self.version is not None and not (
            same and self._remote.resumable(start.version)
        ):
            self._forget()
        self.joined = self.joined or self.version is not None
        self.version = start.version
        return start.place

    def _write(self, place: int, chunk: bytes) -> None:
        self._file.seek(place)
        rest = memoryview(chunk)
        while rest:
            rest = rest[self._file.write(rest) :]
        if place < self._digested:  # what was hashed is not what is on the disk now
            self._digest, self._digested = hasher("sha256"), 0
        if place == self._digested:
            self._digest.update(chunk)
            self._digested += len(chunk)
        self._covered.add(place, place + len(chunk))
        self.received += len(chunk)
        self._unnoted += len(chunk)

    def _note(self) -> None:
        """Says what is on the disk, when it is."""
        self._unnoted = 0
        if self.version is None or not self._remote.resumable(self.version):
            return
        os.fsync(self._file.fileno())
        state = State(key=self._key, version=self.version, done=self._covered.spans)
        with self._beside.open("ab") as lines:
            lines.write(msgspec.json.encode(state) + b"\n")

    def _read(self, digest: Any, place: int) -> str:
        self._file.seek(place)
        while chunk := self._file.read(_READ):
            digest.update(chunk)
        found: str = digest.hexdigest()
        return found


def _last_state(path: Path) -> State | None:
    """What was written last, as far as all of it was written."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return None
    for line in reversed(lines[:-1]):
        try:
            return _state.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return None


def _locked(path: Path) -> BinaryIO:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    file: BinaryIO = os.fdopen(descriptor, "r+b", buffering=0)
    try:
        lock(descriptor)
        ours = path.exists() and os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        ours = False
    if not ours:
        file.close()
        raise DownloadError(f"{path} is being written by another process")
    return file
