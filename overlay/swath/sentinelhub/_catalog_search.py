"""Searches of the catalog: their pages, and what is on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow
from swath._core.exchange import reply
from swath._core.paging import (
    CursorPages,
    LinkedPages,
    Listing,
    PageSource,
    Walk,
    place_of,
)
from swath.sentinelhub._catalog_order import (
    SearchOptions,
    as_query,
    interval,
    method,
    named,
    page_limit,
    search_body,
)
from swath.sentinelhub._catalog_place import box
from swath.sentinelhub._times import Times
from swath.stac import Item
from swath_api._runtime import Reply
from swath_api.sentinelhub import structs
from swath_api.sentinelhub.api.catalog import (
    get_catalog_features,
    get_catalog_item_search,
    post_catalog_item_search,
)


_Read: TypeAlias = Callable[[msgspec.Raw], Any]


def search_walk(
    caller: SyncCaller | AsyncCaller,
    collections: str | Sequence[str],
    options: SearchOptions,
) -> Walk[Item]:
    """A way through the Items that a search finds.

    Raises:
        InputError: An argument makes no sense.
    """
    body = search_body(collections, None, options)
    source = _pages(caller, body, options, _item_of)
    return Walk(source, identity=_identity, cursor=options.get("cursor"))


def values_walk(
    caller: SyncCaller | AsyncCaller,
    collections: str | Sequence[str],
    distinct: str,
    options: SearchOptions,
) -> Walk[str]:
    """A way through the different values of a property.

    Raises:
        InputError: An argument makes no sense.
    """
    body = search_body(collections, distinct, options)
    source = _pages(caller, body, options, _value_of)
    return Walk(source, identity=str, cursor=options.get("cursor"))


def items_walk(
    caller: SyncCaller | AsyncCaller,
    collection: str,
    bbox: Sequence[float] | None,
    time: Times | None,
    page_size: int,
    cursor: str | None,
) -> Walk[Item]:
    """A way through the Items of a collection.

    Raises:
        InputError: An argument makes no sense.
    """
    request = get_catalog_features.build(
        named("collection", collection),
        limit=page_limit(page_size),
        bbox=msgspec.UNSET if bbox is None else box(bbox),
        datetime_=interval(time) or msgspec.UNSET,
    )
    source = LinkedPages(
        get_catalog_features.OPERATION,
        request,
        caller.context,
        base_url=caller.base_url,
        read=_items_listing,
        query={"collection": collection, **dict(request.query)},
    )
    return Walk(source, identity=_identity, cursor=cursor)


def _pages(
    caller: SyncCaller | AsyncCaller,
    body: dict[str, Any],
    options: SearchOptions,
    read: _Read,
) -> PageSource[Any]:
    make = _posted if method(options) == "POST" else _got
    return make(caller, body, read)


def _posted(
    caller: SyncCaller | AsyncCaller, body: dict[str, Any], read: _Read
) -> PageSource[Any]:
    """Pages of which each says where the next one begins."""

    def send(asked: dict[str, Any]) -> Flow[Reply]:
        request = post_catalog_item_search.build(body=asked)
        info = post_catalog_item_search.OPERATION.info
        return reply(info, request, caller.context)

    def listing(answer: Reply) -> Listing[Any]:
        page = post_catalog_item_search.parse(answer)
        following = page.context.next if page.context else None
        return Listing([read(one) for one in page.features], place_of(following))

    info = post_catalog_item_search.OPERATION.info
    return CursorPages(info, body, send, listing, parameter="next")


def _got(
    caller: SyncCaller | AsyncCaller, body: dict[str, Any], read: _Read
) -> PageSource[Any]:
    """Pages of which each has a link to the next one."""

    def listing(page: structs.CatalogSearchPage) -> Listing[Any]:
        return Listing([read(one) for one in page.features], _next_link(page.links))

    request = get_catalog_item_search.build(**as_query(body))
    return LinkedPages(
        get_catalog_item_search.OPERATION,
        request,
        caller.context,
        base_url=caller.base_url,
        read=listing,
        query=dict(request.query),
    )


def _items_listing(page: structs.CatalogItemCollection) -> Listing[Item]:
    items = [_item_of(feature) for feature in page.features]
    return Listing(items, _next_link(page.links))


def _next_link(links: list[structs.CatalogLink] | msgspec.UnsetType) -> str | None:
    return next((link.href for link in links or () if link.rel == "next"), None)


def _item_of(feature: msgspec.Raw) -> Item:
    return Item.lazy(bytes(feature))


def _value_of(feature: msgspec.Raw) -> str:
    value: Any = msgspec.json.decode(feature)
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _identity(item: Item) -> str | tuple[str | None, str]:
    """All Items of a search are of one collection."""
    return item.id or item.identity
