"""Buckets that requests deliver to and read from, as folders of this machine."""

from __future__ import annotations

import shutil
import tempfile
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from .refusals import ServiceError, bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterator


DENIED = "denied"
"""A bucket that nobody may write to."""

_LONGEST = 255
"""Bytes of a part of a key, which is the name of a file here."""
_SCHEMES = frozenset({"s3", "gs"})


class Objects:
    """The objects of all buckets: `s3://bucket/key` is the file `bucket/key`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder with a folder for each bucket; gone when the emulator is."""
        with self._lock:
            if self._folder is None:
                made = tempfile.mkdtemp(prefix="swath-objects-")
                weakref.finalize(self, shutil.rmtree, made, ignore_errors=True)
                self._folder = Path(made)
            return self._folder

    def path(self, url: str) -> Path:
        """The file of an object.

        Raises:
            ServiceError: The URL names no object in a bucket.
        """
        parts = split(url)
        names = [name for name in parts.path.split("/") if name]
        plain = all(_is_plain(name) for name in (parts.netloc, *names))
        if parts.scheme not in _SCHEMES or not parts.netloc or not plain:
            raise _no_object(url)
        return self.folder.joinpath(parts.netloc, *names)

    def check(self, url: str) -> None:
        """Whether results can be delivered below a URL.

        Raises:
            ServiceError: They cannot.
        """
        bucket = self.path(url).relative_to(self.folder).parts[0]
        if bucket == DENIED:
            raise bad_payload(f"Access to the bucket {bucket} is denied")

    def put(self, url: str, content: bytes) -> None:
        """Writes an object, over one of the same key."""
        path = self.path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def get(self, url: str) -> bytes:
        """Reads an object.

        Raises:
            ServiceError: There is none.
        """
        try:
            return self.path(url).read_bytes()
        except OSError:
            raise bad_payload(f"There is no object {url}") from None

    def __iter__(self) -> Iterator[str]:
        """The URLs of all objects, in order."""
        root = self.folder
        for path in sorted(root.rglob("*")):
            if path.is_file():
                yield f"s3://{path.relative_to(root).as_posix()}"

    def reset(self) -> None:
        """Removes all."""
        with self._lock:
            folder = self._folder
        for bucket in folder.iterdir() if folder is not None else ():
            shutil.rmtree(bucket, ignore_errors=True)


def split(url: str) -> SplitResult:
    """The parts of an object's URL.

    Raises:
        ServiceError: It is no URL.
    """
    try:
        return urlsplit(url)
    except ValueError:
        raise _no_object(url) from None


def _is_plain(name: str) -> bool:
    """Whether a part of a key can name a file."""
    short = len(name.encode()) <= _LONGEST
    return short and name not in (".", "..") and "\0" not in name


def _no_object(url: str) -> ServiceError:
    return bad_payload(f"{url} is no object in a bucket: s3://bucket/key")
