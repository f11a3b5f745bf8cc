"""The jobs of requests that are there already, alike at all interfaces."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Generic, TypeVar

from swath._callers import AsyncCaller, SyncCaller
from swath.sentinelhub._batch_job import AsyncBatchJob, BatchJob
from swath.sentinelhub._batch_work import (
    Named,
    StoredSource,
    attached,
    name_of,
    opened,
)
from swath.sentinelhub._store import StoreLike


T = TypeVar("T")


class BatchJobs(Generic[T]):
    """The jobs of requests; an interface derives its own from it."""

    _source: ClassVar[type[StoredSource[Any]]]
    _sender: SyncCaller

    def job(
        self, request: str | uuid.UUID | Named, store: StoreLike | None = None
    ) -> BatchJob[T]:
        """The job of a request that was made elsewhere, or that a list told of.

        Args:
            request: Its id, or what `list` told of it.
            store: As for `submit`.

        Raises:
            InputError: It is no id.
        """
        source = self._source(self._sender, name_of(request), opened(store))
        return BatchJob(self._sender, source)

    def attach(self, token: str, store: StoreLike | None = None) -> BatchJob[T]:
        """The job that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.
            store: As for `submit`; a folder that was named there is known.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        source = attached(token, self._sender, self._source, store)
        return BatchJob(self._sender, source)


class AsyncBatchJobs(Generic[T]):
    """The jobs of requests; an interface derives its own from it."""

    _source: ClassVar[type[StoredSource[Any]]]
    _sender: AsyncCaller

    def job(
        self, request: str | uuid.UUID | Named, store: StoreLike | None = None
    ) -> AsyncBatchJob[T]:
        """The job of a request that was made elsewhere, or that a list told of.

        Args:
            request: Its id, or what `list` told of it.
            store: As for `submit`.

        Raises:
            InputError: It is no id.
        """
        source = self._source(self._sender, name_of(request), opened(store))
        return AsyncBatchJob(self._sender, source)

    def attach(self, token: str, store: StoreLike | None = None) -> AsyncBatchJob[T]:
        """The job that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave, maybe in another process.
            store: As for `submit`; a folder that was named there is known.

        Raises:
            InputError: The token is none, or names another kind of job.
        """
        source = attached(token, self._sender, self._source, store)
        return AsyncBatchJob(self._sender, source)
