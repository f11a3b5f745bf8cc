"""Asynchronous requests: they run for a while, and then nobody knows them any more."""

from __future__ import annotations

import threading
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Run(msgspec.Struct, kw_only=True):
    """One request.

    Attributes:
        id: A UUID.
        account: Whose it is.
        ends: When it ends, on the emulator's clock.
        deliver: Writes the result, or with a message the file that tells the failure.
        failure: Why it ends without a result.
        delivered: Whether `deliver` was called.
        lock: Held while it delivers, so that who asks then waits for the files.
    """

    id: str
    account: str
    ends: datetime
    deliver: Callable[[str | None], None]
    failure: str | None = None
    delivered: bool = False
    lock: threading.RLock = msgspec.field(default_factory=threading.RLock)

    def running(self, now: datetime) -> bool:
        """Whether it still runs."""
        return not self.delivered and now < self.ends

    def end(self, now: datetime, failure: str | None) -> None:
        """Ends it now, in a failure if a message is given; an ended one stays."""
        if self.running(now):
            self.ends, self.failure = now, failure
        self.settle(now)

    def settle(self, now: datetime) -> None:
        """Delivers what is due."""
        with self.lock:
            if now >= self.ends and not self.delivered:
                self.delivered = True
                self.deliver(self.failure)

    def described(self, now: datetime) -> dict[str, Any]:
        """The request for the admin routes."""
        ended = "FAILED" if self.failure else "DONE"
        status = "RUNNING" if self.running(now) else ended
        return {"id": self.id, "account": self.account, "status": status}


class Runs:
    """The requests since the start, oldest first."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._runs: dict[str, Run] = {}

    def __iter__(self) -> Iterator[Run]:
        return iter(list(self._runs.values()))

    def start(
        self,
        account: str,
        now: datetime,
        seconds: float,
        deliver: Callable[[str, str | None], None],
    ) -> Run:
        """Starts a request; `deliver` gets its id, and why it failed if it did."""
        name = str(uuid.uuid4())
        run = Run(
            id=name,
            account=account,
            ends=now + timedelta(seconds=seconds),
            deliver=lambda failure: deliver(name, failure),
        )
        with self._lock:
            self._runs[name] = run
        return run

    def find(self, name: str) -> Run | None:
        """The request of an id."""
        return self._runs.get(name)

    def running(self, account: str, now: datetime) -> int:
        """How many of an account's requests run."""
        return sum(run.running(now) for run in self if run.account == account)

    def reset(self) -> None:
        """Forgets all."""
        with self._lock:
            self._runs.clear()
