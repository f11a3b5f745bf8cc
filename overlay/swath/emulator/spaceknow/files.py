"""Files that answers link to; whoever has the link may read them, without a token."""

from __future__ import annotations

import asyncio
import hashlib
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


class Files:
    """The files by name; each is made when it is first read."""

    def __init__(self) -> None:
        self._files: dict[str, Callable[[], bytes]] = {}
        self._made: dict[str, bytes] = {}

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
        if name not in self._made:
            self._made[name] = await asyncio.to_thread(self._files[name])
        return self._made[name]

    def reset(self) -> None:
        """Forgets all."""
        self._files.clear()
        self._made.clear()
