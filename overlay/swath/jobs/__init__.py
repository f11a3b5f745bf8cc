"""Work that goes on at a service: one handle for all services, and many at once.

* `Job`, `AsyncJob`: one piece of work, to be watched, awaited, cancelled, attached to.
* `gather`: waits for many of them from one thread or task, result or error for each.
* `Run`, `AsyncRun`: a directory by which a killed process goes on where it was.

A client's module builds its jobs from a `JobSource`, and reads the tokens that it is
given by `read_token`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swath._core.job import (
    JobSource,
    JobState,
    JobStatus,
    JobToken,
    NotReadyError,
    read_token,
    state_of,
)
from swath._core.polling import Polling
from swath.jobs._book import RunOutcome
from swath.jobs._gather import Outcome, gather
from swath.jobs._job import AsyncJob, Job
from swath.jobs._run import Run


if TYPE_CHECKING:
    from swath.jobs._run_async import AsyncRun


__all__ = [
    "AsyncJob",
    "AsyncRun",
    "Job",
    "JobSource",
    "JobState",
    "JobStatus",
    "JobToken",
    "NotReadyError",
    "Outcome",
    "Polling",
    "Run",
    "RunOutcome",
    "gather",
    "read_token",
    "state_of",
]


def __getattr__(name: str) -> Any:
    if name == "AsyncRun":
        from swath.jobs._run_async import AsyncRun  # noqa: PLC0415 - loads anyio

        return AsyncRun
    raise AttributeError(f"module 'swath.jobs' has no attribute {name!r}")
