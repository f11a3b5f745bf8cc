"""Datacube: data points, and the ready-made products that are made of them."""

from __future__ import annotations

import datetime as dt
from typing import Any, Unpack

from swath._callers import AsyncCaller, SyncCaller
from swath.jobs import AsyncJob, Job
from swath.spaceknow._bodies import given
from swath.spaceknow._datapoints import (
    AsyncDatapoints,
    Datapoints,
    QueryOptions,
    async_kind,
    found,
    query,
    sync_kind,
)
from swath.spaceknow._pipelines import attach, attach_async, start, start_async
from swath.spaceknow._products import DICTIONARY, dictionary_request, product_table
from swath.spaceknow._table import Meaning, Table
from swath.spaceknow.filters import Filter
from swath_api.spaceknow.api.datacube import (
    AsyncDatacubeApi,
    DatacubeApi,
    get_catalogue,
    initiate_datapoints,
    list_aois,
    list_products,
)
from swath_api.spaceknow.models import Aoi, CatalogueEntry, Product
from swath_api.spaceknow.models.csv_format import CsvFormat


__all__ = ["AsyncDatacube", "Datacube"]


class Datacube(DatacubeApi):
    """Datacube; beside its own methods, the operations as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def aois(self) -> list[Aoi]:
        """The areas of interest that the user may filter data points by.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     names = {aoi.label: aoi.name for aoi in sk.datacube.aois()}
            >>> names["cz"]
            'Czech Republic'
        """
        return self._sender.call(list_aois.OPERATION, list_aois.build())

    def catalogue(
        self,
        *,
        algorithm: str | None = None,
        project: str | None = None,
        source: str | None = None,
        version: str | None = None,
        aoi_name: str | None = None,
        aoi_label: str | None = None,
    ) -> dict[str, list[CatalogueEntry]]:
        """Which data points there are, by algorithm.

        Args:
            algorithm: What was measured.
            project: What it was measured for.
            source: The imagery it was measured in.
            version: Version of the algorithm.
            aoi_name: Name of the area; ``""`` for those without one.
            aoi_label: Its label; ``""`` for those without one.
        """
        body = given(
            algorithm=algorithm,
            project=project,
            source=source,
            version=version,
            aoiName=aoi_name,
            aoiLabel=aoi_label,
        )
        request = get_catalogue.build(body=body)
        return self._sender.call(get_catalogue.OPERATION, request)

    def datapoints(
        self,
        project: str,
        algorithm: str,
        *filters: Filter,
        **options: Unpack[QueryOptions],
    ) -> Datapoints:
        """Queries data points: one number for each area and image.

        A query that finds too much for one exchange is started as a pipeline instead,
        and waited for.

        Args:
            project: What they were measured for.
            algorithm: What was measured.
            *filters: Further conditions, made by `swath.spaceknow.filters`.
            **options: See `swath.spaceknow.QueryOptions`.

        Returns:
            What was found; its rows come when it is iterated.

        Raises:
            InputError: An argument makes no sense.
            JobFailedError: The query was started as a pipeline, which failed.

        Examples:
            >>> import swath
            >>> from swath.spaceknow import filters
            >>> czech = filters.geo_intersects("cz")
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     catalogue = sk.datacube.catalogue(aoi_label="cz")
            ...     entry = next(iter(catalogue.values()))[0]
            ...     points = sk.datacube.datapoints(
            ...         entry.project, entry.algorithm, czech, resample="monthly"
            ...     )
            ...     row = next(iter(points))
            >>> row["startDatetime"].tzinfo is not None, row["project"] == entry.project
            (True, True)
        """
        body = query(project, algorithm, filters, options)
        flow = found(body, self._sender.context)
        return Datapoints(self._sender, self._sender.run(flow))

    def start_datapoints(
        self,
        project: str,
        algorithm: str,
        *filters: Filter,
        **options: Unpack[QueryOptions],
    ) -> Job[Datapoints]:
        """Starts a query of data points; its arguments are those of `datapoints`.

        Raises:
            InputError: An argument makes no sense.
        """
        body = query(project, algorithm, filters, options)
        request = initiate_datapoints.build(body=body)
        return start(self._sender, sync_kind(self._sender), request)

    def products(
        self, product_id: str | None = None, *, downloadable_only: bool = False
    ) -> list[Product]:
        """The ready-made products.

        Args:
            product_id: Only this one.
            downloadable_only: Only those that the user may download.

        Raises:
            NotFoundError: There is no such product.
        """
        body = given(productId=product_id, downloadableOnly=downloadable_only or None)
        request = list_products.build(body=body)
        return self._sender.call(list_products.OPERATION, request)

    def product(
        self,
        product_id: str,
        *,
        known_on: dt.date | None = None,
        form: CsvFormat = "simple",
    ) -> Table:
        """The values of a product, with the units that its data dictionary tells.

        Args:
            product_id: The product.
            known_on: The day whose knowledge counts; None for today's. Values are
                revised, and on an earlier day were others, or none yet.
            form: ``"simple"``, or ``"rich"`` for more columns beside those.

        Returns:
            A table: ``value_dt`` is when a value holds, ``delivery_dt`` when it came.

        Raises:
            NotFoundError: There is no such product.
            DecodeError: The answer is no table.

        Examples:
            >>> import swath
            >>> with swath.SpaceKnow(profile="emulator") as sk:
            ...     table = sk.datacube.product("SK_DEMO_STEEL_DE_D")
            >>> [(column.name, column.units) for column in table.columns[2:]]
            [('index', 'points'), ('stock', 'm2')]
        """
        return self._sender.run(
            product_table(product_id, known_on, form, self._sender.context)
        )

    def data_dictionary(self, product_id: str) -> list[Meaning]:
        """What the columns of a product mean.

        Args:
            product_id: The product.

        Raises:
            NotFoundError: There is no such product.
        """
        return self._sender.call(DICTIONARY, dictionary_request(product_id))

    def attach(self, token: str) -> Job[Any]:
        """The job that a token names.

        Args:
            token: What `swath.jobs.Job.token` gave.

        Raises:
            InputError: The token is none, or names no job of Datacube.
        """
        return attach(self._sender, token, sync_kind(self._sender))


class AsyncDatacube(AsyncDatacubeApi):
    """Datacube; beside its own methods, the operations as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def aois(self) -> list[Aoi]:
        """The areas of interest that the user may filter data points by.

        Examples:
            >>> import asyncio, swath
            >>> async def labels():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return [aoi.label for aoi in await sk.datacube.aois()]
            >>> "cz" in asyncio.run(labels())
            True
        """
        return await self._sender.call(list_aois.OPERATION, list_aois.build())

    async def catalogue(
        self,
        *,
        algorithm: str | None = None,
        project: str | None = None,
        source: str | None = None,
        version: str | None = None,
        aoi_name: str | None = None,
        aoi_label: str | None = None,
    ) -> dict[str, list[CatalogueEntry]]:
        """Which data points there are, by algorithm.

        Args:
            algorithm: What was measured.
            project: What it was measured for.
            source: The imagery it was measured in.
            version: Version of the algorithm.
            aoi_name: Name of the area; ``""`` for those without one.
            aoi_label: Its label; ``""`` for those without one.
        """
        body = given(
            algorithm=algorithm,
            project=project,
            source=source,
            version=version,
            aoiName=aoi_name,
            aoiLabel=aoi_label,
        )
        request = get_catalogue.build(body=body)
        return await self._sender.call(get_catalogue.OPERATION, request)

    async def datapoints(
        self,
        project: str,
        algorithm: str,
        *filters: Filter,
        **options: Unpack[QueryOptions],
    ) -> AsyncDatapoints:
        """Queries data points: one number for each area and image.

        A query that finds too much for one exchange is started as a pipeline instead,
        and waited for.

        Args:
            project: What they were measured for.
            algorithm: What was measured.
            *filters: Further conditions, made by `swath.spaceknow.filters`.
            **options: See `swath.spaceknow.QueryOptions`.

        Returns:
            What was found; its rows come when it is iterated.

        Raises:
            InputError: An argument makes no sense.
            JobFailedError: The query was started as a pipeline, which failed.

        Examples:
            >>> import asyncio, swath
            >>> async def count():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         catalogue = await sk.datacube.catalogue(aoi_label="cz")
            ...         entry = next(iter(catalogue.values()))[0]
            ...         points = await sk.datacube.datapoints(
            ...             entry.project, entry.algorithm, resample="yearly"
            ...         )
            ...         return sum([1 async for row in points]) == points.total_rows
            >>> asyncio.run(count())
            True
        """
        body = query(project, algorithm, filters, options)
        flow = found(body, self._sender.context)
        return AsyncDatapoints(self._sender, await self._sender.run(flow))

    async def start_datapoints(
        self,
        project: str,
        algorithm: str,
        *filters: Filter,
        **options: Unpack[QueryOptions],
    ) -> AsyncJob[AsyncDatapoints]:
        """Starts a query of data points; its arguments are those of `datapoints`.

        Raises:
            InputError: An argument makes no sense.
        """
        body = query(project, algorithm, filters, options)
        request = initiate_datapoints.build(body=body)
        return await start_async(self._sender, async_kind(self._sender), request)

    async def products(
        self, product_id: str | None = None, *, downloadable_only: bool = False
    ) -> list[Product]:
        """The ready-made products.

        Args:
            product_id: Only this one.
            downloadable_only: Only those that the user may download.

        Raises:
            NotFoundError: There is no such product.
        """
        body = given(productId=product_id, downloadableOnly=downloadable_only or None)
        request = list_products.build(body=body)
        return await self._sender.call(list_products.OPERATION, request)

    async def product(
        self,
        product_id: str,
        *,
        known_on: dt.date | None = None,
        form: CsvFormat = "simple",
    ) -> Table:
        """The values of a product, with the units that its data dictionary tells.

        Args:
            product_id: The product.
            known_on: The day whose knowledge counts; None for today's. Values are
                revised, and on an earlier day were others, or none yet.
            form: ``"simple"``, or ``"rich"`` for more columns beside those.

        Returns:
            A table: ``value_dt`` is when a value holds, ``delivery_dt`` when it came.

        Raises:
            NotFoundError: There is no such product.
            DecodeError: The answer is no table.

        Examples:
            >>> import asyncio, swath
            >>> async def table():
            ...     async with swath.AsyncSpaceKnow(profile="emulator") as sk:
            ...         return await sk.datacube.product("SK_DEMO_STEEL_DE_D")
            >>> asyncio.run(table()).columns[2].units
            'points'
        """
        return await self._sender.run(
            product_table(product_id, known_on, form, self._sender.context)
        )

    async def data_dictionary(self, product_id: str) -> list[Meaning]:
        """What the columns of a product mean.

        Args:
            product_id: The product.

        Raises:
            NotFoundError: There is no such product.
        """
        return await self._sender.call(DICTIONARY, dictionary_request(product_id))

    def attach(self, token: str) -> AsyncJob[Any]:
        """The job that a token names.

        Args:
            token: What `swath.jobs.AsyncJob.token` gave.

        Raises:
            InputError: The token is none, or names no job of Datacube.
        """
        return attach_async(self._sender, token, async_kind(self._sender))
