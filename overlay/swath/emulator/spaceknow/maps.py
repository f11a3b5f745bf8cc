"""Released maps: which tiles they have, and the signed ids that lead to them."""

from __future__ import annotations

import hashlib
import math
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from swath.emulator._jwt import claims_of, signed
from swath.emulator._service import Refusal

from .analyses import VERSION, Analysis
from .extents import MAP_LIMIT, Box, Extent


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from .scenes import Scene


MAX_ZOOM = 19
TILE_PX = 512
LIFETIME = 365 * 86_400
"""Seconds that a map can be read."""
MAX_TILES = 20_000
"""Tiles that a release lists; larger areas get coarser ones."""
NO_GEOMETRY = "-"
_EQUATOR = 40_075_016.7
_KEPT_IN_ID = 4


class Tile(NamedTuple):
    """A tile of the Web Mercator map; y grows southwards."""

    zoom: int
    x: int
    y: int

    @property
    def box(self) -> Box:
        """Its edges in degrees."""
        n = 1 << self.zoom
        west, east = self.x / n * 360 - 180, (self.x + 1) / n * 360 - 180
        return Box(west, _lat(self.y + 1, n), east, _lat(self.y, n))

    def above(self, zoom: int) -> Tile:
        """The tile of a coarser zoom that it lies in."""
        up = self.zoom - zoom
        return Tile(zoom, self.x >> up, self.y >> up)


def _lat(y: int, n: int) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / n))))


def _row(lat: float, n: int) -> int:
    clipped = math.radians(max(-MAP_LIMIT, min(MAP_LIMIT, lat)))
    place = (1 - math.asinh(math.tan(clipped)) / math.pi) / 2
    return max(0, min(n - 1, int(place * n)))


def _span(box: Box, zoom: int) -> tuple[range, range]:
    n = 1 << zoom
    left, right = (
        max(0, min(n - 1, int((lon + 180) / 360 * n))) for lon in (box.west, box.east)
    )
    rows = range(_row(box.north, n), _row(box.south, n) + 1)
    return range(left, right + 1), rows


def tiles_over(extent: Extent, gsd: float) -> frozenset[Tile]:
    """The tiles of an extent, about four pixels of a scene in each of theirs."""
    zoom = max(0, min(16, math.ceil(math.log2(_EQUATOR / (TILE_PX * gsd))) - 2))
    while _count(extent.box, zoom) > MAX_TILES:
        zoom -= 1
    columns, rows = _span(extent.box, zoom)
    n = 1 << zoom
    xs = [x / n * 360 - 180 for x in range(columns.start, columns.stop + 1)]
    ys = [_lat(y, n) for y in range(rows.stop, rows.start - 1, -1)]
    return frozenset(
        Tile(zoom, columns.start + column, rows.stop - 1 - row)
        for column, row, _ in extent.cells(xs, ys)
    )


def _count(box: Box, zoom: int) -> int:
    columns, rows = _span(box, zoom)
    return len(columns) * len(rows)


class Release(NamedTuple):
    """A map as it was released.

    `covered` is what of the extent its scenes show, `parts` are geometries inside it by
    the ids under which their tiles can be read.
    """

    id: str
    analyses: tuple[Analysis, ...]
    scenes: tuple[Scene, ...]
    covered: Extent
    geometry: str
    parts: dict[str, Extent]
    tiles: frozenset[Tile]

    @property
    def main(self) -> Analysis:
        """The analysis that it is named after."""
        return next(
            (a for a in self.analyses if a.style != "imagery"), self.analyses[0]
        )

    def analysis(self, file: str) -> Analysis | None:
        """The analysis that makes a file, if one does."""
        for one in self.analyses:
            if any(file in names for names in one.files.values()):
                return one
        return None

    def holds(self, tile: Tile) -> bool:
        """Whether a tile is one of the map's, or lies in one of them."""
        zoom = next((one.zoom for one in self.tiles), MAX_ZOOM + 1)
        return zoom <= tile.zoom <= MAX_ZOOM and tile.above(zoom) in self.tiles


class _Corner(msgspec.Struct):
    x: int
    y: int
    zoom: int


class MapClaims(msgspec.Struct, rename="camel", kw_only=True):
    """What a signed map id says."""

    map_id: str
    map_type: str
    geometry_id: str
    version: str
    exp: int
    tiles: list[_Corner]


class Maps:
    """The released maps, by their inner id."""

    def __init__(self) -> None:
        self._releases: dict[str, Release] = {}

    def __len__(self) -> int:
        return len(self._releases)

    def add(self, release: Release) -> None:
        """Makes a map known."""
        self._releases[release.id] = release

    def read(self, signed_id: str, now: datetime) -> Release:
        """The map of a signed id.

        Raises:
            Refusal: The id is not ours, its time is over, or the map is gone.
        """
        try:
            claims = claims_of(signed_id, MapClaims)
        except ValueError:
            claims = None
        gone = claims is None or now.timestamp() >= claims.exp
        release = None if claims is None else self._releases.get(claims.map_id)
        if gone or release is None:
            detail = "There is no such map, or it has expired."
            raise Refusal(404, detail, code="NON-EXISTENT-MAP")
        return release

    def reset(self) -> None:
        """Forgets all."""
        self._releases.clear()


def signed_id(release: Release, made: datetime) -> str:
    """The id that clients get, valid for a year."""
    claims = MapClaims(
        map_id=release.id,
        map_type=release.main.name,
        geometry_id=release.geometry,
        version=VERSION,
        exp=int(made.timestamp()) + LIFETIME,
        tiles=[_Corner(x=t.x, y=t.y, zoom=t.zoom) for t in _few(release.tiles)],
    )
    return signed(claims)


def _few(tiles: Iterable[Tile]) -> Iterator[Tile]:
    """The finest tiles that hold all of some, as few as an id has room for."""
    held = set(tiles)
    for zoom in count(max((one.zoom for one in held), default=0), -1):
        above = {one.above(zoom) for one in held}
        if len(above) <= _KEPT_IN_ID or zoom == 0:
            yield from sorted(above)
            return


def geometry_id(content: bytes, length: int) -> str:
    """A name for a geometry: the same for the same one."""
    return hashlib.sha256(content).hexdigest()[:length]
