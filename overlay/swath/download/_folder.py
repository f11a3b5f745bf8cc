"""A folder of downloaded files, and the manifest that tells what they are.

Names are given out, and written down, before anything is fetched: a file that stands
under such a name can only have got there whole.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Self, TypeAlias

import msgspec

from swath._core.filenames import LOCK, MANIFEST, Names, problem, tamed
from swath._errors import DownloadError, InputError, SwathError
from swath._io.files import lock, write_whole
from swath.download._source import Source, Wanted
from swath.download._transfer import Downloaded, checked_of


_SHARE = 100
"""The manifest is written when this part of the files has changed."""


State: TypeAlias = Literal["wanted", "whole", "failed", "refused"]


def _wanted() -> State:
    """Made by a function, as `omit_defaults` would leave a plain default out."""
    return "wanted"


class Entry(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What the manifest tells of a file.

    Attributes:
        given: The name that the server or you chose.
        state: ``whole``, ``failed``, ``refused``, or ``wanted`` if it was not tried.
        kept: The name in the folder; empty if it was refused.
        source: Where it comes from, without a signature.
        key: Tells its source from others.
        size: Its bytes.
        sha256: Its digest.
        etag: The server's strong entity tag.
        verified: What of it was compared with what had been known beforehand.
        problem: Why it is not there.
    """

    given: str
    state: State = msgspec.field(default_factory=_wanted)
    kept: str = ""
    source: str = ""
    key: str = ""
    size: int | None = None
    sha256: str = ""
    etag: str = ""
    verified: tuple[str, ...] = ()
    problem: str = ""

    @property
    def renamed(self) -> bool:
        """Whether the name in the folder is another than the one given."""
        return bool(self.kept) and self.kept != self.given


class Manifest(msgspec.Struct, kw_only=True):
    """The file ``swath-manifest.json`` of a folder."""

    swath: int = 1
    files: list[Entry] = []


_manifest = msgspec.json.Decoder(Manifest)


class Folder:
    """A folder that one process at a time fills; use it with ``with``.

    Args:
        path: The folder; it is made.

    Raises:
        DownloadError: Another process fills it.
        InputError: Its manifest is not one that this swath can read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._changes = 0
        self._saving = threading.Lock()
        path.mkdir(parents=True, exist_ok=True)
        self._real = path.resolve()
        with ExitStack() as opened:
            self._hold(opened)
            self._entries = {
                (one.given, one.key): one for one in _read(path / MANIFEST).files
            }
            self._opened = opened.pop_all()
        kept = (one.kept for one in self._entries.values() if one.kept)
        self._names = Names(kept, self._is_occupied)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Writes the manifest, and lets another process fill the folder."""
        with self._opened:
            self.save()

    def plan(self, wanted: Iterable[Wanted]) -> list[tuple[Wanted, Entry]]:
        """Gives names to all that is wanted, each of it once, and writes them down."""
        planned = {(_storable(one.given), _key(one)): one for one in wanted}
        found = [(one, self._entry(*named, one)) for named, one in planned.items()]
        self.save()
        return found

    def target(self, entry: Entry) -> Path:
        """Where the file of an entry goes.

        Raises:
            DownloadError: A link in the folder leads out of it.
        """
        target = self.path / entry.kept
        if not target.parent.resolve().is_relative_to(self._real):
            raise DownloadError(f"{entry.kept}: a link there leads out of the folder")
        return target

    def kept(self, entry: Entry, source: Source) -> Downloaded | None:
        """The file of an entry, if it is there and is what is expected."""
        path = self.target(entry)
        if entry.state == "failed" or not path.is_file():
            return None
        size = path.stat().st_size
        if source.size not in (None, size) or entry.size not in (None, size):
            return None
        sha256, expected = entry.sha256 or _digest(path, "sha256"), source.expected
        if expected is not None:
            own = expected.algorithm == "sha256"
            found = sha256 if own else _digest(path, expected.algorithm)
            if found != expected.value:
                return None
        checked = checked_of(source)
        etag = entry.etag
        return Downloaded(
            path=path, size=size, sha256=sha256, etag=etag, verified=checked
        )

    def fetched(self, entry: Entry, file: Downloaded) -> None:
        """Notes that a file is there."""
        entry.state, entry.problem = "whole", ""
        entry.size, entry.sha256, entry.etag = file.size, file.sha256, file.etag
        entry.verified = file.verified
        self._changed()

    def failed(self, entry: Entry, error: SwathError) -> None:
        """Notes that a file could not be had."""
        entry.state = "failed" if entry.kept else "refused"
        entry.problem = str(error)
        self._changed()

    def save(self) -> None:
        """Writes the manifest."""
        with self._saving:
            self._changes = 0
            manifest = Manifest(files=list(self._entries.values()))
            encoded = msgspec.json.format(msgspec.json.encode(manifest))
            write_whole(self.path / MANIFEST, encoded + b"\n")

    def _hold(self, opened: ExitStack) -> None:
        file = opened.enter_context((self.path / LOCK).open("ab"))
        try:
            lock(file.fileno())
        except OSError as error:
            raise DownloadError(
                f"{self.path} is being filled by another process"
            ) from error

    def _changed(self) -> None:
        self._changes += 1
        if self._changes * _SHARE >= len(self._entries):
            self.save()

    def _entry(self, given: str, key: str, wanted: Wanted) -> Entry:
        entry = self._entries.get((given, key))
        if entry is None or not entry.kept:
            entry = self._named(given, key, wanted)
            self._entries[given, key] = entry
        return entry

    def _named(self, given: str, key: str, wanted: Wanted) -> Entry:
        told = wanted.problem or problem(wanted.given)
        shown = wanted.source.shown if wanted.source else ""
        entry = Entry(given=given, key=key, source=shown)
        if told:
            entry.state, entry.problem = "refused", told
        else:
            entry.kept = self._names.free(tamed(wanted.given))
        return entry

    def _is_occupied(self, name: str) -> bool:
        path = self.path / name
        return os.path.lexists(path) or os.path.lexists(f"{path}.part")


def _key(wanted: Wanted) -> str:
    return wanted.source.key if wanted.source else ""


def _storable(text: str) -> str:
    """Text that JSON can hold: half surrogates, as names may have them, go."""
    return text.encode("utf-8", "replace").decode()


def _read(path: Path) -> Manifest:
    try:
        manifest = _manifest.decode(path.read_bytes())
    except FileNotFoundError:
        return Manifest()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no manifest of swath: {error}") from error
    if manifest.swath != 1:
        raise InputError(f"{path} was written by a newer swath")
    return manifest


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()
