"""Statistics of many features, computed one by one into object storage."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

from swath._callers import AsyncCaller, SyncCaller
from swath._pager import AsyncPager, Pager
from swath.jobs._job import DAY, Note, Timeout, timer_of
from swath.sentinelhub._batch_flow import created
from swath.sentinelhub._batch_job import AsyncBatchJob, BatchJob
from swath.sentinelhub._batch_jobs import AsyncBatchJobs, BatchJobs
from swath.sentinelhub._batch_statistics_order import SurveyOptions
from swath.sentinelhub._batch_statistics_result import FeatureStatistics
from swath.sentinelhub._batch_statistics_work import (
    SURVEY,
    SurveySource,
    check_affordable,
    foreseen,
    survey,
)
from swath.sentinelhub._batch_work import Named, name_of, opened, sorting
from swath.sentinelhub._delivery import BucketLike, shut
from swath.sentinelhub._lists import view_walk
from swath.sentinelhub._statistics_order import MeasureOptions
from swath.sentinelhub._store import StoreLike
from swath_api.sentinelhub.api.batch_statistics import (
    AsyncBatchStatisticsApi,
    BatchStatisticsApi,
    search_batch_statistics_requests,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import (
        BatchStatisticalRequest,
        BatchStatisticsTask,
        TaskSort,
    )


__all__ = ["AsyncBatchStatistics", "BatchStatistics"]


class BatchStatistics(BatchJobs[FeatureStatistics], BatchStatisticsApi):
    """Statistics of features; beside its own methods, the operations as generated."""

    _source = SurveySource

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: BucketLike | None = None,
        store: StoreLike | None = None,
        features: BucketLike | None = None,
        evalscript_at: BucketLike | None = None,
        width: int | None = None,
        height: int | None = None,
        resolution: float | tuple[float, float] | None = None,
        request: BatchStatisticalRequest | Mapping[str, Any] | None = None,
        start: bool = True,
        max_pu: float | None = None,
        timeout: Timeout = DAY,
        on_progress: Note | None = None,
        lint: bool = True,
        **measure: Unpack[MeasureOptions],
    ) -> BatchJob[FeatureStatistics]:
        """Makes a request, has it analysed, and starts to compute the statistics.

        The analysis is waited for, which takes a minute or some; the rest is not. It
        costs 100 processing units at least, and is made only where the account has 1000
        left. The service does not tell beforehand what it will cost; where the features
        are seen, it is estimated here.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a `Bucket` with
                the keys that open it to the service. Files are
                ``<prefix>/<id>/<feature>.json``, unless the URL is a template with
                ``<ID>`` or ``<IDENTIFIER>`` of the feature, and maybe ``<REQUEST_ID>``.
            store: Where these files and the GeoPackage are seen from here: a folder in
                which that of ``s3://bucket/key`` is ``bucket/key``, a file system as
                fsspec has it, or a function from the URL to the bytes. With it, the
                features are checked, the cost is estimated, and the result can be read.
            features: A GeoPackage in object storage, its polygons in one reference
                system. A URL alone is opened by the keys of `delivery`.
            evalscript_at: In place of `evalscript`: where it lies in object storage.
            width: Columns of the pixels that are looked at, for each feature.
            height: Rows of them.
            resolution: In place of both: the size of a pixel, or a pair for x and y, in
                units of the features' reference system.
            request: In place of all above but `store`: the request as the service has
                it.
            start: Whether to start it. Else the job is analysed, costs nothing, and
                waits for its `start`.
            max_pu: Processing units that it may cost at most, as estimated; it needs a
                `store` where the GeoPackage is seen.
            timeout: How long to wait for the analysis, in seconds or as a timedelta;
                None for ever.
            on_progress: Is called with each change of the status, the last time with
                the number of features and the cost.
            lint: Whether a script that the service is going to refuse is refused here.
            measure: What to compute, as for `statistics.compute`: `evalscript`,
                `data`, `time`, `interval`, `last_interval`, `percentiles`,
                `histogram`, `calculations`, `mosaicking_order`, `max_cloud_cover`,
                `upsampling` and `downsampling`.

        Returns:
            A job whose result gives rows, as `statistics.compute` does.

        Raises:
            InputError: An argument or a feature makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`; nothing was sent.
            QuotaError: The account has too few processing units left.
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: The analysis did not end in time; attach to its token.
            TransportError: No answer came. Nothing is sent twice: at worst there is a
                request that was not started, and costs nothing.

        Examples:
            >>> import swath
            >>> from swath.emulator import Emulator
            >>> from swath.sentinelhub import evalscript
            >>> with Emulator() as emu:
            ...     hub, keys = emu.sentinelhub, emu.sentinelhub.client
            ...     seeded = hub.seed(b'{"batches": {"statistics": 1}}')  # a GeoPackage
            ...     own = {"base_url": hub.url}
            ...     with swath.SentinelHub(keys.id, keys.secret, **own) as sh:
            ...         job = sh.batch_statistics.submit(
            ...             features="s3://swath-seed/fields.gpkg",
            ...             delivery="s3://harbours/fields", store=hub.objects.folder,
            ...             data="sentinel-2-l2a", time="2026-05", interval="P31D",
            ...             evalscript=evalscript.ndvi(), resolution=20, max_pu=500)
            ...         rows = [*job.result()]
            >>> job.estimate
            SurveyEstimate(tiles=3, units=100.0, certain=True)
            >>> [(row.feature, row.identifier, row.valid_count) for row in rows]
            [(1, 'field-0', 400), (2, 'field-1', 400), (3, 'field-2', 400)]
        """
        request = shut(request)  # out of tracebacks that show locals
        given = SurveyOptions(
            delivery=delivery,
            features=features,
            evalscript_at=evalscript_at,
            width=width,
            height=height,
            resolution=resolution,
            request=request,
            measure=measure,
        )
        order, seen, sender = survey(given, lint=lint), opened(store), self._sender
        cost = sender.run(foreseen(order.body, seen, sender.base_url))
        check_affordable(cost, max_pu)
        timer_of(timeout)  # refuses what is none before anything is made
        task = sender.run(created(SURVEY, order.request, sender.context))
        job = BatchJob(sender, SurveySource(sender, name_of(task), seen, cost))
        if start:
            job.start(max_pu=max_pu, timeout=timeout, on_progress=on_progress)
        else:
            job.analyse(timeout, on_progress)
        return job

    def get(self, request: str | uuid.UUID | Named) -> BatchStatisticsTask:
        """A request as the service tells it.

        Raises:
            InputError: It is no id.
            NotFoundError: There is none of this id.
        """
        return self.get_single_batch_statistical_request_by_id(name_of(request))

    def list(
        self,
        *,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[BatchStatisticsTask]:
        """The requests of the account.

        Args:
            sort: ``"created"`` or ``"status"``, with ``":desc"`` the last ones first.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        walk = view_walk(
            self._sender,
            search_batch_statistics_requests,
            {"sort": sorting(sort)},
            page_size=page_size,
            cursor=cursor,
        )
        return Pager(self._sender, walk)


class AsyncBatchStatistics(AsyncBatchJobs[FeatureStatistics], AsyncBatchStatisticsApi):
    """Statistics of features; beside its own methods, the operations as generated."""

    _source = SurveySource

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def submit(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        delivery: BucketLike | None = None,
        store: StoreLike | None = None,
        features: BucketLike | None = None,
        evalscript_at: BucketLike | None = None,
        width: int | None = None,
        height: int | None = None,
        resolution: float | tuple[float, float] | None = None,
        request: BatchStatisticalRequest | Mapping[str, Any] | None = None,
        start: bool = True,
        max_pu: float | None = None,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `BatchStatistics`
        on_progress: Note | None = None,
        lint: bool = True,
        **measure: Unpack[MeasureOptions],
    ) -> AsyncBatchJob[FeatureStatistics]:
        """Makes a request, has it analysed, and starts to compute the statistics.

        The analysis is waited for, which takes a minute or some; the rest is not. It
        costs 100 processing units at least, and is made only where the account has 1000
        left. The service does not tell beforehand what it will cost; where the features
        are seen, it is estimated here.

        Args:
            delivery: Where the files go: ``"s3://bucket/prefix"``, or a `Bucket` with
                the keys that open it to the service. Files are
                ``<prefix>/<id>/<feature>.json``, unless the URL is a template with
                ``<ID>`` or ``<IDENTIFIER>`` of the feature, and maybe ``<REQUEST_ID>``.
            store: Where these files and the GeoPackage are seen from here: a folder in
                which that of ``s3://bucket/key`` is ``bucket/key``, a file system as
                fsspec has it, or a function from the URL to the bytes. With it, the
                features are checked, the cost is estimated, and the result can be read.
            features: A GeoPackage in object storage, its polygons in one reference
                system. A URL alone is opened by the keys of `delivery`.
            evalscript_at: In place of `evalscript`: where it lies in object storage.
            width: Columns of the pixels that are looked at, for each feature.
            height: Rows of them.
            resolution: In place of both: the size of a pixel, or a pair for x and y, in
                units of the features' reference system.
            request: In place of all above but `store`: the request as the service has
                it.
            start: Whether to start it. Else the job is analysed, costs nothing, and
                waits for its `start`.
            max_pu: Processing units that it may cost at most, as estimated; it needs a
                `store` where the GeoPackage is seen.
            timeout: How long to wait for the analysis, in seconds or as a timedelta;
                None for ever.
            on_progress: Is called with each change of the status, the last time with
                the number of features and the cost.
            lint: Whether a script that the service is going to refuse is refused here.
            measure: What to compute, as for `statistics.compute`: `evalscript`,
                `data`, `time`, `interval`, `last_interval`, `percentiles`,
                `histogram`, `calculations`, `mosaicking_order`, `max_cloud_cover`,
                `upsampling` and `downsampling`.

        Returns:
            A job whose result gives rows, as `statistics.compute` does.

        Raises:
            InputError: An argument or a feature makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`; nothing was sent.
            QuotaError: The account has too few processing units left.
            JobFailedError: The analysis failed, as with a script that does not run.
            JobTimeoutError: The analysis did not end in time; attach to its token.
            TransportError: No answer came. Nothing is sent twice: at worst there is a
                request that was not started, and costs nothing.

        Examples:
            >>> import asyncio, swath
            >>> from swath.emulator import Emulator
            >>> from swath.sentinelhub import evalscript
            >>> async def rows(hub, **options):
            ...     own = hub.client.id, hub.client.secret
            ...     async with swath.AsyncSentinelHub(*own, base_url=hub.url) as sh:
            ...         job = await sh.batch_statistics.submit(
            ...             features="s3://swath-seed/fields.gpkg",
            ...             delivery="s3://harbours/fields", store=hub.objects.folder,
            ...             evalscript=evalscript.elevation(), resolution=20, **options)
            ...         return [row.identifier for row in await job.result()]
            >>> with Emulator() as emu:
            ...     seeded = emu.sentinelhub.seed(b'{"batches": {"statistics": 1}}')
            ...     asyncio.run(rows(emu.sentinelhub, data="dem", time="2026-06-01"))
            ['field-0', 'field-1', 'field-2']
        """
        request = shut(request)  # out of tracebacks that show locals
        given = SurveyOptions(
            delivery=delivery,
            features=features,
            evalscript_at=evalscript_at,
            width=width,
            height=height,
            resolution=resolution,
            request=request,
            measure=measure,
        )
        order, seen, sender = survey(given, lint=lint), opened(store), self._sender
        cost = await sender.run(foreseen(order.body, seen, sender.base_url))
        check_affordable(cost, max_pu)
        timer_of(timeout)  # refuses what is none before anything is made
        task = await sender.run(created(SURVEY, order.request, sender.context))
        job = AsyncBatchJob(sender, SurveySource(sender, name_of(task), seen, cost))
        if start:
            await job.start(max_pu=max_pu, timeout=timeout, on_progress=on_progress)
        else:
            await job.analyse(timeout, on_progress)
        return job

    async def get(self, request: str | uuid.UUID | Named) -> BatchStatisticsTask:
        """A request as the service tells it.

        Raises:
            InputError: It is no id.
            NotFoundError: There is none of this id.
        """
        return await self.get_single_batch_statistical_request_by_id(name_of(request))

    def list(
        self,
        *,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[BatchStatisticsTask]:
        """The requests of the account.

        Args:
            sort: ``"created"`` or ``"status"``, with ``":desc"`` the last ones first.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        walk = view_walk(
            self._sender,
            search_batch_statistics_requests,
            {"sort": sorting(sort)},
            page_size=page_size,
            cursor=cursor,
        )
        return AsyncPager(self._sender, walk)
