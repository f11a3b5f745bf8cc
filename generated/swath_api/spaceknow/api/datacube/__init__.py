"""Measurements made of imagery, as data points and as products."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import get_catalogue as _get_catalogue
from . import get_data_dictionary as _get_data_dictionary
from . import get_datapoints as _get_datapoints
from . import get_product as _get_product
from . import initiate_datapoints as _initiate_datapoints
from . import list_aois as _list_aois
from . import list_products as _list_products
from . import retrieve_datapoints as _retrieve_datapoints

if TYPE_CHECKING:
    from ...models import (
        Aoi,
        CatalogueEntry,
        CatalogueRequest,
        DataDictionaryRequest,
        Datapoints,
        DatapointsRequest,
        InitiatedPipeline,
        PipelineRequest,
        Product,
        ProductRequest,
        ProductsRequest,
    )


class DatacubeApi:
    """Measurements made of imagery, as data points and as products.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def list_aois(
        self,
        *,
        body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[Aoi]:
        """List the areas that data points can be filtered by.

        Only those areas of interest (AoIs) that the user may use.

        Args:
            body: Nothing. If left out, it is {}.

        Returns:
            The areas.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _list_aois.OPERATION,
            _list_aois.build(
                body=body,
            ),
        )

    def get_catalogue(
        self,
        *,
        body: CatalogueRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> dict[str, list[CatalogueEntry]]:
        """Read which data points there are.

        Which algorithms were run, where, on what source and for which dates.

        Args:
            body: What to look for. If left out, it is {}.

        Returns:
            The entries, by algorithm.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_catalogue.OPERATION,
            _get_catalogue.build(
                body=body,
            ),
        )

    def get_datapoints(
        self,
        *,
        body: DatapointsRequest | Mapping[str, Any],
    ) -> Datapoints:
        """Query data points within one exchange.

        Queries that find too much for that are started by `initiateDatapoints`, which
        takes the same body.

        Args:
            body: The query.

        Returns:
            What was found.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_datapoints.OPERATION,
            _get_datapoints.build(
                body=body,
            ),
        )

    def initiate_datapoints(
        self,
        *,
        body: DatapointsRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start a query of data points.

        Args:
            body: The query.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _initiate_datapoints.OPERATION,
            _initiate_datapoints.build(
                body=body,
            ),
        )

    def retrieve_datapoints(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> Datapoints:
        """Fetch what a query of data points found.

        Args:
            body: The pipeline.

        Returns:
            What was found.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return self._caller.call(
            _retrieve_datapoints.OPERATION,
            _retrieve_datapoints.build(
                body=body,
            ),
        )

    def list_products(
        self,
        *,
        body: ProductsRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[Product]:
        """List the products, or describe one.

        Args:
            body: Which products. If left out, it is {}.

        Returns:
            The products.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _list_products.OPERATION,
            _list_products.build(
                body=body,
            ),
        )

    def get_product(
        self,
        *,
        body: ProductRequest | Mapping[str, Any],
    ) -> str:
        """Read the values of a product as CSV.

        A row per value date. The simple form has the columns `value_dt`, `delivery_dt`
        and one per series; the rich form has these and more. Cells may be empty, times
        end in ` UTC`, and lines may begin with a blank.

        Args:
            body: The product and the form of its table.

        Returns:
            The table.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_product.OPERATION,
            _get_product.build(
                body=body,
            ),
        )

    def get_data_dictionary(
        self,
        *,
        body: DataDictionaryRequest | Mapping[str, Any],
    ) -> str:
        """Read what the columns of a product mean, as CSV.

        A row per column of the product: `column_id`, `topic`, `type_of_index`,
        `region`, `frequency`, `rolling`, `value_type`, `units`. Cells are quoted, with
        blanks before them and at the start of lines.

        Args:
            body: The product.

        Returns:
            The table.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return self._caller.call(
            _get_data_dictionary.OPERATION,
            _get_data_dictionary.build(
                body=body,
            ),
        )


class AsyncDatacubeApi:
    """Measurements made of imagery, as data points and as products.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def list_aois(
        self,
        *,
        body: dict[str, Any] | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[Aoi]:
        """List the areas that data points can be filtered by.

        Only those areas of interest (AoIs) that the user may use.

        Args:
            body: Nothing. If left out, it is {}.

        Returns:
            The areas.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _list_aois.OPERATION,
            _list_aois.build(
                body=body,
            ),
        )

    async def get_catalogue(
        self,
        *,
        body: CatalogueRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> dict[str, list[CatalogueEntry]]:
        """Read which data points there are.

        Which algorithms were run, where, on what source and for which dates.

        Args:
            body: What to look for. If left out, it is {}.

        Returns:
            The entries, by algorithm.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_catalogue.OPERATION,
            _get_catalogue.build(
                body=body,
            ),
        )

    async def get_datapoints(
        self,
        *,
        body: DatapointsRequest | Mapping[str, Any],
    ) -> Datapoints:
        """Query data points within one exchange.

        Queries that find too much for that are started by `initiateDatapoints`, which
        takes the same body.

        Args:
            body: The query.

        Returns:
            What was found.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_datapoints.OPERATION,
            _get_datapoints.build(
                body=body,
            ),
        )

    async def initiate_datapoints(
        self,
        *,
        body: DatapointsRequest | Mapping[str, Any],
    ) -> InitiatedPipeline:
        """Start a query of data points.

        Args:
            body: The query.

        Returns:
            The pipeline.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _initiate_datapoints.OPERATION,
            _initiate_datapoints.build(
                body=body,
            ),
        )

    async def retrieve_datapoints(
        self,
        *,
        body: PipelineRequest | Mapping[str, Any],
    ) -> Datapoints:
        """Fetch what a query of data points found.

        Args:
            body: The pipeline.

        Returns:
            What was found.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 424, 429, 500, 503.
        """
        return await self._caller.call(
            _retrieve_datapoints.OPERATION,
            _retrieve_datapoints.build(
                body=body,
            ),
        )

    async def list_products(
        self,
        *,
        body: ProductsRequest | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[Product]:
        """List the products, or describe one.

        Args:
            body: Which products. If left out, it is {}.

        Returns:
            The products.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _list_products.OPERATION,
            _list_products.build(
                body=body,
            ),
        )

    async def get_product(
        self,
        *,
        body: ProductRequest | Mapping[str, Any],
    ) -> str:
        """Read the values of a product as CSV.

        A row per value date. The simple form has the columns `value_dt`, `delivery_dt`
        and one per series; the rich form has these and more. Cells may be empty, times
        end in ` UTC`, and lines may begin with a blank.

        Args:
            body: The product and the form of its table.

        Returns:
            The table.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_product.OPERATION,
            _get_product.build(
                body=body,
            ),
        )

    async def get_data_dictionary(
        self,
        *,
        body: DataDictionaryRequest | Mapping[str, Any],
    ) -> str:
        """Read what the columns of a product mean, as CSV.

        A row per column of the product: `column_id`, `topic`, `type_of_index`,
        `region`, `frequency`, `rolling`, `value_type`, `units`. Cells are quoted, with
        blanks before them and at the start of lines.

        Args:
            body: The product.

        Returns:
            The table.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                413, 422, 429, 500, 503.
        """
        return await self._caller.call(
            _get_data_dictionary.OPERATION,
            _get_data_dictionary.build(
                body=body,
            ),
        )
