"""Searches of commercial products: their pages, and what is on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import UnsetType

from swath._callers import opaque, veiled
from swath._core.paging import Walk
from swath._core.secret import Secret
from swath.sentinelhub._import_products import (
    Product,
    ProductLike,
    identity,
    product,
    thumbnail_of,
)
from swath.sentinelhub._import_query import Asked, kind_of, with_key
from swath.sentinelhub._lists import FoundPage, view_walk
from swath.sentinelhub._orders_kinds import Sender
from swath_api._runtime import Operation, Reply, Request
from swath_api.sentinelhub.api.data_import import (
    get_product_thumbnail,
    native_search,
    search_data,
)
from swath_api.sentinelhub.models import View


NATIVE = native_search.OPERATION
THUMBNAIL = get_product_thumbnail.OPERATION


class Search(msgspec.Struct, frozen=True):
    """The operation that searches, with products as users hold them."""

    OPERATION: Operation[Any]
    build: Callable[..., Request]
    parse: Callable[[Reply], FoundPage[Product]]


class _Page(NamedTuple):
    features: list[Product]
    links: View | UnsetType


def product_walk(
    caller: Sender, asked: Asked, page_size: int | None, cursor: str | None
) -> Walk[Product]:
    """A way through the products that a search finds.

    Raises:
        InputError: The page size is none, or the cursor that of another list.
    """
    provider, kind = str(asked.body.get("provider")), kind_of(asked.body)

    def build(*, body: Mapping[str, Any], **page: Any) -> Request:
        # The key is added here: cursors hold the body, and no secret.
        return opaque(search_data.build(body=with_key(body, asked.key), **page))

    def parse(answer: Reply) -> _Page:
        page = search_data.parse(answer)
        return _Page(
            [product(one, provider, kind) for one in page.features], page.links
        )

    search = Search(search_data.OPERATION, build, parse)
    return view_walk(
        caller,
        search,
        {"body": asked.body},
        page_size=page_size,
        cursor=cursor,
        identity=identity,
    )


def native_request(asked: Asked) -> Request:
    """A search in a provider's own words."""
    return opaque(native_search.build(body=with_key(asked.body, asked.key)))


def thumbnail_request(
    given: ProductLike, collection: str | None, key: Secret | None
) -> Request:
    """Asks for a small picture of a product.

    Raises:
        InputError: Nobody knows which collection it is from.
    """
    chosen, name = thumbnail_of(given, collection)
    if key is None:
        return get_product_thumbnail.build(chosen, name)
    built = get_product_thumbnail.build(chosen, name, planet_api_key=key.reveal())
    return veiled(built, "planetApiKey")
