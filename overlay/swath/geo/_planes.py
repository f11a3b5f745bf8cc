"""Planes in which metres can be counted; needs the extra ``geo``."""

# shapely's stubs leave some keywords untyped:
# pyright: reportUnknownMemberType=false
from __future__ import annotations

import math
from functools import cache, cached_property, partial
from typing import Any, TypeAlias, final

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from pyproj.enums import TransformDirection
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry as Geometry

from swath._errors import InputError
from swath.geo._extent import Extent, unrolled
from swath.geo._rings import HALF, TURN, to_geojson
from swath.geo._topology import (
    Places,
    cut_at_antimeridian,
    gathered,
    polygonal,
    polygons_of,
    shape,
)


CRSLike: TypeAlias = pyproj.CRS | str | int
"""A planar crs as pyproj reads it: an object, an EPSG code, a PROJ text."""

_UTM_REACH = 500_000.0  # metres from the central meridian: lengths 0.3 % too long
_UTM_NORTH, _UTM_SOUTH = 84.0, -80.0  # where the UTM grid ends, degrees
_UPS_REACH = 78.0  # degrees of latitude: lengths 0.5 % too long
_FAR = 500_000.0  # metres between parts that each get a plane of their own
_HEMISPHERE = 90.0  # degrees from the middle
_POLE = 90.0
_POLE_STEPS = 9  # on a line along a pole: none may look like a crossing
_DEGREE = 111_195.0  # metres of a meridian, on the sphere
_SAME = 1e-3  # metres between two names of one place
_TORN = 1e6  # metres: no side of a dense ring is as long, unless it jumps
_INPUT_STEP = 0.03  # degrees: a parallel leaves its chord by 0.1 m at most
_OUTPUT_STEP = 2_000.0  # metres: a square's edge leaves its chord by 1 m at 85 degrees


@final
class Plane:
    """Carries geometries from longitude, latitude to metres and back.

    Attributes:
        crs: What lays the globe flat, in metres.
    """

    def __init__(self, crs: pyproj.CRS) -> None:
        self.crs = crs

    def __reduce__(self) -> tuple[type[Plane], tuple[pyproj.CRS]]:
        return Plane, (self.crs,)

    def lay_flat(self, part: Geometry) -> Geometry:
        """A geometry in metres: a valid Polygon or MultiPolygon.

        Args:
            part: In longitude, latitude; longitudes may run on beyond 180.

        Raises:
            InputError: The crs has no place for some of it, or an edge through it.
        """
        lonlat = shapely.transform(dense(part), self._joined)
        flat = shapely.transform(lonlat, partial(self._carry, back=False))
        if _longest_side(flat) > _TORN:
            raise InputError(f"the extent lies across an edge of {self.crs.name!r}")
        return flat if flat.is_valid else polygonal(shapely.make_valid(flat))

    def to_lonlat(self, flat: Geometry) -> dict[str, Any]:
        """A planar geometry as GeoJSON, in two parts where it crosses the antimeridian.

        Raises:
            InputError: Some of it lies outside what the crs covers.
        """
        steps = shapely.segmentize(flat, _OUTPUT_STEP)
        lonlat = shapely.transform(steps, partial(self._carry, back=True))
        west, _, east, _ = lonlat.bounds
        placed = lonlat if east - west < HALF else _unfolded(lonlat)
        sound = placed if placed.is_valid else shapely.make_valid(placed)
        return to_geojson(polygons_of(sound))

    @cached_property
    def _transformer(self) -> pyproj.Transformer:
        return pyproj.Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)

    def _joined(self, places: Places) -> Places:
        """One name for the antimeridian, where both its names lie in one place."""
        west = places[:, 0] == -HALF
        if not west.any():
            return places
        lat = min(places[west, 1].tolist(), key=abs)  # at a pole all longitudes meet
        here, there = self._carry(np.array([(-HALF, lat), (HALF, lat)]), back=False)
        if math.dist(here, there) > _SAME:
            return places
        return np.column_stack((np.where(west, HALF, places[:, 0]), places[:, 1]))

    def _carry(self, places: Places, *, back: bool) -> Places:
        way = TransformDirection.INVERSE if back else TransformDirection.FORWARD
        x, y = self._transformer.transform(places[:, 0], places[:, 1], direction=way)
        carried = np.column_stack((x, y))
        lost = ~np.isfinite(carried).all(axis=1)
        if lost.any():
            place = places[lost][0].tolist()
            raise InputError(f"{place} has no place in the crs {self.crs.name!r}")
        return carried


def laid_flat(extent: Extent, crs: CRSLike | None) -> list[tuple[Plane, Geometry]]:
    """An extent in planes: in that of a named crs, or one for each group of its parts.

    Parts more than 500 km from all others are a group of their own.

    Raises:
        InputError: The crs is unknown, does not count metres, or cannot hold the
            extent; or without a crs, the extent is wider than half the earth.
    """
    whole = shapely.union_all([shape(polygon) for polygon in unrolled(extent.polygons)])
    if crs is not None:
        parts = [(Plane(_metric(crs)), whole)]
    else:
        parts = [(fitting(part), part) for part in _groups(whole)]
    return [(plane, plane.lay_flat(part)) for plane, part in parts]


def fitting(part: Geometry) -> Plane:
    """The plane that lays a geometry flat with the least harm.

    It is the UTM zone of the centroid if all of it lies within 500 km of the zone's
    middle; the Universal Polar Stereographic one if the centroid is beyond the UTM grid
    and all of it within 12 degrees of the pole; Lambert's azimuthal equal-area one
    around the middle of the geometry otherwise.

    Raises:
        InputError: It is wider than half the earth.
    """
    centroid = shapely.centroid(part)
    if not _UTM_SOUTH <= centroid.y <= _UTM_NORTH:
        return _polar(part) or _equal_area(part)
    return _utm(part, centroid) or _equal_area(part)


def dense(part: Geometry) -> Geometry:
    """The same lines in longitude, latitude, with a position every 0.03 degrees."""
    return shapely.segmentize(part, _INPUT_STEP)


def _metric(given: CRSLike) -> pyproj.CRS:
    try:
        crs = pyproj.CRS(given)
    except CRSError as error:
        raise InputError(f"crs {given!r} is unknown: {error}") from None
    if not crs.is_projected or any(
        axis.unit_conversion_factor != 1 for axis in crs.axis_info
    ):
        raise InputError(f"crs {crs.name!r} does not count metres in a plane")
    return crs


def _utm(part: Geometry, centroid: shapely.Point) -> Plane | None:
    west, south, east, north = part.bounds
    zone = int((centroid.x + HALF) % TURN // 6) + 1
    middle = centroid.x - (centroid.x + HALF) % 6 + 3
    lowest = 0.0 if south < 0 < north else min(abs(south), abs(north))
    reach = max(middle - west, east - middle) * math.cos(math.radians(lowest))
    if reach * _DEGREE > _UTM_REACH:
        return None
    return _of_epsg((32600 if centroid.y >= 0 else 32700) + zone)


def _polar(part: Geometry) -> Plane | None:
    _, south, _, north = part.bounds
    if south >= _UPS_REACH:
        return _of_epsg(5041)
    return _of_epsg(5042) if north <= -_UPS_REACH else None


def _equal_area(part: Geometry) -> Plane:
    lon, lat = _middle(part)
    if _farthest(part, lon, lat) > _HEMISPHERE:
        raise InputError(
            "the extent reaches farther than 10,000 km from its middle: cut it into "
            "smaller ones, or name the crs to lay it flat in"
        )
    lon = (lon + HALF) % TURN - HALF
    return Plane(
        pyproj.CRS(
            f"+proj=laea +lat_0={lat:.6f} +lon_0={lon:.6f} +datum=WGS84 +type=crs"
        )
    )


@cache
def _of_epsg(code: int) -> Plane:
    """One of the 122 planes of UTM and UPS."""
    return Plane(pyproj.CRS.from_epsg(code))


def _middle(part: Geometry) -> tuple[float, float]:
    """The middle of the bounds; the pole if they go around it."""
    west, south, east, north = part.bounds
    middle = (south + north) / 2
    if east - west > HALF:
        return 0.0, math.copysign(_POLE, middle)
    return (west + east) / 2, middle


def _farthest(part: Geometry, lon: float, lat: float) -> float:
    """Degrees of a great circle to the position farthest from a place."""
    lons, lats = np.radians(shapely.get_coordinates(part)).T
    here = math.radians(lat)
    cosine = np.sin(lats) * math.sin(here) + np.cos(lats) * math.cos(here) * np.cos(
        lons - math.radians(lon)
    )
    return math.degrees(math.acos(max(-1.0, min(1.0, float(cosine.min())))))


def _groups(whole: Geometry) -> list[Geometry]:
    """The parts of a geometry from the west, those not far apart together."""
    parts = shapely.get_parts(whole)
    if len(parts) == 1:
        return [whole]
    boxes = _grown(shapely.bounds(parts))
    blobs = shapely.get_parts(shapely.union_all(boxes))
    part, blob = shapely.STRtree(blobs).query(shapely.centroid(boxes), "within")
    groups = [gathered(parts[part[blob == at]]) for at in range(len(blobs))]
    return sorted(groups, key=lambda group: group.bounds)


def _grown(bounds: Places) -> npt.NDArray[np.object_]:
    """Boxes that overlap where the parts in them are not far apart."""
    west, south, east, north = bounds.T
    up = _FAR / 2 / _DEGREE
    highest = np.minimum(np.maximum(np.abs(south), np.abs(north)) + up, 89)
    along = up / np.cos(np.radians(highest))
    return np.asarray(
        shapely.box(west - along, south - up, east + along, north + up),
        dtype=np.object_,
    )


def _longest_side(flat: Geometry) -> float:
    rings = shapely.get_rings(shapely.get_parts(flat))
    places, ring = shapely.get_coordinates(rings, return_index=True)
    sides = np.hypot(*np.diff(places, axis=0).T)
    return float(sides[np.diff(ring) == 0].max())


def _unfolded(lonlat: Geometry) -> Geometry:
    """A geometry carried back across the antimeridian or around a pole, put right."""
    grounds = [
        shapely.difference(
            _ground(part.exterior),
            shapely.union_all([_ground(hole) for hole in part.interiors]),
        )
        for part in shapely.get_parts(lonlat)
    ]
    return gathered(part for ground in grounds for part in shapely.get_parts(ground))


def _ground(ring: shapely.LinearRing) -> Geometry:
    """What a ring goes around on the globe; maybe the pole that is nearer."""
    lons, lats = shapely.get_coordinates(ring).T
    places = np.column_stack((np.unwrap(lons, period=TURN), lats))
    around = places[-1, 0] - places[0, 0]
    if abs(around) > HALF:
        pole = math.copysign(_POLE, float(lats.mean()))
        along = np.linspace(float(places[-1, 0]), float(places[0, 0]), _POLE_STEPS)
        closing = np.column_stack((along, np.full(_POLE_STEPS, pole)))
        places = np.vstack((places, closing))
    return cut_at_antimeridian(shapely.make_valid(shapely.Polygon(places)))
