"""Deployments, and the bands of collections of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias
from uuid import UUID

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import InputError
from swath_api._runtime import Operation, Request
from swath_api.sentinelhub.api.metadata import (
    AsyncMetadataApi,
    MetadataApi,
    get_batch_collection_metadata,
    get_byoc_collection_metadata,
    get_zarr_collection_metadata,
)
from swath_api.sentinelhub.models import CollectionMetadata, Location


__all__ = ["AsyncMetadata", "Metadata"]

Build: TypeAlias = Callable[[UUID], Request]

CollectionKind: TypeAlias = Literal["byoc", "batch", "zarr"]
"""Brought along, made by batch processing, or of Zarr data."""

_KINDS: Mapping[str, tuple[Operation[CollectionMetadata], Build]] = {
    "byoc": (
        get_byoc_collection_metadata.OPERATION,
        get_byoc_collection_metadata.build,
    ),
    "batch": (
        get_batch_collection_metadata.OPERATION,
        get_batch_collection_metadata.build,
    ),
    "zarr": (
        get_zarr_collection_metadata.OPERATION,
        get_zarr_collection_metadata.build,
    ),
}


class Metadata(MetadataApi):
    """Metadata; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def locations(self) -> list[Location]:
        """The deployments, and where their interfaces are.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     [place.id for place in sh.metadata.locations()]
            ['aws-eu-central-1', 'aws-us-west-2', 'gcp-us-central1', 'creo']
        """
        return self.get_locations()

    def location(self, id: str) -> Location:  # noqa: A002 - as the service calls it
        """One deployment.

        Args:
            id: Its name, such as ``"aws-eu-central-1"``.

        Raises:
            InputError: The name is empty.
            NotFoundError: There is none of this name.
        """
        return self.get_location(_named(id))

    def collection(self, kind: CollectionKind, id: UUID | str) -> CollectionMetadata:  # noqa: A002 - as the service calls it
        """Where a collection of one's own is, and its bands.

        `swath.sentinelhub.evalscript.lint` takes it as `collection`.

        Args:
            kind: ``"byoc"``, ``"batch"`` or ``"zarr"``.
            id: Its id, with or without its kind before it (``"byoc-<uuid>"``).

        Raises:
            InputError: There is no such kind, or the id is none.
            NotFoundError: There is no such collection.
        """
        operation, request = _asked(kind, id)
        return self._sender.call(operation, request)


class AsyncMetadata(AsyncMetadataApi):
    """Metadata; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def locations(self) -> list[Location]:
        """The deployments, and where their interfaces are.

        Examples:
            >>> import asyncio, swath
            >>> async def places():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return [place.id for place in await sh.metadata.locations()]
            >>> asyncio.run(places())
            ['aws-eu-central-1', 'aws-us-west-2', 'gcp-us-central1', 'creo']
        """
        return await self.get_locations()

    async def location(self, id: str) -> Location:  # noqa: A002 - as the service calls it
        """One deployment.

        Args:
            id: Its name, such as ``"aws-eu-central-1"``.

        Raises:
            InputError: The name is empty.
            NotFoundError: There is none of this name.
        """
        return await self.get_location(_named(id))

    async def collection(
        self,
        kind: CollectionKind,
        id: UUID | str,  # noqa: A002 - as the service calls it
    ) -> CollectionMetadata:
        """Where a collection of one's own is, and its bands.

        `swath.sentinelhub.evalscript.lint` takes it as `collection`.

        Args:
            kind: ``"byoc"``, ``"batch"`` or ``"zarr"``.
            id: Its id, with or without its kind before it (``"byoc-<uuid>"``).

        Raises:
            InputError: There is no such kind, or the id is none.
            NotFoundError: There is no such collection.
        """
        operation, request = _asked(kind, id)
        return await self._sender.call(operation, request)


def _named(name: Any) -> str:
    if not isinstance(name, str) or name.strip() in {"", ".", ".."}:
        raise InputError(f"id={name!r} has to be a name, such as 'aws-eu-central-1'")
    return name


def _asked(
    kind: str, name: UUID | str
) -> tuple[Operation[CollectionMetadata], Request]:
    """The question for a collection."""
    found = _KINDS.get(kind)
    if found is None:
        raise InputError(f"{kind=} is none of {', '.join(_KINDS)}")
    text = str(name).removeprefix(f"{kind}-")
    operation, build = found
    try:
        return operation, build(UUID(text))
    except ValueError:
        raise InputError(
            f"id={str(name)!r} has to be a UUID, or a UUID behind '{kind}-'"
        ) from None
