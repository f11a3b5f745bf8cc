"""What the older interface of batch processing writes into, and cuts areas by."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from swath._callers import AsyncCaller, SyncCaller
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._batch_v1_work import bucket_name
from swath.sentinelhub._batch_work import Named, name_of
from swath.sentinelhub._lists import view_walk
from swath_api.sentinelhub.api.batch_v1 import (
    AsyncBatchV1Api,
    BatchV1Api,
    get_all_batch_collections,
    get_batch_tiling_grids_properties,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import BatchCollection, TilingGrid


__all__ = ["AsyncBatchCollections", "BatchCollections"]


class BatchCollections(BatchV1Api):
    """Collections of the files of batches, and tiling grids."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def collections(
        self,
        *,
        search: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[BatchCollection]:
        """The batch collections of the account.

        Args:
            search: A word of their names; words joined with ``|`` or ``&``.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        walk = view_walk(
            self._sender,
            get_all_batch_collections,
            {"search": search},
            page_size=page_size,
            cursor=cursor,
        )
        return Pager(self._sender, walk)

    def collection(self, collection: str | uuid.UUID | Named) -> BatchCollection:
        """A batch collection.

        Raises:
            NotFoundError: There is none of this id.
        """
        return self.get_single_batch_collection_by_id(name_of(collection))

    def create_collection(self, name: str, bucket: str) -> BatchCollection:
        """Makes a batch collection, which is empty.

        Args:
            name: For people.
            bucket: The name of the bucket that its files are in.

        Raises:
            InputError: That is no name of a bucket.
        """
        body = {"name": name, "s3Bucket": bucket_name(bucket)}
        return self.create_new_batch_collection(body=body)

    def rename_collection(self, collection: str | uuid.UUID | Named, name: str) -> None:
        """Changes the name of a batch collection.

        Raises:
            NotFoundError: There is none of this id.
        """
        self.update_batch_collection(name_of(collection), body={"name": name})

    def delete_collection(self, collection: str | uuid.UUID | Named) -> None:
        """Removes a batch collection.

        Raises:
            ConflictError: Requests write into it.
        """
        self.delete_batch_collection(name_of(collection))

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
        module = get_batch_tiling_grids_properties
        walk = view_walk(self._sender, module, page_size=page_size, cursor=cursor)
        return Pager(self._sender, walk)

    def tiling_grid(self, grid: int) -> TilingGrid:
        """A tiling grid.

        Raises:
            BadRequestError: There is none of this number.
        """
        return self.get_batch_tiling_grid_properties(grid)


class AsyncBatchCollections(AsyncBatchV1Api):
    """Collections of the files of batches, and tiling grids."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def collections(
        self,
        *,
        search: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[BatchCollection]:
        """The batch collections of the account.

        Args:
            search: A word of their names; words joined with ``|`` or ``&``.
            page_size: How many come at a time; as many as the service gives by default.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense, or the cursor is of another list.
        """
        walk = view_walk(
            self._sender,
            get_all_batch_collections,
            {"search": search},
            page_size=page_size,
            cursor=cursor,
        )
        return AsyncPager(self._sender, walk)

    async def collection(self, collection: str | uuid.UUID | Named) -> BatchCollection:
        """A batch collection.

        Raises:
            NotFoundError: There is none of this id.
        """
        return await self.get_single_batch_collection_by_id(name_of(collection))

    async def create_collection(self, name: str, bucket: str) -> BatchCollection:
        """Makes a batch collection, which is empty.

        Args:
            name: For people.
            bucket: The name of the bucket that its files are in.

        Raises:
            InputError: That is no name of a bucket.
        """
        body = {"name": name, "s3Bucket": bucket_name(bucket)}
        return await self.create_new_batch_collection(body=body)

    async def rename_collection(
        self, collection: str | uuid.UUID | Named, name: str
    ) -> None:
        """Changes the name of a batch collection.

        Raises:
            NotFoundError: There is none of this id.
        """
        await self.update_batch_collection(name_of(collection), body={"name": name})

    async def delete_collection(self, collection: str | uuid.UUID | Named) -> None:
        """Removes a batch collection.

        Raises:
            ConflictError: Requests write into it.
        """
        await self.delete_batch_collection(name_of(collection))

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
        module = get_batch_tiling_grids_properties
        walk = view_walk(self._sender, module, page_size=page_size, cursor=cursor)
        return AsyncPager(self._sender, walk)

    async def tiling_grid(self, grid: int) -> TilingGrid:
        """A tiling grid.

        Raises:
            BadRequestError: There is none of this number.
        """
        return await self.get_batch_tiling_grid_properties(grid)
