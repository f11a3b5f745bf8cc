"""What the catalog has one of: documents about itself, collections, an Item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swath._callers import AsyncCaller, SyncCaller
from swath.sentinelhub._catalog_order import named
from swath.stac import Item
from swath_api._runtime import Reply
from swath_api.sentinelhub.api.catalog import (
    AsyncCatalogApi,
    CatalogApi,
    get_catalog_feature,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import CatalogCollection, CatalogLandingPage


class CatalogDocuments(CatalogApi):
    """What the catalog has one of; beside it, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def landing(self) -> CatalogLandingPage:
        """What the catalog says of itself, and where everything else in it is.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     page = sh.catalog.landing()
            >>> page.id
            'sentinel-hub'
        """
        return self.get_catalog_landing_page()

    def conformance(self) -> list[str]:
        """The specifications that the catalog keeps to, by their URIs.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     known = sh.catalog.conformance()
            >>> any(one.endswith("cql2-text") for one in known)
            True
        """
        told = self.get_catalog_conformance_declaration()
        return told.conforms_to

    def collections(self) -> list[CatalogCollection]:
        """The collections of the deployment, those of the account among them.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     ids = [one.id for one in sh.catalog.collections()]
            >>> "sentinel-2-l2a" in ids
            True
        """
        told = self.get_catalog_collections()
        return told.collections

    def collection(self, collection: str) -> CatalogCollection:
        """One collection.

        Args:
            collection: Its id, such as ``"sentinel-2-l2a"``.

        Raises:
            InputError: It is no id.
            NotFoundError: The deployment has no such collection.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     collection = sh.catalog.collection("sentinel-2-l2a")
            >>> collection.extent.temporal.interval[0][1] is None
            True
        """
        return self.get_catalog_collection(named("collection", collection))

    def queryables(self, collection: str) -> dict[str, Any]:
        """What the Items of a collection can be filtered by: JSON Schemas by name.

        Args:
            collection: Its id.

        Raises:
            InputError: It is no id.
            NotFoundError: The deployment has no such collection.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     known = sh.catalog.queryables("sentinel-2-l2a")
            >>> known["eo:cloud_cover"]["maximum"]
            100
        """
        name = named("collection", collection)
        told = self.get_catalog_collection_queryables(name)
        return told.properties or {}

    def item(self, collection: str, item: str) -> Item:
        """One Item.

        Args:
            collection: The id of its collection.
            item: Its own id.

        Raises:
            InputError: One of them is no id.
            NotFoundError: There is no such Item.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     newest = next(sh.catalog.items("hls"))
            ...     again = sh.catalog.item("hls", newest.id)
            >>> again.id == newest.id
            True
        """
        request = get_catalog_feature.build(
            named("collection", collection), named("item", item)
        )
        return self._sender.call(_ITEM, request)


class AsyncCatalogDocuments(AsyncCatalogApi):
    """What the catalog has one of; beside it, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def landing(self) -> CatalogLandingPage:
        """What the catalog says of itself, and where everything else in it is.

        Examples:
            >>> import asyncio, swath
            >>> async def name():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return (await sh.catalog.landing()).id
            >>> asyncio.run(name())
            'sentinel-hub'
        """
        return await self.get_catalog_landing_page()

    async def conformance(self) -> list[str]:
        """The specifications that the catalog keeps to, by their URIs.

        Examples:
            >>> import asyncio, swath
            >>> async def known():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await sh.catalog.conformance()
            >>> any(one.endswith("cql2-text") for one in asyncio.run(known()))
            True
        """
        told = await self.get_catalog_conformance_declaration()
        return told.conforms_to

    async def collections(self) -> list[CatalogCollection]:
        """The collections of the deployment, those of the account among them.

        Examples:
            >>> import asyncio, swath
            >>> async def ids():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return [one.id for one in await sh.catalog.collections()]
            >>> "sentinel-2-l2a" in asyncio.run(ids())
            True
        """
        told = await self.get_catalog_collections()
        return told.collections

    async def collection(self, collection: str) -> CatalogCollection:
        """One collection.

        Args:
            collection: Its id, such as ``"sentinel-2-l2a"``.

        Raises:
            InputError: It is no id.
            NotFoundError: The deployment has no such collection.

        Examples:
            >>> import asyncio, swath
            >>> async def read():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await sh.catalog.collection("sentinel-2-l2a")
            >>> asyncio.run(read()).extent.temporal.interval[0][1] is None
            True
        """
        return await self.get_catalog_collection(named("collection", collection))

    async def queryables(self, collection: str) -> dict[str, Any]:
        """What the Items of a collection can be filtered by: JSON Schemas by name.

        Args:
            collection: Its id.

        Raises:
            InputError: It is no id.
            NotFoundError: The deployment has no such collection.

        Examples:
            >>> import asyncio, swath
            >>> async def read():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await sh.catalog.queryables("sentinel-2-l2a")
            >>> asyncio.run(read())["eo:cloud_cover"]["maximum"]
            100
        """
        name = named("collection", collection)
        told = await self.get_catalog_collection_queryables(name)
        return told.properties or {}

    async def item(self, collection: str, item: str) -> Item:
        """One Item.

        Args:
            collection: The id of its collection.
            item: Its own id.

        Raises:
            InputError: One of them is no id.
            NotFoundError: There is no such Item.

        Examples:
            >>> import asyncio, swath
            >>> async def same():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         newest = await anext(sh.catalog.items("hls"))
            ...         again = await sh.catalog.item("hls", newest.id)
            ...         return again.id == newest.id
            >>> asyncio.run(same())
            True
        """
        request = get_catalog_feature.build(
            named("collection", collection), named("item", item)
        )
        return await self._sender.call(_ITEM, request)


def _read(reply: Reply) -> Item:
    return Item(reply.content)


_ITEM = get_catalog_feature.OPERATION.returning(_read)
