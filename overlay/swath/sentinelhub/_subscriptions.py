"""Subscriptions to data of Planet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from swath import geo
from swath._pager import AsyncPager, Pager
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._import_data import Planet
from swath.sentinelhub._import_query import Query, key_of, subscription_body
from swath.sentinelhub._orders_desk import AsyncImportDesk, Chosen, ImportDesk
from swath.sentinelhub._orders_quote import AsyncQuote, Quote
from swath.sentinelhub._subscriptions_data import PlanetVariable
from swath.sentinelhub._times import Times
from swath_api.sentinelhub.models import (
    Subscription,
    SubscriptionRequest,
    SubscriptionState,
)


class Subscriptions(ImportDesk):
    """Subscriptions to what Planet publishes: quotes, and what was confirmed."""

    def quote(  # noqa: PLR0913 - each condition is an argument
        self,
        data: Planet | PlanetVariable | None = None,
        *,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        max_cloud_cover: float | None = None,
        name: str | None = None,
        collection_id: UUID | str | None = None,
        planet_api_key: str | None = None,
        request: SubscriptionRequest | Mapping[str, Any] | None = None,
    ) -> Quote:
        """Prepares a subscription; nothing is delivered before it is confirmed.

        Args:
            data: What: ``Planet("PSScene", ...)``, or a `PlanetVariable`.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The same as GeoJSON, WKT or what has ``__geo_interface__``; it
                counts if both are given.
            crs: The reference system of the area; longitude and latitude by default.
            time: When data are published: a begin and an end, both included, such as
                ``("2026-06-01", None)`` for whatever comes.
            max_cloud_cover: Percentage of clouds that a scene may have.
            name: A name for people; also that of the collection that is made.
            collection_id: The BYOC collection that takes the data, empty or with the
                same bands; one is made on confirmation if left out.
            planet_api_key: A key of Planet's, which pays for its data. It goes to the
                service, and is neither shown nor kept.
            request: In place of all of these but the last three: the subscription as
                the service has it.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BadRequestError: The provider refused it.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import Planet
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     quote = sh.dataimport.subscriptions.quote(
            ...         Planet("PSScene", "analytic_8b_sr_udm2"),
            ...         bbox=(15.81, 46.70, 15.84, 46.72), time=("2026-05-01", None),
            ...         planet_api_key="demo-key")
            ...     subscription = quote.confirm(max_sqkm=20)
            ...     subscription.cancel()
            ...     subscription.status().state
            'cancelled'
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
        asked = subscription_body(query, key, name, collection_id)
        del query, request
        return self._quote(asked)

    def list(
        self,
        *,
        status: SubscriptionState | None = None,
        search: str | None = None,
        collection_id: UUID | str | None = None,
        deleted: bool = False,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> Pager[Subscription]:
        """Subscriptions of the account, fetched as far as they are read.

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
            ...     [*sh.dataimport.subscriptions.list(status="FAILED")]
            []
        """
        chosen = Chosen(status, search, collection_id, deleted, page_size, cursor)
        return Pager(self._caller, self._walk(chosen))


class AsyncSubscriptions(AsyncImportDesk):
    """Subscriptions to what Planet publishes: quotes, and what was confirmed."""

    async def quote(  # noqa: PLR0913 - each condition is an argument
        self,
        data: Planet | PlanetVariable | None = None,
        *,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        max_cloud_cover: float | None = None,
        name: str | None = None,
        collection_id: UUID | str | None = None,
        planet_api_key: str | None = None,
        request: SubscriptionRequest | Mapping[str, Any] | None = None,
    ) -> AsyncQuote:
        """Prepares a subscription; nothing is delivered before it is confirmed.

        Args:
            data: What: ``Planet("PSScene", ...)``, or a `PlanetVariable`.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The same as GeoJSON, WKT or what has ``__geo_interface__``; it
                counts if both are given.
            crs: The reference system of the area; longitude and latitude by default.
            time: When data are published: a begin and an end, both included, such as
                ``("2026-06-01", None)`` for whatever comes.
            max_cloud_cover: Percentage of clouds that a scene may have.
            name: A name for people; also that of the collection that is made.
            collection_id: The BYOC collection that takes the data, empty or with the
                same bands; one is made on confirmation if left out.
            planet_api_key: A key of Planet's, which pays for its data. It goes to the
                service, and is neither shown nor kept.
            request: In place of all of these but the last three: the subscription as
                the service has it.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BadRequestError: The provider refused it.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import PlanetVariable
            >>> water = PlanetVariable("soil_water_content", "SWC-AMSR2-C_V2.0_100")
            >>> async def area(**asked):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         quote = await sh.dataimport.subscriptions.quote(
            ...             water, planet_api_key="demo-key", **asked)
            ...         await quote.delete()
            ...     return quote.sqkm
            >>> where = (15.81, 46.70, 15.84, 46.72)
            >>> round(asyncio.run(area(bbox=where, time=("2026-05-01", None))), 1)
            5.1
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
        asked = subscription_body(query, key, name, collection_id)
        del query, request
        return await self._quote(asked)

    def list(
        self,
        *,
        status: SubscriptionState | None = None,
        search: str | None = None,
        collection_id: UUID | str | None = None,
        deleted: bool = False,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[Subscription]:
        """Subscriptions of the account, fetched as far as they are read.

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
            >>> async def failed():
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         some = sh.dataimport.subscriptions.list(status="FAILED")
            ...         return [one async for one in some]
            >>> asyncio.run(failed())
            []
        """
        chosen = Chosen(status, search, collection_id, deleted, page_size, cursor)
        return AsyncPager(self._caller, self._walk(chosen))
