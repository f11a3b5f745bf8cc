"""Extents: the area a request is about, checked before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, final

from swath._extra import needed
from swath.geo._reading import ExtentLike, Found, read
from swath.geo._rings import (
    HALF,
    TURN,
    Polygon,
    reaches_over,
    read_polygon,
    shifted,
    to_geojson,
)


BBox: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east across the antimeridian."""


@final
@dataclass(frozen=True, slots=True)
class Extent:
    """An area on the earth that follows the rules: what `extent` returns.

    It has `__geo_interface__`, so shapely, geopandas and swath itself take it as it is.

    Attributes:
        polygons: Each an outer ring and its holes; a ring is longitude, latitude in
            degrees of WGS 84. None of them crosses the antimeridian.
    """

    polygons: tuple[Polygon, ...]

    @property
    def bbox(self) -> BBox:
        """West, south, east, north in degrees; west > east across the antimeridian."""
        lats = [lat for shell, *_ in self.polygons for _, lat in shell]
        west, east = self._west_to_east()
        return west, min(lats), east, max(lats)

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        return self.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """The GeoJSON geometry to send: a Polygon or a MultiPolygon (RFC 7946)."""
        return to_geojson(self.polygons)

    def __repr__(self) -> str:
        return f"Extent(bbox={self.bbox}, polygons={len(self.polygons)})"

    def _west_to_east(self) -> tuple[float, float]:
        spans = [_span(polygon) for polygon in self.polygons]
        west, east = min(spans)[0], max(east for _, east in spans)
        if east - west < TURN or len(spans) == 1:
            return west, east
        spans = [_span(polygon) for polygon in unrolled(self.polygons)]
        west, east = min(spans)[0], max(east for _, east in spans)
        return (west, east - TURN) if east > HALF else (west, east)


def extent(value: ExtentLike, *, max_lat: float = 90.0) -> Extent:
    """Reads an area, checks it by the rules of an extent, and brings it into one form.

    In that form outer rings run counter-clockwise and nothing crosses the antimeridian,
    as what did is cut in two there. Heights are left out, as are points and lines that
    stood beside the polygons. An edge that spans more than 180 degrees of longitude is
    taken to cross the antimeridian.

    That no ring crosses itself can be seen with the extra ``geo`` alone, which also
    unites polygons that overlap; without it, both are left to the service.

    Args:
        value: A GeoJSON object, WKT, an object with ``__geo_interface__``, or west,
            south, east, north in degrees, with west > east across the antimeridian.
        max_lat: How far from the equator it may reach, in degrees. SpaceKnow's
            ``credits`` take 85, its map reaches to `MAX_MAP_LAT`.

    Raises:
        InputError: A rule is broken. The message says which, and where in the value:
            ``extent.features[2].geometry.coordinates[0][7]: latitude 95 lies ...``.
        ImportError: The value is WKT or crosses the antimeridian, and the extra ``geo``
            is not installed.

    Examples:
        >>> import swath
        >>> aoi = swath.geo.extent((14.4, 50.08, 14.42, 50.095))
        >>> aoi.to_dict()["type"]
        'Polygon'
    """
    if isinstance(value, Extent) and _reach(value) <= max_lat:
        return value
    found = read(value, max_lat)
    polygons = [read_polygon(where, rings, max_lat) for where, rings in found]
    return Extent(tuple(_settled(found, polygons)))


def unrolled(polygons: tuple[Polygon, ...]) -> list[Polygon]:
    """The polygons with longitudes that run on from the widest gap between them.

    What was cut at the antimeridian meets again there, at 180.
    """
    seam = _seam(sorted(_span(polygon) for polygon in polygons))
    return [
        tuple(
            shifted(ring, TURN if _span(polygon)[0] < seam else 0.0) for ring in polygon
        )
        for polygon in polygons
    ]


def _settled(found: list[Found], polygons: list[Polygon]) -> list[Polygon]:
    try:
        with needed("an extent across the antimeridian", "geo"):
            from swath.geo import _topology  # noqa: PLC0415 - an extra
    except ImportError:
        if any(reaches_over(polygon) for polygon in polygons):
            raise
        return polygons
    return _topology.settled([where for where, _ in found], polygons)


def _seam(spans: list[tuple[float, float]]) -> float:
    """Where the polygons begin, going east from the widest gap between them."""
    west, reached = spans[0]
    gaps: list[tuple[float, float]] = []
    for left, right in spans:
        gaps.append((left - reached, left))
        reached = max(reached, right)
    return max((west + TURN - reached, west), *gaps)[1]


def _span(polygon: Polygon) -> tuple[float, float]:
    return min(polygon[0])[0], max(polygon[0])[0]


def _reach(checked: Extent) -> float:
    return max(abs(lat) for shell, *_ in checked.polygons for _, lat in shell)
