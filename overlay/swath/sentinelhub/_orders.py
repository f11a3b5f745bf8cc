"""Orders of products of commercial providers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from swath import geo
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._import_data import ProviderData
from swath.sentinelhub._import_products import ProductLike
from swath.sentinelhub._import_query import Query, key_of, order_body
from swath.sentinelhub._orders_desk import AsyncImportDesk, Chosen, ImportDesk
from swath.sentinelhub._orders_quote import AsyncQuote, Quote
from swath.sentinelhub._times import Times
from swath_api.sentinelhub.models import Order, OrderRequest, OrderState


class Orders(ImportDesk):
    """Orders of products: quotes, and what was confirmed."""

    def quote(  # noqa: PLR0913 - each condition is an argument
        self,
        data: ProviderData | None = None,
        *,
        products: ProductLike | Sequence[ProductLike] | None = None,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        max_cloud_cover: float | None = None,
        name: str | None = None,
        collection_id: UUID | str | None = None,
        planet_api_key: str | None = None,
        request: OrderRequest | Mapping[str, Any] | None = None,
    ) -> Quote:
        """Asks what an order would take; nothing is bought before it is confirmed.

        Args:
            data: Whose data: `Airbus`, `Planet` or `Maxar`.
            products: Which products, as a search found them, or their ids; if left
                out, all that fit. Airbus and Maxar take 10 at most, Planet 250 by id.
            bbox: The area that is cut out of them: lowest x, lowest y, highest x,
                highest y (west, south, east, north) in `crs`.
            geometry: The same as GeoJSON, WKT or what has ``__geo_interface__``; it
                counts if both are given.
            crs: The reference system of the area; longitude and latitude by default.
            time: When products were taken, if `products` does not name them:
                ``"2026-06"``, or a pair of bounds, both included.
            max_cloud_cover: Percentage of clouds that such a product may have.
            name: A name for people; also that of the collection that is made.
            collection_id: The BYOC collection that takes the data, empty or with the
                same bands; one is made on confirmation if left out.
            planet_api_key: A key of Planet's, which pays for its data. It goes to the
                service, and is neither shown nor kept.
            request: In place of all of these but the last three: the order as the
                service has it, also of a provider that swath does not know.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BadRequestError: Nothing fits, too much does, or the provider refused it.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import Airbus
            >>> field = (14.45, 46.00, 14.47, 46.02)
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     clear = sh.dataimport.search(
            ...         Airbus("PHR"), bbox=field, max_cloud_cover=10)
            ...     quote = sh.dataimport.orders.quote(
            ...         Airbus("PHR"), products=[*clear.take(2)], bbox=field)
            ...     order = quote.confirm(max_sqkm=10)
            >>> round(quote.sqkm, 1), order.progress.state
            (6.9, 'running')
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        query = Query(
            data=data,
            products=products,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            max_cloud_cover=max_cloud_cover,
            request=request,
        )
        asked = order_body(query, key, name, collection_id)
        del query, request
        return self._quote(asked)

    def list(
        self,
        *,
        status: OrderState | None = None,
        search: str | None = None,
        collection_id: UUID | str | None = None,
        deleted: bool = False,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[Order]:
        """Orders of the account and their quotes, fetched as far as they are read.

        Args:
            status: Only those that are so far: ``"CREATED"`` are quotes.
            search: Words to look for: ``|`` between them means any, ``&`` all.
            collection_id: Only those that fill this BYOC collection.
            deleted: Whether the deleted ones are listed, and only them.
            page_size: How many come at a time; as many as the service gives if left
                out.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import swath
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     old = sh.dataimport.orders.list(search="season&2024")
            ...     [order.status for order in old.take(2)]
            ['CANCELLED', 'CANCELLED']
        """
        chosen = Chosen(status, search, collection_id, deleted, page_size, cursor)
        return Pager(self._caller, self._walk(chosen))


class AsyncOrders(AsyncImportDesk):
    """Orders of products: quotes, and what was confirmed."""

    async def quote(  # noqa: PLR0913 - each condition is an argument
        self,
        data: ProviderData | None = None,
        *,
        products: ProductLike | Sequence[ProductLike] | None = None,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        max_cloud_cover: float | None = None,
        name: str | None = None,
        collection_id: UUID | str | None = None,
        planet_api_key: str | None = None,
        request: OrderRequest | Mapping[str, Any] | None = None,
    ) -> AsyncQuote:
        """Asks what an order would take; nothing is bought before it is confirmed.

        Args:
            data: Whose data: `Airbus`, `Planet` or `Maxar`.
            products: Which products, as a search found them, or their ids; if left
                out, all that fit. Airbus and Maxar take 10 at most, Planet 250 by id.
            bbox: The area that is cut out of them: lowest x, lowest y, highest x,
                highest y (west, south, east, north) in `crs`.
            geometry: The same as GeoJSON, WKT or what has ``__geo_interface__``; it
                counts if both are given.
            crs: The reference system of the area; longitude and latitude by default.
            time: When products were taken, if `products` does not name them:
                ``"2026-06"``, or a pair of bounds, both included.
            max_cloud_cover: Percentage of clouds that such a product may have.
            name: A name for people; also that of the collection that is made.
            collection_id: The BYOC collection that takes the data, empty or with the
                same bands; one is made on confirmation if left out.
            planet_api_key: A key of Planet's, which pays for its data. It goes to the
                service, and is neither shown nor kept.
            request: In place of all of these but the last three: the order as the
                service has it, also of a provider that swath does not know.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BadRequestError: Nothing fits, too much does, or the provider refused it.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import Airbus
            >>> async def price(**where):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         clear = sh.dataimport.search(Airbus("PHR"), **where)
            ...         found = [one async for one in clear.take(1)]
            ...         quote = await sh.dataimport.orders.quote(
            ...             Airbus("PHR"), products=found, **where)
            ...         await quote.delete()
            ...     return quote.sqkm
            >>> round(asyncio.run(price(bbox=(14.45, 46.00, 14.47, 46.02))), 1)
            3.4
        """
        key = key_of(planet_api_key)
        del planet_api_key  # out of tracebacks that show locals
        query = Query(
            data=data,
            products=products,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            max_cloud_cover=max_cloud_cover,
            request=request,
        )
        asked = order_body(query, key, name, collection_id)
        del query, request
        return await self._quote(asked)

    def list(
        self,
        *,
        status: OrderState | None = None,
        search: str | None = None,
        collection_id: UUID | str | None = None,
        deleted: bool = False,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[Order]:
        """Orders of the account and their quotes, fetched as far as they are read.

        Args:
            status: Only those that are so far: ``"CREATED"`` are quotes.
            search: Words to look for: ``|`` between them means any, ``&`` all.
            collection_id: Only those that fill this BYOC collection.
            deleted: Whether the deleted ones are listed, and only them.
            page_size: How many come at a time; as many as the service gives if left
                out.
            cursor: A former pager's `cursor`, to go on after it.

        Raises:
            InputError: An argument makes no sense.

        Examples:
            >>> import asyncio, swath
            >>> async def states():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         old = sh.dataimport.orders.list(search="season&2024")
            ...         return [order.status async for order in old.take(2)]
            >>> asyncio.run(states())
            ['CANCELLED', 'CANCELLED']
        """
        chosen = Chosen(status, search, collection_id, deleted, page_size, cursor)
        return AsyncPager(self._caller, self._walk(chosen))
