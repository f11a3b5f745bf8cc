"""The families of operations of Sentinel Hub, each loaded when it is used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath._client import AsyncClient, SyncClient


if TYPE_CHECKING:
    from swath.jobs import AsyncJob, Job
    from swath.sentinelhub import _batch_statistics as survey
    from swath.sentinelhub._async_process import AsyncProcessJobs, ProcessJobs
    from swath.sentinelhub._batch import AsyncBatch, Batch
    from swath.sentinelhub._batch_v1 import AsyncBatchV1, BatchV1
    from swath.sentinelhub._byoc import AsyncByoc, Byoc
    from swath.sentinelhub._catalog import AsyncCatalog, Catalog
    from swath.sentinelhub._import import AsyncDataImport, DataImport
    from swath.sentinelhub._metadata import AsyncMetadata, Metadata
    from swath.sentinelhub._process import AsyncProcess, Process
    from swath.sentinelhub._statistics import AsyncStatistics, Statistics
    from swath.sentinelhub._store import StoreLike
    from swath.sentinelhub._zarr import AsyncZarrCollections, ZarrCollections


class Families(SyncClient):
    """What a client does, family by family."""

    @cached_property
    def catalog(self) -> Catalog:
        """What there is: collections, and the Items in them."""
        from swath.sentinelhub._catalog import Catalog  # noqa: PLC0415 - when used

        return Catalog(self._caller())

    @cached_property
    def process(self) -> Process:
        """Pictures, rendered while one waits."""
        from swath.sentinelhub._process import Process  # noqa: PLC0415 - when used

        return Process(self._caller(), self)

    @cached_property
    def async_process(self) -> ProcessJobs:
        """Larger pictures, rendered into object storage."""
        from swath.sentinelhub import _async_process  # noqa: PLC0415 - when used

        return _async_process.ProcessJobs(self._caller())

    @cached_property
    def byoc(self) -> Byoc:
        """Collections of one's own files, and the tiles in them."""
        from swath.sentinelhub._byoc import Byoc  # noqa: PLC0415 - when used

        return Byoc(self._caller())

    @cached_property
    def batch(self) -> Batch:
        """Large areas and many features, rendered into object storage by pieces."""
        from swath.sentinelhub._batch import Batch  # noqa: PLC0415 - when used

        return Batch(self._caller())

    @cached_property
    def batch_statistics(self) -> survey.BatchStatistics:
        """Statistics of many features, computed into object storage."""
        from swath.sentinelhub import _batch_statistics  # noqa: PLC0415 - when used

        return _batch_statistics.BatchStatistics(self._caller())

    @cached_property
    def batch_v1(self) -> BatchV1:
        """The same by the older interface, where a deployment still has it."""
        from swath.sentinelhub._batch_v1 import BatchV1  # noqa: PLC0415 - when used

        return BatchV1(self._caller())

    @cached_property
    def dataimport(self) -> DataImport:
        """Data of Airbus, Planet and Maxar: searched for, ordered, downloaded."""
        from swath.sentinelhub import _import  # noqa: PLC0415 - when used

        return _import.DataImport(self._caller())

    @cached_property
    def metadata(self) -> Metadata:
        """Deployments, and the bands of collections of one's own."""
        from swath.sentinelhub._metadata import Metadata  # noqa: PLC0415 - when used

        return Metadata(self._caller())

    @cached_property
    def statistics(self) -> Statistics:
        """Statistics of pixels over time."""
        from swath.sentinelhub import _statistics  # noqa: PLC0415 - when used

        return _statistics.Statistics(self._caller())

    @cached_property
    def zarr(self) -> ZarrCollections:
        """Collections of Zarr groups."""
        from swath.sentinelhub import _zarr  # noqa: PLC0415 - when used

        return _zarr.ZarrCollections(self._caller())

    def attach(self, token: str, store: StoreLike | None = None) -> Job[Any]:
        """The job that a token names, whichever API it is of.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.
            store: Where its results are seen from here, if they are in object storage
                and the token does not tell.

        Raises:
            InputError: The token is none, or belongs to another service; or the job
                has no store.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     photos = sh.byoc.create_collection("harvest", "orchard-photos")
            ...     token = sh.byoc.create_tile(photos, "2026/field_1_(BAND).tif").token
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     sh.attach(token).result(timeout=60).status
            'INGESTED'
        """
        from swath.sentinelhub._attach import attached  # noqa: PLC0415 - when used

        job: Job[Any] = attached(self, token, store)
        return job


class AsyncFamilies(AsyncClient):
    """What a client does, family by family."""

    @cached_property
    def catalog(self) -> AsyncCatalog:
        """What there is: collections, and the Items in them."""
        from swath.sentinelhub._catalog import AsyncCatalog  # noqa: PLC0415 - when used

        return AsyncCatalog(self._caller())

    @cached_property
    def process(self) -> AsyncProcess:
        """Pictures, rendered while one waits."""
        from swath.sentinelhub._process import AsyncProcess  # noqa: PLC0415 - when used

        return AsyncProcess(self._caller(), self)

    @cached_property
    def async_process(self) -> AsyncProcessJobs:
        """Larger pictures, rendered into object storage."""
        from swath.sentinelhub import _async_process  # noqa: PLC0415 - when used

        return _async_process.AsyncProcessJobs(self._caller())

    @cached_property
    def byoc(self) -> AsyncByoc:
        """Collections of one's own files, and the tiles in them."""
        from swath.sentinelhub._byoc import AsyncByoc  # noqa: PLC0415 - when used

        return AsyncByoc(self._caller())

    @cached_property
    def batch(self) -> AsyncBatch:
        """Large areas and many features, rendered into object storage by pieces."""
        from swath.sentinelhub._batch import AsyncBatch  # noqa: PLC0415 - when used

        return AsyncBatch(self._caller())

    @cached_property
    def batch_statistics(self) -> survey.AsyncBatchStatistics:
        """Statistics of many features, computed into object storage."""
        from swath.sentinelhub import _batch_statistics  # noqa: PLC0415 - when used

        return _batch_statistics.AsyncBatchStatistics(self._caller())

    @cached_property
    def batch_v1(self) -> AsyncBatchV1:
        """The same by the older interface, where a deployment still has it."""
        from swath.sentinelhub._batch_v1 import AsyncBatchV1  # noqa: PLC0415 - when used

        return AsyncBatchV1(self._caller())

    @cached_property
    def dataimport(self) -> AsyncDataImport:
        """Data of Airbus, Planet and Maxar: searched for, ordered, downloaded."""
        from swath.sentinelhub import _import  # noqa: PLC0415 - when used

        return _import.AsyncDataImport(self._caller())

    @cached_property
    def metadata(self) -> AsyncMetadata:
        """Deployments, and the bands of collections of one's own."""
        from swath.sentinelhub._metadata import AsyncMetadata  # noqa: PLC0415 - when used

        return AsyncMetadata(self._caller())

    @cached_property
    def statistics(self) -> AsyncStatistics:
        """Statistics of pixels over time."""
        from swath.sentinelhub import _statistics  # noqa: PLC0415 - when used

        return _statistics.AsyncStatistics(self._caller())

    @cached_property
    def zarr(self) -> AsyncZarrCollections:
        """Collections of Zarr groups."""
        from swath.sentinelhub import _zarr  # noqa: PLC0415 - when used

        return _zarr.AsyncZarrCollections(self._caller())

    def attach(self, token: str, store: StoreLike | None = None) -> AsyncJob[Any]:
        """The job that a token names, whichever API it is of.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave, maybe in another process.
            store: Where its results are seen from here, if they are in object storage
                and the token does not tell.

        Raises:
            InputError: The token is none, or belongs to another service; or the job
                has no store.

        Examples:
            >>> import asyncio, swath
            >>> async def ingested(path):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         photos = await sh.byoc.create_collection("harvest", "photos")
            ...         token = (await sh.byoc.create_tile(photos, path)).token
            ...         return await sh.attach(token).result(timeout=60)
            >>> asyncio.run(ingested("2026/field_1_(BAND).tif")).status
            'INGESTED'
        """
        from swath.sentinelhub._attach import attached  # noqa: PLC0415 - when used

        job: AsyncJob[Any] = attached(self, token, store)
        return job
