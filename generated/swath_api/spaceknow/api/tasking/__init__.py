"""The state of pipelines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _runtime
from . import get_pipeline_status as _get_pipeline_status

if TYPE_CHECKING:
    from ...models import PipelineStatus, PipelineStatusRequest


class TaskingApi:
    """The state of pipelines.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_pipeline_status(
        self,
        *,
        body: PipelineStatusRequest | Mapping[str, Any],
    ) -> PipelineStatus:
        """Ask how far a pipeline is.

        A failed pipeline is a success here; why it failed is told by the operation that
        fetches its result.

        Args:
            body: The pipeline.

        Returns:
            The state.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_pipeline_status.OPERATION,
            _get_pipeline_status.build(
                body=body,
            ),
        )


class AsyncTaskingApi:
    """The state of pipelines.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_pipeline_status(
        self,
        *,
        body: PipelineStatusRequest | Mapping[str, Any],
    ) -> PipelineStatus:
        """Ask how far a pipeline is.

        A failed pipeline is a success here; why it failed is told by the operation that
        fetches its result.

        Args:
            body: The pipeline.

        Returns:
            The state.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_pipeline_status.OPERATION,
            _get_pipeline_status.build(
                body=body,
            ),
        )
