"""Larger pictures, rendered into object storage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from swath import geo
from swath._callers import AsyncCaller, SyncCaller
from swath.jobs import AsyncJob, Job
from swath.sentinelhub._affordable import check_affordable
from swath.sentinelhub._async_order import AsyncOptions, async_order
from swath.sentinelhub._async_price import Pricing, picture_price
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._delivery import BucketLike, Delivered, shut
from swath.sentinelhub._delivery_job import (
    POLLING,
    RUNNING,
    STARTS,
    attached,
)
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._order import Script
from swath.sentinelhub._outputs import OutputsLike
from swath.sentinelhub._sources import DataLike
from swath.sentinelhub._store import StoreLike
from swath.sentinelhub._times import Times
from swath_api.sentinelhub.api.async_process import (
    AsyncAsyncProcessApi,
    AsyncProcessApi,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import AsyncProcessRequest


__all__ = ["AsyncProcessJobs", "ProcessJobs"]


class ProcessJobs(AsyncProcessApi, Pricing[SyncCaller]):
    """Larger pictures; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: BucketLike | None = None,
        store: StoreLike | None = None,
        evalscript: str | Script | None = None,
        evalscript_at: BucketLike | None = None,
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
        request: AsyncProcessRequest | Mapping[str, Any] | None = None,
        max_pu: float | None = None,
        lint: bool = True,
    ) -> Job[Delivered]:
        """Starts to render a picture, which is then delivered to object storage.

        It costs 10 processing units at least. The service tells only that a request
        runs; whether it went well is told by the files that it leaves.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a `Bucket` with
                the keys that open it to the service. The files of a request are in
                ``<prefix>/<its id>/``, unless the URL has ``<REQUEST_ID>`` and
                ``<OUTPUT>`` in other places.
            store: Where these files are seen from here: a folder in which that of
                ``s3://bucket/key`` is ``bucket/key``, a file system as fsspec has it,
                or a function from the URL to the bytes. Without it, a request that
                has ended counts as succeeded, and nobody looked.
            evalscript: The script: JavaScript that makes the values of each pixel.
            evalscript_at: In place of it: where it lies in object storage; a URL
                alone is opened by the keys of `delivery`.
            data: A collection, such as ``"sentinel-2-l2a"``, or several whose data the
                script fuses: ids, `Source` objects, or objects of the service.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The area as GeoJSON, WKT or what has ``__geo_interface__``, in
                `crs`; without `bbox`, the picture covers its envelope.
            crs: The reference system of the area and of the picture, such as
                ``"EPSG:32633"``; longitude and latitude by default.
            time: When scenes were taken: ``"2026-06"``, a pair of bounds, both
                included, or ``"2026-06-01/2026-06-30"``; dates are in UTC.
            width: Columns of the picture, up to 10,000.
            height: Rows of the picture, up to 10,000.
            resolution: In place of both: the size of a pixel in metres, or a pair for
                x and y.
            outputs: ``"png"``, ``"jpeg"`` or ``"tiff"`` for the output ``default``; a
                mapping such as ``{"ndvi": "tiff", "userdata": "json"}`` for several.
            quality: That of JPEGs, from 0 to 100.
            mosaicking_order: ``"mostRecent"``, ``"leastRecent"`` or ``"leastCC"``.
            max_cloud_cover: Percentage of clouds that a scene may have, 0 to 100.
            upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, for pixels
                smaller than those of the data.
            downsampling: The same for larger ones.
            request: In place of all of these but `store`: the request as the service
                has it.
            max_pu: Processing units that it may cost at most, as `estimate` has it.
            lint: Whether a script that the service is going to refuse is refused here.

        Returns:
            A job whose result are the files.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`; nothing was sent.
            BadRequestError: The service refused it, such as a script that fails.
            RateLimitError: Too many requests of the account run, also after waiting.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import evalscript
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     job = sh.async_process.submit(
            ...         delivery="s3://harbours/ndvi",
            ...         data="sentinel-2-l2a", bbox=(14.45, 46.02, 14.55, 46.08),
            ...         time="2026-06", evalscript=evalscript.ndvi(),
            ...         outputs="tiff", width=300, height=200, max_pu=20)
            ...     delivered = job.result()
            >>> delivered["default"]
            's3://harbours/ndvi/.../default.tif'
            >>> delivered.verified  # without store=, nobody looked
            False
        """
        request = shut(request)  # out of tracebacks that show locals
        given = AsyncOptions(
            delivery=delivery,
            evalscript=evalscript,
            evalscript_at=evalscript_at,
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
            request=request,
        )
        ordered, base_url = async_order(given, store, lint=lint), self._sender.base_url
        check_affordable(
            max_pu, lambda: picture_price(ordered.picture, base_url=base_url)
        )
        started = self._sender.call(STARTS, ordered.request)
        return Job(
            self._sender,
            ordered.rendering(str(started.id), self._sender.context),
            status=RUNNING,
            polling=POLLING,
        )

    def attach(self, token: str, store: StoreLike | None = None) -> Job[Delivered]:
        """The job that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.
            store: As for `submit`; a folder that was named there is known.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        rendering = attached(token, self._sender.context, store)
        return Job(self._sender, rendering, polling=POLLING)


class AsyncProcessJobs(AsyncAsyncProcessApi, Pricing[AsyncCaller]):
    """Larger pictures; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: BucketLike | None = None,
        store: StoreLike | None = None,
        evalscript: str | Script | None = None,
        evalscript_at: BucketLike | None = None,
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
        request: AsyncProcessRequest | Mapping[str, Any] | None = None,
        max_pu: float | None = None,
        lint: bool = True,
    ) -> AsyncJob[Delivered]:
        """Starts to render a picture, which is then delivered to object storage.

        It costs 10 processing units at least. The service tells only that a request
        runs; whether it went well is told by the files that it leaves.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a `Bucket` with
                the keys that open it to the service. The files of a request are in
                ``<prefix>/<its id>/``, unless the URL has ``<REQUEST_ID>`` and
                ``<OUTPUT>`` in other places.
            store: Where these files are seen from here: a folder in which that of
                ``s3://bucket/key`` is ``bucket/key``, a file system as fsspec has it,
                or a function from the URL to the bytes. Without it, a request that
                has ended counts as succeeded, and nobody looked.
            evalscript: The script: JavaScript that makes the values of each pixel.
            evalscript_at: In place of it: where it lies in object storage; a URL
                alone is opened by the keys of `delivery`.
            data: A collection, such as ``"sentinel-2-l2a"``, or several whose data the
                script fuses: ids, `Source` objects, or objects of the service.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The area as GeoJSON, WKT or what has ``__geo_interface__``, in
                `crs`; without `bbox`, the picture covers its envelope.
            crs: The reference system of the area and of the picture, such as
                ``"EPSG:32633"``; longitude and latitude by default.
            time: When scenes were taken: ``"2026-06"``, a pair of bounds, both
                included, or ``"2026-06-01/2026-06-30"``; dates are in UTC.
            width: Columns of the picture, up to 10,000.
            height: Rows of the picture, up to 10,000.
            resolution: In place of both: the size of a pixel in metres, or a pair for
                x and y.
            outputs: ``"png"``, ``"jpeg"`` or ``"tiff"`` for the output ``default``; a
                mapping such as ``{"ndvi": "tiff", "userdata": "json"}`` for several.
            quality: That of JPEGs, from 0 to 100.
            mosaicking_order: ``"mostRecent"``, ``"leastRecent"`` or ``"leastCC"``.
            max_cloud_cover: Percentage of clouds that a scene may have, 0 to 100.
            upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, for pixels
                smaller than those of the data.
            downsampling: The same for larger ones.
            request: In place of all of these but `store`: the request as the service
                has it.
            max_pu: Processing units that it may cost at most, as `estimate` has it.
            lint: Whether a script that the service is going to refuse is refused here.

        Returns:
            A job whose result are the files.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`; nothing was sent.
            BadRequestError: The service refused it, such as a script that fails.
            RateLimitError: Too many requests of the account run, also after waiting.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import evalscript
            >>> async def delivered(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         job = await sh.async_process.submit(
            ...             delivery="s3://harbours/heights",
            ...             data="dem", evalscript=evalscript.elevation(),
            ...             outputs="tiff", width=300, height=200, **where)
            ...         return await job.result()
            >>> files = asyncio.run(delivered(bbox=(14.45, 46.02, 14.55, 46.08)))
            >>> files["default"]
            's3://harbours/heights/.../default.tif'
        """
        request = shut(request)  # out of tracebacks that show locals
        given = AsyncOptions(
            delivery=delivery,
            evalscript=evalscript,
            evalscript_at=evalscript_at,
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
            request=request,
        )
        ordered, base_url = async_order(given, store, lint=lint), self._sender.base_url
        check_affordable(
            max_pu, lambda: picture_price(ordered.picture, base_url=base_url)
        )
        started = await self._sender.call(STARTS, ordered.request)
        return AsyncJob(
            self._sender,
            ordered.rendering(str(started.id), self._sender.context),
            status=RUNNING,
            polling=POLLING,
        )

    def attach(self, token: str, store: StoreLike | None = None) -> AsyncJob[Delivered]:
        """The job that a token names.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave, maybe in another process.
            store: As for `submit`; a folder that was named there is known.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        rendering = attached(token, self._sender.context, store)
        return AsyncJob(self._sender, rendering, polling=POLLING)
