"""What only a geometry library can tell about an extent; needs the extra ``geo``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry as Geometry

from swath.geo._rings import (
    HALF,
    TURN,
    Polygon,
    Ring,
    reaches_over,
    refuse,
    wound,
)


Places: TypeAlias = npt.NDArray[np.float64]
"""Rows of x and y."""

_REASON = re.compile(r"(?P<what>.+)\[(?P<lon>\S+) (?P<lat>\S+)\]")
_SAID = {
    "Self-intersection": "the ring crosses itself",
    "Ring Self-intersection": "the ring touches itself",
    "Hole lies outside shell": "a hole lies outside the outer ring",
    "Holes are nested": "a hole lies in another one",
    "Interior is disconnected": "the holes cut the polygon into pieces",
}
_DIGITS = 12  # of a degree: what moving by a whole turn leaves exact


def shape(polygon: Polygon) -> shapely.Polygon:
    """The polygon as shapely's."""
    return shapely.Polygon(polygon[0], polygon[1:])


def polygons_of(geometry: Geometry) -> list[Polygon]:
    """The polygons in any geometry, wound as RFC 7946 says; none if there are none."""
    parts = shapely.get_parts(polygonal(geometry))
    return [_polygon(part) for part in parts if not part.is_empty]


def polygonal(geometry: Geometry) -> Geometry:
    """What of a geometry has an area: a Polygon or a MultiPolygon, maybe empty."""
    if isinstance(geometry, shapely.Polygon | shapely.MultiPolygon):
        return geometry
    parts = shapely.get_parts(geometry)
    flat = [part for part in parts if isinstance(part, shapely.Polygon)]
    return shapely.union_all(flat)


def gathered(parts: Iterable[Geometry]) -> shapely.MultiPolygon:
    """What of some geometries has an area, side by side."""
    flat = [part for part in parts if isinstance(part, shapely.Polygon)]
    return shapely.MultiPolygon(flat)


def settled(where: Sequence[str], polygons: Sequence[Polygon]) -> list[Polygon]:
    """Sound polygons with longitudes in -180..180, of which no two overlap.

    Args:
        where: The path to each polygon, for the message.
        polygons: As they were read, with longitudes that may run on beyond 180.

    Raises:
        InputError: A ring crosses or touches itself, or a hole is not inside.
    """
    for path, polygon in zip(where, polygons, strict=True):
        _refuse_invalid(path, polygon)
    parts = [part for polygon in polygons for part in _cut(polygon)]
    whole = shapely.MultiPolygon([shape(part) for part in parts])
    return parts if whole.is_valid else polygons_of(shapely.union_all(whole))


def cut_at_antimeridian(unwrapped: Geometry) -> Geometry:
    """A geometry whose longitudes run on, in parts that each lie in -180..180."""
    pieces = [_window(unwrapped, turn) for turn in (-TURN, 0.0, TURN)]
    return gathered(part for piece in pieces for part in shapely.get_parts(piece))


def _refuse_invalid(where: str, polygon: Polygon) -> None:
    reason = shapely.is_valid_reason(shape(polygon))
    if reason == "Valid Geometry":
        return
    found = _REASON.fullmatch(reason)
    if found is None:
        refuse(where, reason)
    what = _SAID.get(found["what"], found["what"])
    lon = (float(found["lon"]) + HALF) % TURN - HALF
    refuse(where, f"{what} at [{lon:.9g}, {float(found['lat']):.9g}]")


def _cut(polygon: Polygon) -> list[Polygon]:
    if not reaches_over(polygon):
        return [polygon]
    return polygons_of(cut_at_antimeridian(shape(polygon)))


def _window(unwrapped: Geometry, turn: float) -> Geometry:
    """What lies around a multiple of 360 degrees, moved back to where it belongs."""
    window = shapely.box(turn - HALF, -90, turn + HALF, 90)
    inside = polygonal(shapely.intersection(unwrapped, window))
    return shapely.transform(inside, partial(_moved, by=-turn))


def _moved(places: Places, by: float) -> Places:
    return np.column_stack((np.round(places[:, 0] + by, _DIGITS), places[:, 1]))


def _polygon(part: shapely.Polygon) -> Polygon:
    return wound(tuple(_ring(ring) for ring in (part.exterior, *part.interiors)))


def _ring(ring: shapely.LinearRing) -> Ring:
    return tuple((lon, lat) for lon, lat in shapely.get_coordinates(ring).tolist())
