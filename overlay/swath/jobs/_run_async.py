"""Runs for asynchronous jobs; the disk is waited for in a thread."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
)
from functools import partial
from typing import Any, Generic, Self, TypeAlias, TypeVar

from anyio.to_thread import run_sync

from swath._errors import SwathError
from swath.jobs._book import Roll, RunBook, RunOutcome
from swath.jobs._gather import gather
from swath.jobs._job import DAY, AsyncJob, Timeout
from swath.jobs._ledger import Submitted


T = TypeVar("T")

AsyncSubmit: TypeAlias = Callable[[], Awaitable[AsyncJob[T]]]
AsyncWork: TypeAlias = (
    Iterable[tuple[str, AsyncSubmit[T]]] | AsyncIterable[tuple[str, AsyncSubmit[T]]]
)
"""Keys, and what submits the job of each."""


class AsyncRun(RunBook, Generic[T]):
    """A directory that remembers which jobs were submitted, and what became of them.

    Open it again after a crash, with the same path, and go on: what has a job is
    attached again, and nothing is submitted twice. One process at a time may have it.

    Before a submission its key is journalled, and after it the job's token. A process
    that is killed between the two leaves the key *in doubt*, because the service may
    or may not have got the request. Such a key is not submitted again unless you say
    so: by ``idempotent=True``, by a `find` that looks the job up, or by `settle`.

    Args:
        path: The directory; it is made if it does not exist.
        attach: Makes a job of its token, such as a client's ``attach``.
        find: Looks at the service for the job of a key in doubt; None from it means
            that there surely is none, and the key is submitted.

    Raises:
        RunError: Another process has the directory, or its journal is not ours.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        attach: Callable[[str], AsyncJob[T]],
        *,
        find: Callable[[str], Awaitable[AsyncJob[T] | None]] | None = None,
    ) -> None:
        super().__init__(path)
        self._attach = attach
        self._find = find

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self.close()

    async def submit(
        self, key: str, submit: AsyncSubmit[T], *, idempotent: bool = False
    ) -> AsyncJob[T]:
        """Submits the job of a key, or attaches to it if it was submitted before.

        Args:
            key: Your name for the job.
            submit: Submits it.
            idempotent: Whether submitting twice does no harm: then a key in doubt is
                submitted again.

        Raises:
            JobInDoubtError: An earlier submission may or may not have arrived.
            InputError: The key is empty, or being submitted by another task.
            SwathError: Whatever `submit` raises. If that leaves the submission in
                doubt, `in_doubt` names the key; else it can be submitted again.
        """
        if self._find is not None and self._is_in_doubt(key):
            found = await self._find(key)
            token = None if found is None else found.token
            await run_sync(self._settle, key, token)
        token = self._token(key)
        if token:
            return self._attach(token)
        await run_sync(partial(self._begin, key, idempotent=idempotent))
        try:
            job = await submit()
            await run_sync(self._note, Submitted(key=key, token=job.token))
        except SwathError as error:
            await run_sync(self._broken, key, error)
            raise
        finally:
            self._submitting.discard(key)
        return job

    async def outcomes(
        self,
        work: AsyncWork[T] = (),
        *,
        idempotent: bool = False,
        max_concurrent: int = 1_000,
        checks_per_second: float = 10.0,
        timeout: Timeout = DAY,  # noqa: ASYNC109 - as in `Run`
    ) -> AsyncIterator[RunOutcome[T]]:
        """Waits for all jobs; yields how each ended.

        First come the jobs that are pending, then those of `work`, which are submitted
        as others end. Keys that are done or failed are passed over. A key counts as
        done when you come back for the next outcome, or record a result: leave the
        loop before, and its outcome comes again with the next start.

        A key that cannot be submitted, or is in doubt, has an outcome with the error.

        Args:
            work: Keys, and what submits the job of each.
            idempotent: As for `submit`.
            max_concurrent: As for `gather`.
            checks_per_second: As for `gather`.
            timeout: As for `gather`; a job that takes longer stays pending.
        """
        roll: Roll[AsyncJob[T], T] = Roll()
        async for outcome in gather(
            self._jobs(work, roll, idempotent=idempotent),
            max_concurrent=max_concurrent,
            checks_per_second=checks_per_second,
            timeout=timeout,
        ):
            for refused in roll.refused():
                yield refused
            ended = roll.ended(outcome)
            await run_sync(self._judge, ended)
            yield ended
            await run_sync(self._handed_out, ended)
        for refused in roll.refused():
            yield refused

    async def record(self, key: str, value: Any = None) -> None:
        """Counts a key as done and keeps what you want to know of its result.

        Args:
            key: The key.
            value: JSON values: the path of a file, say, rather than its content.

        Raises:
            InputError: There is no job under the key, or the value is not JSON.
        """
        await run_sync(self._record, key, value)

    async def settle(self, key: str, token: str | None) -> None:
        """Says what became of a submission in doubt.

        Args:
            key: The key.
            token: The token of its job; None if the service has none, and the key may
                be submitted again.

        Raises:
            InputError: The key is not in doubt, or the token is none.
        """
        if token is not None:
            self._attach(token)
        await run_sync(self._settle, key, token)

    async def retry_failed(self) -> tuple[str, ...]:
        """Lets the keys whose jobs failed be submitted once more, and names them."""
        return await run_sync(self._clear_failed)

    async def _jobs(
        self, work: AsyncWork[T], roll: Roll[AsyncJob[T], T], *, idempotent: bool
    ) -> AsyncIterator[AsyncJob[T]]:
        for key in self.pending:
            attach = partial(self._attached, key)
            async for job in _entered(roll, key, attach):
                yield job
        async for key, submit in _each(work):
            if self._token(key):
                continue
            make = partial(self.submit, key, submit, idempotent=idempotent)
            async for job in _entered(roll, key, make):
                yield job

    async def _attached(self, key: str) -> AsyncJob[T]:
        return self._attach(self._token(key))


async def _entered(
    roll: Roll[AsyncJob[T], T], key: str, make: AsyncSubmit[T]
) -> AsyncIterator[AsyncJob[T]]:
    try:
        job = await make()
    except SwathError as error:
        roll.refuse(key, error)
    else:
        roll.enter(key, job)
        yield job


async def _each(work: AsyncWork[T]) -> AsyncIterator[tuple[str, AsyncSubmit[T]]]:
    if isinstance(work, AsyncIterable):
        async for item in work:
            yield item
    else:
        for item in work:
            yield item
