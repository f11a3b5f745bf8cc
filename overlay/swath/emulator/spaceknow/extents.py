"""Extents: polygons in lon/lat, checked, clipped and measured without a library."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from swath_api.spaceknow.structs import (
    Feature,
    FeatureCollection,
    GeometryCollection,
    MultiPolygon,
    Polygon,
)

from .refusals import invalid


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


Position: TypeAlias = tuple[float, float]
Ring: TypeAlias = "list[Position]"

EARTH_KM = 6371.0088
"""Radius of the sphere that areas are measured on."""
SLIVER_KM2 = 1e-9
"""Less is what rounding leaves between neighbours."""
MAP_LIMIT = 85.051129
"""Latitude where the map of Kraken ends."""
CREDIT_LIMIT = 85.0
"""Latitude where credits end."""
_CLOSED = 4
_LON_LIMIT = 180.0


class Box(NamedTuple):
    """West, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def ring(self) -> Ring:
        """Its corners against the clock, not closed."""
        w, s, e, n = self
        return [(w, s), (e, s), (e, n), (w, n)]

    @property
    def sides_km(self) -> tuple[float, float]:
        """Width along its longest parallel, and height."""
        nearest = 0.0
        if self.south * self.north > 0:
            nearest = min(abs(self.south), abs(self.north))
        degree = math.radians(EARTH_KM)
        width = (self.east - self.west) * degree * math.cos(math.radians(nearest))
        return width, (self.north - self.south) * degree


class Extent(NamedTuple):
    """Polygons as signed rings: outer ones count, holes count against.

    Overlapping polygons count twice. Rings are not closed.
    """

    rings: tuple[tuple[int, Ring], ...]

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        return box_of(position for _, ring in self.rings for position in ring)

    @property
    def km2(self) -> float:
        """Its area on the sphere."""
        return sum(sign * abs(_area(ring)) for sign, ring in self.rings)

    def within(self, convex: Sequence[Position]) -> Extent:
        """What of it lies inside a convex ring that runs against the clock."""
        clipped = ((sign, clip(ring, convex)) for sign, ring in self.rings)
        return Extent(tuple((sign, ring) for sign, ring in clipped if ring))

    def meets(self, convex: Sequence[Position]) -> bool:
        """Whether it shares an area with such a ring."""
        return self.within(convex).km2 > SLIVER_KM2

    def cells(
        self, xs: Sequence[float], ys: Sequence[float]
    ) -> Iterator[tuple[int, int, float]]:
        """The cells of a grid that it covers in part: column, row, square kilometres.

        Args:
            xs: Ascending longitudes of the grid's lines.
            ys: Ascending latitudes of the same.
        """
        for row, (south, north) in enumerate(pairwise(ys)):
            strip = self.within(Box(-_LON_LIMIT, south, _LON_LIMIT, north).ring)
            if not strip.rings:
                continue
            west, _, east, _ = strip.box
            for column, (left, right) in enumerate(pairwise(xs)):
                if right <= west or left >= east:
                    continue
                km2 = strip.within(Box(left, south, right, north).ring).km2
                if km2 > SLIVER_KM2:
                    yield column, row, km2


def box_of(positions: Iterable[Position]) -> Box:
    """The smallest box around some positions."""
    lons, lats = zip(*positions, strict=True)
    return Box(min(lons), min(lats), max(lons), max(lats))


def clip(ring: Ring, convex: Sequence[Position]) -> Ring:
    """The part of a ring inside a convex one (Sutherland and Hodgman).

    Parts of a concave ring stay joined along the edge, by strips without area.
    """
    kept = ring
    for edge in pairwise([*convex, convex[0]]):
        kept = _left_of(edge, kept)
        if not kept:
            return []
    return kept


def _left_of(edge: tuple[Position, Position], ring: Ring) -> Ring:
    """The part of a ring to the left of a line."""
    (ax, ay), (bx, by) = edge
    sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in ring]
    if min(sides) >= 0:
        return ring
    points = list(zip(ring, sides, strict=True))
    kept: Ring = []
    for ((x, y), side), ((next_x, next_y), other) in pairwise([*points, points[0]]):
        if side >= 0:
            kept.append((x, y))
        if side * other < 0:
            share = side / (side - other)
            kept.append((x + share * (next_x - x), y + share * (next_y - y)))
    return kept


def _area(ring: Ring) -> float:
    """Square kilometres, positive against the clock; exact for edges in lon/lat."""
    total = 0.0
    for (lon, lat), (next_lon, next_lat) in pairwise([*ring, ring[0]]):
        middle, half = (
            math.radians(lat + next_lat) / 2,
            math.radians(next_lat - lat) / 2,
        )
        mean_sine = math.sin(middle) * (math.sin(half) / half if half else 1.0)
        total -= math.radians(next_lon - lon) * mean_sine
    return total * EARTH_KM**2


def extent_of(geojson: Any, place: str, limit: float = MAP_LIMIT) -> Extent:
    """Reads a GeoJSON Struct as an extent.

    Args:
        geojson: Any GeoJSON object of the service's Structs.
        place: Its name in the request, for messages.
        limit: The latitude beyond which nothing may lie.

    Raises:
        Refusal: No polygon has an area, or a ring is not one.
    """
    rings: list[tuple[int, Ring]] = []
    try:
        for where, polygon in _polygons(geojson, place):
            for index, positions in enumerate(polygon):
                ring = _ring(positions, f"{where}[{index}]", limit)
                rings.append((-1 if index else 1, ring))
    except RecursionError:
        raise invalid(place, "collections are nested too deep") from None
    extent = Extent(tuple(rings))
    if extent.km2 <= SLIVER_KM2:
        raise invalid(place, "at least one polygon with an area is needed")
    return extent


def _polygons(geojson: Any, place: str) -> Iterator[tuple[str, list[Any]]]:
    match geojson:
        case Polygon():
            yield f"{place}.coordinates", geojson.coordinates
        case MultiPolygon():
            for index, polygon in enumerate(geojson.coordinates):
                yield f"{place}.coordinates[{index}]", polygon
        case GeometryCollection():
            for index, part in enumerate(geojson.geometries):
                yield from _polygons(part, f"{place}.geometries[{index}]")
        case Feature():
            yield from _polygons(geojson.geometry, f"{place}.geometry")
        case FeatureCollection():
            for index, feature in enumerate(geojson.features):
                yield from _polygons(feature, f"{place}.features[{index}]")
        case _:
            return


def _ring(positions: list[list[float]], place: str, limit: float) -> Ring:
    if len(positions) < _CLOSED or positions[0] != positions[-1]:
        raise invalid(place, "a ring has 4 positions or more, and ends as begun")
    for index, (lon, lat, *_) in enumerate(positions):
        if abs(lon) > _LON_LIMIT:
            raise invalid(f"{place}[{index}]", f"longitude {lon} is beyond 180")
        if abs(lat) > limit:
            raise invalid(f"{place}[{index}]", f"latitude {lat} is beyond {limit}")
    return [(lon, lat) for lon, lat, *_ in positions[:-1]]
