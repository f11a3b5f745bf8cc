"""The batches of an account, and the grids that areas are cut by."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from swath._callers import AsyncCaller, SyncCaller
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._batch_work import Named, name_of, sorting
from swath.sentinelhub._lists import view_walk
from swath_api.sentinelhub.api.batch import (
    AsyncBatchApi,
    BatchApi,
    get_all_batch_v2_process_requests,
    get_batch_v2_tiling_grid_properties,
    get_batch_v2_tiling_grids_properties,
    get_single_batch_v2_process_task_by_id,
    update_batch_v2_process_request,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import (
        BatchV2ProcessRequest,
        BatchV2ProcessTask,
        TaskSort,
        TilingGrid,
    )


__all__ = ["AsyncBatchRequests", "BatchRequests"]


class BatchRequests(BatchApi):
    """The batches of an account, and the grids that areas are cut by."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def list(
        self,
        *,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[BatchV2ProcessTask]:
        """The requests of the account.

        Args:
            sort: ``"created"`` or ``"status"``, with ``":desc"`` the last ones first.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        walk = view_walk(
            self._sender,
            get_all_batch_v2_process_requests,
            {"sort": sorting(sort)},
            page_size=page_size,
            cursor=cursor,
        )
        return Pager(self._sender, walk)

    def get(self, request: str | uuid.UUID | Named) -> BatchV2ProcessTask:
        """A request as the service tells it.

        Raises:
            InputError: It is no id.
            NotFoundError: There is none of this id.
        """
        module = get_single_batch_v2_process_task_by_id
        asked = module.build(name_of(request))
        return self._sender.call(module.OPERATION, asked)

    def update(
        self, request: str | uuid.UUID | Named, *, description: str
    ) -> BatchV2ProcessRequest:
        """Changes the line for people of a request that does not run.

        Args:
            request: Its id, or what `list` told of it.
            description: The new line.

        Returns:
            What was asked for, as the service answers here; `get` tells how it stands.

        Raises:
            ConflictError: It runs.
        """
        module = update_batch_v2_process_request
        asked = module.build(name_of(request), body={"description": description})
        return self._sender.call(module.OPERATION, asked)

    def tiling_grids(
        self, *, page_size: int | None = None, cursor: str | None = None
    ) -> Pager[TilingGrid]:
        """The grids that areas are cut by, with the pixels that they have.

        Args:
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        module = get_batch_v2_tiling_grids_properties
        walk = view_walk(self._sender, module, page_size=page_size, cursor=cursor)
        return Pager(self._sender, walk)

    def tiling_grid(self, grid: int) -> TilingGrid:
        """A tiling grid.

        Raises:
            BadRequestError: There is none of this number.
        """
        module = get_batch_v2_tiling_grid_properties
        return self._sender.call(module.OPERATION, module.build(grid))


class AsyncBatchRequests(AsyncBatchApi):
    """The batches of an account, and the grids that areas are cut by."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def list(
        self,
        *,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[BatchV2ProcessTask]:
        """The requests of the account.

        Args:
            sort: ``"created"`` or ``"status"``, with ``":desc"`` the last ones first.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        walk = view_walk(
            self._sender,
            get_all_batch_v2_process_requests,
            {"sort": sorting(sort)},
            page_size=page_size,
            cursor=cursor,
        )
        return AsyncPager(self._sender, walk)

    async def get(self, request: str | uuid.UUID | Named) -> BatchV2ProcessTask:
        """A request as the service tells it.

        Raises:
            InputError: It is no id.
            NotFoundError: There is none of this id.
        """
        module = get_single_batch_v2_process_task_by_id
        asked = module.build(name_of(request))
        return await self._sender.call(module.OPERATION, asked)

    async def update(
        self, request: str | uuid.UUID | Named, *, description: str
    ) -> BatchV2ProcessRequest:
        """Changes the line for people of a request that does not run.

        Args:
            request: Its id, or what `list` told of it.
            description: The new line.

        Returns:
            What was asked for, as the service answers here; `get` tells how it stands.

        Raises:
            ConflictError: It runs.
        """
        module = update_batch_v2_process_request
        asked = module.build(name_of(request), body={"description": description})
        return await self._sender.call(module.OPERATION, asked)

    def tiling_grids(
        self, *, page_size: int | None = None, cursor: str | None = None
    ) -> AsyncPager[TilingGrid]:
        """The grids that areas are cut by, with the pixels that they have.

        Args:
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        module = get_batch_v2_tiling_grids_properties
        walk = view_walk(self._sender, module, page_size=page_size, cursor=cursor)
        return AsyncPager(self._sender, walk)

    async def tiling_grid(self, grid: int) -> TilingGrid:
        """A tiling grid.

        Raises:
            BadRequestError: There is none of this number.
        """
        module = get_batch_v2_tiling_grid_properties
        return await self._sender.call(module.OPERATION, module.build(grid))
