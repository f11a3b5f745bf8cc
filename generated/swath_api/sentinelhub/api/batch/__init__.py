"""Large areas and many features rendered piece by piece into object storage."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import batch_v2_analyse as _batch_v2_analyse
from . import batch_v2_start_process_request as _batch_v2_start_process_request
from . import batch_v2_stop_process_request as _batch_v2_stop_process_request
from . import (
    create_new_batch_v2_processing_request as _create_new_batch_v2_processing_request,
)
from . import get_all_batch_v2_process_requests as _get_all_batch_v2_process_requests
from . import (
    get_batch_v2_tiling_grid_properties as _get_batch_v2_tiling_grid_properties,
)
from . import (
    get_batch_v2_tiling_grids_properties as _get_batch_v2_tiling_grids_properties,
)
from . import (
    get_single_batch_v2_process_task_by_id as _get_single_batch_v2_process_task_by_id,
)
from . import update_batch_v2_process_request as _update_batch_v2_process_request

if TYPE_CHECKING:
    from ...models import (
        BatchV2ProcessForm,
        BatchV2ProcessPage,
        BatchV2ProcessRequest,
        BatchV2ProcessTask,
        BatchV2ProcessUpdate,
        TaskSort,
        TilingGrid,
        TilingGridPage,
    )


class BatchApi:
    """Large areas and many features rendered piece by piece into object storage.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_all_batch_v2_process_requests(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        sort: TaskSort | UnsetType = UNSET,
    ) -> BatchV2ProcessPage:
        """List tasks.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            sort: Order of the list.

        Returns:
            A page of tasks.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(
            _get_all_batch_v2_process_requests.OPERATION,
            _get_all_batch_v2_process_requests.build(
                count=count,
                viewtoken=viewtoken,
                sort=sort,
            ),
        )

    def create_new_batch_v2_processing_request(
        self,
        *,
        body: BatchV2ProcessRequest | BatchV2ProcessForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> BatchV2ProcessTask:
        """Make a task; nothing runs before it is started.

        The script may lie beside the request, as a part of its own; it is not tried
        before the analysis.

        Args:
            body: What to render, and where to.
            content_type: The form in which the body is sent.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _create_new_batch_v2_processing_request.OPERATION,
            _create_new_batch_v2_processing_request.build(
                body=body,
                content_type=content_type,
            ),
        )

    def get_single_batch_v2_process_task_by_id(
        self,
        task_id: uuid.UUID | str,
    ) -> BatchV2ProcessTask:
        """Read a task.

        Args:
            task_id: The task.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_single_batch_v2_process_task_by_id.OPERATION,
            _get_single_batch_v2_process_task_by_id.build(
                task_id,
            ),
        )

    def update_batch_v2_process_request(
        self,
        task_id: uuid.UUID | str,
        *,
        body: BatchV2ProcessUpdate | Mapping[str, Any],
    ) -> BatchV2ProcessRequest:
        """Change the description of a task.

        Answers the request, not the task. Refused while the task runs.

        Args:
            task_id: The task.
            body: What to change.

        Returns:
            The request.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 429, 500.
        """
        return self._caller.call(
            _update_batch_v2_process_request.OPERATION,
            _update_batch_v2_process_request.build(
                task_id,
                body=body,
            ),
        )

    def batch_v2_analyse(
        self,
        task_id: uuid.UUID | str,
    ) -> None:
        """Try the script and list the pieces.

        Only in state CREATED. Leaves the list of pieces at the place of delivery.

        Args:
            task_id: The task.

        Returns:
            The analysis is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_v2_analyse.OPERATION,
            _batch_v2_analyse.build(
                task_id,
            ),
        )

    def batch_v2_start_process_request(
        self,
        task_id: uuid.UUID | str,
    ) -> None:
        """Process a task, analysing it first if need be.

        Also resumes a stopped task. Only in the states CREATED, ANALYSIS_DONE and
        STOPPED.

        Args:
            task_id: The task.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_v2_start_process_request.OPERATION,
            _batch_v2_start_process_request.build(
                task_id,
            ),
        )

    def batch_v2_stop_process_request(
        self,
        task_id: uuid.UUID | str,
    ) -> None:
        """Stop a task; it can be started again.

        Only in the states ANALYSING, ANALYSIS_DONE and PROCESSING; an analysis ends
        before.

        Args:
            task_id: The task.

        Returns:
            The end is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_v2_stop_process_request.OPERATION,
            _batch_v2_stop_process_request.build(
                task_id,
            ),
        )

    def get_batch_v2_tiling_grids_properties(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> TilingGridPage:
        """List the tiling grids.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of grids.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return self._caller.call(
            _get_batch_v2_tiling_grids_properties.OPERATION,
            _get_batch_v2_tiling_grids_properties.build(
                count=count,
                viewtoken=viewtoken,
            ),
        )

    def get_batch_v2_tiling_grid_properties(
        self,
        id: int,
    ) -> TilingGrid:
        """Read a tiling grid.

        Args:
            id: Number of the tiling grid.

        Returns:
            The grid.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 429, 500.
        """
        return self._caller.call(
            _get_batch_v2_tiling_grid_properties.OPERATION,
            _get_batch_v2_tiling_grid_properties.build(
                id,
            ),
        )


class AsyncBatchApi:
    """Large areas and many features rendered piece by piece into object storage.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_all_batch_v2_process_requests(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        sort: TaskSort | UnsetType = UNSET,
    ) -> BatchV2ProcessPage:
        """List tasks.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            sort: Order of the list.

        Returns:
            A page of tasks.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(
            _get_all_batch_v2_process_requests.OPERATION,
            _get_all_batch_v2_process_requests.build(
                count=count,
                viewtoken=viewtoken,
                sort=sort,
            ),
        )

    async def create_new_batch_v2_processing_request(
        self,
        *,
        body: BatchV2ProcessRequest | BatchV2ProcessForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> BatchV2ProcessTask:
        """Make a task; nothing runs before it is started.

        The script may lie beside the request, as a part of its own; it is not tried
        before the analysis.

        Args:
            body: What to render, and where to.
            content_type: The form in which the body is sent.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _create_new_batch_v2_processing_request.OPERATION,
            _create_new_batch_v2_processing_request.build(
                body=body,
                content_type=content_type,
            ),
        )

    async def get_single_batch_v2_process_task_by_id(
        self,
        task_id: uuid.UUID | str,
    ) -> BatchV2ProcessTask:
        """Read a task.

        Args:
            task_id: The task.

        Returns:
            The task.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_single_batch_v2_process_task_by_id.OPERATION,
            _get_single_batch_v2_process_task_by_id.build(
                task_id,
            ),
        )

    async def update_batch_v2_process_request(
        self,
        task_id: uuid.UUID | str,
        *,
        body: BatchV2ProcessUpdate | Mapping[str, Any],
    ) -> BatchV2ProcessRequest:
        """Change the description of a task.

        Answers the request, not the task. Refused while the task runs.

        Args:
            task_id: The task.
            body: What to change.

        Returns:
            The request.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 429, 500.
        """
        return await self._caller.call(
            _update_batch_v2_process_request.OPERATION,
            _update_batch_v2_process_request.build(
                task_id,
                body=body,
            ),
        )

    async def batch_v2_analyse(
        self,
        task_id: uuid.UUID | str,
    ) -> None:
        """Try the script and list the pieces.

        Only in state CREATED. Leaves the list of pieces at the place of delivery.

        Args:
            task_id: The task.

        Returns:
            The analysis is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_v2_analyse.OPERATION,
            _batch_v2_analyse.build(
                task_id,
            ),
        )

    async def batch_v2_start_process_request(
        self,
        task_id: uuid.UUID | str,
    ) -> None:
        """Process a task, analysing it first if need be.

        Also resumes a stopped task. Only in the states CREATED, ANALYSIS_DONE and
        STOPPED.

        Args:
            task_id: The task.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_v2_start_process_request.OPERATION,
            _batch_v2_start_process_request.build(
                task_id,
            ),
        )

    async def batch_v2_stop_process_request(
        self,
        task_id: uuid.UUID | str,
    ) -> None:
        """Stop a task; it can be started again.

        Only in the states ANALYSING, ANALYSIS_DONE and PROCESSING; an analysis ends
        before.

        Args:
            task_id: The task.

        Returns:
            The end is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_v2_stop_process_request.OPERATION,
            _batch_v2_stop_process_request.build(
                task_id,
            ),
        )

    async def get_batch_v2_tiling_grids_properties(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> TilingGridPage:
        """List the tiling grids.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of grids.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 429, 500.
        """
        return await self._caller.call(
            _get_batch_v2_tiling_grids_properties.OPERATION,
            _get_batch_v2_tiling_grids_properties.build(
                count=count,
                viewtoken=viewtoken,
            ),
        )

    async def get_batch_v2_tiling_grid_properties(
        self,
        id: int,
    ) -> TilingGrid:
        """Read a tiling grid.

        Args:
            id: Number of the tiling grid.

        Returns:
            The grid.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 429, 500.
        """
        return await self._caller.call(
            _get_batch_v2_tiling_grid_properties.OPERATION,
            _get_batch_v2_tiling_grid_properties.build(
                id,
            ),
        )
