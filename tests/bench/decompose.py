"""Cuts a country into 100,000 tiles, and measures what the plain loop would take.

python -m tests.bench.decompose               # the loop's time from each 100th square
python -m tests.bench.decompose --every 1     # all squares in the loop, some minutes
python -m tests.bench.decompose --quick       # small; targets are not judged

The plain loop intersects each square of the grid with all of the country. It is given
the country laid flat already; swath's time begins with longitudes and latitudes. Times
are the processor's, on one core.
Exits with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import shapely

import swath
from swath.geo._grid import Grid
from swath.geo._planes import laid_flat

from .memory import resident
from .targets import Target, at_least, at_most


MIDDLE = 10.0, 50.0  # of the country, degrees
REACH = 3.8  # degrees of latitude
LAKES = ISLANDS = 40
LOOK = 1_000  # tiles between two looks at the memory


class Loop(msgspec.Struct):
    """What the plain loop took, and would.

    Attributes:
        seconds: For all squares, from those that were cut.
        cut: How many were.
        difference: The largest one between its areas and swath's, in squares.
    """

    seconds: float
    cut: int
    difference: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    options = parser().parse_args(arguments)
    positions, size = (2_000, 20_000.0) if options.quick else (12_000, 2_000.0)
    land = country(positions)
    ((_, region),) = laid_flat(swath.geo.extent(land), None)
    grid = Grid.over(region, size, "corner")
    start = time.process_time()
    areas = {tile.index: tile.area for tile in swath.geo.decompose(land, size)}
    seconds = time.process_time() - start
    loop = plain(region, grid, areas, options.every)
    finer, growth = watched(land, size / 2)
    wrong = abs(math.fsum(areas.values()) - region.area) / region.area
    judged = [
        at_least("tiles", len(areas), 100_000, ""),
        at_least("plain loop / swath", loop.seconds / seconds, 10, "times"),
        at_most("differences from the plain loop", loop.difference, 1e-9, "squares"),
        at_most("sum of areas against the country's", wrong, 1e-9, ""),
        at_most("memory growth while iterating", growth, 16, "MB"),
    ]
    corners = shapely.get_num_coordinates(region)
    print(f"{corners:,} positions, {region.area / 1e6:,.0f} km2")
    print(f"{math.prod(grid.counts):,} squares, {len(areas):,} tiles of {size:g} m")
    print(f"swath       {seconds:8.2f} s, {len(areas) / seconds:,.0f} tiles/s")
    print(f"plain loop  {loop.seconds:8.2f} s, from {loop.cut:,} squares")
    print(f"memory over {finer:,} tiles of {size / 2:g} m\n")
    show(judged)
    return 0 if options.quick or all(one.reached for one in judged) else 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.decompose")
    parser.add_argument("--quick", action="store_true", help="small, not judged")
    parser.add_argument("--every", type=int, default=100, help="which squares")
    return parser


def country(positions: int) -> dict[str, Any]:
    """Land with a rugged coast, lakes, and islands before it."""
    dice = np.random.default_rng(8)
    small = positions // 80
    coast = ring(dice, MIDDLE, REACH, positions)
    lakes = [ring(dice, around(at, 0.35), 0.06, small) for at in range(LAKES)]
    islands = [ring(dice, around(at, 1.7), 0.1, small) for at in range(ISLANDS)]
    return {
        "type": "MultiPolygon",
        "coordinates": [[coast, *lakes], *([island] for island in islands)],
    }


def around(at: int, part: float) -> tuple[float, float]:
    """Places on a circle, at a part of the country's reach."""
    angle, reach = math.tau * at / LAKES, part * REACH
    narrow = math.cos(math.radians(MIDDLE[1]))
    return MIDDLE[0] + reach * math.cos(angle) / narrow, MIDDLE[1] + reach * math.sin(
        angle
    )


def ring(
    dice: np.random.Generator, middle: tuple[float, float], reach: float, positions: int
) -> list[list[float]]:
    """A coast whose bays have bays: waves of all lengths, the shorter the lower."""
    angles = np.linspace(0, math.tau, positions, endpoint=False)
    waves = np.arange(2, positions // 3)[:, np.newaxis]
    heights = dice.normal(scale=0.25, size=waves.shape) / waves**1.3
    shifts = dice.uniform(0, math.tau, size=waves.shape)
    swell = sum(heights * np.cos(waves * angles + shifts))
    reaches = reach * np.clip(1 + swell, 0.5, 1.5)
    narrow = math.cos(math.radians(middle[1]))
    lons = middle[0] + reaches * np.cos(angles) / narrow
    lats = middle[1] + reaches * np.sin(angles)
    closed = np.column_stack((lons, lats)).tolist()
    return [*closed, closed[0]]


def plain(
    region: shapely.MultiPolygon,
    grid: Grid,
    areas: dict[tuple[int, int], float],
    every: int,
) -> Loop:
    """What one writes first: each square against all of the country."""
    columns, rows = grid.counts
    indices = [(i, j) for j in range(rows) for i in range(columns)][::every]
    start = time.process_time()
    cut = [region.intersection(grid.square(index)).area for index in indices]
    seconds = time.process_time() - start
    different = max(
        abs(area - areas.get(index, 0.0))
        for index, area in zip(indices, cut, strict=True)
    )
    return Loop(seconds * columns * rows / len(cut), len(cut), different / grid.size**2)


def watched(land: dict[str, Any], size: float) -> tuple[int, float]:
    """How many tiles there are, and the megabytes taken after the first of them."""
    start, most, count = 0.0, 0.0, 0
    for count, _ in enumerate(swath.geo.decompose(land, size), start=1):
        if count == LOOK:
            start = resident()
        if count % LOOK == 0:
            most = max(most, resident())
    return count, most - start


def show(judged: Sequence[Target]) -> None:
    for one in judged:
        verdict = "reached" if one.reached else "MISSED"
        print(f"{one.name:40} {one.figure:12.4g}  {one.bound:16} {verdict}")


if __name__ == "__main__":
    raise SystemExit(main())
