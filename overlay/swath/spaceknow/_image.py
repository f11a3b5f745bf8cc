"""A picture that was cut out of a scene, and where it can be had."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._errors import DecodeError
from swath._io.files import write_whole
from swath.spaceknow._links import DOWNLOAD, linked
from swath.spaceknow._scene import Scene, read_scene
from swath_api.spaceknow.api.imagery import retrieve_image
from swath_api.spaceknow.models import ImageResult


if TYPE_CHECKING:
    from swath.spaceknow._ski import Ski


__all__ = ["AsyncImage", "Image"]


class _Image:
    """What is known of a picture without fetching it."""

    def __init__(self, result: ImageResult) -> None:
        self._result = result

    @property
    def extent(self) -> dict[str, Any]:
        """What it covers, which is more than was asked for: GeoJSON in WGS 84."""
        return self._result.extent.to_dict()

    @property
    def scene(self) -> Scene:
        """The scene, with all bands and where their pixels lie."""
        return read_scene(self._result.meta)

    @property
    def url(self) -> str | None:
        """Where it can be had without a token; None if the service told no address."""
        return self._result.url or None

    @property
    def raw(self) -> ImageResult:
        """All that the service told."""
        return self._result

    def _fetch(self, context: Context, base_url: str) -> Flow[bytes]:
        if self.url is None:
            info = retrieve_image.OPERATION.info
            raise DecodeError("the service told no address of the picture").at(
                info.service, info.id
            )
        request = linked(self.url, base_url)
        return parsed(DOWNLOAD, (yield from reply(DOWNLOAD.info, request, context)))


class Image(_Image):
    """A picture that was cut out of a scene."""

    def __init__(self, caller: SyncCaller, result: ImageResult) -> None:
        super().__init__(result)
        self._caller = caller

    def content(self) -> bytes:
        """The file: a SKI, unless another raster was asked for.

        Raises:
            DecodeError: The service told no address.
            DownloadError: The address is not safe to follow.
            SwathError: It could not be fetched, also after the retries.
        """
        caller = self._caller
        return caller.run(self._fetch(caller.context, caller.base_url))

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Fetches the file to a path, where it appears when it is whole.

        Raises:
            SwathError: As for `content`.
        """
        target = Path(path)
        write_whole(target, self.content())
        return target

    def ski(self) -> Ski:
        """The bands of a SKI file as arrays.

        Raises:
            ImportError: The extra ``raster`` is not installed.
            SwathError: As for `content`; a DecodeError if the file is no SKI.
        """
        from swath.spaceknow._ski import read_ski  # noqa: PLC0415 - an extra

        return read_ski(self.content())


class AsyncImage(_Image):
    """A picture that was cut out of a scene."""

    def __init__(self, caller: AsyncCaller, result: ImageResult) -> None:
        super().__init__(result)
        self._caller = caller

    async def content(self) -> bytes:
        """The file: a SKI, unless another raster was asked for.

        Raises:
            DecodeError: The service told no address.
            DownloadError: The address is not safe to follow.
            SwathError: It could not be fetched, also after the retries.
        """
        caller = self._caller
        return await caller.run(self._fetch(caller.context, caller.base_url))

    async def save(self, path: str | os.PathLike[str]) -> Path:
        """Fetches the file to a path, where it appears when it is whole.

        Raises:
            SwathError: As for `content`.
        """
        from swath._io.crew_aio import in_thread  # noqa: PLC0415 - loads anyio

        target, content = Path(path), await self.content()
        await in_thread(partial(write_whole, target, content))
        return target

    async def ski(self) -> Ski:
        """The bands of a SKI file as arrays.

        Raises:
            ImportError: The extra ``raster`` is not installed.
            SwathError: As for `content`; a DecodeError if the file is no SKI.
        """
        from swath._io.crew_aio import in_thread  # noqa: PLC0415 - loads anyio
        from swath.spaceknow._ski import read_ski  # noqa: PLC0415 - an extra

        return await in_thread(partial(read_ski, await self.content()))
