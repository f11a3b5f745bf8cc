"""The clients of Sentinel Hub."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath._client import AsyncClient, SyncClient
from swath._config import Settings
from swath._core.auth import Credential
from swath._core.secret import Secret
from swath.sentinelhub._account import (
    SETTINGS,
    base_url,
    credential,
)
from swath.sentinelhub._limits import Pace, pace, path_text, rate_text
from swath.sentinelhub._usage import Usage


if TYPE_CHECKING:
    import httpx

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


__all__ = ["SETTINGS", "AsyncSentinelHub", "SentinelHub"]


class SentinelHub(SyncClient):
    """Sentinel Hub: a catalogue of scenes, pictures and statistics made of them.

    Every setting comes from its argument, else from the environment
    (``SWATH_SENTINELHUB_CLIENT_ID`` and so on), else from the profile file, else from
    a default; `swath config show` tells which. With the extra ``keyring``, a secret
    that is set nowhere is looked up in the system's keyring, under
    ``swath.sentinelhub`` and the client's id.

    Clients with the same credentials share one token in a process, and with
    `token_cache` among processes. A client that is pickled leaves its secrets behind:
    where it is unpickled, they are looked up again.

    Args:
        client_id: The id of an OAuth client of the account.
        client_secret: Its secret. It goes to the token service only.
        token: A token in place of an OAuth client; nobody renews it.
        profile: The profile to read; ``"emulator"`` needs no account.
        deployment: Where to ask: ``"main"``, ``"us-west"``, ``"creodias"``, ``"gcp"``
            or ``"cdse"`` (Copernicus Data Space).
        base_url: The address of a deployment of another name.
        token_url: Where its tokens are fetched; it follows `base_url`.
        token_cache: A file in which the processes of this machine share the token. It
            is made for its owner alone to read.
        rate: What may go out at most, such as ``"600/min"`` or
            ``"600 requests/min, 1000 PU/min"``; a bare number means requests a minute.
            The clients of an account in this process share it, evenly spread.
        budget_file: A file in which the processes of this machine share the rate.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, and with waiting for the rate, in
            seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: There is neither an OAuth client nor a token, or a setting makes
            no sense.

    Example:
        >>> import swath
        >>> with swath.SentinelHub(profile="emulator", rate="600/min") as sh:
        ...     sh.usage.requests
        0
    """

    _service = "sentinelhub"
    _known = SETTINGS
    _retry_after_unit = "ms"

    def __init__(  # noqa: PLR0913 - each setting is an argument
        self,
        client_id: str | None = None,
        client_secret: str | None = None,
        *,
        token: str | None = None,
        profile: str | None = None,
        deployment: str | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        token_cache: str | os.PathLike[str] | None = None,
        rate: str | float | None = None,
        budget_file: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        arguments = {
            "client_id": client_id,
            "client_secret": Secret.of(client_secret),
            "token": Secret.of(token),
            "deployment": deployment,
            "base_url": base_url,
            "token_url": token_url,
            "token_cache": path_text(token_cache, "token_cache"),
            "rate": rate_text(rate),
            "budget_file": path_text(budget_file, "budget_file"),
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del client_secret, token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

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

        Example:
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

    @property
    def usage(self) -> Usage:
        """What this client and its views have asked for, and what that cost."""
        return self._pace.meter.usage if isinstance(self._pace, Pace) else Usage()

    @staticmethod
    def _make_address(settings: Settings) -> str:
        return base_url(settings)

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return credential(settings)

    @staticmethod
    def _make_pace(settings: Settings) -> Pace:
        return pace(settings)


class AsyncSentinelHub(AsyncClient):
    """Sentinel Hub: a catalogue of scenes, pictures and statistics made of them.

    Every setting comes from its argument, else from the environment
    (``SWATH_SENTINELHUB_CLIENT_ID`` and so on), else from the profile file, else from
    a default; `swath config show` tells which. With the extra ``keyring``, a secret
    that is set nowhere is looked up in the system's keyring, under
    ``swath.sentinelhub`` and the client's id.

    Clients with the same credentials share one token in a process, and with
    `token_cache` among processes. A client that is pickled leaves its secrets behind:
    where it is unpickled, they are looked up again.

    Args:
        client_id: The id of an OAuth client of the account.
        client_secret: Its secret. It goes to the token service only.
        token: A token in place of an OAuth client; nobody renews it.
        profile: The profile to read; ``"emulator"`` needs no account.
        deployment: Where to ask: ``"main"``, ``"us-west"``, ``"creodias"``, ``"gcp"``
            or ``"cdse"`` (Copernicus Data Space).
        base_url: The address of a deployment of another name.
        token_url: Where its tokens are fetched; it follows `base_url`.
        token_cache: A file in which the processes of this machine share the token. It
            is made for its owner alone to read.
        rate: What may go out at most, such as ``"600/min"`` or
            ``"600 requests/min, 1000 PU/min"``; a bare number means requests a minute.
            The clients of an account in this process share it, evenly spread.
        budget_file: A file in which the processes of this machine share the rate.
        timeout: The longest silence, in seconds.
        deadline: For a whole call with its retries, and with waiting for the rate, in
            seconds.
        max_retries: How often a failed request is tried again.
        http_client: Connections of your own (proxies, certificates); not closed here.

    Raises:
        ConfigError: There is neither an OAuth client nor a token, or a setting makes
            no sense.

    Example:
        >>> import asyncio, swath
        >>> async def asked():
        ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
        ...         return sh.usage.requests
        >>> asyncio.run(asked())
        0
    """

    _service = "sentinelhub"
    _known = SETTINGS
    _retry_after_unit = "ms"

    def __init__(  # noqa: PLR0913 - each setting is an argument
        self,
        client_id: str | None = None,
        client_secret: str | None = None,
        *,
        token: str | None = None,
        profile: str | None = None,
        deployment: str | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        token_cache: str | os.PathLike[str] | None = None,
        rate: str | float | None = None,
        budget_file: str | os.PathLike[str] | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        arguments = {
            "client_id": client_id,
            "client_secret": Secret.of(client_secret),
            "token": Secret.of(token),
            "deployment": deployment,
            "base_url": base_url,
            "token_url": token_url,
            "token_cache": path_text(token_cache, "token_cache"),
            "rate": rate_text(rate),
            "budget_file": path_text(budget_file, "budget_file"),
            "timeout": timeout,
            "deadline": deadline,
            "max_retries": max_retries,
        }
        del client_secret, token  # out of tracebacks that show locals
        super().__init__(arguments, profile, http_client)

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

        Example:
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

    @property
    def usage(self) -> Usage:
        """What this client and its views have asked for, and what that cost."""
        return self._pace.meter.usage if isinstance(self._pace, Pace) else Usage()

    @staticmethod
    def _make_address(settings: Settings) -> str:
        return base_url(settings)

    @staticmethod
    def _make_credential(settings: Settings) -> Credential:
        return credential(settings)

    @staticmethod
    def _make_pace(settings: Settings) -> Pace:
        return pace(settings)
