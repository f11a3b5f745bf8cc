"""The landscape on the pixels of a request, made quickly; needs numpy.

What is smooth over many pixels is made on a coarse lattice and interpolated. The
lattice stands still in the reference system: pictures agree at their seams.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from swath.emulator.landscape import (
    WORLD,
    Codes,
    Floats,
    Landscape,
    mercator,
    reaches,
)
from swath.emulator.lattice import cells, noise

from .crs import map_metres
from .grid import unit_of_metre


if TYPE_CHECKING:
    from collections.abc import Sequence


_NODE_METRES = 40.0
_GRAIN_METRES = 5.0
_SHADOW = (420.0, -300.0)
_CLOUD_EDGE = 12.0
_SAMPLES = 48


class Axes(NamedTuple):
    """Columns and rows of places: eastings rise, northings fall."""

    epsg: int
    x: tuple[float, float, int]
    y: tuple[float, float, int]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.y[2], self.x[2]

    @property
    def columns(self) -> Floats:
        """The eastings."""
        first, step, count = self.x
        return first + step * np.arange(count, dtype=np.float64)

    @property
    def rows(self) -> Floats:
        """The northings."""
        first, step, count = self.y
        return first - step * np.arange(count, dtype=np.float64)


class _Taps(NamedTuple):
    """For each place the node before it, and how far the next one is in use."""

    node: np.ndarray[tuple[int], np.dtype[np.int64]]
    part: Floats


class Nodes:
    """The coarse lattice under some places, and how to get from it to them."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        # One step for all pictures of a system: the latitude must not matter.
        step = _NODE_METRES * unit_of_metre(axes.epsg, 45.0)
        self.direct = min(axes.x[1], axes.y[1]) >= step / 2
        if self.direct:
            self.x, self.y = map_metres(axes.columns, axes.rows, axes.epsg)
            self.near = self.x, self.y
            return
        columns, self._across = _taps(axes.columns, step)
        rows, self._down = _taps(axes.rows, step)
        self.near = map_metres(columns, rows, axes.epsg)
        if self.near[0].shape[0] == 1:
            self.x, self.y = map_metres(axes.columns, axes.rows, axes.epsg)
        else:
            self.x, self.y = (self.spread(one) for one in self.near)

    def spread(self, coarse: Floats) -> Floats:
        """Interpolates what is known on the lattice."""
        if self.direct:
            return coarse
        down, across = self._down, self._across
        part = down.part[:, None]
        rows = coarse[down.node] * (1 - part) + coarse[down.node + 1] * part
        found = rows.take(across.node, axis=1)
        found *= 1 - across.part
        beside = rows.take(across.node + 1, axis=1)
        beside *= across.part
        found += beside
        return found


def _taps(places: Floats, step: float) -> tuple[Floats, _Taps]:
    """The nodes under places, in the order of these, and the way from one to other."""
    falls = places[0] > places[-1]
    at = places / step
    base = np.floor(at).astype(np.int64)
    low, high = int(base.min()), int(base.max()) + 1
    nodes = np.arange(low, high + 1, dtype=np.float64)
    part = at - base
    if falls:
        # Counted from the northernmost node on.
        taps = _Taps(high - base - 1, 1 - part)
        return nodes[::-1] * step, taps
    return nodes * step, _Taps(base - low, part)


class Terrain(Landscape):
    """The landscape of a seed at fixed places.

    Args:
        axes: The places.
        seed: Of the landscape.
    """

    def __init__(self, axes: Axes, seed: int = WORLD) -> None:
        super().__init__(seed)
        self.axes = axes
        self._sky = Landscape(seed)
        self.nodes = Nodes(axes)
        # Scenes that lie side by side are of the same day.
        self._made: dict[int, dict[str, Floats]] = {}
        self._skies: dict[tuple[int, tuple[float, float]], Floats] = {}

    @cached_property
    def _here(self) -> tuple[Codes, Floats]:
        """The ground at these places."""
        return self._ground(self.nodes.x, self.nodes.y)

    @cached_property
    def _lit(self) -> Floats:
        return self._light(self._here[0], self.nodes.x, self.nodes.y)

    def _rough(
        self, x: Floats, y: Floats, scale: float, salt: int, octaves: int = 1
    ) -> Floats:
        del x, y  # always these places
        return noise(*self.nodes.near, scale, salt, octaves)

    def _fine(self, rough: Floats) -> Floats:
        return self.nodes.spread(rough)

    def _grain(self, x: Floats, y: Floats) -> Floats:
        # Pixels are coarser than what the grain of the landscape looks like.
        grain = cells(x, y, _GRAIN_METRES, self._salt + 60)
        grain *= 0.8
        grain += 0.6
        return grain

    def cover(self, x: Floats | None = None, y: Floats | None = None) -> Codes:
        """What covers the ground, as codes of `Cover`; always at these places."""
        del x, y
        return self._here[0]

    def bands(self, names: Sequence[str], day: int) -> dict[str, Floats]:
        """Reflectance by band without clouds; see `Landscape.reflectance`."""
        made = self._made.get(day, {})
        missing = [name for name in names if name not in made]
        if missing:
            cover, plots = self._here
            faded = self._faded(cover, plots, self.nodes.y, day)
            made = made | {
                name: self._band(name, cover, faded, self._lit) for name in missing
            }
            self._made = {day: made}
        return {name: made[name].copy() for name in names}

    def radar(self, day: int) -> Floats:
        """Backscatter, see `Landscape.backscatter`."""
        return self.backscatter(self.nodes.x, self.nodes.y, day)

    def smooth(self, scale: float, salt: int, octaves: int = 1) -> Floats:
        """Noise of one's own at these places."""
        nodes = self.nodes
        return self._field(nodes.x, nodes.y, scale, self._salt + salt, octaves)

    def relief(self) -> Floats:
        """How high the ground is, from 0 to 1: what is low lies under water."""
        return self.smooth(15_000, 30, 4)

    def clouds(self, day: int, threshold: float) -> Floats:
        """How thick clouds are, from 0 to 1; half where the sky is at the threshold."""
        return self._thickness(day, threshold, (0.0, 0.0))

    def shadows(self, day: int, threshold: float) -> Floats:
        """How thick the clouds are that cast their shadow here."""
        return self._thickness(day, threshold, _SHADOW)

    def _thickness(
        self, day: int, threshold: float, shift: tuple[float, float]
    ) -> Floats:
        seen = self._cloudiness(day, shift)
        half = 0.5 / _CLOUD_EDGE
        if not reaches(seen, threshold - half, threshold + half):
            return np.full(self.axes.shape, float(seen.flat[0] > threshold))
        above = self.nodes.spread(seen) - threshold
        above *= _CLOUD_EDGE
        above += 0.5
        return np.clip(above, 0, 1, out=above)

    def _cloudiness(self, day: int, shift: tuple[float, float]) -> Floats:
        """How likely clouds are, as coarsely as that is known; kept for a day."""
        seen = self._skies.get((day, shift))
        if seen is None:
            x, y = self.nodes.near
            seen = self._sky.cloudiness(x + shift[0], y + shift[1], day)
            today = {key: one for key, one in self._skies.items() if key[0] == day}
            self._skies = today | {(day, shift): seen}
        return seen


@lru_cache(maxsize=6)
def terrain(axes: Axes, seed: int) -> Terrain:
    """The terrain at some places; the last ones are kept, as scenes share them."""
    return Terrain(axes, seed)


def threshold_of(
    lonlat_box: tuple[float, float, float, float], day: int, cover: float, seed: int
) -> float:
    """The cloudiness above which clouds are, so that they cover a share of a box.

    Args:
        lonlat_box: West, south, east, north in degrees.
        day: Days since 1970-01-01.
        cover: The share, from 0 to 1.
        seed: Of the landscape.
    """
    west, south, east, north = lonlat_box
    x, y = mercator(
        np.linspace(west, east, _SAMPLES)[None, :],
        np.linspace(south, north, _SAMPLES)[:, None],
    )
    seen = Landscape(seed).cloudiness(x, y, day)
    if cover <= 0:
        return float(seen.max()) + 1
    return float(np.quantile(seen, 1 - min(1.0, cover)))
