"""Tasking: how far a pipeline is, by its id alone."""

from __future__ import annotations

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import InputError
from swath.spaceknow._bodies import text
from swath_api._runtime import Request
from swath_api.spaceknow.api.tasking import (
    AsyncTaskingApi,
    TaskingApi,
    get_pipeline_status,
)
from swath_api.spaceknow.models import PipelineStatus


__all__ = ["AsyncTasking", "Tasking"]

_LENGTH = 20
"""Characters of a pipeline's id."""


class Tasking(TaskingApi):
    """Tasking; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def status(self, pipeline_id: str, *, progress: bool = True) -> PipelineStatus:
        """How far a pipeline is; a `Job` asks this by itself.

        Args:
            pipeline_id: The pipeline, as `swath.jobs.Job.id` names it.
            progress: Whether the step that it is at is told, too.

        Raises:
            InputError: The id has not 20 characters.
            NotFoundError: There is no such pipeline.
        """
        request = _question(pipeline_id, progress=progress)
        return self._sender.call(get_pipeline_status.OPERATION, request)


class AsyncTasking(AsyncTaskingApi):
    """Tasking; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def status(
        self, pipeline_id: str, *, progress: bool = True
    ) -> PipelineStatus:
        """How far a pipeline is; a `Job` asks this by itself.

        Args:
            pipeline_id: The pipeline, as `swath.jobs.AsyncJob.id` names it.
            progress: Whether the step that it is at is told, too.

        Raises:
            InputError: The id has not 20 characters.
            NotFoundError: There is no such pipeline.
        """
        request = _question(pipeline_id, progress=progress)
        return await self._sender.call(get_pipeline_status.OPERATION, request)


def _question(pipeline_id: str, *, progress: bool) -> Request:
    if len(text("pipeline_id", pipeline_id)) != _LENGTH:
        raise InputError(f"{pipeline_id=} has to have {_LENGTH} characters")
    body = {"pipelineId": pipeline_id, "getProgress": progress}
    return get_pipeline_status.build(body=body)
