"""A grid of squares, and a region cut along it; needs the extra ``geo``.

To intersect each square with all of the region would take as long as the two numbers
multiplied, squares and positions. The region is halved along grid lines instead, until
it is one row high and a few columns wide; so each position is handled a few times in
all, and squares wholly inside are never cut.
"""

# shapely's stubs leave some keywords untyped:
# pyright: reportUnknownMemberType=false
from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry as Geometry

from swath.geo._decomposition import Anchor
from swath.geo._topology import polygonal


Span: TypeAlias = tuple[int, int]
"""The first of some rows or columns, and the one after the last."""

_BLOCK = 64  # columns handled at once
_SLACK = 1e-9  # of a square: an extent of exactly k squares gets k
_ROUNDING = 4  # times the spacing of doubles: what rounding leaves of a touch
_EASTWARD, _NORTHWARD = 0, 1
_NOTHING = shapely.Polygon()


@final
@dataclass(frozen=True, slots=True)
class Cell:
    """A square of a grid that a region reaches into.

    Attributes:
        index: Column and row, from the south-western corner.
        area: What the region has in it, in square metres.
        clip: That itself; None if it is the whole square, or nothing.
    """

    index: tuple[int, int]
    area: float
    clip: Geometry | None


@final
@dataclass(frozen=True, slots=True)
class Grid:
    """The smallest grid of squares over a region.

    Attributes:
        origin: Its south-western corner, in metres.
        size: The side of a square, in metres.
        counts: How many columns and rows.
    """

    origin: tuple[float, float]
    size: float
    counts: tuple[int, int]

    @classmethod
    def over(cls, region: Geometry, size: float, anchor: Anchor) -> Grid:
        """The grid that begins where the region does, or shares its centre."""
        west, south, east, north = region.bounds
        counts = _count(east - west, size), _count(north - south, size)
        if anchor == "corner":
            return cls((west, south), size, counts)
        half = counts[0] * size / 2, counts[1] * size / 2
        return cls(
            ((west + east) / 2 - half[0], (south + north) / 2 - half[1]), size, counts
        )

    def line(self, axis: int, at: int) -> float:
        """Where a grid line is, in metres along an axis."""
        return self.origin[axis] + at * self.size

    def square(self, index: tuple[int, int]) -> shapely.Polygon:
        """A square by column and row."""
        west, south = (self.line(axis, at) for axis, at in enumerate(index))
        east, north = (self.line(axis, at + 1) for axis, at in enumerate(index))
        return shapely.box(west, south, east, north)


def cut(region: Geometry, grid: Grid, *, keep_empty: bool) -> Iterator[Cell]:
    """What a region has in each square, row by row from the south, then eastwards.

    Args:
        region: A valid Polygon or MultiPolygon in the plane of the grid.
        grid: One that covers the region.
        keep_empty: Whether squares without any of the region come too.
    """
    knife = _Knife(region, grid, keep_empty=keep_empty)
    columns, rows = grid.counts
    for row, strip in knife.bands(region, _NORTHWARD, (0, rows), 1):
        for span, block in knife.bands(strip, _EASTWARD, (0, columns), _BLOCK):
            yield from knife.cells(block, row[0], span)


class _Knife:
    """One region being cut."""

    def __init__(self, region: Geometry, grid: Grid, *, keep_empty: bool) -> None:
        self._grid = grid
        self._keep_empty = keep_empty
        self._thin = _ROUNDING * float(np.spacing(np.abs(region.bounds).max()))

    def bands(
        self, region: Geometry, axis: int, span: Span, width: int
    ) -> Iterator[tuple[Span, Geometry]]:
        """A region halved along grid lines into bands at most so many squares wide."""
        first, last = span
        if region.is_empty and not self._keep_empty:
            return
        if last - first <= width:
            yield span, region
            return
        middle = (first + last) // 2
        low, high = _halves(region, axis, self._grid.line(axis, middle))
        yield from self.bands(low, axis, (first, middle), width)
        yield from self.bands(high, axis, (middle, last), width)

    def cells(self, block: Geometry, row: int, span: Span) -> Iterator[Cell]:
        """The squares of a block of one row."""
        squares = self._squares(block, row, span)
        shapely.prepare(block)
        whole = shapely.covers(block, squares)
        partly = ~whole & shapely.intersects(block, squares)
        clips = squares.copy()
        clips[~whole] = _NOTHING
        clips[partly] = shapely.intersection(squares[partly], block)
        areas = shapely.area(clips)
        kept = areas > shapely.length(clips) / 2 * self._thin
        for at in np.flatnonzero(kept | self._keep_empty).tolist():
            clip = polygonal(clips[at]) if kept[at] and not whole[at] else None
            yield Cell((span[0] + at, row), float(areas[at]) if kept[at] else 0.0, clip)

    def _squares(
        self, block: Geometry, row: int, span: Span
    ) -> npt.NDArray[np.object_]:
        """Those of a block, grown to hold what rounding put outside of the grid."""
        origin, size = self._grid.origin, self._grid.size
        lines = origin[0] + np.arange(span[0], span[1] + 1) * size
        west, south, east, north = block.bounds
        lines[0], lines[-1] = np.fmin(lines[0], west), np.fmax(lines[-1], east)
        low = np.fmin(self._grid.line(_NORTHWARD, row), south)
        high = np.fmax(self._grid.line(_NORTHWARD, row + 1), north)
        return shapely.box(lines[:-1], low, lines[1:], high)


def _halves(region: Geometry, axis: int, line: float) -> tuple[Geometry, Geometry]:
    """What lies below and above a grid line, or left and right of it."""
    bounds = region.bounds
    if region.is_empty or bounds[axis + 2] <= line:
        return region, _NOTHING
    if bounds[axis] >= line:
        return _NOTHING, region
    west, south, east, north = bounds
    if axis == _EASTWARD:
        boxes = [(west, south, line, north), (line, south, east, north)]
    else:
        boxes = [(west, south, east, line), (west, line, east, north)]
    low, high = (shapely.intersection(region, shapely.box(*box)) for box in boxes)
    return polygonal(low), polygonal(high)


def _count(length: float, size: float) -> int:
    return max(1, math.ceil(length / size - _SLACK))
