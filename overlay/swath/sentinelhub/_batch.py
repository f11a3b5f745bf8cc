"""Large areas and many features, rendered piece by piece into object storage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from swath.jobs._job import DAY, Note, Timeout, timer_of
from swath.sentinelhub._batch_flow import created
from swath.sentinelhub._batch_job import AsyncBatchJob, BatchJob
from swath.sentinelhub._batch_jobs import AsyncBatchJobs, BatchJobs
from swath.sentinelhub._batch_order import BatchOptions, ImageryOptions, v2_body
from swath.sentinelhub._batch_output import Zarr
from swath.sentinelhub._batch_requests import AsyncBatchRequests, BatchRequests
from swath.sentinelhub._batch_result import BatchResult
from swath.sentinelhub._batch_v2_work import V2, V2Source, prepared
from swath.sentinelhub._batch_work import opened
from swath.sentinelhub._delivery import BucketLike, shut
from swath.sentinelhub._outputs import OutputsLike
from swath.sentinelhub._store import StoreLike


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import BatchV2ProcessRequest, CogParameters


__all__ = ["AsyncBatch", "Batch"]


class Batch(BatchJobs[BatchResult], BatchRequests):
    """Batches; beside its own methods, the operations as generated."""

    _source = V2Source

    def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: BucketLike | None = None,
        store: StoreLike | None = None,
        grid: int | None = None,
        resolution: float | None = None,
        buffer: int | tuple[int, int] = 0,
        features: BucketLike | None = None,
        width: int | None = None,
        height: int | None = None,
        outputs: OutputsLike | Sequence[str] | None = None,
        zarr: Zarr | None = None,
        cog: bool | CogParameters | Mapping[str, Any] = False,
        overwrite: bool = False,
        skip_existing: bool = False,
        collection: bool | str | None = None,
        description: str | None = None,
        instance_type: str | None = None,
        request: BatchV2ProcessRequest | Mapping[str, Any] | None = None,
        start: bool = True,
        max_pu: float | None = None,
        timeout: Timeout = DAY,
        on_progress: Note | None = None,
        lint: bool = True,
        **imagery: Unpack[ImageryOptions],
    ) -> BatchJob[BatchResult]:
        """Makes a batch, has it analysed, tells what it will cost, and starts it.

        The analysis is waited for, which takes a minute or some; the rendering is not.
        A batch costs 100 processing units at least, and is made only where the account
        has 1000 left.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a `Bucket` with
                the keys that open it to the service. Files are
                ``<prefix>/<id>/<tile>/<output>.<format>``, unless the URL is a template
                with ``<tileName>``, and maybe ``<requestId>``, ``<outputId>`` and
                ``<format>``.
            store: Where these files are seen from here: a folder in which that of
                ``s3://bucket/key`` is ``bucket/key``, a file system as fsspec has it,
                or a function from the URL to the bytes. With it, tiles are counted
                exactly, and the result tells which failed.
            grid: The number of a tiling grid, as `tiling_grids` names them.
            resolution: The size of a pixel, one of those of the grid. With `features`,
                that of features that tell none, in units of their crs.
            buffer: Pixels to add on every side of a tile; a pair for x and y.
            features: In place of `grid`, a GeoPackage in object storage: each feature
                gets a picture of its own. A URL alone is opened by the keys of
                `delivery`. The area may then be left out.
            width: Columns of the pictures of features that tell no size, up to 3500.
            height: Their rows, up to 3500.
            outputs: ``"tiff"`` for the output ``default``; a mapping such as
                ``{"ndvi": "tiff", "userdata": "json"}`` for several. With `zarr`, the
                names alone: ``["ndvi", "mask"]``.
            zarr: Has one Zarr group written in place of files; for grids 3, 6 and 7.
            cog: Whether files are cloud-optimized, or how.
            overwrite: Whether files that are there are replaced; else the analysis
                fails.
            skip_existing: Whether tiles are left out whose files are all there.
            collection: The BYOC collection that the files join; True makes one. It
                needs `cog`.
            description: A line for people.
            instance_type: ``"normal"`` or ``"large"``, on deployments that have them.
            request: In place of all above but `store`: the request as the service has
                it.
            start: Whether to start it. Else the job is analysed, costs nothing, and
                waits for its `start`.
            max_pu: Processing units that it may cost at most.
            timeout: How long to wait for the analysis, in seconds or as a timedelta;
                None for ever.
            on_progress: Is called with each change of the status, the last time with
                the number of tiles and the cost.
            lint: Whether a script that the service is going to refuse is refused here.
            imagery: What to render, as for `process.render`: `evalscript`, `data`,
                `bbox`, `geometry`, `crs`, `time`, `mosaicking_order`,
                `max_cloud_cover`, `upsampling` and `downsampling`.

        Returns:
            A job whose result tells where the files are, and what failed.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`. The batch is left analysed,
                which costs nothing: it was never started.
            QuotaError: The account has too few processing units left.
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: The analysis did not end in time; attach to its token.
            TransportError: No answer came. Nothing is sent twice: at worst there is a
                batch that was not started, and costs nothing.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import evalscript
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     job = sh.batch.submit(
            ...         delivery="s3://harbours/batch", grid=2, resolution=360,
            ...         data="sentinel-2-l2a", bbox=(14.0, 45.9, 14.1, 46.0),
            ...         time="2026-06", evalscript=evalscript.ndvi(),
            ...         cog=True, max_pu=1000)
            ...     result = job.result()
            >>> result.url, result.cost
            ('s3://harbours/batch/...', 100.0)
        """
        request = shut(request)  # out of tracebacks that show locals
        given = BatchOptions(
            delivery=delivery,
            grid=grid,
            resolution=resolution,
            buffer=buffer,
            features=features,
            width=width,
            height=height,
            outputs=outputs,
            zarr=zarr,
            cog=cog,
            overwrite=overwrite,
            skip_existing=skip_existing,
            collection=collection,
            description=description,
            instance_type=instance_type,
            request=request,
            imagery=imagery,
        )
        sender, body = self._sender, v2_body(given, lint=lint)
        asked = prepared(body, sender.base_url, opened(store), max_pu)
        timer_of(timeout)  # refuses what is none before anything is made
        task = sender.run(created(V2, asked, sender.context))
        job = self.job(task, store)
        if start:
            job.start(max_pu=max_pu, timeout=timeout, on_progress=on_progress)
        else:
            job.analyse(timeout, on_progress)
        return job


class AsyncBatch(AsyncBatchJobs[BatchResult], AsyncBatchRequests):
    """Batches; beside its own methods, the operations as generated."""

    _source = V2Source

    async def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: BucketLike | None = None,
        store: StoreLike | None = None,
        grid: int | None = None,
        resolution: float | None = None,
        buffer: int | tuple[int, int] = 0,
        features: BucketLike | None = None,
        width: int | None = None,
        height: int | None = None,
        outputs: OutputsLike | Sequence[str] | None = None,
        zarr: Zarr | None = None,
        cog: bool | CogParameters | Mapping[str, Any] = False,
        overwrite: bool = False,
        skip_existing: bool = False,
        collection: bool | str | None = None,
        description: str | None = None,
        instance_type: str | None = None,
        request: BatchV2ProcessRequest | Mapping[str, Any] | None = None,
        start: bool = True,
        max_pu: float | None = None,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Batch`
        on_progress: Note | None = None,
        lint: bool = True,
        **imagery: Unpack[ImageryOptions],
    ) -> AsyncBatchJob[BatchResult]:
        """Makes a batch, has it analysed, tells what it will cost, and starts it.

        The analysis is waited for, which takes a minute or some; the rendering is not.
        A batch costs 100 processing units at least, and is made only where the account
        has 1000 left.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a `Bucket` with
                the keys that open it to the service. Files are
                ``<prefix>/<id>/<tile>/<output>.<format>``, unless the URL is a template
                with ``<tileName>``, and maybe ``<requestId>``, ``<outputId>`` and
                ``<format>``.
            store: Where these files are seen from here: a folder in which that of
                ``s3://bucket/key`` is ``bucket/key``, a file system as fsspec has it,
                or a function from the URL to the bytes. With it, tiles are counted
                exactly, and the result tells which failed.
            grid: The number of a tiling grid, as `tiling_grids` names them.
            resolution: The size of a pixel, one of those of the grid. With `features`,
                that of features that tell none, in units of their crs.
            buffer: Pixels to add on every side of a tile; a pair for x and y.
            features: In place of `grid`, a GeoPackage in object storage: each feature
                gets a picture of its own. A URL alone is opened by the keys of
                `delivery`. The area may then be left out.
            width: Columns of the pictures of features that tell no size, up to 3500.
            height: Their rows, up to 3500.
            outputs: ``"tiff"`` for the output ``default``; a mapping such as
                ``{"ndvi": "tiff", "userdata": "json"}`` for several. With `zarr`, the
                names alone: ``["ndvi", "mask"]``.
            zarr: Has one Zarr group written in place of files; for grids 3, 6 and 7.
            cog: Whether files are cloud-optimized, or how.
            overwrite: Whether files that are there are replaced; else the analysis
                fails.
            skip_existing: Whether tiles are left out whose files are all there.
            collection: The BYOC collection that the files join; True makes one. It
                needs `cog`.
            description: A line for people.
            instance_type: ``"normal"`` or ``"large"``, on deployments that have them.
            request: In place of all above but `store`: the request as the service has
                it.
            start: Whether to start it. Else the job is analysed, costs nothing, and
                waits for its `start`.
            max_pu: Processing units that it may cost at most.
            timeout: How long to wait for the analysis, in seconds or as a timedelta;
                None for ever.
            on_progress: Is called with each change of the status, the last time with
                the number of tiles and the cost.
            lint: Whether a script that the service is going to refuse is refused here.
            imagery: What to render, as for `process.render`: `evalscript`, `data`,
                `bbox`, `geometry`, `crs`, `time`, `mosaicking_order`,
                `max_cloud_cover`, `upsampling` and `downsampling`.

        Returns:
            A job whose result tells where the files are, and what failed.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`. The batch is left analysed,
                which costs nothing: it was never started.
            QuotaError: The account has too few processing units left.
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: The analysis did not end in time; attach to its token.
            TransportError: No answer came. Nothing is sent twice: at worst there is a
                batch that was not started, and costs nothing.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import evalscript
            >>> async def estimated(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         job = await sh.batch.submit(
            ...             delivery="s3://harbours/heights", grid=2, resolution=360,
            ...             data="dem", evalscript=evalscript.elevation(),
            ...             start=False, **where)
            ...         return job.estimate
            >>> estimate = asyncio.run(estimated(bbox=(14.0, 45.9, 14.1, 46.0)))
            >>> estimate.units
            100.0
        """
        request = shut(request)  # out of tracebacks that show locals
        given = BatchOptions(
            delivery=delivery,
            grid=grid,
            resolution=resolution,
            buffer=buffer,
            features=features,
            width=width,
            height=height,
            outputs=outputs,
            zarr=zarr,
            cog=cog,
            overwrite=overwrite,
            skip_existing=skip_existing,
            collection=collection,
            description=description,
            instance_type=instance_type,
            request=request,
            imagery=imagery,
        )
        sender, body = self._sender, v2_body(given, lint=lint)
        asked = prepared(body, sender.base_url, opened(store), max_pu)
        timer_of(timeout)  # refuses what is none before anything is made
        task = await sender.run(created(V2, asked, sender.context))
        job = self.job(task, store)
        if start:
            await job.start(max_pu=max_pu, timeout=timeout, on_progress=on_progress)
        else:
            await job.analyse(timeout, on_progress)
        return job
