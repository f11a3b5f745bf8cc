"""Pictures, rendered while one waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from swath import geo
from swath._callers import AsyncCaller, SyncCaller
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._image import Image, Images
from swath.sentinelhub._large import AsyncLarge, Large
from swath.sentinelhub._order import Order, RenderOptions, Script, order, rendered
from swath.sentinelhub._outputs import OutputsLike
from swath.sentinelhub._sources import DataLike
from swath.sentinelhub._times import Times
from swath_api.sentinelhub.api.process import AsyncProcessApi, ProcessApi


if TYPE_CHECKING:
    from swath.sentinelhub._families import AsyncFamilies, Families
    from swath_api.sentinelhub.models import ProcessRequest


__all__ = ["AsyncProcess", "Process"]


class Process(ProcessApi, Large):
    """Pictures; beside its own methods, the operation as generated."""

    def __init__(self, caller: SyncCaller, client: Families | None = None) -> None:
        super().__init__(caller)
        self._sender = caller
        self._client = client

    @overload
    def render(
        self, *, outputs: str = ..., **options: Unpack[RenderOptions]
    ) -> Image: ...
    @overload
    def render(
        self, *, outputs: Mapping[str, str], **options: Unpack[RenderOptions]
    ) -> Images: ...
    @overload
    def render(
        self, *, request: ProcessRequest | Mapping[str, Any], lint: bool = ...
    ) -> Image | Images: ...
    def render(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        evalscript: str | Script | None = None,
        data: DataLike | Sequence[DataLike] | None = None,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        width: int | None = None,
        height: int | None = None,
        resolution: float | tuple[float, float] | None = None,
        outputs: OutputsLike | None = None,
        quality: int | None = None,
        mosaicking_order: str | None = None,
        max_cloud_cover: float | None = None,
        upsampling: str | None = None,
        downsampling: str | None = None,
        lint: bool = True,
        request: ProcessRequest | Mapping[str, Any] | None = None,
    ) -> Image | Images:
        """Renders a picture, or several outputs of a script at once.

        Args:
            evalscript: The script: JavaScript that makes the values of each pixel.
            data: A collection, such as ``"sentinel-2-l2a"``, or several whose data the
                script fuses: ids, `Source` objects, or objects of the service.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The area as GeoJSON, WKT or what has ``__geo_interface__``, in
                `crs`. What is outside is without data; without `bbox`, the picture
                covers its envelope.
            crs: The reference system of the area and of the picture, such as
                ``"EPSG:32633"``; longitude and latitude by default.
            time: When scenes were taken: ``"2026-06"``, a pair of bounds, both
                included, or ``"2026-06-01/2026-06-30"``; dates are in UTC.
            width: Columns of the picture, up to 2500.
            height: Rows of the picture, up to 2500.
            resolution: In place of both: the size of a pixel in metres, or a pair for
                x and y. In longitude and latitude these are metres on the ground in
                the middle of the area, else units of the crs.
            outputs: ``"png"``, ``"jpeg"`` or ``"tiff"`` for the output ``default``; a
                mapping such as ``{"ndvi": "tiff", "userdata": "json"}`` for several.
            quality: That of JPEGs, from 0 to 100.
            mosaicking_order: ``"mostRecent"``, ``"leastRecent"`` or ``"leastCC"``.
            max_cloud_cover: Percentage of clouds that a scene may have, 0 to 100.
            upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, for pixels
                smaller than those of the data.
            downsampling: The same for larger ones.
            lint: Whether a script is refused before it is sent if the service is
                certain to refuse it; see `swath.sentinelhub.evalscript.lint`.
            request: In place of all others: the request as the service has it.

        Returns:
            The picture; by the names of the outputs if `outputs` is a mapping, or if
            `request` asks for several.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `budget` left; nothing was sent.
            BadRequestError: The service refused it, such as a script that fails.
            SwathError: It could not be had, also after the retries.

        Examples:
            >>> import swath
            >>> natural = '''//VERSION=3
            ... function setup() {
            ...   return {input: ["B02", "B03", "B04"], output: {bands: 3}};
            ... }
            ... function evaluatePixel(s) {
            ...   return [2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02];
            ... }'''
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     image = sh.process.render(
            ...         data="sentinel-2-l2a", bbox=(14.45, 46.02, 14.55, 46.08),
            ...         time="2026-06", mosaicking_order="leastCC",
            ...         evalscript=natural, resolution=60)
            >>> image
            Image(output='default', media_type='image/png', 129 x 111, EPSG:4326, ...)
            >>> image.to_numpy().shape
            (111, 129, 3)
        """
        wanted = order(
            evalscript=evalscript,
            data=data,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            width=width,
            height=height,
            resolution=resolution,
            outputs=outputs,
            quality=quality,
            mosaicking_order=mosaicking_order,
            max_cloud_cover=max_cloud_cover,
            upsampling=upsampling,
            downsampling=downsampling,
            lint=lint,
            request=request,
        )
        return self._drawn(rendered(wanted))

    def _drawn(self, wanted: Order) -> Image | Images:
        plan = self._plan(wanted)
        with self._reserved(plan.units) as reservation:
            sender = self._sender
            if plan.units is not None:
                sender = sender.costing(plan.units)
            found = sender.call(plan.operation, plan.request)
            reservation.spent = found.processing_units
        return found


class AsyncProcess(AsyncProcessApi, AsyncLarge):
    """Pictures; beside its own methods, the operation as generated."""

    def __init__(
        self, caller: AsyncCaller, client: AsyncFamilies | None = None
    ) -> None:
        super().__init__(caller)
        self._sender = caller
        self._client = client

    @overload
    async def render(
        self, *, outputs: str = ..., **options: Unpack[RenderOptions]
    ) -> Image: ...
    @overload
    async def render(
        self, *, outputs: Mapping[str, str], **options: Unpack[RenderOptions]
    ) -> Images: ...
    @overload
    async def render(
        self, *, request: ProcessRequest | Mapping[str, Any], lint: bool = ...
    ) -> Image | Images: ...
    async def render(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        evalscript: str | Script | None = None,
        data: DataLike | Sequence[DataLike] | None = None,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        width: int | None = None,
        height: int | None = None,
        resolution: float | tuple[float, float] | None = None,
        outputs: OutputsLike | None = None,
        quality: int | None = None,
        mosaicking_order: str | None = None,
        max_cloud_cover: float | None = None,
        upsampling: str | None = None,
        downsampling: str | None = None,
        lint: bool = True,
        request: ProcessRequest | Mapping[str, Any] | None = None,
    ) -> Image | Images:
        """Renders a picture, or several outputs of a script at once.

        Args:
            evalscript: The script: JavaScript that makes the values of each pixel.
            data: A collection, such as ``"sentinel-2-l2a"``, or several whose data the
                script fuses: ids, `Source` objects, or objects of the service.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The area as GeoJSON, WKT or what has ``__geo_interface__``, in
                `crs`. What is outside is without data; without `bbox`, the picture
                covers its envelope.
            crs: The reference system of the area and of the picture, such as
                ``"EPSG:32633"``; longitude and latitude by default.
            time: When scenes were taken: ``"2026-06"``, a pair of bounds, both
                included, or ``"2026-06-01/2026-06-30"``; dates are in UTC.
            width: Columns of the picture, up to 2500.
            height: Rows of the picture, up to 2500.
            resolution: In place of both: the size of a pixel in metres, or a pair for
                x and y. In longitude and latitude these are metres on the ground in
                the middle of the area, else units of the crs.
            outputs: ``"png"``, ``"jpeg"`` or ``"tiff"`` for the output ``default``; a
                mapping such as ``{"ndvi": "tiff", "userdata": "json"}`` for several.
            quality: That of JPEGs, from 0 to 100.
            mosaicking_order: ``"mostRecent"``, ``"leastRecent"`` or ``"leastCC"``.
            max_cloud_cover: Percentage of clouds that a scene may have, 0 to 100.
            upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, for pixels
                smaller than those of the data.
            downsampling: The same for larger ones.
            lint: Whether a script is refused before it is sent if the service is
                certain to refuse it; see `swath.sentinelhub.evalscript.lint`.
            request: In place of all others: the request as the service has it.

        Returns:
            The picture; by the names of the outputs if `outputs` is a mapping, or if
            `request` asks for several.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `budget` left; nothing was sent.
            BadRequestError: The service refused it, such as a script that fails.
            SwathError: It could not be had, also after the retries.

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
            ...         return await sh.process.render(
            ...             data="dem", bbox=bbox, evalscript=heights,
            ...             width=64, height=64, outputs="tiff")
            >>> asyncio.run(heights_of(14.45, 46.02, 14.55, 46.08)).to_numpy().dtype
            dtype('float32')
        """
        wanted = order(
            evalscript=evalscript,
            data=data,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            width=width,
            height=height,
            resolution=resolution,
            outputs=outputs,
            quality=quality,
            mosaicking_order=mosaicking_order,
            max_cloud_cover=max_cloud_cover,
            upsampling=upsampling,
            downsampling=downsampling,
            lint=lint,
            request=request,
        )
        return await self._drawn(rendered(wanted))

    async def _drawn(self, wanted: Order) -> Image | Images:
        plan = self._plan(wanted)
        with self._reserved(plan.units) as reservation:
            sender = self._sender
            if plan.units is not None:
                sender = sender.costing(plan.units)
            found = await sender.call(plan.operation, plan.request)
            reservation.spent = found.processing_units
        return found
