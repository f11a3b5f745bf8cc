"""Lists that come page by page, with links to the pages around."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from swath_api.sentinelhub.structs import View

from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .gate import Visit


T = TypeVar("T")

MAX_COUNT = 100
"""Entries of a page, and what `count` may ask for at most."""


def page(
    visit: Visit,
    entries: Sequence[T],
    told: Callable[[T], Any],
    *,
    maximum: int = MAX_COUNT,
) -> dict[str, Any]:
    """The page of a list that a request asks for.

    Args:
        visit: The request, with `count` and `viewtoken` in its query.
        entries: All of the list.
        told: How an entry is told; asked of those on the page only.
        maximum: Entries of a page where `count` is not given.

    Raises:
        ServiceError: `count` or `viewtoken` is not possible.
    """
    query = visit.call.request.query_params
    count = _count(query, maximum)
    first = _first(query)
    shown = entries[first : first + count]
    return {
        "data": [told(one) for one in shown],
        "links": _view(visit, first, count, len(entries)),
    }


def searched(
    visit: Visit, entries: Sequence[T], text: Callable[[T], str]
) -> Sequence[T]:
    """The entries that have the words of `search`: `|` between them is or, `&` and.

    Args:
        visit: The request.
        entries: All of the list.
        text: Where the words of an entry are looked for.
    """
    wanted = visit.call.request.query_params.get("search", "").lower()
    ways = [_words(way) for way in wanted.split("|")]
    if not any(ways):
        return entries
    return [one for one in entries if _has_any(text(one).lower(), ways)]


def chosen(visit: Visit, name: str, known: Sequence[str]) -> str | None:
    """What a parameter of the query names; None if it is not there.

    Args:
        visit: The request.
        name: The parameter.
        known: What it may name.

    Raises:
        ServiceError: It names something else.
    """
    given = visit.call.request.query_params.get(name)
    if given is not None and given not in known:
        raise bad_payload(f"{name} {given!r} is not known: take {', '.join(known)}")
    return given


def identified(visit: Visit, name: str) -> str | None:
    """The UUID that a parameter of the query gives; None if it is not there.

    Raises:
        ServiceError: It is none.
    """
    given = visit.call.request.query_params.get(name)
    try:
        return None if given is None else str(uuid.UUID(given))
    except ValueError:
        raise bad_payload(f"{name} {given!r} is no UUID") from None


def ordered(
    visit: Visit, entries: Sequence[T], keys: Mapping[str, Callable[[T], Any]]
) -> Sequence[T]:
    """The entries in the order that `sort` names, such as `created:desc`.

    Args:
        visit: The request.
        entries: All of the list.
        keys: What to sort by upwards; with `:desc` in the end it is downwards.

    Raises:
        ServiceError: It names none of them.
    """
    ways = {name: (key, False) for name, key in keys.items()}
    for name, key in keys.items():
        ways[f"{name.removesuffix(':asc')}:desc"] = key, True
    wanted = chosen(visit, "sort", [*ways])
    if wanted is None:
        return entries
    key, down = ways[wanted]
    return sorted(entries, key=key, reverse=down)


def _words(way: str) -> list[str]:
    return [word for word in re.split(r"[&\s]+", way) if word]


def _has_any(text: str, ways: list[list[str]]) -> bool:
    return any(words and all(word in text for word in words) for words in ways)


def _count(query: Mapping[str, str], maximum: int) -> int:
    given = query.get("count")
    if given is None:
        return maximum
    if not _is_number(given) or not 1 <= int(given) <= maximum:
        raise bad_payload(f"count {given} is no number between 1 and {maximum}")
    return int(given)


def _first(query: Mapping[str, str]) -> int:
    given = query.get("viewtoken") or "0"
    if not _is_number(given):
        raise bad_payload(f"viewtoken {given} is not one that this service gave out")
    return int(given)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10  # noqa: PLR2004 - digits


def _view(visit: Visit, first: int, count: int, total: int) -> View:
    view = View(field_id=_link(visit, None), current_token=str(first))
    if first + count < total:
        view.next_token = str(first + count)
        view.next = _link(visit, view.next_token)
    if first > 0:
        view.previous_token = str(max(0, first - count))
        view.previous = _link(visit, view.previous_token)
    return view


def _link(visit: Visit, token: str | None) -> str:
    """The absolute URL of this list, at a token if one is given."""
    request = visit.call.request
    query = dict(request.query_params)
    if token is not None:
        query["viewtoken"] = token
    place = visit.call.root.rpartition("/")[0] + request.url.path
    return f"{place}?{urlencode(query)}" if query else place
