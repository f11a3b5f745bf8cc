"""The areas of searches and orders: boxes, clipped rings, square kilometres."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import UNSET

from .byoc_places import box_of, moved, polygon, rings_of
from .crs_names import CRS84, DEGREES, epsg_of
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from swath_api.sentinelhub.structs import Bounds

    from .byoc_places import Box

    Ring = Sequence[Sequence[float]]


_KM_PER_DEGREE = 111.32


class Area(NamedTuple):
    """An area in degrees.

    Attributes:
        geometry: GeoJSON.
        box: What it lies in.
    """

    geometry: dict[str, Any]
    box: Box

    @property
    def sqkm(self) -> float:
        """Its size."""
        return _size(self.geometry, WORLD)

    def shared(self, box: Box) -> float:
        """The size of the part that lies in a box, in square kilometres."""
        return _size(self.geometry, box)


WORLD: Box = (-540.0, -90.0, 540.0, 90.0)
MAX_POSITIONS = 1500
"""Positions of an area; the service's own limit is not documented."""


def meeting(area: Area) -> Callable[[Box], bool]:
    """Tells which boxes share a place with an area.

    An area is cut to a column once, however many boxes lie above each other in it, and
    the same box is looked at once, however many days there are.
    """

    @cache
    def column(west: float, east: float) -> dict[str, Any]:
        box = west, -90.0, east, 90.0
        polygons = _polygons(area.geometry)
        parts = [[clipped(ring, box) for ring in polygon] for polygon in polygons]
        return {"type": "MultiPolygon", "coordinates": [one for one in parts if one[0]]}

    @cache
    def meets(box: Box) -> bool:
        return _size(column(box[0], box[2]), box) > 0

    return meets


def area_of(bounds: Bounds) -> Area:
    """The area of a request; a geometry wins over a bbox.

    Raises:
        ServiceError: There is neither, or it is not understood.
    """
    crs = CRS84 if bounds.properties is UNSET else bounds.properties.crs or CRS84
    epsg = epsg_of(crs)
    if bounds.geometry is not UNSET:
        given: dict[str, Any] = msgspec.to_builtins(bounds.geometry)
    elif bounds.bbox is not UNSET:
        west, south, east, north = bounds.bbox
        given = polygon((west, south, east, north), epsg)
    else:
        raise bad_payload("bounds need a bbox or a geometry")
    return area_in(given, epsg)


def area_in(given: dict[str, Any], epsg: int = DEGREES) -> Area:
    """A geometry in some system as an area.

    Raises:
        ServiceError: A ring is open, or the area is empty.
    """
    name = f"urn:ogc:def:crs:EPSG::{epsg}"
    crs = {"type": "name", "properties": {"name": name}}
    count = sum(len(ring) for ring in rings_of(given))
    if count > MAX_POSITIONS:
        told = f"The area has {count} positions: {MAX_POSITIONS} are possible"
        raise bad_payload(told)
    geometry = moved({**given, "crs": crs}, DEGREES)
    if any(ring[0] != ring[-1] for ring in rings_of(geometry)):
        raise bad_payload("A ring of the geometry is not closed")
    west, south, east, north = box_of(geometry)
    if west >= east or south >= north:
        raise bad_payload("The area is empty: west < east and south < north")
    if west < WORLD[0] or east > WORLD[2]:
        raise bad_payload("The area lies beyond the world")
    shown = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return Area(shown, (west, max(-90.0, south), east, min(90.0, north)))


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


def _size(geometry: dict[str, Any], box: Box) -> float:
    polygons = _polygons(geometry)
    sizes = ([_ring_size(clipped(ring, box)) for ring in one] for one in polygons)
    return round(sum(first - sum(holes) for first, *holes in sizes), 6)


def _ring_size(ring: Ring) -> float:
    """Square kilometres inside of a ring of degrees."""
    if not ring:
        return 0.0
    middle = sum(place[1] for place in ring) / len(ring)
    twice = sum(
        a[0] * b[1] - b[0] * a[1]
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
    return abs(twice) / 2 * _KM_PER_DEGREE**2 * math.cos(math.radians(middle))


def clipped(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside of a box (Sutherland and Hodgman)."""
    for axis, limit, sign in zip((0, 1, 0, 1), box, (1, 1, -1, -1), strict=True):
        ring = list(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Sequence[float]]:
    for i, place in enumerate(ring):
        before = ring[i - 1]
        was, now = ((one[axis] - limit) * sign >= 0 for one in (before, place))
        if was != now:
            part = (limit - before[axis]) / (place[axis] - before[axis])
            yield [a + (b - a) * part for a, b in zip(before, place, strict=True)]
        if now:
            yield place
