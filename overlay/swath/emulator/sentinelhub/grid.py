"""The pixels of a request, and what lies inside of polygons; needs numpy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from swath.emulator.landscape import Floats

from .crs import METRES_PER_DEGREE, lonlat
from .crs_names import DEGREES, WEB_MERCATOR
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


MAX_PIXELS = 2500
"""On a side."""
_EDGE_STEPS = 9
_REACH = {DEGREES: (360.0, 90.0)}
_METRES = 5e7, 5e7
"""How far from the origin a reference system reaches, and something to spare."""


class Grid(NamedTuple):
    """The pixels of a picture: row 0 lies in the north.

    Attributes:
        epsg: The reference system of its bounds.
        west: The western edge.
        south: The southern edge.
        east: The eastern edge.
        north: The northern edge.
        width: Columns.
        height: Rows.
    """

    epsg: int
    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    @property
    def resx(self) -> float:
        """Width of a pixel in units of the reference system."""
        return (self.east - self.west) / self.width

    @property
    def resy(self) -> float:
        """Height of a pixel."""
        return (self.north - self.south) / self.height

    @property
    def x(self) -> Floats:
        """The middles of the columns."""
        middles = np.arange(self.width, dtype=np.float64) + 0.5
        return self.west + self.resx * middles

    @property
    def y(self) -> Floats:
        """The middles of the rows, from the north."""
        middles = np.arange(self.height, dtype=np.float64) + 0.5
        return self.north - self.resy * middles

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of its middle."""
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        return _lonlat(x, y, self.epsg)

    @property
    def metre(self) -> float:
        """Units of the reference system for a metre on the ground in its middle."""
        return unit_of_metre(self.epsg, self.centre[1])

    @property
    def metres_per_pixel(self) -> float:
        """Of the coarser side, on the ground."""
        return max(self.resx, self.resy) / self.metre

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees of all that it shows."""
        x = np.linspace(self.west, self.east, _EDGE_STEPS)
        y = np.linspace(self.south, self.north, _EDGE_STEPS)
        lon, lat = lonlat(*np.meshgrid(x, y), self.epsg)
        found = lon.min(), lat.min(), lon.max(), lat.max()
        west, south, east, north = (float(one) for one in found)
        return west, max(-90.0, south), east, min(90.0, north)

    def rows(self, first: int, last: int) -> Grid:
        """The part from one row up to another, which is excluded."""
        return self._replace(
            north=self.north - self.resy * first,
            south=self.north - self.resy * last,
            height=last - first,
        )


@lru_cache(maxsize=256)
def _lonlat(x: float, y: float, epsg: int) -> tuple[float, float]:
    lon, lat = lonlat(np.array([x]), np.array([y]), epsg)
    return float(lon[0]), float(lat[0])


def check_reach(
    epsg: int, west: float, south: float, east: float, north: float
) -> None:
    """Refuses a box that is not on the globe.

    Raises:
        ServiceError: It is so.
    """
    across, up = _REACH.get(epsg, _METRES)
    if -across <= west <= east <= across and -up <= south <= north <= up:
        return
    allowed = f"x within {across:g} and y within {up:g} of 0"
    raise bad_payload(
        f"the area of interest is not on the globe: EPSG {epsg} {allowed}"
    )


def unit_of_metre(epsg: int, lat: float) -> float:
    """Units of a reference system for a metre on the ground at a latitude."""
    if epsg == DEGREES:
        return 1 / METRES_PER_DEGREE
    if epsg == WEB_MERCATOR:
        return 1 / max(0.05, float(np.cos(np.radians(lat))))
    return 1.0


def inside(
    rings: Iterable[tuple[Floats, Floats]], x: Floats, y: Floats
) -> NDArray[np.bool_]:
    """Which pixels have their middle inside of rings: in an odd number of them.

    Args:
        rings: Eastings and northings of their corners, closed or not.
        x: The middles of the columns, rising.
        y: The middles of the rows, falling.
    """
    crossings = np.zeros((y.size, x.size + 1), np.uint16)
    upwards = y[::-1]
    for xs, ys in rings:
        # Most edges of an intricate ring lie between two rows.
        before = np.searchsorted(upwards, np.stack([np.roll(ys, 1), ys]))
        for i in np.flatnonzero(before[0] != before[1]):
            _cross(crossings, (xs[i - 1], ys[i - 1]), (xs[i], ys[i]), x, y)
    if not crossings[:, 1:-1].any():
        # No edge goes through the picture: rows are within, or are not.
        return np.repeat((crossings[:, :1] & 1).astype(bool), x.size, axis=1)
    return (np.cumsum(crossings[:, :-1], axis=1, dtype=np.uint16) & 1).astype(bool)


def _cross(
    crossings: NDArray[np.uint16],
    one: tuple[float, float],
    other: tuple[float, float],
    x: Floats,
    y: Floats,
) -> None:
    """Notes for each row the first pixel to the east of an edge."""
    low, high = sorted((one, other), key=lambda corner: corner[1])
    rows = np.flatnonzero((y >= low[1]) & (y < high[1]))
    if not rows.size:
        return
    slope = (high[0] - low[0]) / (high[1] - low[1])
    at = low[0] + (y[rows] - low[1]) * slope
    crossings[rows, np.searchsorted(x, at)] += 1


def rings_of(geometry: dict[str, Any]) -> list[tuple[Floats, Floats]]:
    """The rings of a GeoJSON Polygon or MultiPolygon.

    Raises:
        ServiceError: It is neither, or a ring is not closed.
    """
    kind, coordinates = geometry.get("type"), geometry.get("coordinates", [])
    if kind not in {"Polygon", "MultiPolygon"}:
        message = f"geometry is a {kind}: take a Polygon or a MultiPolygon"
        raise bad_payload(message)
    try:
        polygons = coordinates if kind == "MultiPolygon" else [coordinates]
        return [_ring(ring) for polygon in polygons for ring in polygon]
    except (TypeError, ValueError):
        raise bad_payload("coordinates of the geometry are not understood") from None


_LEAST_CORNERS = 4


def _ring(ring: Sequence[Sequence[float]]) -> tuple[Floats, Floats]:
    corners = np.array(ring, float)
    if corners.ndim != 2 or corners.shape[1] != 2:  # noqa: PLR2004 - x and y
        raise bad_payload("positions of a geometry are two numbers, x and y")
    if len(corners) < _LEAST_CORNERS or (corners[0] != corners[-1]).any():
        message = "a ring of the geometry is not closed: repeat its first position"
        raise bad_payload(message)
    return corners[:-1, 0], corners[:-1, 1]
