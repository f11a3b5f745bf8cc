"""The pixels of a picture: where each of them lies."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import msgspec

from swath._errors import InputError
from swath.geo._rings import is_array
from swath.sentinelhub._crs import Crs
from swath.sentinelhub._plain import is_shape, plain, shown


BBox: TypeAlias = tuple[float, float, float, float]
"""Lowest x, lowest y, highest x, highest y, in units of a crs."""

Affine: TypeAlias = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x = a * column + b * row + c, y = d * column + e * row + f."""

MAX_PIXELS = 2500
"""Of a side of a picture that is rendered while one waits."""

_A, _E2 = 6_378_137.0, 0.006_694_379_990_14
"""The ellipsoid of WGS 84: its half axis in metres, its eccentricity squared."""


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """The pixels of a picture; row 0 is in the north.

    Attributes:
        crs: The reference system.
        bbox: The outer edges of the outermost pixels, in units of `crs`.
        width: Columns.
        height: Rows.
    """

    crs: Crs
    bbox: BBox
    width: int
    height: int

    @property
    def resolution(self) -> tuple[float, float]:
        """Width and height of a pixel, in units of `crs`."""
        west, south, east, north = self.bbox
        return (east - west) / self.width, (north - south) / self.height

    @property
    def transform(self) -> Affine:
        """From column and row to x and y of a pixel's upper left corner."""
        resx, resy = self.resolution
        return resx, 0.0, self.bbox[0], 0.0, -resy, self.bbox[3]

    def window(self, column: int, row: int, width: int, height: int) -> Grid:
        """A part of it: its edges are edges of the whole where they coincide.

        Args:
            column: Its first column.
            row: Its first row.
            width: Columns.
            height: Rows.
        """
        west, east = self._x(column), self._x(column + width)
        north, south = self._y(row), self._y(row + height)
        bbox = (west, south, east, north)
        return Grid(crs=self.crs, bbox=bbox, width=width, height=height)

    def _x(self, column: int) -> float:
        west, _, east, _ = self.bbox
        return _between(west, east, column, self.width)

    def _y(self, row: int) -> float:
        _, south, _, north = self.bbox
        return _between(north, south, row, self.height)


def _between(first: float, last: float, step: int, steps: int) -> float:
    """The place of a step; of the last one exactly the last."""
    return last if step == steps else first + (last - first) * step / steps


def box(value: Any, name: str, system: Crs) -> BBox:
    """Four edges, checked.

    Raises:
        InputError: They are none, or the wrong way round, or outside of the system.
    """
    try:
        numbers = [float(one) for one in value]
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):  # noqa: PLR2004 - edges
        hint = "; pass shapes as geometry=" if is_shape(value) else ""
        raise InputError(
            f"{name}={shown(value)} has to be four numbers: lowest x, lowest y, "
            f"highest x, highest y (west, south, east, north){hint}"
        )
    west, south, east, north = numbers
    edges = (west, south, east, north)
    _check_order(name, edges, system)
    if system.in_degrees:
        _check_degrees(name, edges)
    elif system.is_utm:
        _check_metres(name, edges, system)
    return edges


def _check_order(name: str, edges: BBox, system: Crs) -> None:
    west, south, east, north = edges
    if west < east and south < north:
        return
    if west == east or south == north:
        raise InputError(f"{name}={edges} has no area: two opposite edges are the same")
    sides = "x" if west > east else "y"
    right = (min(west, east), min(south, north), max(west, east), max(south, north))
    across = (
        ". Across the antimeridian, ask for what is on its two sides (up to 180, and "
        "from -180)"
        if system.in_degrees and west > east
        else ""
    )
    raise InputError(
        f"{name}={edges} is inverted: its lowest {sides} is above its highest, pass "
        f"{right}{across}"
    )


def _check_degrees(name: str, edges: BBox) -> None:
    west, south, east, north = edges
    if south < -90 or north > 90 or west < -180 or east > 180:  # noqa: PLR2004 - the earth
        raise InputError(
            f"{name}={edges} is not in degrees of longitude (-180 to 180) and "
            "latitude (-90 to 90): pass crs= if it is in another system"
        )


def _check_metres(name: str, edges: BBox, system: Crs) -> None:
    """No UTM zone begins less than 100 km east of its origin."""
    west, south, east, north = edges
    if west >= -180 and east <= 180 and south >= -90 and north <= 90:  # noqa: PLR2004 - the earth
        raise InputError(
            f"{name}={edges} is in degrees, it seems, and {system} is in metres: leave "
            "out crs=, or pass metres"
        )


def grid(
    bbox: BBox,
    system: Crs,
    *,
    width: int | None,
    height: int | None,
    resolution: float | tuple[float, float] | None,
) -> Grid:
    """The pixels of an area, by their number or by their size.

    Args:
        bbox: The area.
        system: Its reference system.
        width: Columns.
        height: Rows.
        resolution: The size of a pixel in metres, or its width and height; where the
            system is in degrees they are metres on the ground in the middle of the
            area. As a picture has whole pixels, theirs are nearly as large.

    Raises:
        InputError: Both are given, or neither, or only half of one.
    """
    width, height, resolution = plain(width), plain(height), plain(resolution)
    if resolution is not None:
        if width is not None or height is not None:
            raise InputError(
                "resolution= was passed beside width= or height=: pass one or the other"
            )
        width, height = whole_pixels(bbox, _steps(_metres(resolution), bbox, system))
    if width is None or height is None:
        raise InputError(
            "the size is missing: pass width= and height= in pixels, or resolution= "
            "in metres"
        )
    _check_count("width", width)
    _check_count("height", height)
    return Grid(crs=system, bbox=bbox, width=width, height=height)


def _check_count(name: str, count: Any) -> None:
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise InputError(f"{name}={count!r} has to be a whole number of pixels, from 1")


def check_size(pixels: Grid) -> None:
    """Refuses what is too large to be waited for.

    Raises:
        InputError: A side has more than `MAX_PIXELS`.
    """
    for name, side in (("width", pixels.width), ("height", pixels.height)):
        if side > MAX_PIXELS:
            raise InputError(
                f"{name}={side} is more than the {MAX_PIXELS} pixels that the service "
                "renders at once: use process.render_large() with the same arguments, "
                "or a coarser resolution"
            )


def _metres(resolution: Any) -> tuple[float, float]:
    sides = pixel_sides(resolution)
    if sides is None:
        raise InputError(
            f"resolution={resolution!r} has to be metres above 0, or a pair of them "
            "for x and y"
        )
    return sides


def pixel_sides(resolution: Any) -> tuple[float, float] | None:
    """Width and height of a pixel as given, one number or two; None for nonsense."""
    pair = resolution if is_array(resolution) else (resolution, resolution)
    try:
        across, down = (float(one) for one in pair)
    except (TypeError, ValueError):
        return None
    whole = 0 < across < math.inf and 0 < down < math.inf
    return (across, down) if whole else None


def _steps(metres: tuple[float, float], bbox: BBox, system: Crs) -> tuple[float, float]:
    """Width and height of a pixel in units of the system."""
    if not system.in_degrees:
        return metres
    east, north = degree_in_metres((bbox[1] + bbox[3]) / 2)
    return metres[0] / east, metres[1] / north


def whole_pixels(bbox: BBox, steps: tuple[float, float]) -> tuple[int, int]:
    """Columns and rows of an area whose pixels have about this size."""
    west, south, east, north = bbox
    width, height = (east - west) / steps[0], (north - south) / steps[1]
    return max(1, round(width)), max(1, round(height))


def degree_in_metres(lat: float) -> tuple[float, float]:
    """How long a degree of longitude and one of latitude are at a latitude."""
    flat = 1 - _E2 * math.sin(math.radians(lat)) ** 2
    east = math.radians(_A / math.sqrt(flat)) * math.cos(math.radians(lat))
    return east, math.radians(_A * (1 - _E2) / flat**1.5)
