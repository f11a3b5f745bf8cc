"""All jobs of batch processing, and the collections that they write into."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from .batch_model import POLL_PIXELS, Family, Means, Pace, Pool


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from .accounts import Account, Accounts
    from .batch_job import Job


class Jobs:
    """All jobs since the start, oldest first.

    Attributes:
        pools: The batch collections by id.
    """

    def __init__(
        self, accounts: Accounts, charge: Callable[[Account, float], None]
    ) -> None:
        self._accounts = accounts
        self._charge = charge
        self.pools: dict[str, Pool] = {}
        self._jobs: dict[str, Job] = {}
        self._tiles = 0
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._jobs.values()))

    def add(self, job: Job) -> Job:
        """Makes a job known."""
        self._jobs[job.id] = job
        return job

    def remove(self, job: Job) -> None:
        """Forgets a job."""
        self._jobs.pop(job.id, None)

    def find(self, name: str) -> Job | None:
        """The job of an id."""
        return self._jobs.get(name)

    def of(self, family: Family, account: str) -> list[Job]:
        """The jobs of an account at an interface."""
        return [one for one in self if (one.family, one.account) == (family, account)]

    def numbers(self, count: int) -> range:
        """Numbers for so many tiles, never given out before."""
        with self._lock:
            first = self._tiles + 1
            self._tiles += count
        return range(first, first + count)

    def settle(self, job: Job, now: datetime, pace: Pace) -> None:
        """Does what is due of a job, and takes its cost from the account."""
        account = self._accounts.get(job.account)
        if account is None:
            return
        spent = job.settle(now, pace, Means(account.units, POLL_PIXELS))
        if spent:
            self._charge(account, spent)

    def reset(self) -> None:
        """Forgets all."""
        with self._lock:
            self._jobs.clear()
            self.pools.clear()
            self._tiles = 0
