"""Names for files that a server chose: safe on every disk, or refused.

A name may have folders in it. What it means has to be clear: a way out of the folder is
refused rather than bent. What only some systems cannot store is replaced, so that a
folder filled on one can be copied to another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import count


RESERVED_ENDINGS = (".part", ".part.json")
MANIFEST = "swath-manifest.json"
LOCK = "swath-manifest.lock"

_LONGEST = 200
"""Bytes of one part of a name: file systems take 255, and ours grow by endings."""
_DEEPEST = 16
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\xb9\xb2\xb3])\s*(\..*)?",
    re.IGNORECASE | re.DOTALL,
)


def problem(name: str) -> str:
    """Why a name cannot be used at all; empty if it can, perhaps after `tamed`."""
    parts = re.split(r"[/\\]", name)
    if not name.strip():
        return "the name is empty"
    if not parts[0] or _DRIVE.match(name):
        return "the name is an absolute path"
    if any(part.strip() == ".." for part in parts):
        return "the name leads out of the folder"
    if not all(part.strip(". ") for part in parts):
        return "a part of the name is empty, or has nothing but dots"
    if len(parts) > _DEEPEST:
        return f"the name is more than {_DEEPEST} folders deep"
    return ""


def tamed(name: str) -> str:
    """A name without `problem`, as it can be stored on any disk; slashes divide it."""
    *folders, last = re.split(r"[/\\]", name)
    tamed = [_part(part) for part in folders]
    end = _part(last)
    own = end.casefold() in (MANIFEST, LOCK) or end.lower().endswith(RESERVED_ENDINGS)
    return "/".join([*tamed, f"{end}_" if own else end])


class Names:
    """Names in use in a folder, on a disk that does not tell capitals from others.

    Args:
        taken: Those in use already, with slashes.
        occupied: Tells of others whether they are in use.
    """

    def __init__(
        self,
        taken: Iterable[str] = (),
        occupied: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._occupied = occupied
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._next: dict[str, int] = {}
        for name in taken:
            self._take(name)

    def free(self, name: str) -> str:
        """The name, or if it is taken the same with a number; it is taken then.

        Where one of its folders is a file, the name becomes one without folders.
        """
        if _keys(name)[1] & self._files:
            name = _part(name.replace("/", "_"))
        if self._collides(name):
            name = self._numbered(name)
        self._take(name)
        return name

    def _numbered(self, name: str) -> str:
        key = _keys(name)[0]
        for number in count(self._next.get(key, 2)):
            candidate = _with_number(name, number)
            if not self._collides(candidate):
                self._next[key] = number + 1
                return candidate
        raise AssertionError  # count() does not end

    def _collides(self, name: str) -> bool:
        key = _keys(name)[0]
        used = key in self._files or key in self._folders
        return used or self._occupied(name)

    def _take(self, name: str) -> None:
        key, above = _keys(name)
        self._files.add(key)
        self._folders |= above


def _part(part: str) -> str:
    """One part of a name."""
    part = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", part))
    cut = part.rstrip(". ")
    part = (cut + "_" * (len(part) - len(cut))).lstrip(" ")
    if _DEVICE.fullmatch(part):
        part = f"_{part}"
    return part if len(part.encode()) <= _LONGEST else _shortened(part)


def _shortened(part: str) -> str:
    """A name of the right length that another long one does not get."""
    mark = hashlib.sha256(part.encode()).hexdigest()[:8]
    stem, dot, ending = part.rpartition(".")
    if not stem or len(ending.encode()) > 16:  # noqa: PLR2004 - more is no ending
        stem, dot, ending = part, "", ""
    tail = f"-{mark}{dot}{ending}"
    room = _LONGEST - len(tail.encode())
    return stem.encode()[:room].decode(errors="ignore") + tail


def _with_number(name: str, number: int) -> str:
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    if not stem:
        stem, dot, ending = last, "", ""
    return f"{folder}{slash}{stem}-{number}{dot}{ending}"


def _keys(name: str) -> tuple[str, set[str]]:
    """How a disk that is blind to case knows a name, and the folders above it."""
    parts = unicodedata.normalize("NFC", name).casefold().split("/")
    above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
    return "/".join(parts), above
