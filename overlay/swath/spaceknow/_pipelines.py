"""Pipelines: how SpaceKnow does what takes long, and how we wait for it.

All of its APIs start work in the same way, report on it through one operation, and
hand the result out through another. A `Kind` names the two ends; the rest is common.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._core.job import (
    JobSource,
    JobState,
    JobStatus,
    JobToken,
    NotReadyError,
    read_token,
    state_of,
)
from swath._core.polling import Polling, Timer, Watch
from swath._errors import StatusError, SwathError
from swath.jobs import AsyncJob, Job
from swath_api._runtime import Operation, Request
from swath_api.spaceknow.api.tasking import get_pipeline_status
from swath_api.spaceknow.models import InitiatedPipeline, PipelineStatus


T = TypeVar("T")

SERVICE = "spaceknow"
STEPS = 6
"""How many steps a pipeline has, as the service documents."""

STATES: Mapping[str, JobState] = {
    "NEW": "waiting",
    "PROCESSING": "running",
    "RESOLVED": "succeeded",
    "FAILED": "failed",
}
POLLING = Polling(first=5.0)
"""The service tells when to ask again; where it does not, five seconds are usual."""

_LONGEST_WAIT = 86_400.0
_NOT_YET = "PIPELINE-NOT-PROCESSED"
_FAILED = 424


class Kind(msgspec.Struct, Generic[T], frozen=True):
    """One kind of pipeline.

    Attributes:
        start: The operation that starts one.
        result: The operation that hands the result out, and how it is read.
        ask: Builds the request for the result of the pipeline ``{"pipelineId": id}``.
    """

    start: Operation[InitiatedPipeline]
    result: Operation[T]
    ask: Callable[..., Request]


class Pipeline(JobSource[T]):
    """One pipeline, as jobs ask for it.

    Args:
        kind: What it is about.
        pipeline_id: Its id.
        context: Credentials and patience.
        data: What else belongs to it, as plain JSON values; no secret.
    """

    def __init__(
        self,
        kind: Kind[T],
        pipeline_id: str,
        context: Context,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self._kind = kind
        self._id = pipeline_id
        self._context = context
        self._data = dict(data or {})

    @property
    def token(self) -> JobToken:
        """Names the pipeline."""
        return JobToken(
            service=SERVICE,
            operation=self._kind.start.info.id,
            id=self._id,
            data=self._data,
        )

    def check(self) -> Flow[JobStatus]:
        """Asks how far the pipeline is."""
        operation = get_pipeline_status.OPERATION
        request = get_pipeline_status.build(
            body={"pipelineId": self._id, "getProgress": True}
        )
        answer = yield from reply(operation.info, request, self._context)
        return _status(parsed(operation, answer))

    def fetch(self) -> Flow[T]:
        """Gets the result.

        Raises:
            NotReadyError: The pipeline reports that it has one, but does not give it.
        """
        try:
            return (yield from self._retrieved())
        except StatusError as error:
            if error.code == _NOT_YET:
                raise NotReadyError from error
            raise

    def explain(self) -> Flow[SwathError | None]:
        """Why the pipeline failed: what it answers in place of a result."""
        try:
            yield from self._retrieved()
        except StatusError as error:
            return error if error.status == _FAILED else None
        return None

    def _retrieved(self) -> Flow[T]:
        operation = self._kind.result
        request = self._kind.ask(body={"pipelineId": self._id})
        answer = yield from reply(operation.info, request, self._context)
        return parsed(operation, answer)


def start(
    caller: SyncCaller,
    kind: Kind[T],
    request: Request,
    data: Mapping[str, Any] | None = None,
) -> Job[T]:
    """Starts a pipeline.

    Args:
        caller: Sends.
        kind: What it is about.
        request: As the module of the starting operation builds it.
        data: What else an attaching process needs, as plain JSON values; no secret.
    """
    started = caller.call(kind.start, request)
    source = Pipeline(kind, started.pipeline_id, caller.context, data)
    return Job(caller, source, status=_begun(started), polling=POLLING)


async def start_async(
    caller: AsyncCaller,
    kind: Kind[T],
    request: Request,
    data: Mapping[str, Any] | None = None,
) -> AsyncJob[T]:
    """Starts a pipeline; as `start`."""
    started = await caller.call(kind.start, request)
    source = Pipeline(kind, started.pipeline_id, caller.context, data)
    return AsyncJob(caller, source, status=_begun(started), polling=POLLING)


def attach(caller: SyncCaller, token: str, *kinds: Kind[Any]) -> Job[Any]:
    """The job that a token names.

    Raises:
        InputError: The token is none, or names no job of these kinds.
    """
    return Job(caller, _attached(caller.context, token, kinds), polling=POLLING)


def attach_async(caller: AsyncCaller, token: str, *kinds: Kind[Any]) -> AsyncJob[Any]:
    """The job that a token names; as `attach`."""
    return AsyncJob(caller, _attached(caller.context, token, kinds), polling=POLLING)


def finished(kind: Kind[T], request: Request, context: Context) -> Flow[T]:
    """Starts a pipeline, waits for it and gets its result, as one flow.

    Raises:
        SwathError: As for starting, and for `swath.jobs.Job.result`.
    """
    answer = yield from reply(kind.start.info, request, context)
    started = parsed(kind.start, answer)
    source = Pipeline(kind, started.pipeline_id, context)
    watch = Watch(source, POLLING, _begun(started))
    return (yield from watch.result(Timer(_LONGEST_WAIT)))


def _attached(context: Context, text: str, kinds: tuple[Kind[Any], ...]) -> Any:
    known = {kind.start.info.id: kind for kind in kinds}
    token = read_token(text, SERVICE, *known)
    return Pipeline(known[token.operation], token.id, context, token.data)


def _begun(started: InitiatedPipeline) -> JobStatus:
    return JobStatus(
        state=state_of(started.status, STATES),
        detail=started.status,
        next_check=_seconds(started.next_try),
        raw=started,
    )


def _status(told: PipelineStatus) -> JobStatus:
    progress = told.progress or None
    step = progress.step if progress else None
    return JobStatus(
        state=state_of(told.status, STATES),
        detail=told.status,
        fraction=None if step is None else min(max((step - 1) / STEPS, 0.0), 1.0),
        step=step,
        message=progress.message if progress else "",
        next_check=_seconds(told.next_try),
        raw=told,
    )


def _seconds(next_try: Any) -> float | None:
    return next_try if isinstance(next_try, int | float) else None
