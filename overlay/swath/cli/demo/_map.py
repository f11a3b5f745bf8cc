"""The map: footprints over land, sea and a graticule."""

from __future__ import annotations

import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from swath.cli.demo import _style
from swath.cli.demo._footprints import Extent, Footprint
from swath.cli.demo._land import Ring, land
from swath.cli.demo._projection import EqualEarth, Plate, Projection, dense


__all__ = ["draw_locator", "draw_map", "mark"]

Axes: TypeAlias = Any
"""matplotlib's Axes, whose annotations are too loose for a strict checker."""

_COARSE = 4.0
"""Degrees of width below which an outline of 1:110,000,000 says nothing."""
_SMALL = 7.0
"""Points of width below which a footprint is drawn as a dot."""
_SOUTHERNMOST = -84.6
"""Latitude beyond which an outline closes around the pole."""
_WORLD = Extent(-180.0, -90.0, 180.0, 90.0)
_BESIDE = ((13.0, 11.0), (-13.0, 11.0), (13.0, -11.0), (-13.0, -11.0))
"""Where a letter may stand, in points from its place."""
_TURNS = (-360.0, 0.0, 360.0)


class Sheet(NamedTuple):
    """A map that is being drawn: its axes, and how degrees come onto it."""

    axes: Axes
    project: Projection
    shown: Extent
    edge: Any = None

    def clip(self) -> None:
        """Cuts off what lies beyond the edge of the world."""
        if self.edge is not None:
            for artist in self.axes.collections:
                artist.set_clip_path(self.edge)


def draw_map(
    axes: Axes,
    found: Sequence[Footprint],
    colours: Sequence[str],
    region: Extent,
    ticks: int = 6,
) -> Extent:
    """Draws footprints into axes that have their place in the figure.

    Args:
        axes: Where to draw; emptied of its frame.
        found: The footprints.
        colours: The colour of each Item.
        region: Their bounds.
        ticks: How many meridians and parallels to aim at, on the map of a region.

    Returns:
        What the map shows.
    """
    sheet = _regional(axes, region, ticks) if region.local else _worldwide(axes)
    _draw_footprints(sheet, found, colours)
    return sheet.shown


def mark(axes: Axes, region: Extent, letter: str, found: Sequence[Footprint]) -> None:
    """Writes a letter beside a place on a map of the world, where there is room."""
    project, unit = EqualEarth(), _points_per_unit(axes)
    lon = (region.west + region.east) / 2
    place = np.array([((lon + 180) % 360 - 180, (region.south + region.north) / 2)])
    spot = project(place)[0] * unit
    middles = np.array([one.ring.mean(axis=0) for one in found])
    crowd = project(middles) * unit
    room = [np.hypot(*(crowd - spot - beside).T).min() for beside in _BESIDE]
    axes.annotate(
        letter,
        spot / unit,
        xytext=_BESIDE[int(np.argmax(room))],
        textcoords="offset points",
        ha="center",
        va="center",
        fontsize=11,
        weight="bold",
        path_effects=[withStroke(linewidth=3, foreground=_style.PAPER)],
        zorder=4.5,
    )


def draw_locator(axes: Axes, region: Extent) -> None:
    """Draws a small world that shows where a region is."""
    sheet = _worldwide(axes)
    west, south, east, north = region
    box = np.array([(west, south), (east, south), (east, north), (west, north)])
    corners = [sheet.project(dense(_turned(box, turn))) for turn in _TURNS]
    colour = _style.PALETTE[0]
    axes.add_collection(
        PolyCollection(corners, facecolors="none", edgecolors=colour, linewidths=1.4)
    )
    middle = sheet.project(box.mean(axis=0, keepdims=True))
    axes.plot(*middle.T, "o", color=colour, markersize=2.5)


def _worldwide(axes: Axes) -> Sheet:
    project, edge = EqualEarth(), _meridian(180.0)
    outline = np.vstack([project(-edge), project(edge)])
    axes.set_axis_off()
    axes.set_aspect("equal")
    (sea,) = axes.fill(*outline.T, color=_style.SEA, zorder=0)
    sheet = Sheet(axes, project, _WORLD, sea)
    _draw_land(sheet, _style.LAND, shore=True)
    lines = [_meridian(lon) for lon in range(-150, 180, 30)]
    lines += [_parallel(lat, -180, 180) for lat in range(-60, 90, 30)]
    _draw_lines(sheet, lines)
    sheet.clip()
    axes.set_xlim(outline[:, 0].min(), outline[:, 0].max())
    axes.set_ylim(outline[:, 1].min(), outline[:, 1].max())
    return sheet


def _regional(axes: Axes, region: Extent, ticks: int) -> Sheet:
    project = Plate.of(region)
    shown = _framed(region, project, _proportion(axes))
    sheet = Sheet(axes, project, shown)
    axes.set_facecolor(_style.SEA)
    axes.set_xlim(shown.west * project.stretch, shown.east * project.stretch)
    axes.set_ylim(shown.south, shown.north)
    if shown.east - shown.west > _COARSE:
        _draw_land(sheet, _style.LAND, shore=True)
    else:
        axes.set_facecolor(_style.LAND)
    _draw_graticule(sheet, shown, ticks)
    return sheet


def _proportion(axes: Axes) -> float:
    """Width by height of the axes' place."""
    box = axes.get_window_extent()
    return float(box.width / box.height)


def _framed(region: Extent, project: Plate, proportion: float) -> Extent:
    """The region with a margin, widened to fill the place."""
    width = max((region.east - region.west) * project.stretch, 0.02) * 1.16
    height = max(region.north - region.south, 0.02) * 1.16
    width, height = max(width, height * proportion), max(height, width / proportion)
    lon, lat = (region.west + region.east) / 2, (region.south + region.north) / 2
    half = width / 2 / project.stretch
    return Extent(lon - half, lat - height / 2, lon + half, lat + height / 2)


def _draw_land(sheet: Sheet, colour: str, *, shore: bool) -> None:
    paths: list[Path] = []
    shores: list[Ring] = []
    for polygon in land():
        for turn in _TURNS:
            rings = [_turned(_closed(ring), turn) for ring in polygon]
            paths.append(_path([sheet.project(dense(ring)) for ring in rings]))
            shores.extend(part for ring in rings for part in _shores(ring))
    sheet.axes.add_collection(
        PathCollection(paths, facecolors=colour, linewidths=0, zorder=1)
    )
    if shore:
        lines = [sheet.project(line) for line in shores]
        sheet.axes.add_collection(
            LineCollection(lines, colors=_style.SHORE, linewidths=0.6, zorder=2)
        )


def _turned(ring: Ring, turn: float) -> Ring:
    moved: Ring = ring + np.array([turn, 0.0])
    return moved


def _closed(ring: Ring) -> Ring:
    return np.vstack([ring, ring[:1]])


def _path(rings: Sequence[Ring]) -> Path:
    return Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))


def _shores(ring: Ring) -> Iterable[Ring]:
    """The parts of an outline that are shore, not the way around the pole."""
    return np.split(ring, np.flatnonzero(ring[:, 1] < _SOUTHERNMOST))


def _draw_graticule(sheet: Sheet, shown: Extent, ticks: int) -> None:
    lons = _ticks(shown.west, shown.east, ticks)
    lats = _ticks(shown.south, shown.north, ticks)
    lines = [np.array([(lon, shown.south), (lon, shown.north)]) for lon in lons]
    lines += [np.array([(shown.west, lat), (shown.east, lat)]) for lat in lats]
    _draw_lines(sheet, lines)
    axes = sheet.axes
    stretch = sheet.project(np.array([(1.0, 0.0)]))[0, 0]
    axes.set_xticks(
        [lon * stretch for lon in lons], [_degrees(lon, "EW") for lon in lons]
    )
    axes.set_yticks(lats, [_degrees(lat, "NS") for lat in lats])
    axes.tick_params(length=0, labelsize=8, labelcolor=_style.QUIET, pad=4)
    for spine in axes.spines.values():
        spine.set(color=_style.SHORE, linewidth=0.8)


def _draw_lines(sheet: Sheet, lines: Iterable[Ring]) -> None:
    placed = [sheet.project(line) for line in lines]
    sheet.axes.add_collection(
        LineCollection(placed, colors=_style.GRID, linewidths=0.6, zorder=1.5)
    )


def _ticks(low: float, high: float, count: int) -> list[float]:
    found = MaxNLocator(count, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [float(tick) for tick in found if low < tick < high]


def _degrees(value: float, signs: str) -> str:
    turned = (value + 180) % 360 - 180 if signs == "EW" else value
    sign = signs[turned < 0] if turned else ""
    return f"{abs(turned):.6g}°{sign}"


def _meridian(lon: float) -> Ring:
    lats = np.linspace(-90, 90, 91)
    return np.column_stack([np.full_like(lats, lon), lats])


def _parallel(lat: float, west: float, east: float) -> Ring:
    lons = np.linspace(west, east, 91)
    return np.column_stack([lons, np.full_like(lons, lat)])


def _draw_footprints(
    sheet: Sheet, found: Sequence[Footprint], colours: Sequence[str]
) -> None:
    unit = _points_per_unit(sheet.axes)
    seen = [(ring, colours[one.owner]) for one in found for ring in _placed(sheet, one)]
    small = [np.ptp(ring, axis=0).max() * unit < _SMALL for ring, _ in seen]
    _draw_outlines(
        sheet.axes, list(itertools.compress(seen, map(operator.not_, small)))
    )
    sheet.clip()
    _draw_dots(sheet.axes, list(itertools.compress(seen, small)), unit)


def _placed(sheet: Sheet, one: Footprint) -> Iterator[Ring]:
    """The footprint on the sheet: twice where it lies over both its edges."""
    west, south, east, north = sheet.shown
    (first, low), (last, high) = one.ring.min(axis=0), one.ring.max(axis=0)
    if low > north or high < south:
        return
    for turn in _TURNS:
        if first + turn <= east and last + turn >= west:
            yield sheet.project(dense(_turned(one.ring, turn)))


def _draw_outlines(axes: Axes, seen: Sequence[tuple[Ring, str]]) -> None:
    if not seen:
        return
    rings, colours = zip(*seen, strict=True)
    depth = _depth(rings)
    many = min(1.0, 150 / len(seen))
    axes.add_collection(
        PolyCollection(
            rings,
            facecolors=colours,
            alpha=min(0.3, max(0.9 / depth, 0.02)),
            linewidths=0,
            zorder=3,
        )
    )
    axes.add_collection(
        PolyCollection(
            rings,
            facecolors="none",
            edgecolors=colours,
            alpha=min(0.9, max(5 / depth, 0.15)),
            linewidths=0.3 + 0.6 * many,
            zorder=4,
        )
    )


def _depth(rings: Sequence[Ring]) -> float:
    """How many footprints lie over each other, about."""
    areas = [float(np.ptp(ring, axis=0).prod()) for ring in rings]
    whole = float(np.ptp(np.concatenate(rings), axis=0).prod())
    return max(sum(areas) / whole, 1.0) if whole else 1.0


def _draw_dots(axes: Axes, seen: Sequence[tuple[Ring, str]], unit: float) -> None:
    """Footprints too small to see; those at one spot as one bigger dot."""
    spots: dict[tuple[int, int, str], list[Ring]] = defaultdict(list)
    for ring, colour in seen:
        middle = ring.mean(axis=0)
        x, y = middle * unit / _SMALL
        spots[round(x), round(y), colour].append(middle)
    if not spots:
        return
    axes.scatter(
        *np.array([np.mean(middles, axis=0) for middles in spots.values()]).T,
        s=[16 + 14 * min(len(middles), 400) ** 0.5 for middles in spots.values()],
        c=[colour for _, _, colour in spots],
        alpha=0.85,
        edgecolors=_style.PAPER,
        linewidths=0.6,
        zorder=5,
        clip_on=False,
    )


def _points_per_unit(axes: Axes) -> float:
    low, high = axes.get_xlim()
    width = axes.get_window_extent().width * 72 / axes.figure.dpi
    return float(width / (high - low))
