"""Pipelines: work that takes its time on the emulator's clock."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from swath.emulator._service import Refusal


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime


Status = Literal["NEW", "PROCESSING", "RESOLVED", "FAILED"]

STEPS = (
    "Preparing analysis",
    "Ordering data from provider",
    "Waiting for provider data to become available",
    "Downloading data from provider",
    "Analyzing",
    "Finalizing analysis",
)
"""What each of the six steps says."""
ID_LENGTH = 20
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


class Failure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a pipeline failed, or why the next ones are to fail.

    `operation` is the one that starts them: an operation id, or `*` for all.
    """

    code: str = "PROCESSING-ERROR"
    message: str = "The pipeline failed because a switch says so."
    operation: str = "*"

    def strikes(self, operation: str) -> bool:
        """Whether pipelines that an operation starts fail of it."""
        return self.operation in ("*", operation)


class State(NamedTuple):
    """How far a pipeline is; the step counts from 1, and is 0 outside PROCESSING."""

    status: Status
    step: int = 0

    @property
    def ended(self) -> bool:
        """Whether nothing will change any more."""
        return self.status in ("RESOLVED", "FAILED")


class Work(NamedTuple):
    """What a pipeline does.

    Attributes:
        produce: Makes the result from the service's URL, whenever it is retrieved.
        provider: Whose data it takes, for its progress.
        failure: Why it will fail, if so.
        undo: Called once when it turns out to have failed.
    """

    produce: Callable[[str], Any]
    provider: str = ""
    failure: Failure | None = None
    undo: Callable[[], None] | None = None


def ready(result: Any) -> Work:
    """Work of which the result is known already."""

    def produce(_: str) -> Any:
        return result

    return Work(produce)


class Pipeline:
    """One pipeline. Its state follows from the clock unless it was forced."""

    def __init__(
        self,
        name: str,
        operations: tuple[str, str],
        work: Work,
        started: datetime,
        pace: tuple[float, float],
    ) -> None:
        self.id = name
        self.operation, self.retrieval = operations
        self.work = work
        self.started = started
        self.failure = work.failure
        self._queued, self._step = pace
        self._forced: State | None = None
        self._undone = False

    def state(self, now: datetime) -> State:
        """How far it is."""
        state = self._forced or self._scheduled((now - self.started).total_seconds())
        if state.status == "FAILED" and not self._undone:
            self._undone = True
            if self.work.undo is not None:
                self.work.undo()
        return state

    def force(self, status: Status, failure: Failure) -> None:
        """Puts it into a state; it stays there."""
        self._forced = State(status, 1 if status == "PROCESSING" else 0)
        if status == "FAILED":
            self.failure = failure

    def _scheduled(self, elapsed: float) -> State:
        if elapsed < self._queued:
            return State("NEW")
        worked = elapsed - self._queued
        if worked < self._step * len(STEPS):
            return State("PROCESSING", int(worked / self._step) + 1)
        return State("FAILED" if self.failure else "RESOLVED")

    def described(self, now: datetime) -> dict[str, Any]:
        """The pipeline for the admin routes."""
        state = self.state(now)
        return {
            "id": self.id,
            "operation": self.operation,
            "status": state.status,
            "step": state.step,
            "started": self.started,
        }


class Pipelines:
    """The pipelines that were started, by id."""

    def __init__(self) -> None:
        self._pipelines: dict[str, Pipeline] = {}

    def __iter__(self) -> Iterator[Pipeline]:
        return iter(list(self._pipelines.values()))

    def __len__(self) -> int:
        return len(self._pipelines)

    def start(
        self,
        operations: tuple[str, str],
        work: Work,
        now: datetime,
        pace: tuple[float, float],
    ) -> Pipeline:
        """Starts one.

        Args:
            operations: The operation that starts it and the one that retrieves.
            work: What it does.
            now: The clock.
            pace: Seconds in the queue, and for each of the six steps.
        """
        name = _name(len(self._pipelines))
        pipeline = Pipeline(name, operations, work, now, pace)
        self._pipelines[name] = pipeline
        return pipeline

    def find(self, name: str) -> Pipeline:
        """The pipeline of an id.

        Raises:
            Refusal: There is none.
        """
        if name not in self._pipelines:
            detail = f"There is no pipeline {name!r}."
            raise Refusal(404, detail, code="NON-EXISTENT-PIPELINE")
        return self._pipelines[name]

    def retrievable(self, name: str, operation: str, now: datetime) -> Pipeline:
        """The pipeline whose result an operation may take now.

        Raises:
            Refusal: There is none, it is another operation's, it is not done, or it
                failed.
        """
        pipeline = self.find(name)
        if pipeline.retrieval != operation:
            detail = f"The pipeline was started by {pipeline.operation}."
            raise Refusal(400, detail, code="INVALID_PIPELINE_RESULT")
        state = pipeline.state(now)
        if state.status == "FAILED":
            cause = pipeline.failure or Failure()
            raise Refusal(424, cause.message, code=cause.code)
        if not state.ended:
            detail = f"The pipeline is {state.status}: ask for its status first."
            raise Refusal(400, detail, code="PIPELINE-NOT-PROCESSED")
        return pipeline

    def reset(self) -> None:
        """Forgets all."""
        self._pipelines.clear()


def _name(number: int) -> str:
    digest = hashlib.sha256(f"pipeline/{number}".encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:ID_LENGTH])
