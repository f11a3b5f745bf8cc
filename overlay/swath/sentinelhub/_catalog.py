"""The catalog: collections and their Items, as STAC."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from swath import geo
from swath._callers import AsyncCaller, SyncCaller
from swath._items import AsyncItemPager, ItemPager
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._catalog_order import (
    FieldsLike,
    FilterLike,
    Method,
    SearchOptions,
    named,
)
from swath.sentinelhub._catalog_search import items_walk, search_walk, values_walk
from swath.sentinelhub._sources import Times
from swath.stac import Item
from swath_api._runtime import Reply
from swath_api.sentinelhub.api.catalog import (
    AsyncCatalogApi,
    CatalogApi,
    get_catalog_feature,
)


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import CatalogCollection, CatalogLandingPage


__all__ = ["AsyncCatalog", "Catalog"]


class Catalog(CatalogApi):
    """What there is; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def landing(self) -> CatalogLandingPage:
        """What the catalog says of itself, and where everything else in it is.

        Example:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     page = sh.catalog.landing()
            >>> page.id
            'sentinel-hub'
        """
        return self.get_catalog_landing_page()

    def conformance(self) -> list[str]:
        """The specifications that the catalog keeps to, by their URIs.

        Example:
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

        Example:
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

        Example:
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

        Example:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     known = sh.catalog.queryables("sentinel-2-l2a")
            >>> known["eo:cloud_cover"]["maximum"]
            100
        """
        name = named("collection", collection)
        told = self.get_catalog_collection_queryables(name)
        return told.properties or {}

    def items(
        self,
        collection: str,
        *,
        bbox: Sequence[float] | None = None,
        datetime: Times | None = None,
        page_size: int = 100,
        cursor: str | None = None,
        prefetch: bool = True,
    ) -> ItemPager:
        """The Items of a collection, newest first, fetched as far as they are read.

        Args:
            collection: Its id.
            bbox: West, south, east, north in degrees; see `search`.
            datetime: When they were taken; see `search`.
            page_size: How many Items come at a time, 100 at most.
            cursor: A former pager's `cursor`, to go on after it.
            prefetch: Whether the next page is fetched while one is read.

        Raises:
            InputError: An argument makes no sense.

        Example:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     found = sh.catalog.items("sentinel-2-l2a", datetime="2026-05")
            ...     months = {item.datetime.month for item in found.take(20)}
            >>> months
            {5}
        """
        caller = self._sender
        walk = items_walk(caller, collection, bbox, datetime, page_size, cursor)
        return ItemPager(caller, walk, prefetch=prefetch)

    def item(self, collection: str, item: str) -> Item:
        """One Item.

        Args:
            collection: The id of its collection.
            item: Its own id.

        Raises:
            InputError: One of them is no id.
            NotFoundError: There is no such Item.

        Example:
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

    @overload
    def search(
        self,
        collections: str | Sequence[str],
        *,
        distinct: None = None,
        **options: Unpack[SearchOptions],
    ) -> ItemPager: ...
    @overload
    def search(
        self,
        collections: str | Sequence[str],
        *,
        distinct: str,
        **options: Unpack[SearchOptions],
    ) -> Pager[str]: ...
    def search(  # noqa: PLR0913 - each condition is an argument
        self,
        collections: str | Sequence[str],
        *,
        distinct: str | None = None,
        bbox: Sequence[float] | None = None,
        intersects: geo.ExtentLike | None = None,
        datetime: Times | None = None,
        ids: str | Sequence[str] | None = None,
        filter: FilterLike | None = None,  # noqa: A002 - as STAC calls it
        fields: FieldsLike | None = None,
        page_size: int = 100,
        method: Method = "POST",
        cursor: str | None = None,
        prefetch: bool = True,
    ) -> ItemPager | Pager[str]:
        """The Items that fit, newest first, fetched in pages as far as they are read.

        Args:
            collections: The collection's id, such as ``"sentinel-2-l2a"``; the service
                searches one at a time.
            distinct: A property whose different values are wanted in place of Items:
                ``"date"`` gives days, newest first.
            bbox: West, south, east, north in degrees (six numbers with heights); west
                may be greater than east, across the antimeridian.
            intersects: What Items have to touch: GeoJSON, WKT, or an object with
                ``__geo_interface__``, in longitude and latitude.
            datetime: When they were taken: ``"2026-06"``, a day, a datetime, a pair of
                bounds, both included (None for an open end), or text like
                ``"2026-06-01/.."``; without a zone it is UTC.
            ids: Ids of the Items wanted.
            filter: A condition: CQL2 text, CQL2 JSON, or what
                `swath.sentinelhub.cql2` makes. `queryables` tells what it may name.
            fields: Members wanted, such as ``"properties.eo:cloud_cover"``, beside the
                usual ones; ``"-assets"`` leaves one out. With both lists, as in
                ``{"include": [...], "exclude": []}``, it is these alone.
            page_size: How many Items come at a time, 100 at most.
            method: ``"POST"``, or ``"GET"`` where the other is refused on the way.
            cursor: A former pager's `cursor`, to go on after it.
            prefetch: Whether the next page is fetched while one is read.

        Raises:
            InputError: An argument makes no sense.
            ImportError: A geometry is WKT or crosses the antimeridian, and the extra
                ``geo`` is not installed.

        Example:
            >>> import swath
            >>> from swath.sentinelhub.cql2 import p
            >>> prague = (14.40, 50.05, 14.45, 50.10)
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     clear = sh.catalog.search(
            ...         "sentinel-2-l2a", bbox=prague, datetime="2026-05",
            ...         filter=p("eo:cloud_cover") < 50)
            ...     covers = [one.properties["eo:cloud_cover"] for one in clear]
            ...     days = [*sh.catalog.search("hls", bbox=prague, distinct="date",
            ...                                datetime="2026-05")]
            >>> 0 < max(covers) < 50
            True
            >>> days[0] > days[-1]
            True
        """
        options: SearchOptions = {
            "bbox": bbox,
            "intersects": intersects,
            "datetime": datetime,
            "ids": ids,
            "filter": filter,
            "fields": fields,
            "page_size": page_size,
            "method": method,
            "cursor": cursor,
        }
        caller = self._sender
        if distinct is not None:
            values = values_walk(caller, collections, distinct, options)
            return Pager(caller, values, prefetch=prefetch)
        walk = search_walk(caller, collections, options)
        return ItemPager(caller, walk, prefetch=prefetch)


class AsyncCatalog(AsyncCatalogApi):
    """What there is; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def landing(self) -> CatalogLandingPage:
        """What the catalog says of itself, and where everything else in it is.

        Example:
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

        Example:
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

        Example:
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

        Example:
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

        Example:
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

    def items(
        self,
        collection: str,
        *,
        bbox: Sequence[float] | None = None,
        datetime: Times | None = None,
        page_size: int = 100,
        cursor: str | None = None,
        prefetch: bool = True,
    ) -> AsyncItemPager:
        """The Items of a collection, newest first, fetched as far as they are read.

        Args:
            collection: Its id.
            bbox: West, south, east, north in degrees; see `search`.
            datetime: When they were taken; see `search`.
            page_size: How many Items come at a time, 100 at most.
            cursor: A former pager's `cursor`, to go on after it.
            prefetch: Whether the next page is fetched while one is read.

        Raises:
            InputError: An argument makes no sense.

        Example:
            >>> import asyncio, swath
            >>> async def months():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         found = sh.catalog.items("sentinel-2-l2a", datetime="2026-05")
            ...         return {item.datetime.month async for item in found.take(20)}
            >>> asyncio.run(months())
            {5}
        """
        caller = self._sender
        walk = items_walk(caller, collection, bbox, datetime, page_size, cursor)
        return AsyncItemPager(caller, walk, prefetch=prefetch)

    async def item(self, collection: str, item: str) -> Item:
        """One Item.

        Args:
            collection: The id of its collection.
            item: Its own id.

        Raises:
            InputError: One of them is no id.
            NotFoundError: There is no such Item.

        Example:
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

    @overload
    def search(
        self,
        collections: str | Sequence[str],
        *,
        distinct: None = None,
        **options: Unpack[SearchOptions],
    ) -> AsyncItemPager: ...
    @overload
    def search(
        self,
        collections: str | Sequence[str],
        *,
        distinct: str,
        **options: Unpack[SearchOptions],
    ) -> AsyncPager[str]: ...
    def search(  # noqa: PLR0913 - each condition is an argument
        self,
        collections: str | Sequence[str],
        *,
        distinct: str | None = None,
        bbox: Sequence[float] | None = None,
        intersects: geo.ExtentLike | None = None,
        datetime: Times | None = None,
        ids: str | Sequence[str] | None = None,
        filter: FilterLike | None = None,  # noqa: A002 - as STAC calls it
        fields: FieldsLike | None = None,
        page_size: int = 100,
        method: Method = "POST",
        cursor: str | None = None,
        prefetch: bool = True,
    ) -> AsyncItemPager | AsyncPager[str]:
        """The Items that fit, newest first, fetched in pages as far as they are read.

        Args:
            collections: The collection's id, such as ``"sentinel-2-l2a"``; the service
                searches one at a time.
            distinct: A property whose different values are wanted in place of Items:
                ``"date"`` gives days, newest first.
            bbox: West, south, east, north in degrees (six numbers with heights); west
                may be greater than east, across the antimeridian.
            intersects: What Items have to touch: GeoJSON, WKT, or an object with
                ``__geo_interface__``, in longitude and latitude.
            datetime: When they were taken: ``"2026-06"``, a day, a datetime, a pair of
                bounds, both included (None for an open end), or text like
                ``"2026-06-01/.."``; without a zone it is UTC.
            ids: Ids of the Items wanted.
            filter: A condition: CQL2 text, CQL2 JSON, or what
                `swath.sentinelhub.cql2` makes. `queryables` tells what it may name.
            fields: Members wanted, such as ``"properties.eo:cloud_cover"``, beside the
                usual ones; ``"-assets"`` leaves one out. With both lists, as in
                ``{"include": [...], "exclude": []}``, it is these alone.
            page_size: How many Items come at a time, 100 at most.
            method: ``"POST"``, or ``"GET"`` where the other is refused on the way.
            cursor: A former pager's `cursor`, to go on after it.
            prefetch: Whether the next page is fetched while one is read.

        Raises:
            InputError: An argument makes no sense.
            ImportError: A geometry is WKT or crosses the antimeridian, and the extra
                ``geo`` is not installed.

        Example:
            >>> import asyncio, swath
            >>> from swath.sentinelhub.cql2 import p
            >>> async def covers():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         clear = sh.catalog.search(
            ...             "sentinel-2-l2a", bbox=(14.40, 50.05, 14.45, 50.10),
            ...             datetime="2026-05", filter=p("eo:cloud_cover") < 50)
            ...         return [one.properties["eo:cloud_cover"] async for one in clear]
            >>> 0 < max(asyncio.run(covers())) < 50
            True
        """
        options: SearchOptions = {
            "bbox": bbox,
            "intersects": intersects,
            "datetime": datetime,
            "ids": ids,
            "filter": filter,
            "fields": fields,
            "page_size": page_size,
            "method": method,
            "cursor": cursor,
        }
        caller = self._sender
        if distinct is not None:
            values = values_walk(caller, collections, distinct, options)
            return AsyncPager(caller, values, prefetch=prefetch)
        walk = search_walk(caller, collections, options)
        return AsyncItemPager(caller, walk, prefetch=prefetch)


def _read(reply: Reply) -> Item:
    return Item(reply.content)


_ITEM = get_catalog_feature.OPERATION.returning(_read)
