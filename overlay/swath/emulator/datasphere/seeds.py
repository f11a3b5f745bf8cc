"""The packages that every emulator starts with: the same Items on every run."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from .items import GeneratedItems, Record, record
from .packages import Package, Shelf


LIVE_PARENT = "live-scenes"
"""The collection whose new Items reach `live` and `live-archive`."""
EXAMPLE_PARENT = "harbours"
"""The collection of the packages that the service's document has in its examples."""

_DATE_LINE = 180.0
_FILES = "https://files.example"
_FIRST = datetime(2026, 3, 1, 9, 40, 12, tzinfo=UTC)


class Place(NamedTuple):
    """Where a scene is taken, in degrees."""

    name: str
    lon: float
    lat: float


_PLACES = (
    Place("Praha", 14.42, 50.08),
    Place("Trieste", 13.77, 45.65),
    Place("Łódź", 19.46, 51.76),
    Place("Zürich", 8.54, 47.37),
    Place("Reykjavík", -21.94, 64.15),
    Place("Porto", -8.61, 41.15),
    Place("Lagos", 3.38, 6.52),
    Place("Nairobi", 36.82, -1.29),
    Place("São Paulo", -46.63, -23.55),
    Place("Valparaíso", -71.62, -33.05),
    Place("Vancouver", -123.12, 49.28),
    Place("東京", 139.69, 35.69),
    Place("Đà Nẵng", 108.21, 16.07),
    Place("Hobart", 147.33, -42.88),
)
_FAR_EAST = Place("Taveuni", 179.95, -16.85)


def scene(
    number: int, collection: str, *, place: Place | None = None
) -> dict[str, Any]:
    """A realistic scene as a STAC Item: a pure function of its arguments.

    Scenes follow each other by 7 hours and some minutes.

    Args:
        number: From 0 on; the moment, the place and the footprint follow from it.
        collection: Id of the collection.
        place: Where, if not where the number says.
    """
    dice = random.Random(f"{collection}/{number}")
    place = place or _PLACES[number % len(_PLACES)]
    taken = _FIRST + timedelta(hours=7 * number, seconds=dice.randrange(3600))
    name = f"{collection}-{number + 1:04d}"
    ring = _footprint(place, dice)
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": ["https://stac-extensions.github.io/eo/v1.1.0/schema.json"],
        "id": name,
        "collection": collection,
        "geometry": _geometry(ring),
        "bbox": _bbox(ring),
        "properties": _properties(place, taken, dice),
        "links": _links(name, collection),
        "assets": _assets(name, collection),
    }


def _footprint(place: Place, dice: random.Random) -> list[tuple[float, float]]:
    """A closed ring, tilted as the satellite's track is; beyond 180 east if so."""
    half = 0.35 + 0.2 * dice.random()
    tilt = math.radians(12 + 4 * dice.random())
    corners = ((-half, -half), (half, -half), (half, half), (-half, half))
    stretch = 1 / max(0.2, math.cos(math.radians(place.lat)))
    ring = [
        (
            round(place.lon + stretch * (x * math.cos(tilt) + y * math.sin(tilt)), 5),
            round(place.lat - x * math.sin(tilt) + y * math.cos(tilt), 5),
        )
        for x, y in corners
    ]
    return [*ring, ring[0]]


def _bbox(ring: list[tuple[float, float]]) -> list[float]:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    east = max(lons)
    return [
        min(lons),
        min(lats),
        _wrapped(east) if east > _DATE_LINE else east,
        max(lats),
    ]


def _wrapped(lon: float) -> float:
    return round(lon - 360, 5)


def _geometry(ring: list[tuple[float, float]]) -> dict[str, Any]:
    """A Polygon, or its two halves where it crosses the antimeridian (RFC 7946)."""
    if max(lon for lon, _ in ring) <= _DATE_LINE:
        return {"type": "Polygon", "coordinates": [ring]}
    west = _clipped(ring, -1.0)
    east = [(_wrapped(lon), lat) for lon, lat in _clipped(ring, 1.0)]
    return {"type": "MultiPolygon", "coordinates": [[west], [east]]}


def _clipped(ring: list[tuple[float, float]], side: float) -> list[tuple[float, float]]:
    """The part of a convex ring on one side (-1 west, 1 east) of the antimeridian."""
    kept: list[tuple[float, float]] = []
    for (lon, lat), (next_lon, next_lat) in pairwise(ring):
        here, there = side * (lon - _DATE_LINE), side * (next_lon - _DATE_LINE)
        if here >= 0:
            kept.append((lon, lat))
        if here * there < 0:
            share = here / (here - there)
            kept.append((_DATE_LINE, round(lat + share * (next_lat - lat), 5)))
    return [*kept, kept[0]]


def _properties(place: Place, taken: datetime, dice: random.Random) -> dict[str, Any]:
    return {
        "datetime": _text(taken),
        "created": _text(taken + timedelta(hours=3)),
        "title": f"{place.name}, {taken:%Y-%m-%d}",
        "platform": dice.choice(["sentinel-2a", "sentinel-2b", "sentinel-2c"]),
        "constellation": "sentinel-2",
        "instruments": ["msi"],
        "gsd": 10,
        "eo:cloud_cover": round(100 * dice.random() ** 2, 2),
        "proj:epsg": _utm(place),
        "view:sun_elevation": round(20 + 50 * dice.random(), 3),
    }


def _utm(place: Place) -> int:
    zone = int((place.lon + 180) // 6) % 60 + 1
    return (32600 if place.lat >= 0 else 32700) + zone


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _links(name: str, collection: str) -> list[dict[str, str]]:
    parent = f"{_FILES}/{collection}/collection.json"
    own = f"{_FILES}/{collection}/{name}.json"
    return [
        {"rel": "self", "href": own, "type": "application/geo+json"},
        {"rel": "collection", "href": parent, "type": "application/json"},
        {"rel": "parent", "href": parent, "type": "application/json"},
    ]


def _assets(name: str, collection: str) -> dict[str, Any]:
    bands = {"B02": "Blue", "B03": "Green", "B04": "Red", "B08": "Near infrared"}
    files = {
        f"{band}_10m": {
            "href": f"{_FILES}/{collection}/{name}/{band}.tif",
            "type": "image/tiff; application=geotiff; profile=cloud-optimized",
            "title": title,
            "roles": ["data", "reflectance"],
        }
        for band, title in bands.items()
    }
    preview = {
        "href": f"{_FILES}/{collection}/{name}/preview.jpg",
        "type": "image/jpeg",
        "roles": ["thumbnail"],
    }
    return {**files, "thumbnail": preview}


def _scenes(count: int, collection: str) -> list[dict[str, Any]]:
    return [scene(number, collection) for number in range(count)]


def _many() -> list[dict[str, Any]]:
    """120 scenes, with everything in them that has tripped readers up."""
    items = _scenes(120, "scenes")
    for item in items[60:65]:
        item["properties"]["datetime"] = "2026-03-18T12:00:00Z"
    items[30] = scene(30, "scenes", place=_FAR_EAST)
    items[31]["properties"]["title"] = "two\u2028lines and\u2029a paragraph"
    items[32]["properties"] |= {
        "datetime": None,
        "start_datetime": "2026-03-10T00:00:00Z",
        "end_datetime": "2026-03-10T23:59:59Z",
    }
    items[33] |= {"geometry": None}
    del items[33]["bbox"]
    items[34]["properties"]["datetime"] = "2026-03-11T05:06:07.123456+02:00"
    return items


class _Pattern:
    """A scene cut where its id and its datetime stand, to be filled in quickly.

    Joining pieces is many times faster than formatting or replacing in 4 kB.
    """

    def __init__(self, description: str) -> None:
        item = scene(0, "load")
        item["properties"] |= {"datetime": "@when@", "description": description}
        before, after = msgspec.json.encode(item).split(b"@when@")
        name = item["id"].encode()
        self._before, self._after = before.split(name), after.split(name)
        self._first = _FIRST.replace(tzinfo=None)

    def filled(self, index: int) -> bytes:
        """The scene of an index."""
        name = b"load-%09d" % index
        when = (self._first + timedelta(seconds=index)).isoformat().encode()
        return b"%b%bZ%b" % (name.join(self._before), when, name.join(self._after))


def generated_scenes(count: int, *, size: int = 0) -> GeneratedItems:
    """Any number of scenes that take no memory: one a second, made when read.

    Args:
        count: How many.
        size: Bytes of each, at least; a description pads them.
    """
    missing = size - len(_Pattern("").filled(0))
    return GeneratedItems(count, _Pattern("x" * missing).filled)


@cache
def _shelves() -> dict[str, Shelf]:
    """The Items of each seed package, made once."""
    scenes = {
        "empty": [],
        "fifty": _scenes(50, "fifty"),
        "fifty-one": _scenes(51, "fifty-one"),
        "many": _many(),
        "live-archive": _scenes(10, LIVE_PARENT),
        EXAMPLE_PARENT: _scenes(60, EXAMPLE_PARENT),
    }
    return {name: Shelf(_records(items)) for name, items in scenes.items()}


def _records(items: list[dict[str, Any]]) -> list[Record]:
    return [record(item) for item in items]


def seed_packages() -> list[Package]:
    """The seed packages, fresh: what is done to them shows in no others.

    - Datasets `empty`, `fifty`, `fifty-one` and `many` (120 Items) for the edges of
      paging; in `many` five Items share a datetime, one has only an interval,
      one no geometry, one lies across the antimeridian, one has line separators in
      its title.
    - The item package `latest`, whose Item is the newest of `many`.
    - The subscription `live` and the dataset `live-archive`, both fed by what is
      published under `live-scenes`.
    - `harbours` and `harbours-live`, the names in the service's document.
    """
    live, example = frozenset({LIVE_PARENT}), frozenset({EXAMPLE_PARENT})
    nothing, shelves = frozenset[str](), _shelves()
    return [
        *(
            Package(name, "dataset", shelves[name], nothing)
            for name in ("empty", "fifty", "fifty-one", "many")
        ),
        Package("latest", "item", shelves["many"], nothing),
        Package("live", "subscription", Shelf(), live),
        Package("live-archive", "dataset", shelves["live-archive"], live),
        Package(EXAMPLE_PARENT, "dataset", shelves[EXAMPLE_PARENT], example),
        Package(EXAMPLE_PARENT, "item", shelves[EXAMPLE_PARENT], example),
        Package(f"{EXAMPLE_PARENT}-live", "subscription", Shelf(), example),
    ]
