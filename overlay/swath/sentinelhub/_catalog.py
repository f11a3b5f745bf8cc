"""The catalog: collections and their Items, as STAC."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack, overload

from swath import geo
from swath._items import AsyncItemPager, ItemPager
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._catalog_documents import AsyncCatalogDocuments, CatalogDocuments
from swath.sentinelhub._catalog_order import (
    FieldsLike,
    FilterLike,
    Method,
    SearchOptions,
)
from swath.sentinelhub._catalog_search import items_walk, search_walk, values_walk
from swath.sentinelhub._times import Times


__all__ = ["AsyncCatalog", "Catalog"]


class Catalog(CatalogDocuments):
    """What there is; beside its own methods, the operations as generated."""

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

        Examples:
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

        Examples:
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


class AsyncCatalog(AsyncCatalogDocuments):
    """What there is; beside its own methods, the operations as generated."""

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

        Examples:
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

        Examples:
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
