"""Packages: named selections of Items, in the order in which they are served."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from .items import Record


Kind = Literal["dataset", "subscription", "item"]
KINDS: tuple[Kind, ...] = ("dataset", "subscription", "item")
PAGE = 50
"""Items on a page; fixed by the service."""


class Holdings(Protocol):
    """Items oldest first; moments ascend with the index."""

    def __len__(self) -> int: ...
    def when(self, index: int) -> datetime:
        """The moment of an Item."""
        ...

    def content(self, index: int) -> bytes:
        """The JSON of an Item."""
        ...


class Shelf:
    """Holdings in memory. Never changed: `with_record` makes another one.

    Of several records with the same collection and id the last one stays.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._names = {(one.collection, one.id): one for one in records}
        self._records = sorted(self._names.values())

    def __len__(self) -> int:
        return len(self._records)

    def when(self, index: int) -> datetime:
        """The moment of an Item."""
        return self._records[index].when

    def content(self, index: int) -> bytes:
        """The JSON of an Item."""
        return self._records[index].content

    def with_record(self, new: Record) -> Shelf:
        """The shelf with a record more, or in place of the one of the same name."""
        name = (new.collection, new.id)
        other = Shelf()
        other._names = {**self._names, name: new}
        other._records = self._records.copy()
        if name in self._names:
            del other._records[bisect_left(other._records, self._names[name])]
        insort(other._records, new)
        return other


class Selection:
    """The part of a package that a request asks for, in its order.

    A view: later changes of the package do not show in it.
    """

    def __init__(
        self,
        holdings: Holdings,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        newest_first: bool = False,
    ) -> None:
        self._holdings = holdings
        places = range(len(holdings))
        low = 0 if start is None else bisect_left(places, start, key=holdings.when)
        high = (
            len(holdings)
            if end is None
            else bisect_right(places, end, key=holdings.when)
        )
        chosen = range(low, max(low, high))
        self._places = chosen[::-1] if newest_first else chosen

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[bytes]:
        return map(self._holdings.content, self._places)

    @property
    def pages(self) -> int:
        """How many pages there are; an empty selection has one."""
        return max(1, -(-len(self) // PAGE))

    def page(self, number: int) -> list[bytes]:
        """The Items of a page, counted from 1."""
        places = self._places[(number - 1) * PAGE : number * PAGE]
        return [self._holdings.content(place) for place in places]


class Package:
    """A package that clients read by name.

    Attributes:
        name: Its name, unique among packages of its kind.
        kind: `dataset`, `subscription` or `item`.
        covers: Ids of the catalogs and collections whose new Items it receives.
        holdings: Its Items. An item package serves the newest of them.
    """

    def __init__(
        self, name: str, kind: Kind, holdings: Holdings, covers: frozenset[str]
    ) -> None:
        self.name = name
        self.kind: Kind = kind
        self.covers = covers
        self.holdings = holdings

    def put(self, new: Record) -> None:
        """Adds an Item, or replaces the one of the same collection and id.

        Raises:
            TypeError: The package's Items are generated.
        """
        if not isinstance(self.holdings, Shelf):
            raise TypeError(f"package {self.name!r} is generated and takes no Items")
        self.holdings = self.holdings.with_record(new)

    @property
    def newest(self) -> bytes | None:
        """The JSON of the newest Item, if there is one."""
        holdings = self.holdings
        return holdings.content(len(holdings) - 1) if len(holdings) else None

    def __len__(self) -> int:
        return len(self.holdings)

    def __repr__(self) -> str:
        return f"Package({self.name!r}, {self.kind}, {len(self)} items)"


class PackageOrder(msgspec.Struct, forbid_unknown_fields=True):
    """A package as an admin request puts it in place."""

    package: str
    kind: Kind = "dataset"
    items: list[msgspec.Raw] = []
    covers: list[str] = []
