"""What both kinds of runs share: the journal, and what it says."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from swath._core.times import rfc3339
from swath._errors import InputError, JobInDoubtError, SwathError
from swath.jobs._gather import Ended, Outcome
from swath.jobs._job import AsyncJob, Job
from swath.jobs._journal import Journal
from swath.jobs._ledger import (
    AnyRecord,
    Begun,
    Cleared,
    Done,
    Failed,
    Ledger,
    Refused,
    Submitted,
    came_to_nothing,
    is_final,
)


H = TypeVar("H", bound=Job[Any] | AsyncJob[Any])
T = TypeVar("T")


class RunOutcome(Ended[T], frozen=True, kw_only=True):
    """How the job of one key ended, or that there is none.

    Attributes:
        key: The key.
        value: The job's result; None if there is an error.
        error: Why there is no result, or no job; None if there is a result.
    """

    key: str


class Roll(Generic[H, T]):
    """Which key each awaited job belongs to, and the keys that have no job."""

    def __init__(self) -> None:
        self._keys: dict[H, str] = {}
        self._refused: deque[RunOutcome[T]] = deque()

    def enter(self, key: str, job: H) -> None:
        """Notes a job that is awaited now."""
        self._keys[job] = key

    def refuse(self, key: str, error: SwathError) -> None:
        """Notes that a key has no job."""
        self._refused.append(RunOutcome(key=key, error=error))

    def ended(self, outcome: Outcome[H, T]) -> RunOutcome[T]:
        """A job's outcome, under its key; the job is forgotten."""
        key = self._keys.pop(outcome.job)
        return RunOutcome(key=key, value=outcome.value, error=outcome.error)

    def refused(self) -> Iterator[RunOutcome[T]]:
        """The keys without a job that were not told yet."""
        while self._refused:
            yield self._refused.popleft()


class RunBook:
    """What `Run` and `AsyncRun` share: the journal, and what it says."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._journal = Journal(self._path)
        self._ledger = Ledger()
        self._writing = threading.RLock()
        self._submitting: set[str] = set()
        try:
            for record in self._journal.records():
                self._ledger.note(record)
        except BaseException:
            self._journal.close()
            raise

    @property
    def pending(self) -> tuple[str, ...]:
        """The keys whose jobs were submitted and have not ended, as far as known."""
        return self._ledger.keys("pending")

    @property
    def done(self) -> tuple[str, ...]:
        """The keys whose results were handed out or recorded."""
        return self._ledger.keys("done")

    @property
    def failed(self) -> dict[str, str]:
        """The keys whose jobs failed or were refused, and why."""
        keys = self._ledger.keys("failed", "refused")
        return {key: self._ledger.about(key) for key in keys}

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """The keys that were being submitted when the process ended or gave up.

        Nobody knows whether the service got the request: see `settle`.
        """
        begun = self._ledger.keys("begun")
        return tuple(key for key in begun if key not in self._submitting)

    def results(self) -> dict[str, Any]:
        """What was recorded for each key that is done; None where nothing was."""
        records = self._journal.records()
        return {it.key: it.value for it in records if isinstance(it, Done)}

    def close(self) -> None:
        """Lets another process have the directory."""
        self._journal.close()

    def __repr__(self) -> str:
        counts = (
            f"{len(self.done)} done, {len(self.pending)} pending, "
            f"{len(self.failed)} failed, {len(self.in_doubt)} in doubt"
        )
        return f"<{type(self).__name__} {str(self._path)!r}: {counts}>"

    def _note(self, record: AnyRecord) -> None:
        with self._writing:
            self._journal.append(record)
            self._ledger.note(record)

    def _token(self, key: str) -> str:
        return self._ledger.token(key) or ""

    def _is_in_doubt(self, key: str) -> bool:
        return key in self.in_doubt

    def _begin(self, key: str, *, idempotent: bool) -> None:
        """Journals that a submission comes now.

        Raises:
            JobInDoubtError: One came before, and nobody knows what became of it.
            InputError: One is under way, or the key is no key.
        """
        _check_key(key)
        with self._writing:
            if key in self._submitting:
                raise InputError(f"{key!r} is being submitted elsewhere")
            if self._is_in_doubt(key) and not idempotent:
                raise self._doubt(key)
            self._submitting.add(key)
            try:
                self._note(Begun(key=key, at=rfc3339(dt.datetime.now(dt.UTC))))
            except BaseException:
                self._submitting.discard(key)
                raise

    def _broken(self, key: str, error: SwathError) -> None:
        if came_to_nothing(error):
            self._note(Refused(key=key, reason=str(error)))

    def _judge(self, ended: RunOutcome[Any]) -> None:
        """Notes a failure for good."""
        if ended.error is not None and is_final(ended.error):
            self._note(Failed(key=ended.key, reason=str(ended.error)))

    def _handed_out(self, ended: RunOutcome[Any]) -> None:
        """Notes that the user came back for more, having used the result."""
        if ended.error is None and self._ledger.state(ended.key) == "pending":
            self._note(Done(key=ended.key))

    def _record(self, key: str, value: Any) -> None:
        if not self._token(key):
            raise InputError(f"there is no job under {key!r} to record a result of")
        try:
            plain = msgspec.to_builtins(value)
        except TypeError as error:
            raise InputError(f"only JSON values can be recorded: {error}") from None
        self._note(Done(key=key, value=plain))

    def _settle(self, key: str, token: str | None) -> None:
        with self._writing:
            if not self._is_in_doubt(key):
                raise InputError(f"{key!r} is not in doubt")
            known = Cleared(key=key) if token is None else None
            self._note(known or Submitted(key=key, token=str(token)))

    def _clear_failed(self) -> tuple[str, ...]:
        keys = tuple(self.failed)
        for key in keys:
            self._note(Cleared(key=key))
        return keys

    def _doubt(self, key: str) -> JobInDoubtError:
        return JobInDoubtError(
            f"the submission of {key!r}, begun at {self._ledger.about(key)}, may or "
            "may not have reached the service: submit it with idempotent=True if "
            "twice does no harm, or look the job up there and call settle(key, token), "
            "or settle(key, None) if there is none",
            key=key,
        )


def _check_key(key: Any) -> None:
    if not isinstance(key, str) or not key:
        raise InputError(f"{key=} has to be a text that is not empty")
