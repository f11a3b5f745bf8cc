"""Pictures of any size, put together of parts that are rendered side by side."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack, overload

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import SwathError
from swath.sentinelhub._image import Image, Images
from swath.sentinelhub._large_chunks import CHUNK, Chunk
from swath.sentinelhub._large_report import Note
from swath.sentinelhub._large_work import Limits, Work, opened
from swath.sentinelhub._lazy import Lazy
from swath.sentinelhub._mosaic import Mosaic, Mosaics
from swath.sentinelhub._order import EstimateOptions, Order, RenderOptions


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import ProcessRequest


__all__ = ["AsyncLarge", "Large"]


class Large(Lazy[SyncCaller]):
    """Large pictures, of a client with threads."""

    @abstractmethod
    def _drawn(self, wanted: Order) -> Image | Images:
        """Renders an order that is small enough."""

    @overload
    def render_large(
        self,
        target: str | os.PathLike[str] | None = ...,
        *,
        outputs: str = ...,
        chunk: int = ...,
        max_concurrent: int = ...,
        retries: int = ...,
        max_pu: float | None = ...,
        on_progress: Note | None = ...,
        **options: Unpack[RenderOptions],
    ) -> Mosaic: ...
    @overload
    def render_large(
        self,
        target: str | os.PathLike[str] | None = ...,
        *,
        outputs: Mapping[str, str],
        chunk: int = ...,
        max_concurrent: int = ...,
        retries: int = ...,
        max_pu: float | None = ...,
        on_progress: Note | None = ...,
        **options: Unpack[RenderOptions],
    ) -> Mosaics: ...
    @overload
    def render_large(
        self,
        target: str | os.PathLike[str] | None = ...,
        *,
        request: ProcessRequest | Mapping[str, Any],
        lint: bool = ...,
        chunk: int = ...,
        max_concurrent: int = ...,
        retries: int = ...,
        max_pu: float | None = ...,
        on_progress: Note | None = ...,
    ) -> Mosaic | Mosaics: ...
    def render_large(
        self,
        target: str | os.PathLike[str] | None = None,
        *,
        chunk: int = CHUNK,
        max_concurrent: int = 4,
        retries: int = 2,
        max_pu: float | None = None,
        on_progress: Note | None = None,
        **options: Unpack[EstimateOptions],
    ) -> Mosaic | Mosaics:
        """Renders a picture of any size, part by part, into a GeoTIFF or an array.

        The pixels are those that `render` would give if it could: each chunk lies on
        the grid of the whole. The file is tiled and compressed without loss (a BigTIFF
        if it has to be), and appears under its name when it is whole; memory holds the
        chunks that are on their way, and no more.

        Until then `<target>.part` holds what was rendered. Whatever interrupts it, call
        it again with the same arguments, also in another process: it renders what is
        missing, and nothing twice. A file that is there is replaced at the end.

        Args:
            target: The path of a ``.tif``; if `outputs` is a mapping, a folder in which
                each output is ``<name>.tif``. None renders into memory.
            chunk: Columns and rows of a chunk: a multiple of 256, up to 2304. Larger
                ones mean fewer requests and more memory.
            max_concurrent: How many chunks are rendered at a time, 1 to 64, as far as
                the client's rate allows.
            retries: How often chunks that failed are tried again after all others;
                each request has the client's retries besides. A failure that others
                would share, such as a refused script, ends it at once.
            max_pu: Processing units that this call may cost at most, as estimated for
                all that is missing before anything is sent.
            on_progress: Is told how far it is, one call at a time.
            options: The arguments of `render`: `evalscript`, `data`, `bbox` and so on.
                Outputs are ``"tiff"``, which is the default here.

        Returns:
            The picture; by the names of the outputs if `outputs` is a mapping, or if
            `request` asks for several.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`, or than an open budget
                leaves; nothing was sent.
            IncompleteError: Chunks are missing; `failed` tells for each of them why.
            RunError: Another process is at it, or there is a part of another picture.
            OSError: The disk is full or broken.

        Examples:
            >>> import swath
            >>> heights = '''//VERSION=3
            ... function setup() {
            ...   return {input: ["DEM"],
            ...           output: {bands: 1, sampleType: "FLOAT32"}};
            ... }
            ... function evaluatePixel(s) { return [s.DEM]; }'''
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     mosaic = sh.process.render_large(
            ...         data="dem", bbox=(460000, 5090000, 466000, 5094000),
            ...         crs="EPSG:32633", resolution=10, evalscript=heights,
            ...         chunk=256, max_pu=5)
            >>> mosaic
            Mosaic(output='default', 600 x 400 x 1 float32, EPSG:32633, in memory)
            >>> mosaic.rendered, mosaic.to_numpy().shape
            (6, (400, 600))
        """
        left = self._allowances().left
        limits = Limits(chunk, max_concurrent, retries, max_pu, left)
        work = opened(options, target, self._sender.base_url, limits, on_progress)
        from swath._io.crew_sync import for_each  # noqa: PLC0415 - loads a thread pool

        with closing(work):
            for chunks in work.rounds():
                for_each(chunks, partial(self._draw, work), max_concurrent)
            return work.finish()

    def _draw(self, work: Work, chunk: Chunk) -> None:
        try:
            work.take(chunk, self._drawn(work.part(chunk)))
        except SwathError as error:
            work.failed(chunk, error)


class AsyncLarge(Lazy[AsyncCaller]):
    """The asynchronous twin of `Large`."""

    @abstractmethod
    async def _drawn(self, wanted: Order) -> Image | Images:
        """Renders an order that is small enough."""

    @overload
    async def render_large(
        self,
        target: str | os.PathLike[str] | None = ...,
        *,
        outputs: str = ...,
        chunk: int = ...,
        max_concurrent: int = ...,
        retries: int = ...,
        max_pu: float | None = ...,
        on_progress: Note | None = ...,
        **options: Unpack[RenderOptions],
    ) -> Mosaic: ...
    @overload
    async def render_large(
        self,
        target: str | os.PathLike[str] | None = ...,
        *,
        outputs: Mapping[str, str],
        chunk: int = ...,
        max_concurrent: int = ...,
        retries: int = ...,
        max_pu: float | None = ...,
        on_progress: Note | None = ...,
        **options: Unpack[RenderOptions],
    ) -> Mosaics: ...
    @overload
    async def render_large(
        self,
        target: str | os.PathLike[str] | None = ...,
        *,
        request: ProcessRequest | Mapping[str, Any],
        lint: bool = ...,
        chunk: int = ...,
        max_concurrent: int = ...,
        retries: int = ...,
        max_pu: float | None = ...,
        on_progress: Note | None = ...,
    ) -> Mosaic | Mosaics: ...
    async def render_large(
        self,
        target: str | os.PathLike[str] | None = None,
        *,
        chunk: int = CHUNK,
        max_concurrent: int = 4,
        retries: int = 2,
        max_pu: float | None = None,
        on_progress: Note | None = None,
        **options: Unpack[EstimateOptions],
    ) -> Mosaic | Mosaics:
        """Renders a picture of any size, part by part, into a GeoTIFF or an array.

        The pixels are those that `render` would give if it could: each chunk lies on
        the grid of the whole. The file is tiled and compressed without loss (a BigTIFF
        if it has to be), and appears under its name when it is whole; memory holds the
        chunks that are on their way, and no more.

        Until then `<target>.part` holds what was rendered. Whatever interrupts it, call
        it again with the same arguments, also in another process: it renders what is
        missing, and nothing twice. A file that is there is replaced at the end.

        Args:
            target: The path of a ``.tif``; if `outputs` is a mapping, a folder in which
                each output is ``<name>.tif``. None renders into memory.
            chunk: Columns and rows of a chunk: a multiple of 256, up to 2304. Larger
                ones mean fewer requests and more memory.
            max_concurrent: How many chunks are rendered at a time, 1 to 64, as far as
                the client's rate allows.
            retries: How often chunks that failed are tried again after all others;
                each request has the client's retries besides. A failure that others
                would share, such as a refused script, ends it at once.
            max_pu: Processing units that this call may cost at most, as estimated for
                all that is missing before anything is sent.
            on_progress: Is told how far it is, one call at a time.
            options: The arguments of `render`: `evalscript`, `data`, `bbox` and so on.
                Outputs are ``"tiff"``, which is the default here.

        Returns:
            The picture; by the names of the outputs if `outputs` is a mapping, or if
            `request` asks for several.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`, or than an open budget
                leaves; nothing was sent.
            IncompleteError: Chunks are missing; `failed` tells for each of them why.
            RunError: Another process is at it, or there is a part of another picture.
            OSError: The disk is full or broken.

        Examples:
            >>> import asyncio, swath
            >>> heights = '''//VERSION=3
            ... function setup() {
            ...   return {input: ["DEM"],
            ...           output: {bands: 1, sampleType: "FLOAT32"}};
            ... }
            ... function evaluatePixel(s) { return [s.DEM]; }'''
            >>> async def heights_of(*bbox):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await sh.process.render_large(
            ...             data="dem", bbox=bbox, crs="EPSG:32633", resolution=10,
            ...             evalscript=heights, chunk=256)
            >>> asyncio.run(heights_of(460000, 5090000, 466000, 5094000)).rendered
            6
        """
        from swath._io.crew_aio import for_each, in_thread  # noqa: PLC0415 - loads anyio

        left = self._allowances().left
        limits = Limits(chunk, max_concurrent, retries, max_pu, left)
        work = opened(options, target, self._sender.base_url, limits, on_progress)
        with closing(work):
            for chunks in work.rounds():
                await for_each(chunks, partial(self._draw, work), max_concurrent)
            return await in_thread(work.finish)

    async def _draw(self, work: Work, chunk: Chunk) -> None:
        from swath._io.crew_aio import finished  # noqa: PLC0415 - loads anyio

        try:
            drawn = await self._drawn(work.part(chunk))
            await finished(partial(work.take, chunk, drawn))
        except SwathError as error:
            work.failed(chunk, error)
