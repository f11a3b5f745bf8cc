"""The older interface of batch processing, where a deployment still has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from swath.jobs._job import DAY, Note, Timeout, timer_of
from swath.sentinelhub._affordable import check_max_pu
from swath.sentinelhub._batch_flow import created
from swath.sentinelhub._batch_job import AsyncBatchJob, BatchJob
from swath.sentinelhub._batch_jobs import AsyncBatchJobs, BatchJobs
from swath.sentinelhub._batch_order import BatchOptions, ImageryOptions, v1_body
from swath.sentinelhub._batch_output import Zarr
from swath.sentinelhub._batch_result import BatchResult
from swath.sentinelhub._batch_v1_requests import AsyncBatchV1Requests, BatchV1Requests
from swath.sentinelhub._batch_v1_work import V1, V1Source
from swath.sentinelhub._batch_work import opened
from swath.sentinelhub._outputs import OutputsLike
from swath.sentinelhub._store import StoreLike
from swath_api.sentinelhub.api.batch_v1 import create_new_batch_processing_request


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import BatchProcessRequest, CogParameters


__all__ = ["AsyncBatchV1", "BatchV1"]


class BatchV1(BatchJobs[BatchResult], BatchV1Requests):
    """Batches; beside its own methods, the operations as generated."""

    _source = V1Source

    def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: str | None = None,
        store: StoreLike | None = None,
        grid: int | None = None,
        resolution: float | None = None,
        buffer: int | tuple[int, int] = 0,
        outputs: OutputsLike | Sequence[str] | None = None,
        zarr: Zarr | None = None,
        cog: bool | CogParameters | Mapping[str, Any] = False,
        overwrite: bool = False,
        skip_existing: bool = False,
        collection: bool | str | None = None,
        description: str | None = None,
        request: BatchProcessRequest | Mapping[str, Any] | None = None,
        start: bool = True,
        max_pu: float | None = None,
        timeout: Timeout = DAY,
        on_progress: Note | None = None,
        lint: bool = True,
        **imagery: Unpack[ImageryOptions],
    ) -> BatchJob[BatchResult]:
        """Makes a batch, has it analysed, tells what it will cost, and starts it.

        The words are those of `batch.submit`, as far as the older interface has them:
        there are no features, and the bucket has to be open to the service.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a template with
                ``<tileName>`` or ``<tileId>``, and maybe ``<requestId>``,
                ``<outputId>`` and ``<format>``.
            store: Where these files are seen from here, for `result().read`.
            grid: The number of a tiling grid, as `tiling_grids` names them.
            resolution: The size of a pixel, one of those of the grid.
            buffer: Pixels to add on every side of a tile; a pair for x and y.
            outputs: ``"tiff"`` for the output ``default``; a mapping for several. With
                `zarr`, the names alone.
            zarr: Has one Zarr group written in place of files; for grids 3, 6 and 7.
            cog: Whether files are cloud-optimized, or how.
            overwrite: Whether files that are there are replaced; else the analysis
                fails.
            skip_existing: Whether tiles are left out whose files are all there.
            collection: The batch collection that the files join; True makes one, named
                by `description`. It needs `cog`, and outputs of one band.
            description: A line for people.
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
            A job whose result tells where the files are, and which tiles failed.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`. The batch is left analysed,
                which costs nothing: it was never started, and can be deleted.
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: The analysis did not end in time; attach to its token.
            TransportError: No answer came. Nothing is sent twice: at worst there is a
                batch that was not started, and costs nothing.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import evalscript
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     job = sh.batch_v1.submit(
            ...         delivery="s3://harbours/v1", grid=2, resolution=360,
            ...         data="sentinel-2-l2a", bbox=(14.0, 45.9, 14.1, 46.0),
            ...         time="2026-06", evalscript=evalscript.ndvi(), max_pu=1000)
            ...     result = job.result()
            ...     tiles = [tile.status for tile in sh.batch_v1.tiles(job.id)]
            >>> result.failed, tiles
            ((), ['PROCESSED'])
        """
        given = BatchOptions(
            delivery=delivery,
            grid=grid,
            resolution=resolution,
            buffer=buffer,
            outputs=outputs,
            zarr=zarr,
            cog=cog,
            overwrite=overwrite,
            skip_existing=skip_existing,
            collection=collection,
            description=description,
            request=request,
            imagery=imagery,
        )
        sender, body = self._sender, v1_body(given, lint=lint)
        check_max_pu(max_pu)
        opened(store)
        asked = create_new_batch_processing_request.build(body=body)
        timer_of(timeout)  # refuses what is none before anything is made
        task = sender.run(created(V1, asked, sender.context))
        job = self.job(task, store)
        if start:
            job.start(max_pu=max_pu, timeout=timeout, on_progress=on_progress)
        else:
            job.analyse(timeout, on_progress)
        return job


class AsyncBatchV1(AsyncBatchJobs[BatchResult], AsyncBatchV1Requests):
    """Batches; beside its own methods, the operations as generated."""

    _source = V1Source

    async def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: str | None = None,
        store: StoreLike | None = None,
        grid: int | None = None,
        resolution: float | None = None,
        buffer: int | tuple[int, int] = 0,
        outputs: OutputsLike | Sequence[str] | None = None,
        zarr: Zarr | None = None,
        cog: bool | CogParameters | Mapping[str, Any] = False,
        overwrite: bool = False,
        skip_existing: bool = False,
        collection: bool | str | None = None,
        description: str | None = None,
        request: BatchProcessRequest | Mapping[str, Any] | None = None,
        start: bool = True,
        max_pu: float | None = None,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Batch`
        on_progress: Note | None = None,
        lint: bool = True,
        **imagery: Unpack[ImageryOptions],
    ) -> AsyncBatchJob[BatchResult]:
        """Makes a batch, has it analysed, tells what it will cost, and starts it.

        The words are those of `batch.submit`, as far as the older interface has them:
        there are no features, and the bucket has to be open to the service.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a template with
                ``<tileName>`` or ``<tileId>``, and maybe ``<requestId>``,
                ``<outputId>`` and ``<format>``.
            store: Where these files are seen from here, for `result().read`.
            grid: The number of a tiling grid, as `tiling_grids` names them.
            resolution: The size of a pixel, one of those of the grid.
            buffer: Pixels to add on every side of a tile; a pair for x and y.
            outputs: ``"tiff"`` for the output ``default``; a mapping for several. With
                `zarr`, the names alone.
            zarr: Has one Zarr group written in place of files; for grids 3, 6 and 7.
            cog: Whether files are cloud-optimized, or how.
            overwrite: Whether files that are there are replaced; else the analysis
                fails.
            skip_existing: Whether tiles are left out whose files are all there.
            collection: The batch collection that the files join; True makes one, named
                by `description`. It needs `cog`, and outputs of one band.
            description: A line for people.
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
            A job whose result tells where the files are, and which tiles failed.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`. The batch is left analysed,
                which costs nothing: it was never started, and can be deleted.
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: The analysis did not end in time; attach to its token.
            TransportError: No answer came. Nothing is sent twice: at worst there is a
                batch that was not started, and costs nothing.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import evalscript
            >>> async def estimated(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         job = await sh.batch_v1.submit(
            ...             delivery="s3://harbours/v1", grid=2, resolution=360,
            ...             data="dem", evalscript=evalscript.elevation(),
            ...             start=False, **where)
            ...         return job.estimate
            >>> str(asyncio.run(estimated(bbox=(14.0, 45.9, 14.1, 46.0))))
            '1 tile, about 100 PU'
        """
        given = BatchOptions(
            delivery=delivery,
            grid=grid,
            resolution=resolution,
            buffer=buffer,
            outputs=outputs,
            zarr=zarr,
            cog=cog,
            overwrite=overwrite,
            skip_existing=skip_existing,
            collection=collection,
            description=description,
            request=request,
            imagery=imagery,
        )
        sender, body = self._sender, v1_body(given, lint=lint)
        check_max_pu(max_pu)
        opened(store)
        asked = create_new_batch_processing_request.build(body=body)
        timer_of(timeout)  # refuses what is none before anything is made
        task = await sender.run(created(V1, asked, sender.context))
        job = self.job(task, store)
        if start:
            await job.start(max_pu=max_pu, timeout=timeout, on_progress=on_progress)
        else:
            await job.analyse(timeout, on_progress)
        return job
