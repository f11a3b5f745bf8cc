"""Scenes: a pure function of collection, place, day and seed; nothing is stored."""

from __future__ import annotations

import heapq
import math
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from .collections import COLLECTIONS, Collection
from .mgrs import tile_named
from .missions import MISSIONS, Flight, path_row_centre
from .orbits import (
    DAY,
    WHOLE,
    Box,
    Orbit,
    Position,
    Ring,
    Satellite,
    Span,
    View,
    meets,
)
from .product_names import PRODUCTS, Sight, shares


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


SEED = 24
"""The seed of the world that examples show."""
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
_DAY = timedelta(days=1)
_ROOM = 1500
_NEAR, _GRID = 4.0, 2.0
_WEATHER_DEGREES = 6.0
_NEWEST = attrgetter("datetime", "id")


class Scene(NamedTuple):
    """A scene.

    Attributes:
        id: Name of the product, unique within the collection.
        collection: Id of the collection.
        datetime: When its middle was seen, in UTC, to the millisecond.
        footprint: A convex ring of (longitude, latitude), against the clock and not
            closed; longitudes go beyond 180 where it reaches over the antimeridian.
        epsg: Its reference system: the UTM zone of its middle, or 4326.
        cloud_cover: Percent under clouds; None where that is not known.
        properties: What else its Item tells.
    """

    id: str
    collection: str
    datetime: datetime
    footprint: Ring
    epsg: int
    cloud_cover: float | None
    properties: dict[str, Any]

    @property
    def day(self) -> int:
        """Days since 1970-01-01."""
        return int(self.datetime.timestamp() // DAY)


def scenes(
    collection: str,
    bbox: Sequence[float],
    start: datetime,
    end: datetime,
    *,
    seed: int = SEED,
) -> list[Scene]:
    """The scenes of a public collection that meet a box, newest first.

    Args:
        collection: Its id.
        bbox: West, south, east, north in degrees; west lies beyond east where the box
            reaches over the antimeridian.
        start: The first moment.
        end: The last moment.
        seed: Which world.
    """
    return list(newest_first(collection, bbox, start, end, seed=seed))


def newest_first(
    collection: str,
    bbox: Sequence[float],
    start: datetime,
    end: datetime,
    *,
    seed: int = SEED,
) -> Iterator[Scene]:
    """The same one by one, each made when it is taken."""
    shown = COLLECTIONS[collection]
    box = unwrapped(bbox)
    first, last = _lifetime(shown, start, end)
    passes = [
        _passes(shown, sights, satellite, box, first, last, seed)
        for sights in _sights(shown.mission, _coarse(box))
        for satellite in sights.flight.satellites
    ]
    return heapq.merge(*passes, key=_NEWEST, reverse=True)


def scene_of(collection: str, name: str, *, seed: int = SEED) -> Scene | None:
    """The scene of an id, if there is one."""
    hint = _hint(name)
    if hint is None or collection not in PRODUCTS:
        return None
    box, start, end = hint
    found = newest_first(collection, box, start, end, seed=seed)
    return next((scene for scene in found if scene.id == name), None)


def unwrapped(bbox: Sequence[float]) -> Box:
    """A box whose east is never below its west."""
    west, south, east, north = bbox
    return west, south, east + 360 if east < west else east, north


def _lifetime(
    shown: Collection, start: datetime, end: datetime
) -> tuple[datetime, datetime]:
    began, ended = (
        datetime.fromisoformat(text) if text else None for text in shown.interval
    )
    return max(start, began or start), min(end, ended or end)


def _coarse(box: Box) -> Box:
    """A box that near ones share, so that they need not be looked over again."""
    west, south, east, north = box
    if east - west > _NEAR or north - south > _NEAR:
        return box
    low = [math.floor(one / _GRID) * _GRID for one in (west, south)]
    high = [math.ceil(one / _GRID) * _GRID for one in (east, north)]
    return low[0], low[1], high[0], high[1]


class _Sights:
    """What a flight sees of a box, by revolution of the cycle."""

    def __init__(self, flight: Flight, box: Box) -> None:
        self.flight = flight
        self._box = box
        self._kept: dict[int, tuple[View, ...]] = {}
        self._room = _ROOM
        west, south, east, north = box
        self._near = max(east - west, north - south) <= _NEAR + 2 * _GRID

    def views(self, revolution: int, span: Span) -> Iterator[View]:
        """What is seen on a revolution, at least in a part of it.

        That of a whole revolution is kept as long as it is not much.
        """
        kept = self._kept.get(revolution)
        if kept is not None:
            return iter(kept)
        if self._near:
            return iter(self._keep(revolution, [*self._whole(revolution)]))
        if span[0] > WHOLE[0] or span[1] < WHOLE[1]:
            return iter(self.flight.layout.views(revolution, self._box, span))
        return self._looking(revolution)

    def _whole(self, revolution: int) -> Iterator[View]:
        return self.flight.layout.views(revolution, self._box)

    def _looking(self, revolution: int) -> Iterator[View]:
        found: list[View] = []
        for view in self._whole(revolution):
            if len(found) <= self._room:
                found.append(view)
            yield view
        self._keep(revolution, found)

    def _keep(self, revolution: int, found: list[View]) -> list[View]:
        if len(found) <= self._room:
            self._room -= len(found)
            self._kept[revolution] = tuple(found)
        return found


@lru_cache(maxsize=32)
def _sights(mission: str, box: Box) -> tuple[_Sights, ...]:
    return tuple(_Sights(flight, box) for flight in MISSIONS.get(mission, ()))


def _passes(
    shown: Collection,
    sights: _Sights,
    satellite: Satellite,
    box: Box,
    start: datetime,
    end: datetime,
    seed: int,
) -> Iterator[Scene]:
    """The scenes of one satellite, newest first."""
    orbit = sights.flight.orbit
    start, end = max(start, satellite.since), min(end, satellite.until or end)
    if start > end:
        return
    launched = satellite.revolution(orbit, satellite.since)
    # A revolution is told from -90 degrees on, before it comes to its node.
    newest, oldest = (
        satellite.revolution(orbit, end) + 1,
        satellite.revolution(orbit, start),
    )
    for revolution in range(newest, oldest - 1, -1):
        of_cycle, absolute = revolution % orbit.revolutions, revolution - launched
        began = satellite.began(orbit, revolution)
        span = _span(orbit, began, start, end)
        for u, alike in groupby(sights.views(of_cycle, span), attrgetter("u")):
            moment = _moment(began, u / 360 * orbit.period)
            if not start <= moment <= end:
                continue
            seen = [
                Sight(satellite.name, of_cycle, absolute, began, moment, view)
                for view in alike
                if meets(view.ring, box)
            ]
            made = [scene for one in seen for scene in _made(shown, one, seed)]
            made.sort(key=_NEWEST, reverse=True)
            yield from made


def _span(orbit: Orbit, began: datetime, start: datetime, end: datetime) -> Span:
    """The part of a revolution that lies within some time, and a little more."""
    first, last = (
        360 * (one - began).total_seconds() / orbit.period for one in (start, end)
    )
    return first - 0.01, last + 0.01


def _moment(began: datetime, seconds: float) -> datetime:
    moment = began + timedelta(seconds=seconds)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _made(shown: Collection, sight: Sight, seed: int) -> Iterator[Scene]:
    view = sight.view
    cover = _cloud_cover(sight, seed) if shown.cloudy else None
    for product in PRODUCTS[shown.id](sight):
        yield Scene(
            product.id,
            shown.id,
            sight.moment,
            view.ring,
            _epsg(shown, view),
            cover,
            product.properties,
        )


def _epsg(shown: Collection, view: View) -> int:
    if shown.mission == "modis" or shown.gsd >= 300:  # noqa: PLR2004 - wide scenes
        return 4326
    lon, lat = view.centre
    zone = int(view.tile[:2]) if view.tile else int((lon + 180) // 6) % 60 + 1
    return (32600 if lat >= 0 else 32700) + zone


def _cloud_cover(sight: Sight, seed: int) -> float:
    """Percent under clouds: neighbours of a day have similar weather."""
    lon, lat = sight.view.centre
    day = int(sight.moment.timestamp() // DAY)
    weather = _weather(lon, lat, day, seed)
    own = shares(seed, sight.satellite, day, round(10 * lon), round(10 * lat))
    spread = min(1.0, max(0.0, (weather - 0.2) / 0.6 + 0.2 * (own[0] - 0.5)))
    return round(100 * math.pow(spread, 1.5), 2)


def _weather(lon: float, lat: float, day: int, seed: int) -> float:
    """A smooth number in [0, 1] that moves east as days go by."""
    u, v = lon / _WEATHER_DEGREES, lat / _WEATHER_DEGREES
    i, j = math.floor(u), math.floor(v)
    s, t = u - i, v - j
    s, t = s * s * (3 - 2 * s), t * t * (3 - 2 * t)
    south = _lattice(i, j, day, seed) * (1 - s) + _lattice(i + 1, j, day, seed) * s
    north = _lattice(i, j + 1, day, seed) * (1 - s)
    north += _lattice(i + 1, j + 1, day, seed) * s
    return south * (1 - t) + north * t


@lru_cache(maxsize=8192)
def _lattice(i: int, j: int, day: int, seed: int) -> float:
    return shares(seed, "weather", i % 60, j, day)[0]


_TILE = re.compile(r"[_.]T(\d\d[A-Z]{3})[_.]")
_PATH_ROW = re.compile(r"^L[A-Z]\d\d_\w{4}_(\d{3})(\d{3})_(\d{8})_")
_STAMP = re.compile(r"_(\d{8}T\d{6})_")
_JULIAN = re.compile(r"\.A?(\d{7})[T.]")


def _hint(name: str) -> tuple[Box, datetime, datetime] | None:
    """Where and when to look for a scene of an id; None if it can be none."""
    hour = timedelta(hours=1)
    try:
        if found := _PATH_ROW.search(name):
            day = _utc(found[3], "%Y%m%d")
            return _at(path_row_centre(int(found[1]), int(found[2]))), day, day + _DAY
        if found := _STAMP.search(name):
            moment = _utc(found[1], "%Y%m%dT%H%M%S")
            if not _TILE.search(name):
                return WORLD, moment, moment + hour / 10
            return _tile_box(name), moment - hour, moment + 2 * hour
        if found := _JULIAN.search(name):
            day = _utc(found[1], "%Y%j")
            return _tile_box(name), day, day + _DAY
    except (ValueError, OverflowError):
        return None
    return None


def _utc(text: str, form: str) -> datetime:
    return datetime.strptime(text, form).replace(tzinfo=UTC)


def _tile_box(name: str) -> Box:
    """The box of the tile that a name has; the world if it has none.

    Raises:
        ValueError: There is no such tile.
    """
    found = _TILE.search(name)
    if found is None:
        return WORLD
    tile = tile_named(found[1])
    if tile is None:
        raise ValueError(f"there is no tile {found[1]}")
    lons, lats = [lon for lon, _ in tile.ring], [lat for _, lat in tile.ring]
    return min(lons), min(lats), max(lons), max(lats)


def _at(place: Position) -> Box:
    return (*place, *place)
