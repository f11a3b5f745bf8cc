"""Large areas rendered tile by tile, by the older interface."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import batch_analyse as _batch_analyse
from . import batch_cancel_process_request as _batch_cancel_process_request
from . import (
    batch_restart_partial_process_request as _batch_restart_partial_process_request,
)
from . import batch_start_process_request as _batch_start_process_request
from . import create_new_batch_collection as _create_new_batch_collection
from . import (
    create_new_batch_processing_request as _create_new_batch_processing_request,
)
from . import delete_batch_collection as _delete_batch_collection
from . import delete_batch_process_request as _delete_batch_process_request
from . import get_all_batch_collections as _get_all_batch_collections
from . import get_all_batch_process_requests as _get_all_batch_process_requests
from . import get_all_batch_process_tiles as _get_all_batch_process_tiles
from . import get_batch_tile_by_id as _get_batch_tile_by_id
from . import get_batch_tiling_grid_properties as _get_batch_tiling_grid_properties
from . import get_batch_tiling_grids_properties as _get_batch_tiling_grids_properties
from . import get_single_batch_collection_by_id as _get_single_batch_collection_by_id
from . import (
    get_single_batch_process_request_by_id as _get_single_batch_process_request_by_id,
)
from . import update_batch_collection as _update_batch_collection
from . import update_batch_process_request as _update_batch_process_request

if TYPE_CHECKING:
    from ... import structs
    from ...models import (
        BatchCollection,
        BatchCollectionPage,
        BatchCollectionRequest,
        BatchCollectionUpdate,
        BatchProcessForm,
        BatchProcessPage,
        BatchProcessRequest,
        BatchProcessTask,
        BatchProcessUpdate,
        BatchTileState,
        TaskSort,
        TilingGrid,
        TilingGridPage,
    )


class BatchV1Api:
    """Large areas rendered tile by tile, by the older interface.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_all_batch_process_requests(
        self,
        *,
        collection_id: uuid.UUID | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort: TaskSort | UnsetType = UNSET,
    ) -> BatchProcessPage:
        """List batch requests.

        Args:
            collection_id: Only requests that write into this batch collection.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.
            sort: Order of the list.

        Returns:
            A page of requests.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(
            _get_all_batch_process_requests.OPERATION,
            _get_all_batch_process_requests.build(
                collection_id=collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
                sort=sort,
            ),
        )

    def create_new_batch_processing_request(
        self,
        *,
        body: BatchProcessRequest | BatchProcessForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> BatchProcessTask:
        """Make a batch request; nothing runs before it is started.

        The script may lie beside the request, as a part of its own.

        Args:
            body: What to render, and where to.
            content_type: The form in which the body is sent.

        Returns:
            The request.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _create_new_batch_processing_request.OPERATION,
            _create_new_batch_processing_request.build(
                body=body,
                content_type=content_type,
            ),
        )

    def get_single_batch_process_request_by_id(
        self,
        request_id: uuid.UUID | str,
    ) -> BatchProcessTask:
        """Read a batch request.

        Args:
            request_id: The batch request.

        Returns:
            The request.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_single_batch_process_request_by_id.OPERATION,
            _get_single_batch_process_request_by_id.build(
                request_id,
            ),
        )

    def update_batch_process_request(
        self,
        request_id: uuid.UUID | str,
        *,
        body: BatchProcessUpdate | Mapping[str, Any],
    ) -> BatchProcessTask:
        """Change the description or the collection of a batch request.

        Refused while the request is analysed, processed, or waits for that.

        Args:
            request_id: The batch request.
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
            _update_batch_process_request.OPERATION,
            _update_batch_process_request.build(
                request_id,
                body=body,
            ),
        )

    def delete_batch_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Delete a batch request that has done nothing.

        Refused while it runs and once tiles are processed; what was to be run has to be
        cancelled first.

        Args:
            request_id: The batch request.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _delete_batch_process_request.OPERATION,
            _delete_batch_process_request.build(
                request_id,
            ),
        )

    def batch_analyse(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Cut the area into tiles and estimate what they cost.

        Only in state CREATED.

        Args:
            request_id: The batch request.

        Returns:
            The analysis is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_analyse.OPERATION,
            _batch_analyse.build(
                request_id,
            ),
        )

    def batch_start_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Process a batch request, analysing it first if need be.

        Only in the states CREATED and ANALYSIS_DONE.

        Args:
            request_id: The batch request.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_start_process_request.OPERATION,
            _batch_start_process_request.build(
                request_id,
            ),
        )

    def batch_cancel_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Cancel a batch request; tiles that are done are paid for.

        Args:
            request_id: The batch request.

        Returns:
            The end is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_cancel_process_request.OPERATION,
            _batch_cancel_process_request.build(
                request_id,
            ),
        )

    def batch_restart_partial_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Process the failed tiles of a batch request again.

        Only in state PARTIAL.

        Args:
            request_id: The batch request.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _batch_restart_partial_process_request.OPERATION,
            _batch_restart_partial_process_request.build(
                request_id,
            ),
        )

    def get_all_batch_collections(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> BatchCollectionPage:
        """List batch collections.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.

        Returns:
            A page of collections.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(
            _get_all_batch_collections.OPERATION,
            _get_all_batch_collections.build(
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    def create_new_batch_collection(
        self,
        *,
        body: BatchCollectionRequest | Mapping[str, Any],
    ) -> BatchCollection:
        """Make a batch collection.

        Args:
            body: The collection.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _create_new_batch_collection.OPERATION,
            _create_new_batch_collection.build(
                body=body,
            ),
        )

    def get_single_batch_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> BatchCollection:
        """Read a batch collection.

        Args:
            collection_id: The batch collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_single_batch_collection_by_id.OPERATION,
            _get_single_batch_collection_by_id.build(
                collection_id,
            ),
        )

    def update_batch_collection(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: BatchCollectionUpdate | Mapping[str, Any],
    ) -> None:
        """Rename a batch collection.

        Args:
            collection_id: The batch collection, less its prefix.
            body: What to change.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _update_batch_collection.OPERATION,
            _update_batch_collection.build(
                collection_id,
                body=body,
            ),
        )

    def delete_batch_collection(
        self,
        collection_id: uuid.UUID | str,
    ) -> None:
        """Delete a batch collection that no request uses.

        Requests that failed or were cancelled do not count. The files stay.

        Args:
            collection_id: The batch collection, less its prefix.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return self._caller.call(
            _delete_batch_collection.OPERATION,
            _delete_batch_collection.build(
                collection_id,
            ),
        )

    def get_all_batch_process_tiles(
        self,
        request_id: uuid.UUID | str,
        *,
        status: BatchTileState | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> structs.BatchTilePage:
        """List the tiles of a batch request.

        Args:
            request_id: The batch request.
            status: Only tiles that are so far.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_all_batch_process_tiles.OPERATION,
            _get_all_batch_process_tiles.build(
                request_id,
                status=status,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    def get_batch_tile_by_id(
        self,
        request_id: uuid.UUID | str,
        tile_id: int,
    ) -> structs.BatchTile:
        """Read a tile of a batch request.

        Args:
            request_id: The batch request.
            tile_id: The tile.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_batch_tile_by_id.OPERATION,
            _get_batch_tile_by_id.build(
                request_id,
                tile_id,
            ),
        )

    def get_batch_tiling_grids_properties(
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
            _get_batch_tiling_grids_properties.OPERATION,
            _get_batch_tiling_grids_properties.build(
                count=count,
                viewtoken=viewtoken,
            ),
        )

    def get_batch_tiling_grid_properties(
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
            _get_batch_tiling_grid_properties.OPERATION,
            _get_batch_tiling_grid_properties.build(
                id,
            ),
        )


class AsyncBatchV1Api:
    """Large areas rendered tile by tile, by the older interface.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_all_batch_process_requests(
        self,
        *,
        collection_id: uuid.UUID | str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        sort: TaskSort | UnsetType = UNSET,
    ) -> BatchProcessPage:
        """List batch requests.

        Args:
            collection_id: Only requests that write into this batch collection.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.
            sort: Order of the list.

        Returns:
            A page of requests.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(
            _get_all_batch_process_requests.OPERATION,
            _get_all_batch_process_requests.build(
                collection_id=collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
                sort=sort,
            ),
        )

    async def create_new_batch_processing_request(
        self,
        *,
        body: BatchProcessRequest | BatchProcessForm | Mapping[str, Any],
        content_type: Literal[
            "application/json",
            "multipart/form-data",
        ] = "application/json",
    ) -> BatchProcessTask:
        """Make a batch request; nothing runs before it is started.

        The script may lie beside the request, as a part of its own.

        Args:
            body: What to render, and where to.
            content_type: The form in which the body is sent.

        Returns:
            The request.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _create_new_batch_processing_request.OPERATION,
            _create_new_batch_processing_request.build(
                body=body,
                content_type=content_type,
            ),
        )

    async def get_single_batch_process_request_by_id(
        self,
        request_id: uuid.UUID | str,
    ) -> BatchProcessTask:
        """Read a batch request.

        Args:
            request_id: The batch request.

        Returns:
            The request.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_single_batch_process_request_by_id.OPERATION,
            _get_single_batch_process_request_by_id.build(
                request_id,
            ),
        )

    async def update_batch_process_request(
        self,
        request_id: uuid.UUID | str,
        *,
        body: BatchProcessUpdate | Mapping[str, Any],
    ) -> BatchProcessTask:
        """Change the description or the collection of a batch request.

        Refused while the request is analysed, processed, or waits for that.

        Args:
            request_id: The batch request.
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
            _update_batch_process_request.OPERATION,
            _update_batch_process_request.build(
                request_id,
                body=body,
            ),
        )

    async def delete_batch_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Delete a batch request that has done nothing.

        Refused while it runs and once tiles are processed; what was to be run has to be
        cancelled first.

        Args:
            request_id: The batch request.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _delete_batch_process_request.OPERATION,
            _delete_batch_process_request.build(
                request_id,
            ),
        )

    async def batch_analyse(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Cut the area into tiles and estimate what they cost.

        Only in state CREATED.

        Args:
            request_id: The batch request.

        Returns:
            The analysis is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_analyse.OPERATION,
            _batch_analyse.build(
                request_id,
            ),
        )

    async def batch_start_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Process a batch request, analysing it first if need be.

        Only in the states CREATED and ANALYSIS_DONE.

        Args:
            request_id: The batch request.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_start_process_request.OPERATION,
            _batch_start_process_request.build(
                request_id,
            ),
        )

    async def batch_cancel_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Cancel a batch request; tiles that are done are paid for.

        Args:
            request_id: The batch request.

        Returns:
            The end is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_cancel_process_request.OPERATION,
            _batch_cancel_process_request.build(
                request_id,
            ),
        )

    async def batch_restart_partial_process_request(
        self,
        request_id: uuid.UUID | str,
    ) -> None:
        """Process the failed tiles of a batch request again.

        Only in state PARTIAL.

        Args:
            request_id: The batch request.

        Returns:
            Processing is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _batch_restart_partial_process_request.OPERATION,
            _batch_restart_partial_process_request.build(
                request_id,
            ),
        )

    async def get_all_batch_collections(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> BatchCollectionPage:
        """List batch collections.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: Words to look for: `|` between them means any, `&` all.

        Returns:
            A page of collections.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(
            _get_all_batch_collections.OPERATION,
            _get_all_batch_collections.build(
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    async def create_new_batch_collection(
        self,
        *,
        body: BatchCollectionRequest | Mapping[str, Any],
    ) -> BatchCollection:
        """Make a batch collection.

        Args:
            body: The collection.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _create_new_batch_collection.OPERATION,
            _create_new_batch_collection.build(
                body=body,
            ),
        )

    async def get_single_batch_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> BatchCollection:
        """Read a batch collection.

        Args:
            collection_id: The batch collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_single_batch_collection_by_id.OPERATION,
            _get_single_batch_collection_by_id.build(
                collection_id,
            ),
        )

    async def update_batch_collection(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: BatchCollectionUpdate | Mapping[str, Any],
    ) -> None:
        """Rename a batch collection.

        Args:
            collection_id: The batch collection, less its prefix.
            body: What to change.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _update_batch_collection.OPERATION,
            _update_batch_collection.build(
                collection_id,
                body=body,
            ),
        )

    async def delete_batch_collection(
        self,
        collection_id: uuid.UUID | str,
    ) -> None:
        """Delete a batch collection that no request uses.

        Requests that failed or were cancelled do not count. The files stay.

        Args:
            collection_id: The batch collection, less its prefix.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 409,
                429, 500.
        """
        return await self._caller.call(
            _delete_batch_collection.OPERATION,
            _delete_batch_collection.build(
                collection_id,
            ),
        )

    async def get_all_batch_process_tiles(
        self,
        request_id: uuid.UUID | str,
        *,
        status: BatchTileState | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
    ) -> structs.BatchTilePage:
        """List the tiles of a batch request.

        Args:
            request_id: The batch request.
            status: Only tiles that are so far.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.

        Returns:
            A page of tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_all_batch_process_tiles.OPERATION,
            _get_all_batch_process_tiles.build(
                request_id,
                status=status,
                count=count,
                viewtoken=viewtoken,
            ),
        )

    async def get_batch_tile_by_id(
        self,
        request_id: uuid.UUID | str,
        tile_id: int,
    ) -> structs.BatchTile:
        """Read a tile of a batch request.

        Args:
            request_id: The batch request.
            tile_id: The tile.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_batch_tile_by_id.OPERATION,
            _get_batch_tile_by_id.build(
                request_id,
                tile_id,
            ),
        )

    async def get_batch_tiling_grids_properties(
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
            _get_batch_tiling_grids_properties.OPERATION,
            _get_batch_tiling_grids_properties.build(
                count=count,
                viewtoken=viewtoken,
            ),
        )

    async def get_batch_tiling_grid_properties(
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
            _get_batch_tiling_grid_properties.OPERATION,
            _get_batch_tiling_grid_properties.build(
                id,
            ),
        )
