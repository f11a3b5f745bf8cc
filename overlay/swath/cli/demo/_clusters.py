"""Footprints that lie together, for a closer look at them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from swath.cli.demo._footprints import Extent, Footprint, extent


__all__ = ["clusters"]

Cell: TypeAlias = tuple[int, int]

_CELL = 3
"""Degrees: footprints in neighbouring cells of this width lie together."""
_ROUND = 360 // _CELL
_WIDEST = 45.0
_APART = 15.0


def clusters(found: Sequence[Footprint], most: int) -> list[list[Footprint]]:
    """The places with the most Items, each as its footprints.

    Args:
        found: All footprints.
        most: How many places at most.
    """
    cells: dict[Cell, list[Footprint]] = defaultdict(list)
    for one in found:
        cells[_cell(one)].append(one)
    groups = [
        [one for cell in cluster for one in cells[cell]]
        for cluster in _connected(sorted(cells))
    ]
    groups = [group for group in groups if _is_near(extent(group))]
    groups.sort(key=lambda group: -len({one.owner for one in group}))
    return _apart(groups)[:most]


def _apart(groups: Sequence[list[Footprint]]) -> list[list[Footprint]]:
    """Those that no bigger one is so near that their letters would meet."""
    chosen: list[list[Footprint]] = []
    middles: list[tuple[float, float]] = []
    for group in groups:
        lon, lat = _middle(group)
        gaps = [math.hypot((lon - x + 180) % 360 - 180, lat - y) for x, y in middles]
        if min(gaps, default=_APART) >= _APART:
            chosen.append(group)
            middles.append((lon, lat))
    return chosen


def _middle(group: Sequence[Footprint]) -> tuple[float, float]:
    west, south, east, north = extent(group)
    return (west + east) / 2, (south + north) / 2


def _is_near(region: Extent) -> bool:
    """Whether a closer look at it shows more than the map of the world."""
    return max(region.east - region.west, region.north - region.south) < _WIDEST


def _cell(one: Footprint) -> Cell:
    lon, lat = one.ring.mean(axis=0)
    return math.floor(lon / _CELL) % _ROUND, math.floor(lat / _CELL)


def _connected(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells in groups of neighbours."""
    left = dict.fromkeys(cells)
    while left:
        cluster = [left.popitem()[0]]
        for cell in cluster:
            near = [one for one in _around(cell) if one in left]
            cluster.extend(near)
            for one in near:
                del left[one]
        yield cluster


def _around(cell: Cell) -> Iterator[Cell]:
    column, row = cell
    for east in (-1, 0, 1):
        for north in (-1, 0, 1):
            yield (column + east) % _ROUND, row + north
