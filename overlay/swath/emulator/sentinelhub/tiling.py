"""The tiling grids of batch processing, and which of their tiles an area needs.

Areas are cut in the reference system of the tiles, where these are rectangles. Tiles
of UTM zones belong to the zone in which their part of the area lies, so that none of
them is covered by those of the next zone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from swath.emulator.landscape import Floats
from swath.emulator.spaceknow.extents import clip
from swath_api.sentinelhub.structs import TilingGrid, TilingGridProperties, View

from .crs import lonlat, projected
from .crs_names import DEGREES, EUROPE, epsg_of
from .grid import check_reach, rings_of
from .mgrs import SQUARE
from .mgrs import Tile as Square
from .orbits import signed_area
from .refusals import bad_payload


if TYPE_CHECKING:
    from .process_body import Bounds


Box: TypeAlias = tuple[float, float, float, float]
Ring: TypeAlias = list[tuple[float, float]]
Shape: TypeAlias = list[list[Ring]]
"""Polygons; of each its outline, and the holes in it."""

MAX_TILES: Final = 25_000
"""Tiles of a request; the service's own limit is not documented."""
_WEST, _NORTH = -40.0, 20.0
"""Metres by which the squares of UTM zones lie beside round numbers."""
_FALSE_NORTHING = 10_000_000.0
_STEPS, _LONG_EDGES = 24, 4
"""Pieces of an edge that is to be bent, and edges of a ring that have as many."""
_MOST_LOOKED, _LIGHT = 2 * MAX_TILES, 50
"""Places that are looked at for the tiles of an area. Where it has more corners than
the latter, a place counts more than once."""
_ZONE = 6.0
_SLIVER = 1e-9
"""The least share of a tile that counts."""


class Layout(NamedTuple):
    """A tiling grid.

    Attributes:
        id: Its number.
        name: Its name.
        step: From one tile to the next, in its unit.
        side: Of a tile in the same unit; neighbours may overlap.
        resolutions: Of pixels, those that it has.
        unit: METRE or DEGREE.
        bounds: West, south, east and north of all tiles in degrees.
    """

    id: int
    name: str
    step: float
    side: float
    resolutions: tuple[float, ...]
    unit: str
    bounds: Box

    @property
    def utm(self) -> bool:
        """Whether it has a part for each UTM zone."""
        return self.unit == "METRE" and self.bounds[0] == -180.0  # noqa: PLR2004 - all around

    def described(self) -> TilingGrid:
        """The grid as the service tells it."""
        properties = TilingGridProperties(
            name=self.name,
            unit=self.unit,
            tile_width=self.side,
            tile_height=self.side,
            resolutions=[*self.resolutions],
        )
        return TilingGrid(
            id=self.id, name=self.name, properties=properties, links=View()
        )


def _world(lat: float) -> Box:
    return -180.0, -lat, 180.0, lat


_EUROPE = -30.0, 27.0, 60.0, 75.0
LAYOUTS: Final = {
    one.id: one
    for one in (
        Layout(
            0,
            "UTM 20km grid",
            20_000.0,
            20_040.0,
            (10.0, 20.0, 30.0, 60.0),
            "METRE",
            _world(80.7),
        ),
        Layout(
            1, "UTM 10km grid", 10_000.0, 10_000.0, (10.0, 20.0), "METRE", _world(80.6)
        ),
        Layout(
            2,
            "UTM 100km grid",
            100_000.0,
            100_080.0,
            (30.0, 60.0, 120.0, 240.0, 360.0),
            "METRE",
            _world(81.0),
        ),
        Layout(
            3, "WGS84 1 degree grid", 1.0, 1.0, (0.0001, 0.0002), "DEGREE", _world(90.0)
        ),
        Layout(
            6,
            "LAEA 100km grid",
            100_000.0,
            100_000.0,
            (40.0, 50.0, 100.0),
            "METRE",
            _EUROPE,
        ),
        Layout(7, "LAEA 20km grid", 20_000.0, 20_000.0, (10.0, 20.0), "METRE", _EUROPE),
    )
}
"""The grids by their numbers; 4 and 5 are not used."""


class Tile(NamedTuple):
    """A tile of a grid: its name, its reference system and its edges there."""

    name: str
    epsg: int
    box: Box

    @property
    def ring(self) -> list[list[float]]:
        """Its outline in degrees, closed, its longitudes and latitudes."""
        west, south, east, north = self.box
        x = np.array([west, east, east, west, west])
        y = np.array([south, south, north, north, south])
        lon, lat = lonlat(x, y, self.epsg)
        corners: list[list[float]] = np.stack([lon, lat], axis=-1).round(9).tolist()
        return corners


def layout_of(number: int, resolution: float) -> Layout:
    """The grid of a number, if it has a resolution.

    Raises:
        ServiceError: There is no such grid, or it has not that resolution.
    """
    layout = LAYOUTS.get(number)
    if layout is None:
        known = ", ".join(map(str, LAYOUTS))
        raise bad_payload(f"tiling grid {number} does not exist: take one of {known}")
    if not any(math.isclose(resolution, one) for one in layout.resolutions):
        known = ", ".join(f"{one:g}" for one in layout.resolutions)
        message = f"resolution {resolution:g} is not one of tiling grid {number}"
        raise bad_payload(f"{message}: take one of {known}")
    return layout


def tiles_of(layout: Layout, bounds: Bounds) -> list[Tile]:
    """The tiles of a grid that share a place with an area.

    Raises:
        ServiceError: There is none, or too many, or the area is not understood.
    """
    shape = shape_of(bounds)
    _check_size(layout, shape)
    effort = _Effort()
    if layout.utm:
        tiles = list(_utm_tiles(layout, shape, effort))
    else:
        tiles = list(_plain_tiles(layout, shape, effort))
    if not tiles:
        message = f"tiling grid {layout.id} has no tiles in the area of interest"
        raise bad_payload(message)
    return tiles


def shape_of(bounds: Bounds) -> Shape:
    """An area in degrees: its geometry, or its box where there is none.

    Raises:
        ServiceError: It is missing or not understood.
    """
    epsg = epsg_of(bounds.properties.crs)
    if bounds.geometry is not None:
        given = polygons_of(bounds.geometry)
    elif bounds.bbox is not None:
        given = [[_corners(_upright(bounds.bbox))]]
    else:
        raise bad_payload("bounds need a bbox or a geometry")
    for polygon in given:
        for ring in polygon:
            x, y = zip(*ring, strict=True)
            check_reach(epsg, min(x), min(y), max(x), max(y))
    if epsg == DEGREES:
        return given
    return [[_lonlat(ring, epsg) for ring in polygon] for polygon in given]


def polygons_of(geometry: dict[str, Any]) -> Shape:
    """The polygons of a GeoJSON geometry, rings without their last position.

    Raises:
        ServiceError: It is none, or no Polygon or MultiPolygon.
    """
    rings = rings_of(geometry)
    flat = iter([*zip(x.tolist(), y.tolist(), strict=True)] for x, y in rings)
    whole = geometry["type"] == "Polygon"
    polygons = [geometry["coordinates"]] if whole else geometry["coordinates"]
    return [[next(flat) for _ in polygon] for polygon in polygons if polygon]


def _upright(bbox: Box) -> Box:
    west, east = sorted((bbox[0], bbox[2]))
    south, north = sorted((bbox[1], bbox[3]))
    if west == east or south == north:
        raise bad_payload("the area of interest is empty")
    return west, south, east, north


def _corners(box: Box) -> Ring:
    west, south, east, north = box
    return [(west, south), (east, south), (east, north), (west, north)]


def _bent(ring: Ring) -> tuple[Floats, Floats]:
    """A ring with more positions on its edges, which are straight only here."""
    corners = np.array(ring, float)
    ways = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(*ways.T)
    # Short edges bend little, and there may be thousands of them.
    around = max(float(lengths.sum()), _SLIVER)
    bends = np.ceil(_LONG_EDGES * _STEPS * lengths / around)
    counts = np.clip(bends, 1, _STEPS).astype(int)
    edge = np.repeat(np.arange(len(corners)), counts)
    share = (np.arange(edge.size) - (np.cumsum(counts) - counts)[edge]) / counts[edge]
    flat = corners[edge] + ways[edge] * share[:, None]
    return flat[:, 0], flat[:, 1]


def _lonlat(ring: Ring, epsg: int) -> Ring:
    lon, lat = lonlat(*_bent(ring), epsg)
    return list(zip(lon.tolist(), lat.tolist(), strict=True))


def _projected(ring: Ring, epsg: int) -> Ring:
    x, y = projected(*_bent(ring), epsg)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _within(shape: Shape, box: Box) -> Shape:
    """The part of polygons in a box; those that are not there are left out."""
    window = _corners(box)
    cut = [[clip(ring, window) for ring in polygon] for polygon in shape]
    return [[ring for ring in polygon if ring] for polygon in cut if polygon[0]]


def _extent(shape: Shape) -> Box:
    xs = [x for polygon in shape for x, _ in polygon[0]]
    ys = [y for polygon in shape for _, y in polygon[0]]
    return min(xs), min(ys), max(xs), max(ys)


def _area(shape: Shape) -> float:
    """What polygons cover, holes taken off."""
    return sum(
        abs(signed_area(polygon[0])) - sum(abs(signed_area(it)) for it in polygon[1:])
        for polygon in shape
    )


def _check_size(layout: Layout, shape: Shape) -> None:
    """Refuses areas of which the very list of tiles would be too long."""
    degree = layout.step if layout.unit == "DEGREE" else layout.step / 111_000
    count = 0.0
    for polygon in shape:
        _, south, _, north = _extent([polygon])
        narrow = math.cos(math.radians(min(80.0, abs(south + north) / 2)))
        wide = narrow if layout.unit == "METRE" else 1.0
        count += _area([polygon]) * wide / degree**2
    if count > MAX_TILES:
        message = f"the area needs some {count:.0f} tiles, {MAX_TILES} are possible"
        raise bad_payload(message)


class _Effort:
    """What may still be looked at: areas can be wild without being large."""

    def __init__(self) -> None:
        self._left = _MOST_LOOKED

    def take(self, shape: Shape) -> None:
        """Counts a look at an area.

        Raises:
            ServiceError: It was one too many.
        """
        corners = sum(len(ring) for polygon in shape for ring in polygon)
        self._left -= 1 + corners // _LIGHT
        if self._left < 0:
            message = f"{MAX_TILES} tiles of a simple shape are possible"
            raise bad_payload(f"the area is too large or too intricate: {message}")


def _utm_tiles(layout: Layout, shape: Shape, effort: _Effort) -> Iterator[Tile]:
    """The tiles zone by zone, the north of the equator before the south."""
    within = _within(shape, layout.bounds)
    if not within:
        return
    west, _, east, _ = _extent(within)
    last = min(60, math.floor((east + 180) / _ZONE) + 1)
    for zone in range(math.floor((west + 180) / _ZONE) + 1, last + 1):
        edge = zone * _ZONE - 186
        for epsg, south, north in ((32600, 0.0, 90.0), (32700, -90.0, 0.0)):
            part = _within(within, (edge, south, edge + _ZONE, north))
            if part:
                yield from _zone_tiles(layout, part, epsg + zone, effort)


def _zone_tiles(
    layout: Layout, shape: Shape, epsg: int, effort: _Effort
) -> Iterator[Tile]:
    false = _FALSE_NORTHING if epsg > 32700 else 0.0  # noqa: PLR2004 - EPSG's own
    flat = [[_projected(ring, epsg) for ring in polygon] for polygon in shape]
    for column, row in _cells(flat, layout.step, (_WEST, _NORTH + false), effort):
        if not false and row < 0:
            continue  # a strip of 20 metres, which the south's first row covers
        west = _WEST + column * layout.step
        north = _NORTH + (row + 1) * layout.step + false
        box = west, north - layout.side, west + layout.side, north
        yield Tile(_utm_name(layout, epsg, column, row), epsg, box)


def _utm_name(layout: Layout, epsg: int, column: int, row: int) -> str:
    """The square of the military grid, and the place in it from its north-west."""
    parts = round(SQUARE / layout.step)
    square = Square(epsg % 100, min(8, max(1, column // parts)), row // parts)
    if parts == 1:
        return square.name
    return f"{square.name}_{column % parts}_{parts - 1 - row % parts}"


def _plain_tiles(layout: Layout, shape: Shape, effort: _Effort) -> Iterator[Tile]:
    epsg = DEGREES if layout.unit == "DEGREE" else EUROPE
    within = _within(shape, layout.bounds)
    if epsg == EUROPE:
        within = [[_projected(ring, epsg) for ring in polygon] for polygon in within]
    step = layout.step
    for column, row in _cells(within, step, (0.0, 0.0), effort):
        west, south = column * step, row * step
        name = _plain_name(layout, column, row)
        yield Tile(name, epsg, (west, south, west + layout.side, south + layout.side))


def _plain_name(layout: Layout, column: int, row: int) -> str:
    if layout.unit == "DEGREE":
        across = f"{'E' if column >= 0 else 'W'}{abs(column):03}"
        return f"{'N' if row >= 0 else 'S'}{abs(row):02}{across}"
    return f"{layout.step / 1000:.0f}kmE{column:03}N{row:03}"


def _cells(
    shape: Shape, step: float, origin: tuple[float, float], effort: _Effort
) -> Iterator[tuple[int, int]]:
    """Columns and rows of the squares that polygons cover some of."""
    if not shape:
        return
    x, y = origin
    west, south, east, north = _extent(shape)
    least = _SLIVER * step**2
    for column in range(math.floor((west - x) / step), math.ceil((east - x) / step)):
        effort.take(shape)
        left = x + column * step
        strip = _within(shape, (left, south - 1, left + step, north + 1))
        if not strip:
            continue
        _, low, _, high = _extent(strip)
        for row in range(math.floor((low - y) / step), math.ceil((high - y) / step)):
            effort.take(strip)
            below = y + row * step
            cell = _within(strip, (left, below, left + step, below + step))
            if _area(cell) > least:
                yield column, row
