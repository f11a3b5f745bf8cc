"""Deployments, and the bands of collections of one's own."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _runtime
from . import get_batch_collection_metadata as _get_batch_collection_metadata
from . import get_byoc_collection_metadata as _get_byoc_collection_metadata
from . import get_location as _get_location
from . import get_locations as _get_locations
from . import get_zarr_collection_metadata as _get_zarr_collection_metadata

if TYPE_CHECKING:
    from ...models import CollectionMetadata, Location


class MetadataApi:
    """Deployments, and the bands of collections of one's own.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_locations(
        self,
    ) -> list[Location]:
        """List the deployments.

        Returns:
            The deployments.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(_get_locations.OPERATION, _get_locations.build())

    def get_location(
        self,
        location_id: str,
    ) -> Location:
        """Read a deployment.

        Args:
            location_id: Name of the deployment.

        Returns:
            The deployment.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_location.OPERATION,
            _get_location.build(
                location_id,
            ),
        )

    def get_byoc_collection_metadata(
        self,
        collection_id: uuid.UUID | str,
    ) -> CollectionMetadata:
        """Read where a collection brought along is, and its bands.

        Args:
            collection_id: UUID of the collection, without prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_byoc_collection_metadata.OPERATION,
            _get_byoc_collection_metadata.build(
                collection_id,
            ),
        )

    def get_batch_collection_metadata(
        self,
        collection_id: uuid.UUID | str,
    ) -> CollectionMetadata:
        """Read where a collection made by batch processing is, and its bands.

        Args:
            collection_id: UUID of the collection, without prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_batch_collection_metadata.OPERATION,
            _get_batch_collection_metadata.build(
                collection_id,
            ),
        )

    def get_zarr_collection_metadata(
        self,
        collection_id: uuid.UUID | str,
    ) -> CollectionMetadata:
        """Read where a collection of Zarr data is, and its bands.

        Args:
            collection_id: UUID of the collection, without prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return self._caller.call(
            _get_zarr_collection_metadata.OPERATION,
            _get_zarr_collection_metadata.build(
                collection_id,
            ),
        )


class AsyncMetadataApi:
    """Deployments, and the bands of collections of one's own.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_locations(
        self,
    ) -> list[Location]:
        """List the deployments.

        Returns:
            The deployments.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(_get_locations.OPERATION, _get_locations.build())

    async def get_location(
        self,
        location_id: str,
    ) -> Location:
        """Read a deployment.

        Args:
            location_id: Name of the deployment.

        Returns:
            The deployment.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_location.OPERATION,
            _get_location.build(
                location_id,
            ),
        )

    async def get_byoc_collection_metadata(
        self,
        collection_id: uuid.UUID | str,
    ) -> CollectionMetadata:
        """Read where a collection brought along is, and its bands.

        Args:
            collection_id: UUID of the collection, without prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_byoc_collection_metadata.OPERATION,
            _get_byoc_collection_metadata.build(
                collection_id,
            ),
        )

    async def get_batch_collection_metadata(
        self,
        collection_id: uuid.UUID | str,
    ) -> CollectionMetadata:
        """Read where a collection made by batch processing is, and its bands.

        Args:
            collection_id: UUID of the collection, without prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_batch_collection_metadata.OPERATION,
            _get_batch_collection_metadata.build(
                collection_id,
            ),
        )

    async def get_zarr_collection_metadata(
        self,
        collection_id: uuid.UUID | str,
    ) -> CollectionMetadata:
        """Read where a collection of Zarr data is, and its bands.

        Args:
            collection_id: UUID of the collection, without prefix.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 404, 429,
                500.
        """
        return await self._caller.call(
            _get_zarr_collection_metadata.OPERATION,
            _get_zarr_collection_metadata.build(
                collection_id,
            ),
        )
