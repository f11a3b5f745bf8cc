"""Footprints of Items as rings of corners, made whole across the antimeridian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from swath.cli.demo._land import Ring


if TYPE_CHECKING:
    from swath.stac import Item


__all__ = ["Extent", "Footprint", "continued", "extent", "footprints"]

_TURN = 360.0
_HALF = 180.0
_WIDEST = 180.0
_TALLEST = 120.0


class Footprint(NamedTuple):
    """One ring of an Item: a polygon's outline, a line, or a single point."""

    owner: int
    ring: Ring


class Extent(NamedTuple):
    """Bounds in degrees; `west` < `east`, which may lie beyond 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def local(self) -> bool:
        """Whether it is small enough for a map of its own, not one of the world."""
        return self.east - self.west <= _WIDEST and self.north - self.south <= _TALLEST


def footprints(items: Sequence[Item]) -> list[Footprint]:
    """The rings of all Items that have a geometry, or at least a bbox.

    A ring that jumps over the antimeridian is continued beyond 180.
    """
    return [
        Footprint(owner, ring)
        for owner, item in enumerate(items)
        for ring in _rings_of(item)
    ]


def extent(found: Sequence[Footprint]) -> Extent:
    """The smallest bounds of all, over the antimeridian where that is shorter."""
    if not found:
        return Extent(-_HALF, -90, _HALF, 90)
    lows = np.array([one.ring.min(axis=0) for one in found])
    highs = np.array([one.ring.max(axis=0) for one in found])
    west, width = _shortest(lows[:, 0] % _TURN, highs[:, 0] - lows[:, 0])
    west = (west + _HALF) % _TURN - _HALF
    south, north = float(lows[:, 1].min()), float(highs[:, 1].max())
    return Extent(west, max(south, -90.0), west + width, min(north, 90.0))


def _shortest(wests: Ring, spans: Ring) -> tuple[float, float]:
    """The shortest arc over all arcs: where it begins, and its width."""
    order = np.argsort(wests)
    starts, ends = wests[order], (wests + spans)[order]
    reached = np.maximum.accumulate(np.append(ends.max() - _TURN, ends))[:-1]
    first = int(np.argmax(starts - reached))
    begin = float(starts[first])
    width = float(np.max((starts - begin) % _TURN + (ends - starts)))
    return begin, min(width, _TURN)


def _rings_of(item: Item) -> Iterator[Ring]:
    geometry = item.geometry
    if geometry is not None:
        yield from map(continued, _rings(geometry))
    elif item.bbox:
        yield _box(item.bbox)


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    if geometry["type"] == "GeometryCollection":
        for member in geometry["geometries"]:
            yield from _rings(member)
        return
    places = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            yield _ring([places])
        case "LineString":
            yield _ring(places)
        case "MultiPoint":
            yield from (_ring([place]) for place in places)
        case "MultiLineString" | "Polygon":
            yield from (_ring(line) for line in places)
        case "MultiPolygon":
            yield from (_ring(line) for polygon in places for line in polygon)
        case _:
            return


def _ring(places: Sequence[Sequence[float]]) -> Ring:
    return np.array([place[:2] for place in places], dtype=np.float64)


def _box(bbox: Sequence[float]) -> Ring:
    """A box as it was meant: its west greater than its east over the antimeridian."""
    half = len(bbox) // 2
    west, south, east, north = bbox[0], bbox[1], bbox[half], bbox[half + 1]
    if east < west:
        east += _TURN
    return _ring([(west, south), (east, south), (east, north), (west, north)])


def continued(ring: Ring) -> Ring:
    """The ring without jumps over the antimeridian; around a pole with the pole in it.

    A jump of a whole turn is none: so boxes of the whole world are written.
    """
    if ring[:, 0].max() - ring[:, 0].min() <= _HALF:
        return ring
    steps = np.diff(ring[:, 0])
    jumps = (np.abs(steps) > _HALF) & (np.abs(steps) < _TURN)
    turns = np.cumsum(np.where(jumps, -np.sign(steps) * _TURN, 0.0))
    lons = ring[:, 0] + np.append(0.0, turns)
    whole = np.column_stack([lons, ring[:, 1]])
    if jumps.any() and abs(lons[-1] - lons[0]) > _HALF:
        pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
        whole = np.vstack([whole, [(lons[-1], pole), (lons[0], pole)]])
    return whole
