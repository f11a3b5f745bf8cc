"""What the archives hold, as STAC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from . import get_catalog_collection as _get_catalog_collection
from . import get_catalog_collection_queryables as _get_catalog_collection_queryables
from . import get_catalog_collections as _get_catalog_collections
from . import (
    get_catalog_conformance_declaration as _get_catalog_conformance_declaration,
)
from . import get_catalog_feature as _get_catalog_feature
from . import get_catalog_features as _get_catalog_features
from . import get_catalog_item_search as _get_catalog_item_search
from . import get_catalog_landing_page as _get_catalog_landing_page
from . import post_catalog_item_search as _post_catalog_item_search

if TYPE_CHECKING:
    from ... import structs
    from ...models import (
        CatalogCollection,
        CatalogCollections,
        CatalogConformance,
        CatalogItem,
        CatalogLandingPage,
        CatalogQueryables,
        CatalogSearchRequest,
    )


class CatalogApi:
    """What the archives hold, as STAC.

    Args:
        caller: What sends the requests: a plain `client.Client`, or another.
    """

    def __init__(self, caller: _runtime.Caller) -> None:
        self._caller = caller

    def get_catalog_landing_page(
        self,
    ) -> CatalogLandingPage:
        """Read the catalog's landing page.

        Its links lead to everything else in the catalog.

        Returns:
            The landing page, a STAC Catalog.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 429, 500.
        """
        return self._caller.call(
            _get_catalog_landing_page.OPERATION, _get_catalog_landing_page.build()
        )

    def get_catalog_conformance_declaration(
        self,
    ) -> CatalogConformance:
        """Read which specifications the catalog keeps to.

        Returns:
            The specifications.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 429, 500.
        """
        return self._caller.call(
            _get_catalog_conformance_declaration.OPERATION,
            _get_catalog_conformance_declaration.build(),
        )

    def get_catalog_collections(
        self,
    ) -> CatalogCollections:
        """List the collections of the deployment.

        Those of the account are among them. There are no pages.

        Returns:
            The collections.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return self._caller.call(
            _get_catalog_collections.OPERATION, _get_catalog_collections.build()
        )

    def get_catalog_collection(
        self,
        collection_id: str,
    ) -> CatalogCollection:
        """Read a collection.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _get_catalog_collection.OPERATION,
            _get_catalog_collection.build(
                collection_id,
            ),
        )

    def get_catalog_collection_queryables(
        self,
        collection_id: str,
    ) -> CatalogQueryables:
        """Read what the items of a collection can be filtered by.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.

        Returns:
            A JSON Schema of an object whose members are the names that filters may
                use.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _get_catalog_collection_queryables.OPERATION,
            _get_catalog_collection_queryables.build(
                collection_id,
            ),
        )

    def get_catalog_features(
        self,
        collection_id: str,
        *,
        limit: int | UnsetType = UNSET,
        bbox: Sequence[float] | UnsetType = UNSET,
        datetime_: str | UnsetType = UNSET,
        next_: int | UnsetType = UNSET,
    ) -> structs.CatalogItemCollection:
        """Read one page of a collection's items.

        The latest come first. Follow the `next` link.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.
            limit: Items of a page; 10 if left out, 100 at most (more is taken for
                100).
            bbox: West, south, east, north in degrees (six numbers with heights).
                West may exceed east, across the antimeridian.
            datetime_: An instant, or an interval of two joined by a slash, `..`
                being an open end (RFC 3339).
            next_: Where the page begins, as the page before it tells.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _get_catalog_features.OPERATION,
            _get_catalog_features.build(
                collection_id,
                limit=limit,
                bbox=bbox,
                datetime_=datetime_,
                next_=next_,
            ),
        )

    def get_catalog_feature(
        self,
        collection_id: str,
        feature_id: str,
    ) -> CatalogItem:
        """Read an item.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.
            feature_id: Name of the item in its collection.

        Returns:
            The item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return self._caller.call(
            _get_catalog_feature.OPERATION,
            _get_catalog_feature.build(
                collection_id,
                feature_id,
            ),
        )

    def get_catalog_item_search(
        self,
        *,
        collections: Sequence[str],
        datetime_: str,
        bbox: Sequence[float] | UnsetType = UNSET,
        intersects: str | Mapping[str, Any] | UnsetType = UNSET,
        ids: Sequence[str] | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        next_: int | UnsetType = UNSET,
        fields: str | UnsetType = UNSET,
        filter_: str | UnsetType = UNSET,
        filter_lang: Literal["cql2-text"] | UnsetType = UNSET,
        distinct: str | UnsetType = UNSET,
    ) -> structs.CatalogSearchPage:
        """Search items, as a query.

        Finds items of one collection, the latest first; with `distinct` the features of
        the page are texts. How many there are in all is not told.

        Args:
            collections: The collection to search, one only.
            datetime_: An instant, or an interval of two joined by a slash, `..`
                being an open end (RFC 3339).
            bbox: West, south, east, north in degrees (six numbers with heights).
                West may exceed east, across the antimeridian.
            intersects: A GeoJSON geometry in longitude and latitude that items
                touch; not beside `bbox`.
            ids: Names of the items wanted.
            limit: Items of a page; 10 if left out, 100 at most (more is taken for
                100).
            next_: Where the page begins, as the page before it tells.
            fields: Members wanted, joined by commas; a minus before one leaves it
                out. Dots lead into objects.
            filter_: A condition on the queryables of the collection, in CQL2 text.
            filter_lang: The language of `filter`; in the query there is but CQL2
                text.
            distinct: A property whose different values are wanted instead of items;
                `date` gives days.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _get_catalog_item_search.OPERATION,
            _get_catalog_item_search.build(
                collections=collections,
                datetime_=datetime_,
                bbox=bbox,
                intersects=intersects,
                ids=ids,
                limit=limit,
                next_=next_,
                fields=fields,
                filter_=filter_,
                filter_lang=filter_lang,
                distinct=distinct,
            ),
        )

    def post_catalog_item_search(
        self,
        *,
        body: CatalogSearchRequest | Mapping[str, Any],
    ) -> structs.CatalogSearchPage:
        """Search items, as JSON.

        Finds items of one collection, the latest first; with `distinct` the features of
        the page are texts. How many there are in all is not told.

        Args:
            body: What to find, and which page of it.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return self._caller.call(
            _post_catalog_item_search.OPERATION,
            _post_catalog_item_search.build(
                body=body,
            ),
        )


class AsyncCatalogApi:
    """What the archives hold, as STAC.

    Args:
        caller: What sends the requests: a plain `client.AsyncClient`, or another.
    """

    def __init__(self, caller: _runtime.AsyncCaller) -> None:
        self._caller = caller

    async def get_catalog_landing_page(
        self,
    ) -> CatalogLandingPage:
        """Read the catalog's landing page.

        Its links lead to everything else in the catalog.

        Returns:
            The landing page, a STAC Catalog.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 429, 500.
        """
        return await self._caller.call(
            _get_catalog_landing_page.OPERATION, _get_catalog_landing_page.build()
        )

    async def get_catalog_conformance_declaration(
        self,
    ) -> CatalogConformance:
        """Read which specifications the catalog keeps to.

        Returns:
            The specifications.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 429, 500.
        """
        return await self._caller.call(
            _get_catalog_conformance_declaration.OPERATION,
            _get_catalog_conformance_declaration.build(),
        )

    async def get_catalog_collections(
        self,
    ) -> CatalogCollections:
        """List the collections of the deployment.

        Those of the account are among them. There are no pages.

        Returns:
            The collections.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 401, 403, 429, 500.
        """
        return await self._caller.call(
            _get_catalog_collections.OPERATION, _get_catalog_collections.build()
        )

    async def get_catalog_collection(
        self,
        collection_id: str,
    ) -> CatalogCollection:
        """Read a collection.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.

        Returns:
            The collection.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _get_catalog_collection.OPERATION,
            _get_catalog_collection.build(
                collection_id,
            ),
        )

    async def get_catalog_collection_queryables(
        self,
        collection_id: str,
    ) -> CatalogQueryables:
        """Read what the items of a collection can be filtered by.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.

        Returns:
            A JSON Schema of an object whose members are the names that filters may
                use.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _get_catalog_collection_queryables.OPERATION,
            _get_catalog_collection_queryables.build(
                collection_id,
            ),
        )

    async def get_catalog_features(
        self,
        collection_id: str,
        *,
        limit: int | UnsetType = UNSET,
        bbox: Sequence[float] | UnsetType = UNSET,
        datetime_: str | UnsetType = UNSET,
        next_: int | UnsetType = UNSET,
    ) -> structs.CatalogItemCollection:
        """Read one page of a collection's items.

        The latest come first. Follow the `next` link.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.
            limit: Items of a page; 10 if left out, 100 at most (more is taken for
                100).
            bbox: West, south, east, north in degrees (six numbers with heights).
                West may exceed east, across the antimeridian.
            datetime_: An instant, or an interval of two joined by a slash, `..`
                being an open end (RFC 3339).
            next_: Where the page begins, as the page before it tells.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _get_catalog_features.OPERATION,
            _get_catalog_features.build(
                collection_id,
                limit=limit,
                bbox=bbox,
                datetime_=datetime_,
                next_=next_,
            ),
        )

    async def get_catalog_feature(
        self,
        collection_id: str,
        feature_id: str,
    ) -> CatalogItem:
        """Read an item.

        Args:
            collection_id: Name of the collection in the catalog; own ones have a
                prefix (`byoc-`, `batch-`) before their UUID.
            feature_id: Name of the item in its collection.

        Returns:
            The item.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 404,
                429, 500.
        """
        return await self._caller.call(
            _get_catalog_feature.OPERATION,
            _get_catalog_feature.build(
                collection_id,
                feature_id,
            ),
        )

    async def get_catalog_item_search(
        self,
        *,
        collections: Sequence[str],
        datetime_: str,
        bbox: Sequence[float] | UnsetType = UNSET,
        intersects: str | Mapping[str, Any] | UnsetType = UNSET,
        ids: Sequence[str] | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        next_: int | UnsetType = UNSET,
        fields: str | UnsetType = UNSET,
        filter_: str | UnsetType = UNSET,
        filter_lang: Literal["cql2-text"] | UnsetType = UNSET,
        distinct: str | UnsetType = UNSET,
    ) -> structs.CatalogSearchPage:
        """Search items, as a query.

        Finds items of one collection, the latest first; with `distinct` the features of
        the page are texts. How many there are in all is not told.

        Args:
            collections: The collection to search, one only.
            datetime_: An instant, or an interval of two joined by a slash, `..`
                being an open end (RFC 3339).
            bbox: West, south, east, north in degrees (six numbers with heights).
                West may exceed east, across the antimeridian.
            intersects: A GeoJSON geometry in longitude and latitude that items
                touch; not beside `bbox`.
            ids: Names of the items wanted.
            limit: Items of a page; 10 if left out, 100 at most (more is taken for
                100).
            next_: Where the page begins, as the page before it tells.
            fields: Members wanted, joined by commas; a minus before one leaves it
                out. Dots lead into objects.
            filter_: A condition on the queryables of the collection, in CQL2 text.
            filter_lang: The language of `filter`; in the query there is but CQL2
                text.
            distinct: A property whose different values are wanted instead of items;
                `date` gives days.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _get_catalog_item_search.OPERATION,
            _get_catalog_item_search.build(
                collections=collections,
                datetime_=datetime_,
                bbox=bbox,
                intersects=intersects,
                ids=ids,
                limit=limit,
                next_=next_,
                fields=fields,
                filter_=filter_,
                filter_lang=filter_lang,
                distinct=distinct,
            ),
        )

    async def post_catalog_item_search(
        self,
        *,
        body: CatalogSearchRequest | Mapping[str, Any],
    ) -> structs.CatalogSearchPage:
        """Search items, as JSON.

        Finds items of one collection, the latest first; with `distinct` the features of
        the page are texts. How many there are in all is not told.

        Args:
            body: What to find, and which page of it.

        Returns:
            The page.

        Raises:
            ValueError: An argument cannot be sent.
            errors.UnexpectedStatus: The server refused, if `caller` is a plain
                client (another one has its own errors). Documented: 400, 401, 403, 429,
                500.
        """
        return await self._caller.call(
            _post_catalog_item_search.OPERATION,
            _post_catalog_item_search.build(
                body=body,
            ),
        )
