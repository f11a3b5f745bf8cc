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
    get_batch_v2_tiling_grids_properties,
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
        return self.get_single_batch_v2_process_task_by_id(name_of(request))

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
        return self.update_batch_v2_process_request(
            name_of(request), body={"description": description}
        )

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
        return self.get_batch_v2_tiling_grid_properties(grid)


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
        return await self.get_single_batch_v2_process_task_by_id(name_of(request))

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
        return await self.update_batch_v2_process_request(
            name_of(request), body={"description": description}
        )

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
        return await self.get_batch_v2_tiling_grid_properties(grid)
