"""What a search of the catalog asks for, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypedDict, cast, get_args

from swath import geo
from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._catalog_place import place
from swath.sentinelhub._plain import plain, shown
from swath.sentinelhub._times import Times, span, time_range
from swath.sentinelhub.cql2 import Condition


Method: TypeAlias = Literal["POST", "GET"]
"""How a search is sent."""

FilterLike: TypeAlias = str | Mapping[str, Any] | Condition
"""CQL2 text, CQL2 JSON, or what `swath.sentinelhub.cql2` makes."""

FieldsLike: TypeAlias = str | Sequence[str] | Mapping[str, Sequence[str]]
"""Names of members, a minus before one leaving it out; or both lists by name."""


class SearchOptions(TypedDict, total=False):
    """Arguments of `catalog.search`, for those who keep them in a dictionary."""

    bbox: Sequence[float] | None
    intersects: geo.ExtentLike | None
    datetime: Times | None
    ids: str | Sequence[str] | None
    filter: FilterLike | None
    fields: FieldsLike | None
    page_size: int
    method: Method
    cursor: str | None
    prefetch: bool


_Json: TypeAlias = Mapping[str, Any]

_LARGEST = 100
_EVER = "1970-01-01T00:00:00Z/.."
"""The service demands a time; before it nothing was ever seen."""

_NAMED = {
    "collection": "no id of a collection: catalog.collections() has them",
    "collections": "no id of a collection: catalog.collections() has them",
    "item": "no id of an Item: catalog.search() finds them",
    "distinct": "no property: pass 'date' for the days on which there are Items",
}

_KEPT = ("id", "type")
"""What is always asked for: Items are told by the one, and known by the other."""


def named(name: str, value: object) -> str:
    """An id as it may stand in an address.

    Raises:
        InputError: It is no text, empty, or would change the address.
    """
    if not isinstance(value, str) or value.strip() in {"", ".", ".."}:
        raise InputError(f"{name}={shown(value)} is {_NAMED[name]}")
    return value


def search_body(
    collections: str | Sequence[str],
    distinct: str | None,
    options: SearchOptions,
) -> dict[str, Any]:
    """The body of a search.

    Raises:
        InputError: An argument makes no sense.
    """
    body = {
        "collections": [_collection(collections)],
        "datetime": interval(options.get("datetime")) or _EVER,
        **place(options.get("bbox"), options.get("intersects")),
        "ids": _ids(options.get("ids")),
        **_filter(options.get("filter"), method(options)),
        "fields": _fields(options.get("fields")),
        "distinct": None if distinct is None else named("distinct", distinct),
        "limit": page_limit(options.get("page_size", _LARGEST)),
    }
    return {name: value for name, value in body.items() if value is not None}


def method(options: SearchOptions) -> Method:
    """How a search is sent.

    Raises:
        InputError: It cannot be sent like that.
    """
    chosen = options.get("method", "POST")
    if chosen not in get_args(Method):
        raise InputError(f"method={chosen!r} is neither 'POST' nor 'GET'")
    return chosen


def interval(time: Times | None) -> str | None:
    """A span of time as the catalog has it: an instant, or two joined by a slash.

    Raises:
        InputError: It is none.
    """
    bounds = time_range(span(time, "datetime"))
    begin, end = bounds.get("from"), bounds.get("to")
    if begin is None and end is None:
        return None
    return begin if begin == end else f"{begin or '..'}/{end or '..'}"


def page_limit(page_size: Any) -> int:
    """How many Items there are on a page.

    Raises:
        InputError: The service has no such pages.
    """
    page_size = plain(page_size)
    whole = isinstance(page_size, int) and not isinstance(page_size, bool)
    if not whole or not 1 <= page_size <= _LARGEST:
        raise InputError(
            f"page_size={page_size!r} has to be from 1 to {_LARGEST}; how many Items "
            "there are in all is up to you: take(...) gives the first ones"
        )
    return int(page_size)


def as_query(body: dict[str, Any]) -> dict[str, Any]:
    """The body of a search as arguments of a query.

    Raises:
        InputError: A query cannot say it.
    """
    asked = dict(body)
    renamed = {"datetime": "datetime_", "filter": "filter_"}
    asked |= {to: asked.pop(name) for name, to in renamed.items() if name in asked}
    if asked.pop("filter-lang", None) == "cql2-json":
        raise InputError(
            "filter: a search by GET takes CQL2 text; pass text or a condition of "
            "swath.sentinelhub.cql2, or let method be 'POST'"
        )
    fields = asked.pop("fields", None)
    if fields is not None:
        asked["fields"] = _fields_text(fields)
    return asked


def _fields_text(fields: Mapping[str, list[str]]) -> str:
    if fields.get("exclude") == [] and fields.get("include"):
        raise InputError(
            "fields: a search by GET cannot leave out all but a few; name what to "
            "leave out, or let method be 'POST'"
        )
    left_out = [f"-{name}" for name in fields.get("exclude", ())]
    return ",".join([*fields.get("include", ()), *left_out])


def _collection(collections: Any) -> str:
    several: list[Any] = [*collections] if is_array(collections) else [collections]
    if len(several) != 1:
        raise InputError(
            f"collections={shown(collections)}: the service searches one collection at "
            "a time; search each of them"
        )
    return named("collections", several[0])


def _ids(ids: Any) -> list[str] | None:
    if ids is None:
        return None
    ids = plain(ids)
    several: list[Any] = [*ids] if is_array(ids) else [ids]
    if not several or not all(isinstance(one, str) and one for one in several):
        raise InputError(f"ids={shown(ids)} has to be ids of Items, one at least")
    return several


def _filter(condition: Any, sent_by: Method) -> dict[str, Any]:
    if condition is None:
        return {}
    if isinstance(condition, Condition):
        condition = str(condition) if sent_by == "GET" else condition.to_dict()
    if isinstance(condition, str) and condition.strip():
        return {"filter": condition, "filter-lang": "cql2-text"}
    if isinstance(condition, Mapping) and "op" in condition:
        return {"filter": dict(cast("_Json", condition)), "filter-lang": "cql2-json"}
    raise InputError(
        f"filter={shown(condition)} is no condition: pass CQL2 text such as "
        "'eo:cloud_cover < 20', CQL2 JSON, or what swath.sentinelhub.cql2 makes"
    )


def _fields(fields: Any) -> dict[str, list[str]] | None:
    if fields is None:
        return None
    if isinstance(fields, Mapping):
        lists = {side: _names(of) for side, of in cast("_Json", fields).items()}
    else:
        names = _names(fields.split(",") if isinstance(fields, str) else fields)
        signed = {
            "include": [name.removeprefix("+") for name in names if name[0] != "-"],
            "exclude": [name[1:] for name in names if name[0] == "-"],
        }
        lists = {side: chosen for side, chosen in signed.items() if chosen}
    if lists.keys() - {"include", "exclude"}:
        raise InputError(f"fields={fields!r} may have 'include' and 'exclude' only")
    return _with_what_is_kept(lists)


def _with_what_is_kept(lists: dict[str, list[str]]) -> dict[str, list[str]]:
    gone = [name for name in lists.get("exclude", ()) if name in _KEPT]
    if gone:
        raise InputError(f"fields: {' and '.join(gone)} cannot be left out of Items")
    if "include" in lists and "exclude" in lists:
        own = [name for name in lists["include"] if name not in _KEPT]
        lists["include"] = [*_KEPT, *own]
    return lists


def _names(names: Any) -> list[str]:
    several: list[Any] = [*names] if is_array(names) else []
    trimmed = [one.strip() if isinstance(one, str) else "" for one in several]
    if not is_array(names) or not all(one.strip("+-") for one in trimmed):
        raise InputError(
            f"fields: {names!r} has to be names of members, such as "
            "'properties.eo:cloud_cover', or '-assets' to leave one out"
        )
    return trimmed
