"""Files that answers link to; whoever has the link may read them, without a token."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from swath.emulator._service import Refusal
from swath_api._runtime import OperationInfo, Parameter


if TYPE_CHECKING:
    from collections.abc import Callable


MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "geotiff": "image/tiff",
    "json": "application/json; charset=utf-8",
    "png": "image/png",
    "ski": "application/gzip",
    "tif": "image/tiff",
}
"""By the ending of a file's name."""


def media_type(name: str) -> str:
    """The media type of a file by its name."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


CACHE = 128 * 2**20
"""Bytes of rendered files that are kept."""
DOWNLOAD = OperationInfo(
    service="spaceknow",
    id="downloadFile",
    tag="files",
    method="GET",
    path="/files/{name}",
    module="",
    function="",
    parameters=(
        Parameter(
            name="name",
            argument="name",
            location="path",
            kind="string",
            required=True,
        ),
    ),
    secured=False,
    idempotent=True,
)
"""No document has this operation: links of other answers lead to it."""


class Kept:
    """Rendered files, of which the least used go when there are too many bytes."""

    def __init__(self, limit: int) -> None:
        self._lock = threading.Lock()
        self._files: OrderedDict[object, bytes | None] = OrderedDict()
        self._limit = limit
        self._bytes = 0

    def __getitem__(self, key: object) -> bytes | None:
        with self._lock:
            self._files.move_to_end(key)
            return self._files[key]

    def made(self, key: object, make: Callable[[], bytes | None]) -> bytes | None:
        """Makes the file of a key, and keeps it."""
        content = make()
        with self._lock:
            if key not in self._files:
                self._files[key] = content
                self._bytes += len(content or b"")
            while self._bytes > self._limit:
                _, oldest = self._files.popitem(last=False)
                self._bytes -= len(oldest or b"")
        return content


class Files:
    """The files by name; each is made when it is read, and kept for a while.

    Args:
        room: Bytes of all that are kept.
    """

    def __init__(self, room: int = CACHE) -> None:
        self._files: dict[str, Callable[[], bytes]] = {}
        self._room = room
        self._made = Kept(room)

    def add(self, key: object, suffix: str, make: Callable[[], bytes]) -> str:
        """Makes a file known; returns its path below the service's root."""
        digest = hashlib.sha256(repr(key).encode()).hexdigest()[:24]
        name = f"{digest}.{suffix}"
        self._files[name] = make
        return DOWNLOAD.path.replace("{name}", name)

    async def read(self, name: str) -> bytes:
        """A file.

        Raises:
            Refusal: There is none of that name.
        """
        if name not in self._files:
            raise Refusal(404, f"There is no file {name!r}.")
        try:
            content = self._made[name]
        except KeyError:
            make = self._files[name]
            content = await asyncio.to_thread(self._made.made, name, make)
        return content or b""

    def reset(self) -> None:
        """Forgets all."""
        self._files.clear()
        self._made = Kept(self._room)
