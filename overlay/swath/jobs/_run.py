"""Runs: many jobs, submitted once each, whatever happens to the process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Generic, Self, TypeAlias, TypeVar

from swath._errors import SwathError
from swath.jobs._book import Roll, RunBook, RunOutcome
from swath.jobs._gather import gather
from swath.jobs._job import DAY, Job, Timeout
from swath.jobs._ledger import Submitted


T = TypeVar("T")

Submit: TypeAlias = Callable[[], Job[T]]
Work: TypeAlias = Iterable[tuple[str, Submit[T]]]
"""Keys, and what submits the job of each."""


class Run(RunBook, Generic[T]):
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

    Examples:
        >>> from functools import partial
        >>> with Run("ships", attach=attach) as run:
        ...     work = ((name, partial(submit, name)) for name in ["a", "b"])
        ...     for outcome in run.outcomes(work):
        ...         run.record(outcome.key, outcome.unwrap())
        >>> with Run("ships", attach=attach) as run:  # another day, another process
        ...     run.results()["b"]
        'a map'
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        attach: Callable[[str], Job[T]],
        *,
        find: Callable[[str], Job[T] | None] | None = None,
    ) -> None:
        super().__init__(path)
        self._attach = attach
        self._find = find

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def submit(
        self, key: str, submit: Submit[T], *, idempotent: bool = False
    ) -> Job[T]:
        """Submits the job of a key, or attaches to it if it was submitted before.

        Args:
            key: Your name for the job.
            submit: Submits it.
            idempotent: Whether submitting twice does no harm: then a key in doubt is
                submitted again.

        Raises:
            JobInDoubtError: An earlier submission may or may not have arrived.
            InputError: The key is empty, or being submitted by another thread.
            SwathError: Whatever `submit` raises. If that leaves the submission in
                doubt, `in_doubt` names the key; else it can be submitted again.
        """
        if self._find is not None and self._is_in_doubt(key):
            found = self._find(key)
            self._settle(key, None if found is None else found.token)
        token = self._token(key)
        if token:
            return self._attach(token)
        self._begin(key, idempotent=idempotent)
        try:
            job = submit()
            self._note(Submitted(key=key, token=job.token))
        except SwathError as error:
            self._broken(key, error)
            raise
        finally:
            self._submitting.discard(key)
        return job

    def outcomes(
        self,
        work: Work[T] = (),
        *,
        idempotent: bool = False,
        max_concurrent: int = 1_000,
        checks_per_second: float = 10.0,
        timeout: Timeout = DAY,
    ) -> Iterator[RunOutcome[T]]:
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
        roll: Roll[Job[T], T] = Roll()
        for outcome in gather(
            self._jobs(work, roll, idempotent=idempotent),
            max_concurrent=max_concurrent,
            checks_per_second=checks_per_second,
            timeout=timeout,
        ):
            yield from roll.refused()
            ended = roll.ended(outcome)
            self._judge(ended)
            yield ended
            self._handed_out(ended)
        yield from roll.refused()

    def record(self, key: str, value: Any = None) -> None:
        """Counts a key as done and keeps what you want to know of its result.

        Args:
            key: The key.
            value: JSON values: the path of a file, say, rather than its content.

        Raises:
            InputError: There is no job under the key, or the value is not JSON.
        """
        self._record(key, value)

    def settle(self, key: str, token: str | None) -> None:
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
        self._settle(key, token)

    def retry_failed(self) -> tuple[str, ...]:
        """Lets the keys whose jobs failed be submitted once more, and names them."""
        return self._clear_failed()

    def _jobs(
        self, work: Work[T], roll: Roll[Job[T], T], *, idempotent: bool
    ) -> Iterator[Job[T]]:
        for key in self.pending:
            yield from _entered(roll, key, partial(self._attach, self._token(key)))
        for key, submit in work:
            if self._token(key):
                continue
            job = partial(self.submit, key, submit, idempotent=idempotent)
            yield from _entered(roll, key, job)


def _entered(roll: Roll[Job[T], T], key: str, make: Submit[T]) -> Iterator[Job[T]]:
    try:
        job = make()
    except SwathError as error:
        roll.refuse(key, error)
    else:
        roll.enter(key, job)
        yield job
