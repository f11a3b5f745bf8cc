"""Tiles of the Web Mercator map, as SpaceKnow's Kraken counts them.

Zoom z has 2^z by 2^z tiles, x from the west and y from the north. A tile is named
(zoom, x, y) everywhere, in this order.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from swath._errors import InputError
from swath.geo._extent import BBox, extent
from swath.geo._reading import ExtentLike
from swath.geo._rings import Polygon, latitude, longitude


MAX_MAP_LAT = 85.051129
"""The latitude at which the map ends, in degrees, as SpaceKnow's documents give it."""

_EQUATOR = 2 * math.pi * 6_378_137.0  # metres around the sphere of Web Mercator
_DEEPEST = 30
_ROUNDING = 1e-14  # of the map's width
_Span: TypeAlias = tuple[int, int]  # the first column, and the one after the last


class MapTile(NamedTuple):
    """A tile of the map; as JSON it is the list that the service takes."""

    zoom: int
    x: int
    y: int


def tile_at(lon: float, lat: float, zoom: int) -> MapTile:
    """The tile that holds a place; the eastern and southern edge belong to the next.

    Raises:
        InputError: The place is not on the map, or there is no such zoom.

    Examples:
        >>> import swath
        >>> swath.geo.tile_at(-122.417, 37.7855, 19)
        MapTile(zoom=19, x=83861, y=202628)
    """
    last = _count(zoom) - 1
    x = _column(longitude(lon, "lon"), zoom)
    y = _row(latitude(lat, "lat", MAX_MAP_LAT), zoom)
    return MapTile(zoom, min(int(x), last), max(0, min(int(y), last)))


def tile_bounds(zoom: int, x: int, y: int) -> BBox:
    """West, south, east, north of a tile in degrees.

    Raises:
        InputError: There is no such tile.
    """
    _check(zoom, x, y)
    return (_west(zoom, x), _north(zoom, y + 1), _west(zoom, x + 1), _north(zoom, y))


def tile_parent(zoom: int, x: int, y: int, *, at: int | None = None) -> MapTile:
    """The tile that holds this one.

    Args:
        zoom: Of this one.
        x: Of this one.
        y: Of this one.
        at: The zoom wanted; one less than this tile's if left out.

    Raises:
        InputError: There is no such tile, or no such zoom above it.
    """
    _check(zoom, x, y)
    wanted = zoom - 1 if at is None else at
    if not 0 <= wanted <= zoom:
        raise InputError(f"a tile of zoom {zoom} has no parent at zoom {wanted}")
    return MapTile(wanted, x >> (zoom - wanted), y >> (zoom - wanted))


def tile_children(zoom: int, x: int, y: int) -> list[MapTile]:
    """The four tiles of the next zoom in this one: the northern two, then the southern.

    Raises:
        InputError: There is no such tile, or it is of the deepest zoom.
    """
    _check(zoom, x, y)
    _count(zoom + 1)
    return [
        MapTile(zoom + 1, 2 * x + east, 2 * y + south)
        for south in (0, 1)
        for east in (0, 1)
    ]


def tile_resolution(zoom: int, *, lat: float = 0.0, pixels: int = 512) -> float:
    """Metres on the ground that a pixel is wide.

    Args:
        zoom: Of the tile.
        lat: Degrees from the equator, where a pixel is widest.
        pixels: The width of the tile; 256 for maps of version 372 and older.

    Raises:
        InputError: There is no such zoom, or the latitude is not on the map.
    """
    lat = latitude(lat, "lat", MAX_MAP_LAT)
    return _EQUATOR / _count(zoom) / pixels * math.cos(math.radians(lat))


def tiles_over(value: ExtentLike, zoom: int) -> Iterator[MapTile]:
    """All tiles an extent reaches into, row by row from the north, then eastwards.

    Tiles it only touches are not among them.

    Args:
        value: Whatever `swath.geo.extent` reads.
        zoom: Of the tiles.

    Raises:
        InputError: The extent breaks a rule or leaves the map; there is no such zoom.

    Examples:
        >>> import swath
        >>> len([*swath.geo.tiles_over((14.2, 45.9, 14.7, 46.2), 10)])
        4
    """
    _count(zoom)
    polygons = extent(value, max_lat=MAX_MAP_LAT).polygons
    rows = heapq.merge(*(_rows(polygon, zoom) for polygon in polygons))
    return _named(rows, zoom)


class _Edge(NamedTuple):
    """A side of a polygon: the rows it lies in, and its ends as column and latitude."""

    first: int
    last: int
    x: float
    lat: float
    to_x: float
    to_lat: float

    def x_at(self, lat: float) -> float:
        """Where it is at a latitude; its nearer end if it does not reach there."""
        part = (lat - self.lat) / (self.to_lat - self.lat)
        return self.x + (self.to_x - self.x) * min(1.0, max(0.0, part))

    def between(self, north: float, south: float) -> tuple[float, float]:
        """From where to where it runs between two latitudes."""
        if self.lat == self.to_lat:
            ends = self.x, self.to_x
        else:
            ends = self.x_at(north), self.x_at(south)
        return min(ends), max(ends)

    def crosses(self, lat: float) -> bool:
        """Whether its ends lie on both sides of a latitude."""
        return (self.lat > lat) != (self.to_lat > lat)


def _named(rows: Iterator[tuple[int, list[_Span]]], zoom: int) -> Iterator[MapTile]:
    for y, same in groupby(rows, key=itemgetter(0)):
        done = 0
        for first, end in sorted(span for _, spans in same for span in spans):
            for x in range(max(first, done), end):
                yield MapTile(zoom, x, y)
            done = max(done, end)


def _rows(polygon: Polygon, zoom: int) -> Iterator[tuple[int, list[_Span]]]:
    """The columns of each row that a polygon reaches into; spans may overlap."""
    edges = sorted(_edges(polygon, zoom), reverse=True)
    passing: list[_Edge] = []
    y = edges[-1].first
    while edges or passing:
        while edges and edges[-1].first <= y:
            passing.append(edges.pop())
        yield y, _spans(passing, zoom, y)
        y += 1
        passing = [edge for edge in passing if edge.last >= y]


def _edges(polygon: Polygon, zoom: int) -> Iterator[_Edge]:
    """The sides of all rings; not those that run along the border of two rows."""
    for a, b in chain.from_iterable(pairwise(ring) for ring in polygon):
        first = int(_row(max(a[1], b[1]), zoom))
        last = math.ceil(_row(min(a[1], b[1]), zoom)) - 1
        if first <= last:
            yield _Edge(
                first, last, _column(a[0], zoom), a[1], _column(b[0], zoom), b[1]
            )


def _spans(edges: list[_Edge], zoom: int, y: int) -> list[_Span]:
    """The columns edges run through in a row, and those inside the polygon between."""
    north, south = _north(zoom, y), _north(zoom, y + 1)
    middle = (north + south) / 2
    ends = [edge.between(north, south) for edge in edges]
    inside = sorted(edge.x_at(middle) for edge in edges if edge.crosses(middle))
    sides = [*ends, *zip(inside[::2], inside[1::2], strict=True)]
    return [
        (math.floor(_snapped(west, zoom)), math.ceil(_snapped(east, zoom)))
        for west, east in sides
    ]


def _column(lon: float, zoom: int) -> float:
    return _snapped((lon + 180) / 360 * (1 << zoom), zoom)


def _row(lat: float, zoom: int) -> float:
    """Rows from the north; `MAX_MAP_LAT` is rounded and lies beyond by a hair."""
    south = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return _snapped(min(1.0, max(0.0, south)) * (1 << zoom), zoom)


def _snapped(place: float, zoom: int) -> float:
    """On the border of two tiles, if it is off by rounding only (0.4 micrometres)."""
    border = round(place)
    return border if abs(place - border) < _ROUNDING * (1 << zoom) else place


def _west(zoom: int, x: int) -> float:
    return x / (1 << zoom) * 360 - 180


def _north(zoom: int, y: int) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / (1 << zoom)))))


def _count(zoom: int) -> int:
    """How many tiles a side of the map has."""
    if not 0 <= zoom <= _DEEPEST:
        raise InputError(f"zoom is one of 0..{_DEEPEST}, not {zoom}")
    return 1 << zoom


def _check(zoom: int, x: int, y: int) -> None:
    last = _count(zoom) - 1
    if not (0 <= x <= last and 0 <= y <= last):
        raise InputError(f"zoom {zoom} has x and y in 0..{last}, not {x}, {y}")
