"""Lists of collections of one's own, and of the tiles in them."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from swath._callers import AsyncCaller, SyncCaller
from swath._core.paging import Walk
from swath._errors import InputError
from swath.sentinelhub._byoc_names import Named, own_id
from swath.sentinelhub._lists import count_of, view_walk
from swath_api.sentinelhub.api.byoc import (
    get_byoc_collection_tiles,
    get_byoc_collections,
)
from swath_api.sentinelhub.models import ByocCollection
from swath_api.sentinelhub.structs import ByocTile


MAX_PAGE = 100
"""Entries of a page."""

TileSort: TypeAlias = Literal["created:asc", "created:desc", "path:asc", "path:desc"]
TileState: TypeAlias = Literal["WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED"]

_SORTS = ("created:asc", "created:desc", "path:asc", "path:desc")
_STATES = ("WAITING", "QUEUED", "INGESTING", "INGESTED", "FAILED")


def collections_walk(
    caller: SyncCaller | AsyncCaller,
    search: str | None,
    page_size: Any,
    cursor: str | None,
) -> Walk[ByocCollection]:
    """A way through the collections of an account."""
    return view_walk(
        caller,
        get_byoc_collections,
        {"search": search},
        page_size=page_of(page_size),
        cursor=cursor,
    )


def page_of(page_size: Any) -> int | None:
    """How many entries a page shall have.

    Raises:
        InputError: No page has so many.
    """
    count = count_of(page_size)
    if count is not None and count > MAX_PAGE:
        raise InputError(
            f"{page_size=} is more than the {MAX_PAGE} that a page can have; the pager "
            "fetches as many pages as you read"
        )
    return count


def tiles_walk(
    caller: SyncCaller | AsyncCaller,
    collection: Named,
    page_size: Any,
    cursor: str | None,
    **given: str | None,
) -> Walk[ByocTile]:
    """A way through the tiles of a collection.

    Raises:
        InputError: An argument makes no sense.
    """
    for name, words in (("status", _STATES), ("sort", _SORTS)):
        if given[name] is not None and given[name] not in words:
            raise InputError(f"{name}={given[name]!r} is none of {', '.join(words)}")
    return view_walk(
        caller,
        get_byoc_collection_tiles,
        {"collection_id": str(own_id("byoc", collection)), **given},
        page_size=page_of(page_size),
        cursor=cursor,
    )
