"""Scenes on grids: the tiles of UTM squares, and the sinusoidal ones of MODIS."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .orbits import (
    WHOLE,
    Box,
    Orbit,
    Ring,
    Span,
    View,
    meets,
    overlap,
    signed_area,
    unwound,
)


if TYPE_CHECKING:
    from collections.abc import Iterator


SQUARE = 100_000
"""Metres from one tile to the next."""
SIDE = 109_800
"""Metres of a tile: neighbours overlap."""
_WEST, _NORTH = -40, 20
"""Metres by which a tile begins to the west and north of its square."""
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_NAME = re.compile(f"(0[1-9]|[1-5][0-9]|60)[{_BANDS}][A-HJ-NP-Z]{{2}}")
_LEAST = 0.02
_SLIVER = 1e-6
_ZONE_HALF = 3.0
_REACH = 1.6
_LOWEST, _HIGHEST = -60, 91
"""Rows of squares, counted from the equator to the north."""


class Tile(NamedTuple):
    """A square of the grid: UTM zone, column from 1 to 8, row from the equator."""

    zone: int
    column: int
    row: int

    @property
    def name(self) -> str:
        """As products carry it: zone, band of latitude, column, row."""
        lat = max(-79.9, min(83.9, row_lat(self.row)))
        band = _BANDS[min(19, int((lat + 80) // 8))]
        letters = _COLUMNS[(self.zone - 1) % 3]
        row = _ROWS[(self.row + _shift(self.zone)) % len(_ROWS)]
        return f"{self.zone:02}{band}{letters[self.column - 1]}{row}"

    @property
    def epsg(self) -> int:
        """Its reference system."""
        return (32600 if self.row >= 0 else 32700) + self.zone

    @property
    def bbox(self) -> tuple[int, int, int, int]:
        """Its corners in metres of that system."""
        west = self.column * SQUARE + _WEST
        false = 0 if self.row >= 0 else 10_000_000
        north = (self.row + 1) * SQUARE + _NORTH + false
        return west, north - SIDE, west + SIDE, north

    @property
    def ring(self) -> Ring:
        """Its outline in degrees."""
        middle = 6.0 * self.zone - 183
        return tuple((x + middle, y) for x, y in _outlines(self.row)[self.column])


@lru_cache(maxsize=512)
def _outlines(row: int) -> dict[int, Ring]:
    """The tiles of a row by column, longitudes counted from the middle of the zone."""
    import numpy as np  # noqa: PLC0415 - when first needed

    from swath.emulator.spaceknow.utm import from_utm  # noqa: PLC0415 - as numpy

    columns = np.arange(1, 9)[:, None]
    x = np.asarray(columns * SQUARE + _WEST + np.array([0, SIDE, SIDE, 0]), float)
    low = (row + 1) * SQUARE + _NORTH - SIDE
    y = np.broadcast_to(np.array([low, low, low + SIDE, low + SIDE], float), x.shape)
    lons, lats = from_utm(x, y, 32631)
    rings = np.stack([lons - 3, lats], axis=-1).tolist()
    found: dict[int, Ring] = {}
    for column, corners in zip(columns[:, 0].tolist(), rings, strict=True):
        ring = unwound((lon, lat) for lon, lat in corners)
        square = [lon for lon, _ in ring]
        if min(square) < _ZONE_HALF and max(square) > -_ZONE_HALF:
            found[column] = ring
    return found


@lru_cache(maxsize=512)
def row_lat(row: int) -> float:
    """Latitude of the middle of a row."""
    (_, south), _, (_, north), _ = _outlines(row)[4]
    return (south + north) / 2


@lru_cache(maxsize=4096)
def tile_named(name: str) -> Tile | None:
    """The tile of a name such as 33TVM."""
    if not _NAME.fullmatch(name):
        return None
    zone = int(name[:2])
    column = _COLUMNS[(zone - 1) % 3].find(name[3]) + 1
    for row in _rows_lettered(name[4], zone):
        tile = Tile(zone, column, row)
        if column in _outlines(row) and tile.name == name:
            return tile
    return None


def _rows_lettered(letter: str, zone: int) -> range:
    """The rows that carry a letter in a zone: every twentieth."""
    first = (_ROWS.find(letter) - _shift(zone) - _LOWEST) % len(_ROWS) + _LOWEST
    return range(first, _HIGHEST, len(_ROWS))


def _shift(zone: int) -> int:
    """By how many letters the rows of a zone are ahead."""
    return 0 if zone % 2 else 5


class Granules:
    """The layout of scenes that are cut out of the swath by the UTM grid.

    Args:
        orbit: Where the satellites fly.
        south: No scenes are taken south of it, in degrees.
        north: The same for the north.
    """

    def __init__(self, orbit: Orbit, south: float = -56.0, north: float = 80.0) -> None:
        self._orbit = orbit
        self._south = south
        self._north = north

    def views(self, revolution: int, box: Box, span: Span = WHOLE) -> Iterator[View]:
        """What of a box is seen on a revolution of the cycle, the last first."""
        west, south, east, north = box
        first = math.floor(max(south, self._south) / 0.9) - 1
        last = math.ceil(min(north, self._north) / 0.9) + 1
        node = self._orbit.node(revolution)
        for row in range(max(first, _LOWEST), min(last, _HIGHEST)):
            seen = self._seen(row)
            if seen is None or not span[0] <= seen.u <= span[1]:
                continue
            around = (west - node - 10, south - 2, east - node + 10, north + 2)
            if meets(seen.ring, around):
                yield from _cut(seen.moved(node), row, box)

    @lru_cache(maxsize=512)  # noqa: B019 - a layout lives as long as the program
    def _seen(self, row: int) -> View | None:
        """The strip of a revolution at longitude 0 over a row."""
        lat = row_lat(row)
        u = self._orbit.southward(lat) if self._south <= lat <= self._north else None
        first = self._orbit.southward(lat + _REACH)
        last = self._orbit.southward(lat - _REACH)
        if u is None or last is None:
            return None
        return View(self._orbit.strip(first or 90.0, last), u)


def _cut(strip: View, row: int, box: Box) -> Iterator[View]:
    """The tiles of a row within a strip of the swath and a box."""
    lons = [lon for lon, _ in strip.ring]
    for zone, column, ring in _between(row, min(lons), max(lons)):
        if not meets(ring, box):
            continue
        seen = overlap(ring, strip.ring)
        if not seen or signed_area(seen) < _LEAST * signed_area(ring):
            continue
        if meets(seen, box):
            tile = Tile((zone - 1) % 60 + 1, column, row)
            found = View(seen, strip.u, tile.name, row, column)
            yield found.moved(0)


def _between(row: int, west: float, east: float) -> Iterator[tuple[int, int, Ring]]:
    """The tiles of a row that reach between two longitudes: zone, column, outline."""
    widths = _widths(row)
    reach = max(max(-low, high) for low, high in widths.values())
    first = math.floor((west - reach + 183) / 6)
    last = math.ceil((east + reach + 183) / 6)
    for zone in range(first, last + 1):
        middle = 6.0 * zone - 183
        for column, (low, high) in widths.items():
            if low + middle < east and high + middle > west:
                outline = _outlines(row)[column]
                yield zone, column, tuple((lon + middle, lat) for lon, lat in outline)


@lru_cache(maxsize=512)
def _widths(row: int) -> dict[int, tuple[float, float]]:
    """The westernmost and easternmost longitude of each outline of a row."""
    every = {
        column: [lon for lon, _ in ring] for column, ring in _outlines(row).items()
    }
    return {column: (min(lons), max(lons)) for column, lons in every.items()}


class Sinusoidal:
    """The layout of the MODIS grid: 36 by 18 tiles, all of them every day."""

    def views(self, revolution: int, box: Box, span: Span = WHOLE) -> Iterator[View]:
        """The tiles that meet a box."""
        del revolution
        for view in _sinusoidal_tiles():
            if span[0] <= view.u <= span[1] and meets(view.ring, box):
                yield view


@lru_cache(maxsize=1)
def _sinusoidal_tiles() -> tuple[View, ...]:
    views: list[View] = []
    for row in range(18):
        north, south = 90 - 10.0 * row, 80 - 10.0 * row
        for column in range(36):
            west, east = 10.0 * column - 180, 10.0 * column - 170
            ring = _within_map(west, south, east, north)
            if ring and signed_area(ring) > _SLIVER:
                view = View(ring, 180, f"h{column:02}v{row:02}", row, column)
                views.append(view.moved(0))
    return tuple(views)


def _within_map(west: float, south: float, east: float, north: float) -> Ring:
    """A tile's outline, cut where the map ends."""
    wide = math.cos(math.radians(south)), math.cos(math.radians(north))
    corners = [
        (west / max(wide[0], 1e-3), south),
        (east / max(wide[0], 1e-3), south),
        (east / max(wide[1], 1e-3), north),
        (west / max(wide[1], 1e-3), north),
    ]
    world = ((-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0))
    ring = corners if signed_area(corners) > 0 else corners[::-1]
    return overlap(tuple(ring), world)
