"""Object stores that files are delivered to, as they are seen from here."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias, cast
from urllib.parse import urlsplit

from swath._errors import InputError


class FileSystem(Protocol):
    """A file system as fsspec has it, such as ``s3fs.S3FileSystem()``."""

    def exists(self, path: str) -> bool:
        """Whether there is a file."""
        ...

    def cat_file(self, path: str) -> bytes:
        """What is in it."""
        ...


StoreLike: TypeAlias = "str | os.PathLike[str] | FileSystem | Callable[[str], Any]"
"""Where the files of ``s3://bucket/key`` are found.

* a folder: they are in ``<folder>/bucket/key``,
* a file system as fsspec has it: it is asked for ``s3://bucket/key``,
* a function: it gets ``s3://bucket/key`` and gives the bytes, None for no file.
"""


class Store:
    """An object store.

    Args:
        given: What the user named.

    Attributes:
        folder: The folder, if it is one: another process finds it again.

    Raises:
        InputError: It is no store.
    """

    def __init__(self, given: Any) -> None:
        local = isinstance(given, str | os.PathLike)
        self.folder = str(Path(os.fspath(given)).absolute()) if local else None
        self._get = self._from_folder if local else _reader(given)
        own = self._is_file if local else self._is_there
        self._has: Callable[[str], bool] = (
            own if local else getattr(given, "exists", own)
        )

    def has(self, url: str) -> bool:
        """Whether there is an object."""
        return bool(self._has(url))

    def find(self, url: str) -> bytes | None:
        """What is in an object; None if there is none."""
        try:
            found = self._get(url)
        except FileNotFoundError:
            return None
        return None if found is None else bytes(found)

    def read(self, url: str) -> bytes:
        """What is in an object.

        Raises:
            FileNotFoundError: There is none.
        """
        found = self.find(url)
        if found is None:
            raise FileNotFoundError(url)
        return found

    def _from_folder(self, url: str) -> bytes:
        return self._path(url).read_bytes()

    def _is_file(self, url: str) -> bool:
        return self._path(url).is_file()

    def _is_there(self, url: str) -> bool:
        return self.find(url) is not None

    def _path(self, url: str) -> Path:
        parts = urlsplit(url)
        names = [parts.netloc, *(name for name in parts.path.split("/") if name)]
        if any(name in {".", ".."} for name in names):
            raise InputError(f"{url} leads out of the bucket")
        return Path(self.folder or "", *names)


def _reader(given: Any) -> Callable[[str], Any]:
    """What reads an object."""
    reader = getattr(given, "cat_file", given)
    if callable(reader):
        return cast("Callable[[str], Any]", reader)
    raise InputError(
        f"store={given!r} is no object store: pass a folder, a file system such as "
        "s3fs.S3FileSystem(), or a function from a URL to bytes"
    )
