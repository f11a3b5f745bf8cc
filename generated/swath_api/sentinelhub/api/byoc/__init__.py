"""Collections of one's own files (bring your own COG)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import copy_byoc_collection_tiles as _copy_byoc_collection_tiles
from . import create_byoc_collection as _create_byoc_collection
from . import create_byoc_collection_tile as _create_byoc_collection_tile
from . import delete_byoc_collection_by_id as _delete_byoc_collection_by_id
from . import delete_byoc_collection_tile_by_id as _delete_byoc_collection_tile_by_id
from . import get_byoc_collection_by_id as _get_byoc_collection_by_id
from . import get_byoc_collection_tile_by_id as _get_byoc_collection_tile_by_id
from . import get_byoc_collection_tiles as _get_byoc_collection_tiles
from . import get_byoc_collections as _get_byoc_collections
from . import (
    reingest_byoc_collection_tile_by_id as _reingest_byoc_collection_tile_by_id,
)
from . import update_byoc_collection_by_id as _update_byoc_collection_by_id
from . import update_byoc_collection_tile_by_id as _update_byoc_collection_tile_by_id

if TYPE_CHECKING:
    from ... import structs
    from ...models import (
        ByocCollectionPage,
        ByocCollectionReply,
        ByocCollectionRequest,
        ByocCollectionUpdate,
        ByocTileReply,
        ByocTileRequest,
        ByocTileSort,
        ByocTileUpdate,
        IngestionState,
    )


class ByocApi:
    """Collections of one's own files (bring your own COG).

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_byoc_collections(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> ByocCollectionPage:
        """List BYOC collections.

        Args:
            count: Entries of a page; 100, if left out.
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
            _get_byoc_collections.OPERATION,
            _get_byoc_collections.build(
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    def create_byoc_collection(
        self,
        *,
        body: ByocCollectionRequest | Mapping[str, Any],
    ) -> ByocCollectionReply:
        """Make a BYOC collection.

        Args:
            body: The collection.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 409,
                429, 500.
        """
        return self._caller.call(
            _create_byoc_collection.OPERATION,
            _create_byoc_collection.build(
                body=body,
            ),
        )

    def get_byoc_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> ByocCollectionReply:
        """Read a BYOC collection.

        Args:
            collection_id: The BYOC collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_byoc_collection_by_id.OPERATION,
            _get_byoc_collection_by_id.build(
                collection_id,
            ),
        )

    def update_byoc_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: ByocCollectionUpdate | Mapping[str, Any],
    ) -> None:
        """Write a BYOC collection anew.

        The bucket cannot change while there are tiles, nor can bands be added then.

        Args:
            collection_id: The BYOC collection, less its prefix.
            body: The collection as it shall be.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 429, 500.
        """
        return self._caller.call(
            _update_byoc_collection_by_id.OPERATION,
            _update_byoc_collection_by_id.build(
                collection_id,
                body=body,
            ),
        )

    def delete_byoc_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> None:
        """Delete a BYOC collection; its files stay.

        Args:
            collection_id: The BYOC collection, less its prefix.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _delete_byoc_collection_by_id.OPERATION,
            _delete_byoc_collection_by_id.build(
                collection_id,
            ),
        )

    def copy_byoc_collection_tiles(
        self,
        collection_id: uuid.UUID | str,
        *,
        to_collection: uuid.UUID | str,
    ) -> None:
        """Copy the ingested tiles of a BYOC collection to another one.

        Only those whose paths the other one lacks. It has the same bands, or none yet.

        Args:
            collection_id: The BYOC collection, less its prefix.
            to_collection: The BYOC collection that gets the tiles.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _copy_byoc_collection_tiles.OPERATION,
            _copy_byoc_collection_tiles.build(
                collection_id,
                to_collection=to_collection,
            ),
        )

    def get_byoc_collection_tiles(
        self,
        collection_id: uuid.UUID | str,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        sort: ByocTileSort | UnsetType = UNSET,
        path: str | UnsetType = UNSET,
        status: IngestionState | UnsetType = UNSET,
    ) -> structs.ByocTilePage:
        """List the tiles of a BYOC collection.

        Args:
            collection_id: The BYOC collection, less its prefix.
            count: Entries of a page; 100, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            sort: Order of the list.
            path: Only the tile with exactly this path.
            status: Only tiles that are so far.

        Returns:
            A page of tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_byoc_collection_tiles.OPERATION,
            _get_byoc_collection_tiles.build(
                collection_id,
                count=count,
                viewtoken=viewtoken,
                sort=sort,
                path=path,
                status=status,
            ),
        )

    def create_byoc_collection_tile(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: ByocTileRequest | Mapping[str, Any],
    ) -> ByocTileReply:
        """Add a tile to a BYOC collection; ingestion begins.

        Args:
            collection_id: The BYOC collection, less its prefix.
            body: The tile.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 409,
                429, 500.
        """
        return self._caller.call(
            _create_byoc_collection_tile.OPERATION,
            _create_byoc_collection_tile.build(
                collection_id,
                body=body,
            ),
        )

    def get_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> structs.ByocTileReply:
        """Read a tile of a BYOC collection.

        Args:
            collection_id: The BYOC collection, less its prefix.
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
            _get_byoc_collection_tile_by_id.OPERATION,
            _get_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
            ),
        )

    def update_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
        *,
        body: ByocTileUpdate | Mapping[str, Any],
    ) -> None:
        """Write the cover and the time of a tile anew.

        Args:
            collection_id: The BYOC collection, less its prefix.
            tile_id: The tile.
            body: The tile as it shall be.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 429, 500.
        """
        return self._caller.call(
            _update_byoc_collection_tile_by_id.OPERATION,
            _update_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
                body=body,
            ),
        )

    def delete_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> None:
        """Delete a tile; its files stay.

        Args:
            collection_id: The BYOC collection, less its prefix.
            tile_id: The tile.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _delete_byoc_collection_tile_by_id.OPERATION,
            _delete_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
            ),
        )

    def reingest_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> None:
        """Ingest a tile again, for instance when its files changed.

        Not while it waits or is ingested.

        Args:
            collection_id: The BYOC collection, less its prefix.
            tile_id: The tile.

        Returns:
            Ingestion is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _reingest_byoc_collection_tile_by_id.OPERATION,
            _reingest_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
            ),
        )


class AsyncByocApi:
    """Collections of one's own files (bring your own COG).

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_byoc_collections(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> ByocCollectionPage:
        """List BYOC collections.

        Args:
            count: Entries of a page; 100, if left out.
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
            _get_byoc_collections.OPERATION,
            _get_byoc_collections.build(
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    async def create_byoc_collection(
        self,
        *,
        body: ByocCollectionRequest | Mapping[str, Any],
    ) -> ByocCollectionReply:
        """Make a BYOC collection.

        Args:
            body: The collection.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 409,
                429, 500.
        """
        return await self._caller.call(
            _create_byoc_collection.OPERATION,
            _create_byoc_collection.build(
                body=body,
            ),
        )

    async def get_byoc_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> ByocCollectionReply:
        """Read a BYOC collection.

        Args:
            collection_id: The BYOC collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_byoc_collection_by_id.OPERATION,
            _get_byoc_collection_by_id.build(
                collection_id,
            ),
        )

    async def update_byoc_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: ByocCollectionUpdate | Mapping[str, Any],
    ) -> None:
        """Write a BYOC collection anew.

        The bucket cannot change while there are tiles, nor can bands be added then.

        Args:
            collection_id: The BYOC collection, less its prefix.
            body: The collection as it shall be.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 429, 500.
        """
        return await self._caller.call(
            _update_byoc_collection_by_id.OPERATION,
            _update_byoc_collection_by_id.build(
                collection_id,
                body=body,
            ),
        )

    async def delete_byoc_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> None:
        """Delete a BYOC collection; its files stay.

        Args:
            collection_id: The BYOC collection, less its prefix.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _delete_byoc_collection_by_id.OPERATION,
            _delete_byoc_collection_by_id.build(
                collection_id,
            ),
        )

    async def copy_byoc_collection_tiles(
        self,
        collection_id: uuid.UUID | str,
        *,
        to_collection: uuid.UUID | str,
    ) -> None:
        """Copy the ingested tiles of a BYOC collection to another one.

        Only those whose paths the other one lacks. It has the same bands, or none yet.

        Args:
            collection_id: The BYOC collection, less its prefix.
            to_collection: The BYOC collection that gets the tiles.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _copy_byoc_collection_tiles.OPERATION,
            _copy_byoc_collection_tiles.build(
                collection_id,
                to_collection=to_collection,
            ),
        )

    async def get_byoc_collection_tiles(
        self,
        collection_id: uuid.UUID | str,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        sort: ByocTileSort | UnsetType = UNSET,
        path: str | UnsetType = UNSET,
        status: IngestionState | UnsetType = UNSET,
    ) -> structs.ByocTilePage:
        """List the tiles of a BYOC collection.

        Args:
            collection_id: The BYOC collection, less its prefix.
            count: Entries of a page; 100, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            sort: Order of the list.
            path: Only the tile with exactly this path.
            status: Only tiles that are so far.

        Returns:
            A page of tiles.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_byoc_collection_tiles.OPERATION,
            _get_byoc_collection_tiles.build(
                collection_id,
                count=count,
                viewtoken=viewtoken,
                sort=sort,
                path=path,
                status=status,
            ),
        )

    async def create_byoc_collection_tile(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: ByocTileRequest | Mapping[str, Any],
    ) -> ByocTileReply:
        """Add a tile to a BYOC collection; ingestion begins.

        Args:
            collection_id: The BYOC collection, less its prefix.
            body: The tile.

        Returns:
            The tile.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 409,
                429, 500.
        """
        return await self._caller.call(
            _create_byoc_collection_tile.OPERATION,
            _create_byoc_collection_tile.build(
                collection_id,
                body=body,
            ),
        )

    async def get_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> structs.ByocTileReply:
        """Read a tile of a BYOC collection.

        Args:
            collection_id: The BYOC collection, less its prefix.
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
            _get_byoc_collection_tile_by_id.OPERATION,
            _get_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
            ),
        )

    async def update_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
        *,
        body: ByocTileUpdate | Mapping[str, Any],
    ) -> None:
        """Write the cover and the time of a tile anew.

        Args:
            collection_id: The BYOC collection, less its prefix.
            tile_id: The tile.
            body: The tile as it shall be.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                409, 429, 500.
        """
        return await self._caller.call(
            _update_byoc_collection_tile_by_id.OPERATION,
            _update_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
                body=body,
            ),
        )

    async def delete_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> None:
        """Delete a tile; its files stay.

        Args:
            collection_id: The BYOC collection, less its prefix.
            tile_id: The tile.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _delete_byoc_collection_tile_by_id.OPERATION,
            _delete_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
            ),
        )

    async def reingest_byoc_collection_tile_by_id(
        self,
        collection_id: uuid.UUID | str,
        tile_id: uuid.UUID | str,
    ) -> None:
        """Ingest a tile again, for instance when its files changed.

        Not while it waits or is ingested.

        Args:
            collection_id: The BYOC collection, less its prefix.
            tile_id: The tile.

        Returns:
            Ingestion is ordered.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _reingest_byoc_collection_tile_by_id.OPERATION,
            _reingest_byoc_collection_tile_by_id.build(
                collection_id,
                tile_id,
            ),
        )
