"""What the catalog holds: the scenes of the world, and what users have added."""

from __future__ import annotations

import heapq
import threading
from datetime import UTC, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from swath.emulator.datasphere.items import ItemLike

from .catalog_items import Contents, Entry, OwnItem, own_item
from .collections import COLLECTIONS, WORLD, Collection
from .orbits import Box, meets
from .scenes import SEED, Scene, newest_first, scene_of, unwrapped


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from swath.emulator.clock import Clock


_NEWEST = attrgetter("datetime", "id")
FIRST = datetime(1970, 1, 1, tzinfo=UTC)
"""Before it nothing was ever seen."""


class CatalogStore:
    """The collections, scenes and Items of an emulated Sentinel Hub.

    Attributes:
        contents: The JSON of Items.
        pictures: Tells the scenes of the pictures that were put in place.
    """

    pictures: Callable[[], Sequence[Scene]]

    def __init__(self, clock: Clock, seed: int = SEED) -> None:
        self._clock = clock
        self._seed = seed
        self._lock = threading.RLock()
        self._collections: dict[str, Collection] = {}
        self._own: dict[str, dict[str, Entry]] = {}
        self._changes = 0
        self.contents = Contents()
        self.pictures = tuple

    @property
    def version(self) -> tuple[int, int]:
        """Another one whenever something was added or taken away."""
        return self._changes, len(self.pictures())

    @property
    def collections(self) -> Mapping[str, Collection]:
        """All collections that can be searched, by id."""
        public = {name: one for name, one in COLLECTIONS.items() if one.in_catalog}
        shown = {
            one.collection: _founded(one.collection)
            for one in self.pictures()
            if one.collection not in COLLECTIONS
        }
        return {**public, **shown, **self._collections}

    def add(
        self, items: Iterable[ItemLike], *, collection: str | None = None
    ) -> list[str]:
        """Makes Items findable, over those of the same id; returns their ids.

        Args:
            items: STAC Items: JSON, or objects that become JSON.
            collection: Where they belong, if they do not say so themselves. Unknown
                collections are founded.

        Raises:
            ValueError: Something is no Item, or of no collection.
        """
        added = [own_item(one, collection) for one in items]
        for one in added:
            self._put(one)
        return [one.id for one in added]

    def add_collection(self, collection: Collection) -> None:
        """Makes a collection findable, over one of the same id."""
        with self._lock:
            self._collections[collection.id] = collection
            self._changes += 1

    def remove(self, collection: str, name: str) -> None:
        """Takes away an Item or a scene that was added."""
        with self._lock:
            self._own.get(collection, {}).pop(name, None)
            self._changes += 1

    def newest_first(
        self, collection: str, bbox: Box | None, start: datetime, end: datetime
    ) -> Iterator[Entry]:
        """What a collection holds of a time, newest first, each made when taken.

        Args:
            collection: Its id.
            bbox: West, south, east, north in degrees, its west beyond its east over
                the antimeridian; None for everywhere.
            start: The first moment.
            end: The last moment; of what the satellites see, the present is the last.
        """
        shows = within(bbox)
        found = [
            one
            for one in self._own_of(collection)
            if start <= one.datetime <= end and shows(one)
        ]
        own = sorted(found, key=_NEWEST, reverse=True)
        if collection not in COLLECTIONS:
            return iter(own)
        until = min(end, self._clock.now())
        seen = newest_first(collection, bbox or WORLD, start, until, seed=self._seed)
        return heapq.merge(seen, own, key=_NEWEST, reverse=True) if own else seen

    def find(self, collection: str, name: str) -> Entry | None:
        """The Item of an id, if there is one."""
        for own in self._own_of(collection):
            if own.id == name:
                return own
        scene = scene_of(collection, name, seed=self._seed)
        now = self._clock.now()
        return scene if scene is not None and scene.datetime <= now else None

    def reset(self) -> None:
        """Back to the public collections and what the satellites see."""
        with self._lock:
            self._collections.clear()
            self._own.clear()
            self._changes += 1

    def _put(self, entry: Entry) -> None:
        with self._lock:
            if entry.collection not in self.collections:
                self._collections[entry.collection] = _founded(entry.collection)
            self._own.setdefault(entry.collection, {})[entry.id] = entry
            self._changes += 1

    def _own_of(self, collection: str) -> list[Entry]:
        """What users have added to a collection."""
        own = self._own.get(collection, {}).values()
        return [*own, *(one for one in self.pictures() if one.collection == collection)]


def within(bbox: Box | None) -> Callable[[Entry], bool]:
    """Tells apart what shares a place with a box."""
    if bbox is None:
        return lambda _: True
    from .cql2_filter import intersecting  # noqa: PLC0415 - needs the extra

    box = unwrapped(bbox)
    touches = intersecting(box_geometry(box))

    def shows(entry: Entry) -> bool:
        if isinstance(entry, OwnItem):
            return touches(entry.mapping)
        return meets(entry.footprint, box)

    return shows


def box_geometry(box: Box) -> dict[str, Any]:
    """A box as GeoJSON, in two parts over the antimeridian."""
    west, south, east, north = box
    if east <= 180:  # noqa: PLR2004 - half a turn
        return _rectangle(west, south, east, north)
    halves = ((west, south, 180.0, north), (-180.0, south, east - 360, north))
    return {
        "type": "GeometryCollection",
        "geometries": [_rectangle(*half) for half in halves],
    }


def _rectangle(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """As GeoJSON; a point or a line where it has no width or height."""
    if (west, south) == (east, north):
        return {"type": "Point", "coordinates": [west, south]}
    if west == east or south == north:
        ends = [[west, south], [east, north]]
        return {"type": "LineString", "coordinates": ends}
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _founded(name: str) -> Collection:
    """A collection of which nothing is known but its Items."""
    return Collection(
        id=name,
        title=name,
        description="Items that were added to the emulator",
        kind="custom",
        bands={},
        gsd=0,
        deployments=("main",),
        interval=("1970-01-01T00:00:00Z", None),
    )
