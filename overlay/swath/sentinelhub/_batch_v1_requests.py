"""The batches of an account at the older interface, and their tiles."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from swath._pager import AsyncPager, Pager
from swath.sentinelhub._batch_collections import AsyncBatchCollections, BatchCollections
from swath.sentinelhub._batch_v1_work import tile_state, v1_update
from swath.sentinelhub._batch_work import Named, name_of, sorting
from swath.sentinelhub._lists import view_walk
from swath_api.sentinelhub.api.batch_v1 import (
    get_all_batch_process_requests,
    get_all_batch_process_tiles,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import BatchProcessTask, BatchTileState, TaskSort
    from swath_api.sentinelhub.structs import BatchTile


__all__ = ["AsyncBatchV1Requests", "BatchV1Requests"]


class BatchV1Requests(BatchCollections):
    """The batches of an account at the older interface, and their tiles."""

    def list(
        self,
        *,
        search: str | None = None,
        collection: str | uuid.UUID | None = None,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[BatchProcessTask]:
        """The requests of the account.

        Args:
            search: A word of their description; words joined with ``|`` or ``&``.
            collection: The batch collection that they write into.
            sort: ``"created"`` or ``"status"``, with ``":desc"`` the last ones first.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        given = {
            "search": search,
            "collection_id": None if collection is None else str(collection),
            "sort": sorting(sort),
        }
        walk = view_walk(
            self._sender,
            get_all_batch_process_requests,
            given,
            page_size=page_size,
            cursor=cursor,
        )
        return Pager(self._sender, walk)

    def get(self, request: str | uuid.UUID | Named) -> BatchProcessTask:
        """A request as the service tells it.

        Raises:
            InputError: It is no id.
            NotFoundError: There is none of this id.
        """
        return self.get_single_batch_process_request_by_id(name_of(request))

    def update(
        self,
        request: str | uuid.UUID | Named,
        *,
        description: str | None = None,
        collection: str | uuid.UUID | UnsetType | None = UNSET,
    ) -> BatchProcessTask:
        """Changes a request that does not run.

        Args:
            request: Its id, or what `list` told of it.
            description: The new line for people.
            collection: The batch collection that its files join; None for none.

        Raises:
            InputError: There is nothing to change.
            ConflictError: It runs.
        """
        return self.update_batch_process_request(
            name_of(request), body=v1_update(description, collection)
        )

    def delete(self, request: str | uuid.UUID | Named) -> None:
        """Removes a request that has rendered nothing.

        Raises:
            ConflictError: It runs, or has rendered some: such a request stays.
        """
        self.delete_batch_process_request(name_of(request))

    def tiles(
        self,
        request: str | uuid.UUID | Named,
        *,
        status: BatchTileState | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[BatchTile]:
        """The tiles of a request, with their outline and what they cost.

        They are decoded as Structs, their `geometry` and `origin` being kept as bytes:
        there may be many thousands.

        Args:
            request: Its id, or what `list` told of it.
            status: Only those that are ``"FAILED"``, and so on.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        given = {"request_id": name_of(request), "status": tile_state(status)}
        walk = view_walk(
            self._sender,
            get_all_batch_process_tiles,
            given,
            page_size=page_size,
            cursor=cursor,
        )
        return Pager(self._sender, walk)

    def tile(self, request: str | uuid.UUID | Named, tile: int) -> BatchTile:
        """A tile of a request.

        Raises:
            NotFoundError: There is none of this number.
        """
        return self.get_batch_tile_by_id(name_of(request), tile)


class AsyncBatchV1Requests(AsyncBatchCollections):
    """The batches of an account at the older interface, and their tiles."""

    def list(
        self,
        *,
        search: str | None = None,
        collection: str | uuid.UUID | None = None,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[BatchProcessTask]:
        """The requests of the account.

        Args:
            search: A word of their description; words joined with ``|`` or ``&``.
            collection: The batch collection that they write into.
            sort: ``"created"`` or ``"status"``, with ``":desc"`` the last ones first.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        given = {
            "search": search,
            "collection_id": None if collection is None else str(collection),
            "sort": sorting(sort),
        }
        walk = view_walk(
            self._sender,
            get_all_batch_process_requests,
            given,
            page_size=page_size,
            cursor=cursor,
        )
        return AsyncPager(self._sender, walk)

    async def get(self, request: str | uuid.UUID | Named) -> BatchProcessTask:
        """A request as the service tells it.

        Raises:
            InputError: It is no id.
            NotFoundError: There is none of this id.
        """
        return await self.get_single_batch_process_request_by_id(name_of(request))

    async def update(
        self,
        request: str | uuid.UUID | Named,
        *,
        description: str | None = None,
        collection: str | uuid.UUID | UnsetType | None = UNSET,
    ) -> BatchProcessTask:
        """Changes a request that does not run.

        Args:
            request: Its id, or what `list` told of it.
            description: The new line for people.
            collection: The batch collection that its files join; None for none.

        Raises:
            InputError: There is nothing to change.
            ConflictError: It runs.
        """
        return await self.update_batch_process_request(
            name_of(request), body=v1_update(description, collection)
        )

    async def delete(self, request: str | uuid.UUID | Named) -> None:
        """Removes a request that has rendered nothing.

        Raises:
            ConflictError: It runs, or has rendered some: such a request stays.
        """
        await self.delete_batch_process_request(name_of(request))

    def tiles(
        self,
        request: str | uuid.UUID | Named,
        *,
        status: BatchTileState | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[BatchTile]:
        """The tiles of a request, with their outline and what they cost.

        They are decoded as Structs, their `geometry` and `origin` being kept as bytes:
        there may be many thousands.

        Args:
            request: Its id, or what `list` told of it.
            status: Only those that are ``"FAILED"``, and so on.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        given = {"request_id": name_of(request), "status": tile_state(status)}
        walk = view_walk(
            self._sender,
            get_all_batch_process_tiles,
            given,
            page_size=page_size,
            cursor=cursor,
        )
        return AsyncPager(self._sender, walk)

    async def tile(self, request: str | uuid.UUID | Named, tile: int) -> BatchTile:
        """A tile of a request.

        Raises:
            NotFoundError: There is none of this number.
        """
        return await self.get_batch_tile_by_id(name_of(request), tile)
