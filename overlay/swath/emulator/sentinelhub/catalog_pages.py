"""Pages of searches: each goes on where the last one stopped looking."""

from __future__ import annotations

import heapq
from collections import OrderedDict
from datetime import UTC, datetime, time
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .catalog_items import Entry, mapping_of
from .catalog_places import box_around, near, touching
from .catalog_query import Query
from .catalog_store import CatalogStore, within
from .cql2_filter import Filter, parsed
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .collections import Collection


_OPEN_SEARCHES = 16
_PATIENCE = 60_000
"""Items that are looked at in vain before a search is given up."""
_PAUSE = 20_000
"""The same, found or not, before a page ends that has something to show."""
_LIGHT = 100
"""Numbers and words of a filter or a geometry that take as long as an Item does."""
_FARTHEST = 10_000
"""Items before a page that goes on with no search that was kept."""


_Place: TypeAlias = tuple[bytes, tuple[int, int], int]
_Search: TypeAlias = "Iterator[Any | None]"
"""What is found, and None wherever much was looked at in vain."""
_Check: TypeAlias = "Callable[[Entry], bool]"
_END = object()


class Page(NamedTuple):
    """What a page shows: Items, or values of a property."""

    found: list[Any]
    next: int | None


class Pages:
    """Runs searches, and keeps those that somebody is likely to go on with."""

    def __init__(self, store: CatalogStore) -> None:
        self._store = store
        self._open: OrderedDict[_Place, _Search] = OrderedDict()

    def page(self, query: Query) -> Page:
        """One page of a search.

        Raises:
            ServiceError: The filter is wrong, or the search takes too long.
        """
        wanted = query.key, self._store.version
        rest = self._open.pop((*wanted, query.offset), None)
        if rest is None:
            _check_near(query.offset)
            rest = _beyond(query.offset, self._run(query))
        found = _filled(query.limit, rest)
        following = next(rest, _END)
        if following is _END:
            return Page(found, None)
        offset = query.offset + len(found)
        self._open[*wanted, offset] = chain([following], rest)
        if len(self._open) > _OPEN_SEARCHES:
            self._open.popitem(last=False)
        return Page(found, offset)

    def _run(self, query: Query) -> _Search:
        asked = [self._store.collections[name] for name in query.collections]
        passes = None
        if query.filter is not None:
            passes = parsed(query.filter, query.language, _queryables(asked))
            query = _narrowed(query, passes)
        if query.distinct is not None:
            _check_distinct(query.distinct, asked)
        if query.distinct == "date":
            return self._days(query, passes)
        name = query.distinct
        checks = self._checks(query, passes)
        if name is None:
            return _patiently(self._found(query), checks, query.effort)
        every = [*checks, _unseen(name)]
        found = _patiently(self._found(query), every, query.effort)
        return (one and _value(name, one) for one in found)

    def _days(self, query: Query, passes: Filter | None) -> _Search:
        """The days of what is found, newest first, without the rest of each day."""
        while True:
            checks = self._checks(query, passes)
            found = _patiently(self._found(query), checks, query.effort)
            for newest in found:
                if newest is not None:
                    break
                yield None
            else:
                return
            day = newest.datetime.astimezone(UTC).date()
            yield str(day)
            midnight = datetime.combine(day, time.min, UTC)
            query = query._replace(end=midnight - datetime.resolution)

    def _found(self, query: Query) -> Iterator[Entry]:
        """What lies in the place and the time, newest first."""
        if query.ids is not None:
            return iter(self._named(query, query.ids))
        box = query.bbox
        if box is None and query.intersects is not None:
            box = box_around(query.intersects)
        found = [
            self._store.newest_first(name, box, query.start, query.end)
            for name in query.collections
        ]
        return heapq.merge(*found, key=attrgetter("datetime", "id"), reverse=True)

    def _named(self, query: Query, ids: tuple[str, ...]) -> list[Entry]:
        shows = within(query.bbox)
        named = [
            entry
            for name in query.collections
            for one in dict.fromkeys(ids)
            if (entry := self._store.find(name, one)) is not None
        ]
        there = [
            one
            for one in named
            if query.start <= one.datetime <= query.end and shows(one)
        ]
        return sorted(there, key=attrgetter("datetime", "id"), reverse=True)

    def _checks(self, query: Query, passes: Filter | None) -> list[_Check]:
        """What tells apart what a search wants."""
        checks: list[_Check] = []
        if query.intersects is not None:
            checks += [near(query.intersects), touching(query.intersects)]
        if passes is not None:
            checks.append(lambda entry: passes.matches(_looked_at(entry, passes)))
        return checks


def _beyond(offset: int, search: _Search) -> _Search:
    """The rest of a search, without the first that it finds."""
    found = (one for one in search if one is not None)
    for _ in islice(found, offset):
        pass
    return search


def _filled(limit: int, search: _Search) -> list[Any]:
    """What is on a page: less than its limit where looking on takes long."""
    found: list[Any] = []
    for one in search:
        if one is not None:
            found.append(one)
        if len(found) == limit or (one is None and found):
            break
    return found


def _check_near(offset: int) -> None:
    if offset > _FARTHEST:
        told = f"next: {offset} goes on with no search that was made lately"
        raise bad_payload(f"{told}; else {_FARTHEST} is the most")


def _looked_at(entry: Entry, passes: Filter) -> dict[str, Any]:
    return mapping_of(entry, spatial=passes.spatial)


def _patiently(entries: Iterator[Entry], checks: list[_Check], effort: int) -> _Search:
    """What passes all checks, until too much in a row did not.

    Args:
        entries: What is looked at.
        checks: What tells apart what is wanted.
        effort: How long the checks take, in numbers and words that they look at.
    """
    step = 1 + effort // _LIGHT
    in_vain = in_row = 0
    for entry in entries:
        if all(check(entry) for check in checks):
            in_row = 0
            yield entry
            continue
        in_vain, in_row = in_vain + step, in_row + step
        if in_row > _PATIENCE:
            told = "name a smaller bbox or datetime, or a simpler filter or geometry"
            raise bad_payload(f"The search takes too long: {told}")
        if in_vain >= _PAUSE:
            in_vain = 0
            yield None


def _queryables(asked: list[Collection]) -> dict[str, dict[str, Any]]:
    """What a filter may name if it is about some collections."""
    return {name: schema for one in asked for name, schema in one.queryables.items()}


def _narrowed(query: Query, passes: Filter) -> Query:
    """A search that does not look where its filter lets nothing pass."""
    bounds = passes.bounds
    if bounds.collections is not None:
        kept = tuple(one for one in query.collections if one in bounds.collections)
        query = query._replace(collections=kept)
    if bounds.ids is not None:
        ids = bounds.ids if query.ids is None else bounds.ids & set(query.ids)
        query = query._replace(ids=tuple(ids))
    if bounds.geometry is not None and query.bbox is None and query.intersects is None:
        query = query._replace(bbox=box_around(bounds.geometry))
    return query._replace(
        start=_later(query.start, bounds.start), end=_earlier(query.end, bounds.end)
    )


def _later(one: datetime, other: datetime | None) -> datetime:
    return one if other is None else max(one, other)


def _earlier(one: datetime, other: datetime | None) -> datetime:
    return one if other is None else min(one, other)


def _check_distinct(name: str, asked: list[Collection]) -> None:
    for one in asked:
        if name not in one.distinct:
            allowed = ", ".join(one.distinct)
            raise bad_payload(f"distinct: {one.id} takes {allowed}, not {name!r}")


def _unseen(name: str) -> _Check:
    """Tells apart what has a value of a property that did not come yet."""
    known: set[str | None] = {None}

    def check(entry: Entry) -> bool:
        value = _value(name, entry)
        new = value not in known
        known.add(value)
        return new

    return check


def _value(name: str, entry: Entry) -> str | None:
    value = mapping_of(entry, spatial=False)["properties"].get(name)
    return None if value is None else str(value)
