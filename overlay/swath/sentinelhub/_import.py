"""Data of commercial providers: what there is, and what the account may buy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from swath import geo
from swath._callers import AsyncCaller, SyncCaller
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._import_data import ProviderData
from swath.sentinelhub._import_products import Product, ProductLike, product
from swath.sentinelhub._import_query import Query, key_of, native_body, search_body
from swath.sentinelhub._import_search import (
    NATIVE,
    THUMBNAIL,
    native_request,
    product_walk,
    thumbnail_request,
)
from swath.sentinelhub._orders_kinds import ORDER, SUBSCRIPTION
from swath.sentinelhub._quotas import AreaQuota, area_quota, quota_collection
from swath.sentinelhub._times import Times
from swath_api.sentinelhub.api.data_import import AsyncDataImportApi, DataImportApi
from swath_api.sentinelhub.models import (
    ImportCollection,
    NativeSearchQuery,
    QuotaCollection,
)


if TYPE_CHECKING:
    from swath.sentinelhub._orders import AsyncOrders, Orders
    from swath.sentinelhub._subscriptions import AsyncSubscriptions, Subscriptions


__all__ = ["AsyncDataImport", "DataImport"]


class DataImport(DataImportApi):
    """Data of commercial providers; beside its own, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    @cached_property
    def orders(self) -> Orders:
        """Orders of products."""
        from swath.sentinelhub._orders import Orders  # noqa: PLC0415 - when used

        return Orders(self._sender, ORDER)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Subscriptions to what Planet publishes."""
        from swath.sentinelhub import _subscriptions  # noqa: PLC0415 - when used

        return _subscriptions.Subscriptions(self._sender, SUBSCRIPTION)

    def search(  # noqa: PLR0913 - each condition is an argument
        self,
        data: ProviderData | None = None,
        *,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        max_cloud_cover: float | None = None,
        planet_api_key: str | None = None,
        request: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        prefetch: bool = True,
    ) -> Pager[Product]:
        """The products of a provider that fit, fetched as far as they are read.

        Args:
            data: Whose data: `Airbus`, `Planet` or `Maxar`, with what only that
                provider knows.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The same as GeoJSON, WKT or what has ``__geo_interface__``; it
                counts if both are given.
            crs: The reference system of the area; longitude and latitude by default.
            time: When they were taken: ``"2026-06"``, or a pair of bounds, both
                included; without a zone it is UTC.
            max_cloud_cover: Percentage of clouds that a product may have.
            planet_api_key: A key of Planet's, unless its data were bought from Sentinel
                Hub. It goes to the service, and is neither shown nor kept.
            request: In place of all of these: the search as the service has it, also
                of a provider that swath does not know.
            page_size: How many come at a time; as many as the provider gives if left
                out. Maxar gives all at once.
            cursor: A former pager's `cursor`, to go on after it.
            prefetch: Whether the next page is fetched while one is read.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import Maxar
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     found = sh.dataimport.search(
            ...         Maxar(sensor="WV02"), bbox=(14.45, 46.00, 14.47, 46.02),
            ...         time="2025", max_cloud_cover=20)
            ...     product = next(found)
            >>> product.collection, product.datetime.year, product.cloud_cover <= 20
            ('MAXAR_WORLDVIEW', 2025, True)
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        query = Query(
            data=data,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            max_cloud_cover=max_cloud_cover,
            request=request,
        )
        asked = search_body(query, key)
        walk = product_walk(self._sender, asked, page_size, cursor)
        return Pager(self._sender, walk, prefetch=prefetch)

    def search_native(
        self,
        query: NativeSearchQuery | Mapping[str, Any],
        *,
        planet_api_key: str | None = None,
    ) -> list[Product]:
        """The products that a provider finds, asked in its own words.

        There are no pages: what the provider gives at once is all.

        Args:
            query: The provider, and beside it whatever its own interface takes.
            planet_api_key: As for `search`.

        Raises:
            InputError: The query names no provider; nothing was sent.
            BadRequestError: The provider does not understand it.

        Examples:
            >>> import swath
            >>> ring = [[14.45, 46], [14.47, 46], [14.47, 46.02], [14.45, 46]]
            >>> query = {"provider": "MAXAR", "startDate": "2026-01-01",
            ...          "aoiInGeoJson": {"type": "Polygon", "coordinates": [ring]}}
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     {one.provider for one in sh.dataimport.search_native(query)}
            {'MAXAR'}
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        asked = native_body(query, key)
        del query
        found = self._sender.call(NATIVE, native_request(asked))
        provider = asked.body["provider"]
        return [product(one, provider) for one in found.features]

    def thumbnail(
        self,
        product: ProductLike,
        *,
        collection: ImportCollection | None = None,
        planet_api_key: str | None = None,
    ) -> bytes:
        """A small picture of all of a product, PNG or JPEG, without a place on a map.

        Args:
            product: What a search found, or its id.
            collection: Where it is from, such as ``"AIRBUS_SPOT"``, if it is an id.
            planet_api_key: As for `search`.

        Raises:
            InputError: The collection is missing or unknown; nothing was sent.
            NotFoundError: There is no such product.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import Airbus
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     found = sh.dataimport.search(Airbus("SPOT"), bbox=(14, 46, 15, 47))
            ...     sh.dataimport.thumbnail(next(found))[1:4]
            b'PNG'
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        request = thumbnail_request(product, collection, key)
        return self._sender.call(THUMBNAIL, request)

    def quotas(self) -> list[AreaQuota]:
        """What the account may import, collection by collection.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     {one.collection: one.left for one in sh.dataimport.quotas()}
            {'AIRBUS_PLEIADES': 100.0, 'AIRBUS_SPOT': 500.0, 'MAXAR_WORLDVIEW': 25.0}
        """
        return [area_quota(one) for one in self.get_quotas().data]

    def quota(self, collection: QuotaCollection) -> AreaQuota:
        """What the account may import of one collection.

        Args:
            collection: Its name, such as ``"MAXAR_WORLDVIEW"``.

        Raises:
            InputError: There are no quotas for it; nothing was sent.
        """
        return area_quota(self.get_quota(quota_collection(collection)))


class AsyncDataImport(AsyncDataImportApi):
    """Data of commercial providers; beside its own, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    @cached_property
    def orders(self) -> AsyncOrders:
        """Orders of products."""
        from swath.sentinelhub._orders import AsyncOrders  # noqa: PLC0415 - when used

        return AsyncOrders(self._sender, ORDER)

    @cached_property
    def subscriptions(self) -> AsyncSubscriptions:
        """Subscriptions to what Planet publishes."""
        from swath.sentinelhub import _subscriptions  # noqa: PLC0415 - when used

        return _subscriptions.AsyncSubscriptions(self._sender, SUBSCRIPTION)

    def search(  # noqa: PLR0913 - each condition is an argument
        self,
        data: ProviderData | None = None,
        *,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        max_cloud_cover: float | None = None,
        planet_api_key: str | None = None,
        request: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        prefetch: bool = True,
    ) -> AsyncPager[Product]:
        """The products of a provider that fit, fetched as far as they are read.

        Args:
            data: Whose data: `Airbus`, `Planet` or `Maxar`, with what only that
                provider knows.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The same as GeoJSON, WKT or what has ``__geo_interface__``; it
                counts if both are given.
            crs: The reference system of the area; longitude and latitude by default.
            time: When they were taken: ``"2026-06"``, or a pair of bounds, both
                included; without a zone it is UTC.
            max_cloud_cover: Percentage of clouds that a product may have.
            planet_api_key: A key of Planet's, unless its data were bought from Sentinel
                Hub. It goes to the service, and is neither shown nor kept.
            request: In place of all of these: the search as the service has it, also
                of a provider that swath does not know.
            page_size: How many come at a time; as many as the provider gives if left
                out. Maxar gives all at once.
            cursor: A former pager's `cursor`, to go on after it.
            prefetch: Whether the next page is fetched while one is read.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import Maxar
            >>> async def first(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await anext(sh.dataimport.search(Maxar(), **where))
            >>> product = asyncio.run(
            ...     first(bbox=(14.45, 46.00, 14.47, 46.02), time="2025"))
            >>> product.collection, product.datetime.year
            ('MAXAR_WORLDVIEW', 2025)
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        query = Query(
            data=data,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            max_cloud_cover=max_cloud_cover,
            request=request,
        )
        asked = search_body(query, key)
        walk = product_walk(self._sender, asked, page_size, cursor)
        return AsyncPager(self._sender, walk, prefetch=prefetch)

    async def search_native(
        self,
        query: NativeSearchQuery | Mapping[str, Any],
        *,
        planet_api_key: str | None = None,
    ) -> list[Product]:
        """The products that a provider finds, asked in its own words.

        There are no pages: what the provider gives at once is all.

        Args:
            query: The provider, and beside it whatever its own interface takes.
            planet_api_key: As for `search`.

        Raises:
            InputError: The query names no provider; nothing was sent.
            BadRequestError: The provider does not understand it.

        Examples:
            >>> import asyncio, swath
            >>> ring = [[14.45, 46], [14.47, 46], [14.47, 46.02], [14.45, 46]]
            >>> query = {"provider": "MAXAR", "startDate": "2026-01-01",
            ...          "aoiInGeoJson": {"type": "Polygon", "coordinates": [ring]}}
            >>> async def providers():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         found = await sh.dataimport.search_native(query)
            ...         return {one.provider for one in found}
            >>> asyncio.run(providers())
            {'MAXAR'}
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        asked = native_body(query, key)
        del query
        found = await self._sender.call(NATIVE, native_request(asked))
        provider = asked.body["provider"]
        return [product(one, provider) for one in found.features]

    async def thumbnail(
        self,
        product: ProductLike,
        *,
        collection: ImportCollection | None = None,
        planet_api_key: str | None = None,
    ) -> bytes:
        """A small picture of all of a product, PNG or JPEG, without a place on a map.

        Args:
            product: What a search found, or its id.
            collection: Where it is from, such as ``"AIRBUS_SPOT"``, if it is an id.
            planet_api_key: As for `search`.

        Raises:
            InputError: The collection is missing or unknown; nothing was sent.
            NotFoundError: There is no such product.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import Airbus
            >>> async def picture(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         found = sh.dataimport.search(Airbus("SPOT"), **where)
            ...         return await sh.dataimport.thumbnail(await anext(found))
            >>> asyncio.run(picture(bbox=(14, 46, 14.1, 47)))[1:4]
            b'PNG'
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        request = thumbnail_request(product, collection, key)
        return await self._sender.call(THUMBNAIL, request)

    async def quotas(self) -> list[AreaQuota]:
        """What the account may import, collection by collection.

        Examples:
            >>> import asyncio, swath
            >>> async def left():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         quotas = await sh.dataimport.quotas()
            ...         return {one.collection: one.left for one in quotas}
            >>> asyncio.run(left())
            {'AIRBUS_PLEIADES': 100.0, 'AIRBUS_SPOT': 500.0, 'MAXAR_WORLDVIEW': 25.0}
        """
        return [area_quota(one) for one in (await self.get_quotas()).data]

    async def quota(self, collection: QuotaCollection) -> AreaQuota:
        """What the account may import of one collection.

        Args:
            collection: Its name, such as ``"MAXAR_WORLDVIEW"``.

        Raises:
            InputError: There are no quotas for it; nothing was sent.
        """
        return area_quota(await self.get_quota(quota_collection(collection)))
