"""What a search asks for, read from a query string or a body alike."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from swath_api.sentinelhub.structs import CatalogFields, CatalogSearchRequest

from .catalog_places import box_around
from .catalog_store import FIRST
from .orbits import Box
from .process_body import is_list, is_object
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from swath.emulator.journal import Entry as JournalEntry


LAST = datetime.fromisoformat("9999-12-31T23:59:59.999999+00:00")
DEFAULT_LIMIT, MAX_LIMIT = 10, 100
MAX_IDS = 500
"""Ids that a search names; the service's own limit is not documented."""
MAX_FIELDS = 500
"""Members that a search names; Items have some dozens."""
_WORD = 5
"""Characters of a number or a word."""
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)
_OPEN = ("", "..")
_DEFAULT_FIELDS = frozenset(
    {"id", "type", "geometry", "bbox", "links", "assets", "properties.datetime"}
)


class Query(NamedTuple):
    """What a search asks for.

    Attributes:
        collections: Ids of the collections.
        start: The first moment.
        end: The last moment.
        bbox: West, south, east, north, or everywhere.
        intersects: A GeoJSON geometry.
        ids: Ids of Items.
        limit: Items on a page.
        offset: Items before the page.
        fields: Which members are wanted.
        filter: CQL2 as text, or as JSON.
        language: What the filter is written in.
        distinct: The property whose values are wanted instead of Items.
    """

    collections: tuple[str, ...]
    start: datetime
    end: datetime
    bbox: Box | None
    intersects: dict[str, Any] | None
    ids: tuple[str, ...] | None
    limit: int
    offset: int
    fields: Fields | None
    filter: str | dict[str, Any] | None
    language: str | None
    distinct: str | None

    @property
    def key(self) -> bytes:
        """Equal for all pages of the same search."""
        same = self._replace(limit=0, offset=0, fields=None)
        return msgspec.json.encode(same)

    @property
    def effort(self) -> int:
        """How many numbers and words tell apart what is wanted from what is not."""
        words = len(self.filter) // _WORD if isinstance(self.filter, str) else 0
        trees = self.intersects, None if words else self.filter
        return words + sum(_leaves(tree) for tree in trees)


class Fields(NamedTuple):
    """Paths of members that are wanted, and of those that are not."""

    include: frozenset[str]
    exclude: frozenset[str]


def read_body(
    order: Mapping[str, Any], known: tuple[str, ...], entry: JournalEntry
) -> Query:
    """What a body asks for.

    Args:
        order: The body.
        known: Ids of all collections, among which to search if none is named.
        entry: Where to note what the service would not have taken.

    Raises:
        ServiceError: Something in it is not allowed.
    """
    wanted = {name: value for name, value in order.items() if value is not None}
    for name in sorted(wanted.keys() - _MEMBERS):
        entry.note(f"the member {name!r} has no effect")
    collections = _collections(wanted, known, entry)
    if "datetime" not in wanted and "ids" not in wanted:
        entry.note("the search names no datetime, which the service demands")
    _clamp(wanted, entry)
    typed = {"datetime": "", **wanted, "collections": ["one"]}
    try:
        read = msgspec.convert(typed, CatalogSearchRequest)
    except msgspec.ValidationError as error:
        complaint, _, path = str(error).partition(" - at `$")
        raise bad_payload(f"{path.strip('`.') or 'body'}: {complaint}") from None
    except RecursionError:
        raise bad_payload("intersects: it is nested too deep") from None
    if isinstance(read.ids, list) and len(read.ids) > MAX_IDS:
        raise bad_payload(f"ids: {len(read.ids)} are named, {MAX_IDS} are possible")
    if read.bbox and read.intersects:
        raise bad_payload("Give bbox or intersects, not both")
    start, end = _interval(read.datetime) if "datetime" in wanted else (FIRST, LAST)
    return Query(
        collections,
        start,
        end,
        _box(read.bbox) if isinstance(read.bbox, list) else None,
        _geometry(wanted["intersects"]) if "intersects" in wanted else None,
        tuple(read.ids) if isinstance(read.ids, list) else None,
        read.limit or DEFAULT_LIMIT,
        read.next or 0,
        _fields(read.fields, wanted) if read.fields is not msgspec.UNSET else None,
        read.filter if read.filter is not msgspec.UNSET else None,
        read.filter_lang or None,
        read.distinct or None,
    )


_MEMBERS = {one.encode_name for one in msgspec.structs.fields(CatalogSearchRequest)}


def body_of(query: Mapping[str, str]) -> dict[str, Any]:
    """What a query string asks for, as a body would.

    Raises:
        ServiceError: A parameter cannot be read.
    """
    return {
        name: _READERS[name](name, text) if name in _READERS else text
        for name, text in query.items()
        if text or name not in ("collections", "ids", "filter", "distinct", "fields")
    }


def _texts(_: str, text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _numbers(name: str, text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise bad_payload(f"{name} is a list of numbers, not {text!r}") from None


def _whole(name: str, text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        raise bad_payload(f"{name} is a whole number, not {text!r}")
    return int(text)


def _json(name: str, text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        raise bad_payload(f"{name} is no JSON: {text!r}") from None


def _field_names(_: str, text: str) -> dict[str, list[str]]:
    names = _texts("", text)
    excluded = [name[1:] for name in names if name.startswith("-")]
    included = [name.removeprefix("+") for name in names if not name.startswith("-")]
    lists = {"include": included, "exclude": excluded}
    return {side: names for side, names in lists.items() if names}


def _filter(_: str, text: str) -> Any:
    return _json("filter", text) if text.lstrip().startswith("{") else text


_READERS: dict[str, Callable[[str, str], Any]] = {
    "collections": _texts,
    "ids": _texts,
    "bbox": _numbers,
    "limit": _whole,
    "next": _whole,
    "intersects": _json,
    "fields": _field_names,
    "filter": _filter,
}


def _collections(
    wanted: Mapping[str, Any], known: tuple[str, ...], entry: JournalEntry
) -> tuple[str, ...]:
    try:
        named = msgspec.convert(wanted.get("collections", []), list[str])
    except msgspec.ValidationError:
        raise bad_payload("collections is a list of ids") from None
    if len(named) != 1:
        entry.note(f"the search names {len(named)} collections, the service takes one")
    unknown = [one for one in named if one not in known]
    if unknown:
        raise bad_payload(f"There is no collection {', '.join(map(repr, unknown))}")
    return tuple(dict.fromkeys(named)) or known


def _clamp(wanted: dict[str, Any], entry: JournalEntry) -> None:
    limit = wanted.get("limit")
    if isinstance(limit, int) and limit > MAX_LIMIT:
        entry.note(f"limit {limit} was lowered to {MAX_LIMIT}")
        wanted["limit"] = MAX_LIMIT


def _interval(text: str) -> tuple[datetime, datetime]:
    """The first and the last moment of a text that is an instant or an interval.

    Raises:
        ServiceError: It is neither.
    """
    first, slash, last = text.partition("/")
    if not slash:
        moment = _moment(text)
        return moment, moment
    if first in _OPEN and last in _OPEN:
        raise bad_payload(f"datetime {text!r} is open at both ends")
    start = FIRST if first in _OPEN else _moment(first)
    end = LAST if last in _OPEN else _moment(last)
    if start > end:
        raise bad_payload(f"datetime {text!r} ends before it begins")
    return start, end


def _moment(text: str) -> datetime:
    wrong = bad_payload(f"datetime: {text!r} is no RFC 3339 moment with a time zone")
    if not _MOMENT.fullmatch(text.upper()):
        raise wrong
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        raise wrong from None


def _leaves(tree: Any) -> int:
    """Numbers and words of JSON, whatever they are nested in."""
    found, rest = 0, [tree]
    while rest:
        one = rest.pop()
        if is_object(one):
            rest += one.values()
        elif is_list(one):
            rest += one
        else:
            found += 1
    return found


def _box(numbers: list[float]) -> Box:
    if len(numbers) not in (4, 6):
        raise bad_payload(f"bbox has 4 or 6 numbers, not {len(numbers)}")
    half = len(numbers) // 2
    west, south = numbers[:2]
    east, north = numbers[half : half + 2]
    if not (abs(west) <= 180 and abs(east) <= 180):  # noqa: PLR2004 - degrees
        raise bad_payload("bbox: longitudes lie between -180 and 180")
    if not -90 <= south <= north <= 90:  # noqa: PLR2004 - degrees
        raise bad_payload("bbox: latitudes lie between -90 and 90, south first")
    return west, south, east, north


def _geometry(geometry: dict[str, Any]) -> dict[str, Any]:
    box_around(geometry)
    for ring in _rings(geometry):
        if ring[0] != ring[-1]:
            raise bad_payload("intersects: a ring must be closed")
    return geometry


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    match geometry["type"]:
        case "Polygon":
            return list(geometry["coordinates"])
        case "MultiPolygon":
            return [ring for part in geometry["coordinates"] for ring in part]
        case "GeometryCollection":
            return [ring for part in geometry["geometries"] for ring in _rings(part)]
        case _:
            return []


def _fields(given: CatalogFields, wanted: Mapping[str, Any]) -> Fields:
    """What of Items is wanted: alone, the lists change what is usual.

    Raises:
        ServiceError: It is very much.
    """
    include, exclude = frozenset(given.include or ()), frozenset(given.exclude or ())
    count = len(include) + len(exclude)
    if count > MAX_FIELDS:
        raise bad_payload(f"fields: {count} are named, {MAX_FIELDS} are possible")
    both = {"include", "exclude"} <= {
        name for name, value in wanted["fields"].items() if value is not None
    }
    base = frozenset[str]() if both and include else _DEFAULT_FIELDS
    return Fields(base | include, exclude - include)
