"""Collections of one's own files and their tiles, ingested on the emulator's clock."""

from __future__ import annotations

import threading
import uuid
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from .refusals import ServiceError, bad_payload, not_found, own


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from swath_api.sentinelhub.structs import CollectionBand

    from .scenes import Scene


STAGE_SECONDS = 1.0
"""How long a tile waits, is queued and is ingested: each of them."""
AT_ONCE = 10
"""Tiles that are looked at whenever somebody asks; others wait for the next time."""
STAGES = ("WAITING", "QUEUED", "INGESTING")
STATES = (*STAGES, "INGESTED", "FAILED")


class Found(msgspec.Struct, kw_only=True):
    """What the ingestion of a tile found.

    Attributes:
        failure: Why the tile cannot be used, if so.
        path: Its path, completed.
        epsg: Its reference system.
        box: West, south, east, north in that system.
        bands: What its files have.
        metres: Metres of a pixel of its finest and of its coarsest file.
        warning: What is odd, but no failure.
        scene: How its picture is found, if it has one.
    """

    failure: str | None = None
    path: str = ""
    epsg: int = 4326
    box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    bands: dict[str, CollectionBand] = {}
    metres: tuple[float, float] = (10.0, 10.0)
    warning: str | None = None
    scene: Scene | None = None


class Tile(msgspec.Struct, kw_only=True):
    """A tile.

    Attributes:
        id: A UUID.
        path: Of its files within the bucket.
        created: When it was made.
        begun: When its ingestion began.
        cover: The area with data, as GeoJSON with its reference system.
        sensed: When it was seen.
        found: What ingestion found, once it has ended.
    """

    id: str
    path: str
    created: datetime
    begun: datetime
    cover: dict[str, Any] | None = None
    sensed: datetime | None = None
    found: Found | None = None

    def stage(self, now: datetime) -> int:
        """How many stages it has behind it."""
        return int((now - self.begun).total_seconds() // STAGE_SECONDS)

    def due(self, now: datetime) -> bool:
        """Whether its ingestion should have ended."""
        return self.found is None and self.stage(now) >= len(STAGES)

    def status(self, now: datetime) -> str:
        """Where it is."""
        if self.found is not None:
            return "FAILED" if self.found.failure else "INGESTED"
        return STAGES[min(self.stage(now), len(STAGES) - 1)]

    @property
    def ingested(self) -> bool:
        """Whether it can be used."""
        return self.found is not None and not self.found.failure


class OwnCollection(msgspec.Struct, kw_only=True):
    """A collection.

    Attributes:
        id: A UUID.
        account: Whose it is.
        name: For people.
        bucket: Where its files are.
        created: When it was made.
        bands: Its bands; none until they are known.
        no_data: The number that stands for no data.
        tiles: Its tiles by id, oldest first.
    """

    id: str
    account: str
    name: str
    bucket: str
    created: datetime
    bands: dict[str, CollectionBand] = {}
    no_data: float | None = None
    tiles: dict[str, Tile] = {}

    def tile(self, name: str) -> Tile:
        """The tile of an id.

        Raises:
            ServiceError: There is none.
        """
        found = self.tiles.get(name)
        if found is None:
            raise not_found(f"Tile {name}")
        return found

    def at(self, path: str) -> Tile | None:
        """The tile at a path."""
        return next((one for one in self.tiles.values() if one.path == path), None)


class ByocStore:
    """All collections, oldest first.

    Args:
        ingest: Looks at the files of a tile, and puts its picture in place.
        remove: Takes a picture away.
    """

    def __init__(
        self,
        ingest: Callable[[OwnCollection, Tile], Found],
        remove: Callable[[Scene], None],
    ) -> None:
        self._ingest = ingest
        self._remove = remove
        self._lock = threading.RLock()
        self._all: dict[str, OwnCollection] = {}

    def __iter__(self) -> Iterator[OwnCollection]:
        return iter(list(self._all.values()))

    def add(self, collection: OwnCollection) -> OwnCollection:
        """Puts a collection in place."""
        self._all[collection.id] = collection
        return collection

    def make(
        self, account: str, name: str, bucket: str, now: datetime
    ) -> OwnCollection:
        """Makes an empty collection."""
        made = OwnCollection(
            id=str(uuid.uuid4()), account=account, name=name, bucket=bucket, created=now
        )
        return self.add(made)

    def of(self, account: str, name: str) -> OwnCollection:
        """The collection of an id.

        Raises:
            ServiceError: The account has none.
        """
        return own(self._all.get(name.lower()), account, f"collection {name}")

    def tile(
        self,
        collection: OwnCollection,
        path: str,
        now: datetime,
        *,
        cover: dict[str, Any] | None = None,
        sensed: datetime | None = None,
    ) -> Tile:
        """Adds a tile; its ingestion begins.

        Raises:
            ServiceError: There is one at this path.
        """
        with self._lock:
            if collection.at(path) is not None:
                code = "COMMON_UNIQUE_KEY_VIOLATION"
                raise ServiceError(409, code, f"There is a tile at {path} already")
            tile = Tile(
                id=str(uuid.uuid4()),
                path=path,
                created=now,
                begun=now,
                cover=cover,
                sensed=sensed,
            )
            collection.tiles[tile.id] = tile
            return tile

    def settle(self, now: datetime) -> None:
        """Ends the ingestions that are due, if they are not too many."""
        for collection, tile in islice(self._due(now), AT_ONCE):
            self._end(collection, tile, None)

    def look(self, collection: OwnCollection, tile: Tile, now: datetime) -> None:
        """Ends the ingestion of a tile if it is due, whatever waits before it."""
        if tile.due(now):
            self._end(collection, tile, None)

    def reingest(self, tile: Tile, now: datetime) -> None:
        """Begins the ingestion of a tile again.

        Raises:
            ServiceError: It has not ended yet.
        """
        with self._lock:
            if tile.found is None:
                status = tile.status(now)
                message = f"A tile that is {status} cannot be ingested again"
                raise bad_payload(f"{message}: wait until it is INGESTED or FAILED")
            self._hide(tile)
            tile.found, tile.begun = None, now

    def copy(self, source: OwnCollection, target: OwnCollection, now: datetime) -> None:
        """Adds the ingested tiles of a collection whose paths another one lacks.

        Their files are looked at: as many as are at once, others when somebody asks.
        """
        with self._lock:
            paths = {one.path for one in target.tiles.values()}
            for tile in list(source.tiles.values()):
                if tile.ingested and tile.path not in paths:
                    change = {"id": str(uuid.uuid4()), "created": now, "found": None}
                    copied = msgspec.structs.replace(tile, **change)
                    target.tiles[copied.id] = copied
            waiting = [one for one in target.tiles.values() if one.due(now)]
            for tile in waiting[:AT_ONCE]:
                self._end(target, tile, None)

    def drop(self, collection: OwnCollection, *tiles: Tile) -> None:
        """Removes tiles."""
        with self._lock:
            for tile in tiles:
                self._hide(tile)
                collection.tiles.pop(tile.id, None)

    def remove(self, collection: OwnCollection) -> None:
        """Removes a collection with its tiles."""
        self.drop(collection, *collection.tiles.values())
        self._all.pop(collection.id, None)

    def force(self, name: str, failure: str | None, now: datetime) -> str | None:
        """Ends the ingestion of a tile; its status, None if there is no such tile."""
        for collection in self:
            tile = collection.tiles.get(name)
            if tile is not None:
                self._end(collection, tile, failure)
                return tile.status(now)
        return None

    def reset(self) -> None:
        """Forgets all."""
        with self._lock:
            self._all.clear()

    def _due(self, now: datetime) -> Iterator[tuple[OwnCollection, Tile]]:
        for collection in self:
            for tile in list(collection.tiles.values()):
                if tile.due(now):
                    yield collection, tile

    def _end(self, collection: OwnCollection, tile: Tile, failure: str | None) -> None:
        with self._lock:
            if failure is not None:
                self._hide(tile)
                tile.found = Found(failure=failure)
            elif tile.found is None:
                tile.found = self._ingest(collection, tile)
                if tile.ingested and not collection.bands:
                    collection.bands = tile.found.bands

    def _hide(self, tile: Tile) -> None:
        if tile.found is not None and tile.found.scene is not None:
            self._remove(tile.found.scene)
