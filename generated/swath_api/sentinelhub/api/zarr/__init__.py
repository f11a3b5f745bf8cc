"""Collections of one's own Zarr groups."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import create_zarr_collection as _create_zarr_collection
from . import delete_zarr_collection_by_id as _delete_zarr_collection_by_id
from . import get_single_zarr_array as _get_single_zarr_array
from . import get_zarr_arrays as _get_zarr_arrays
from . import get_zarr_collection as _get_zarr_collection
from . import get_zarr_collections as _get_zarr_collections
from . import reingest_zarr_collection_by_id as _reingest_zarr_collection_by_id
from . import update_zarr_collection_by_id as _update_zarr_collection_by_id

if TYPE_CHECKING:
    from ...models import (
        ZarrArrayPage,
        ZarrArrayReply,
        ZarrCollectionPage,
        ZarrCollectionReply,
        ZarrCollectionRequest,
        ZarrCollectionUpdate,
    )


class ZarrApi:
    """Collections of one's own Zarr groups.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_zarr_collections(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> ZarrCollectionPage:
        """List Zarr collections.

        The media type of the answer is published, and possibly sent, as
        `aplication/json`.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: A word to look for in names.

        Returns:
            A page of collections.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(
            _get_zarr_collections.OPERATION,
            _get_zarr_collections.build(
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    def create_zarr_collection(
        self,
        *,
        body: ZarrCollectionRequest | Mapping[str, Any],
    ) -> ZarrCollectionReply:
        """Make a collection of a Zarr group; ingestion begins.

        Args:
            body: The collection.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _create_zarr_collection.OPERATION,
            _create_zarr_collection.build(
                body=body,
            ),
        )

    def get_zarr_collection(
        self,
        collection_id: uuid.UUID | str,
    ) -> ZarrCollectionReply:
        """Read a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_zarr_collection.OPERATION,
            _get_zarr_collection.build(
                collection_id,
            ),
        )

    def update_zarr_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: ZarrCollectionUpdate | Mapping[str, Any],
    ) -> None:
        """Rename a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.
            body: What to change.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _update_zarr_collection_by_id.OPERATION,
            _update_zarr_collection_by_id.build(
                collection_id,
                body=body,
            ),
        )

    def delete_zarr_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> None:
        """Delete a Zarr collection; the group stays.

        Args:
            collection_id: The Zarr collection, less its prefix.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _delete_zarr_collection_by_id.OPERATION,
            _delete_zarr_collection_by_id.build(
                collection_id,
            ),
        )

    def reingest_zarr_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> ZarrCollectionReply:
        """Ingest a Zarr group again.

        Args:
            collection_id: The Zarr collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _reingest_zarr_collection_by_id.OPERATION,
            _reingest_zarr_collection_by_id.build(
                collection_id,
            ),
        )

    def get_zarr_arrays(
        self,
        collection_id: uuid.UUID | str,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> ZarrArrayPage:
        """List the arrays of a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: A word to look for in names.

        Returns:
            A page of arrays.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_zarr_arrays.OPERATION,
            _get_zarr_arrays.build(
                collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    def get_single_zarr_array(
        self,
        collection_id: uuid.UUID | str,
        array_name: str,
    ) -> ZarrArrayReply:
        """Read an array of a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.
            array_name: The array.

        Returns:
            The array.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_single_zarr_array.OPERATION,
            _get_single_zarr_array.build(
                collection_id,
                array_name,
            ),
        )


class AsyncZarrApi:
    """Collections of one's own Zarr groups.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_zarr_collections(
        self,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> ZarrCollectionPage:
        """List Zarr collections.

        The media type of the answer is published, and possibly sent, as
        `aplication/json`.

        Args:
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: A word to look for in names.

        Returns:
            A page of collections.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(
            _get_zarr_collections.OPERATION,
            _get_zarr_collections.build(
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    async def create_zarr_collection(
        self,
        *,
        body: ZarrCollectionRequest | Mapping[str, Any],
    ) -> ZarrCollectionReply:
        """Make a collection of a Zarr group; ingestion begins.

        Args:
            body: The collection.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _create_zarr_collection.OPERATION,
            _create_zarr_collection.build(
                body=body,
            ),
        )

    async def get_zarr_collection(
        self,
        collection_id: uuid.UUID | str,
    ) -> ZarrCollectionReply:
        """Read a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_zarr_collection.OPERATION,
            _get_zarr_collection.build(
                collection_id,
            ),
        )

    async def update_zarr_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
        *,
        body: ZarrCollectionUpdate | Mapping[str, Any],
    ) -> None:
        """Rename a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.
            body: What to change.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _update_zarr_collection_by_id.OPERATION,
            _update_zarr_collection_by_id.build(
                collection_id,
                body=body,
            ),
        )

    async def delete_zarr_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> None:
        """Delete a Zarr collection; the group stays.

        Args:
            collection_id: The Zarr collection, less its prefix.

        Returns:
            Done.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _delete_zarr_collection_by_id.OPERATION,
            _delete_zarr_collection_by_id.build(
                collection_id,
            ),
        )

    async def reingest_zarr_collection_by_id(
        self,
        collection_id: uuid.UUID | str,
    ) -> ZarrCollectionReply:
        """Ingest a Zarr group again.

        Args:
            collection_id: The Zarr collection, less its prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _reingest_zarr_collection_by_id.OPERATION,
            _reingest_zarr_collection_by_id.build(
                collection_id,
            ),
        )

    async def get_zarr_arrays(
        self,
        collection_id: uuid.UUID | str,
        *,
        count: int | UnsetType = UNSET,
        viewtoken: str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
    ) -> ZarrArrayPage:
        """List the arrays of a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.
            count: Entries of a page; as many as the service allows, if left out.
            viewtoken: Where the page begins: `links.nextToken` of the page before.
            search: A word to look for in names.

        Returns:
            A page of arrays.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_zarr_arrays.OPERATION,
            _get_zarr_arrays.build(
                collection_id,
                count=count,
                viewtoken=viewtoken,
                search=search,
            ),
        )

    async def get_single_zarr_array(
        self,
        collection_id: uuid.UUID | str,
        array_name: str,
    ) -> ZarrArrayReply:
        """Read an array of a Zarr collection.

        Args:
            collection_id: The Zarr collection, less its prefix.
            array_name: The array.

        Returns:
            The array.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_single_zarr_array.OPERATION,
            _get_single_zarr_array.build(
                collection_id,
                array_name,
            ),
        )
