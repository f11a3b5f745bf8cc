"""The tiling grids of batch processing, and how many of their tiles an area needs.

https://docs.sentinel-hub.com/api/latest/api/batch/#tiling-grids
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._area import Area
from swath.sentinelhub._grid import degree_in_metres
from swath.sentinelhub._plain import plain


_ZONE = 6.0
"""Degrees of a zone of UTM."""
_NARROW = 300_000.0
"""Metres of a zone as far north as most areas are; all are wider south of it."""
_MOST_BUFFER = 32_767
_SKEW_UTM, _SKEW_LAEA = math.sin(math.radians(3)), math.sin(math.radians(30))
"""How far the north of a grid may be off the true one."""


class TilingGrid(NamedTuple):
    """A tiling grid.

    Attributes:
        id: Its number.
        side: Of a tile, in metres; in degrees if `in_degrees`.
        step: From one tile to the next; where tiles overlap it is less than `side`.
        resolutions: The pixels that it has, in the same unit.
        skew: The sine of how far its north may be off the true one.
        in_degrees: Whether its unit is degrees.
    """

    id: int
    side: float
    step: float
    resolutions: tuple[float, ...]
    skew: float
    in_degrees: bool = False

    def pixels(self, resolution: float, buffer: tuple[int, int]) -> tuple[int, int]:
        """Columns and rows of a tile with the pixels beside it."""
        side = round(self.side / resolution)
        return side + 2 * buffer[0], side + 2 * buffer[1]


GRIDS = {
    one.id: one
    for one in (
        TilingGrid(0, 20_040.0, 20_000.0, (10.0, 20.0, 30.0, 60.0), _SKEW_UTM),
        TilingGrid(1, 10_000.0, 10_000.0, (10.0, 20.0), _SKEW_UTM),
        TilingGrid(
            2, 100_080.0, 100_000.0, (30.0, 60.0, 120.0, 240.0, 360.0), _SKEW_UTM
        ),
        TilingGrid(3, 1.0, 1.0, (0.0001, 0.0002), 0.0, in_degrees=True),
        TilingGrid(6, 100_000.0, 100_000.0, (40.0, 50.0, 100.0), _SKEW_LAEA),
        TilingGrid(7, 20_000.0, 20_000.0, (10.0, 20.0), _SKEW_LAEA),
    )
}
ZARR_GRIDS = (3, 6, 7)
"""Those of which all tiles have one reference system."""


def tiling(grid: Any, resolution: Any, buffer: Any) -> dict[str, Any]:
    """The tiles of a grid as the service has them.

    Raises:
        InputError: There is no such grid, or it has not these pixels.
    """
    number, size = plain(grid), plain(resolution)
    found = GRIDS.get(number) if isinstance(number, int) else None
    if found is None or isinstance(number, bool):
        raise InputError(
            f"grid={grid!r} is no tiling grid: take one of {', '.join(map(str, GRIDS))}"
            "; tiling_grids() tells of them"
        )
    known = ", ".join(f"{one:g}" for one in found.resolutions)
    if not any(_same(size, one) for one in found.resolutions):
        unit = "degrees" if found.in_degrees else "metres"
        raise InputError(
            f"resolution={resolution!r} is none of grid {number}: take one of {known} "
            f"{unit}"
        )
    across, down = buffers(buffer)
    members: dict[str, Any] = {"id": number, "resolution": float(size)}
    if across or down:
        members |= {"bufferX": across, "bufferY": down}
    return members


def buffers(buffer: Any) -> tuple[int, int]:
    """The pixels beside a tile, left and right, and above and below.

    Raises:
        InputError: They are no such numbers.
    """
    given = plain(buffer)
    pair = [*given] if is_array(given) else [given, given]
    if len(pair) == 2 and all(map(_is_buffer, pair)):  # noqa: PLR2004 - x and y
        return pair[0], pair[1]
    raise InputError(
        f"buffer={buffer!r} has to be a whole number of pixels from 0 to "
        f"{_MOST_BUFFER}, or a pair of them for x and y"
    )


def most_tiles(grid: TilingGrid, where: Area) -> int | None:
    """How many tiles an area needs at most; None if that takes a projection."""
    west, south, east, north = where.bbox
    if grid.in_degrees:
        return _cells(where.bbox, grid.step) if where.crs.in_degrees else None
    wide, high, zones = east - west, north - south, 1
    if where.crs.in_degrees:
        zones = 1 + math.floor((east + 180) / _ZONE) - math.floor((west + 180) / _ZONE)
        nearest = min(abs(south), abs(north)) if south * north > 0 else 0.0
        wide *= degree_in_metres(nearest)[0]
        high *= degree_in_metres(max(abs(south), abs(north)))[1]
    else:
        zones = 2 + int(wide // _NARROW)
    columns = _touched(wide + grid.skew * high, grid.step) + 2 * (zones - 1)
    rows = _touched(high + grid.skew * wide, grid.step) + 1
    return columns * rows


def _cells(bbox: tuple[float, float, float, float], step: float) -> int:
    west, south, east, north = (edge / step for edge in bbox)
    columns = math.ceil(east) - math.floor(west)
    return columns * (math.ceil(north) - math.floor(south))


def _touched(length: float, step: float) -> int:
    """How many cells a line of this length lies in at most."""
    return math.ceil(length / step) + 1


def _is_buffer(pixels: Any) -> bool:
    whole = isinstance(pixels, int) and not isinstance(pixels, bool)
    return whole and 0 <= pixels <= _MOST_BUFFER


def _same(size: Any, known: float) -> bool:
    number = isinstance(size, int | float) and not isinstance(size, bool)
    return number and math.isclose(size, known)
