"""The samples of a scene on the pixels of a request; needs numpy."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from swath.emulator.landscape import Floats

from .crs import lonlat, projected, ring_in
from .grid import Grid, inside, unit_of_metre
from .kept import kept
from .measures import CATEGORIES, measured
from .reflectances import View
from .terrain import Axes, terrain, threshold_of


if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .collection_bands import Band
    from .collections import Collection
    from .process_body import Kernel
    from .rasters import Raster
    from .scenes import Scene
    from .world import World


DTYPES: dict[str, type[np.generic]] = {
    "UINT8": np.uint8,
    "UINT16": np.uint16,
    "INT16": np.int16,
    "UINT32": np.uint32,
    "FLOAT32": np.float32,
}
_COARSER = 0.999


class Sampling(NamedTuple):
    """How samples are taken.

    Attributes:
        names: The bands, without `dataMask`.
        upsampling: What lies between the pixels of a source that is too coarse.
        raw: Whether numbers are those of the product, not made comparable.
    """

    names: tuple[str, ...]
    upsampling: Kernel
    raw: bool


class Samples(NamedTuple):
    """Digital numbers by band, and where there are any; of shape (rows, columns)."""

    bands: dict[str, NDArray[Any]]
    mask: NDArray[np.bool_]


def footprint_mask(scene: Scene, grid: Grid) -> NDArray[np.bool_]:
    """Which pixels a scene shows."""
    if len(scene.footprint) == 0:
        return np.ones((grid.height, grid.width), bool)
    ring = ring_in(scene.footprint, grid.epsg, grid.centre[0])
    return inside([ring], grid.x, grid.y)


def sample(
    world: World, shown: Collection, scene: Scene, grid: Grid, wanted: Sampling
) -> Samples:
    """What a scene measured.

    Args:
        world: Which world.
        shown: The scene's collection.
        scene: The scene.
        grid: The pixels.
        wanted: What of it, and how.
    """
    if (raster := world.rasters.of(scene)) is not None:
        return _of_raster(raster, shown, grid, wanted)
    bands: dict[str, NDArray[Any]] = {}
    for resolution, names in _by_resolution(shown, wanted.names).items():
        if world.flat:
            flat = _flat(names, grid)
            bands |= {name: _numbers(flat[name], shown.bands[name]) for name in names}
        else:
            bands |= _measured(world, shown, scene, grid, names, resolution, wanted)
    if wanted.raw and _offset(scene):
        for name, numbers in bands.items():
            if shown.bands[name].default_unit == "REFLECTANCE":
                bands[name] = numbers + numbers.dtype.type(_offset(scene))
    return Samples(bands, np.ones((grid.height, grid.width), bool))


def _measured(
    world: World,
    shown: Collection,
    scene: Scene,
    grid: Grid,
    names: list[str],
    resolution: float,
    wanted: Sampling,
) -> dict[str, NDArray[Any]]:
    """Digital numbers of bands that share a resolution, kept or made."""
    look = world.seed, shown.id, scene.id, scene.day, grid, wanted.upsampling
    found = {name: kept.get((*look, name)) for name in names}
    missing = [name for name, numbers in found.items() if numbers is None]
    if missing:
        values = _of_world(world, shown, scene, grid, missing, resolution, wanted)
        for name in missing:
            found[name] = numbers = _numbers(values[name], shown.bands[name])
            kept.put((*look, name), numbers)
    return {name: numbers for name, numbers in found.items() if numbers is not None}


_NEW_BASELINE = 19_017
"""The day, 2022-01-25, from which products of Sentinel-2 have an offset."""
_BASELINE_OFFSET = 1000


def _offset(scene: Scene) -> int:
    new = scene.collection.startswith("sentinel-2") and scene.day >= _NEW_BASELINE
    return _BASELINE_OFFSET if new else 0


def _by_resolution(shown: Collection, names: Sequence[str]) -> dict[float, list[str]]:
    found: dict[float, list[str]] = {}
    for name in names:
        found.setdefault(shown.bands[name].resolution, []).append(name)
    return found


def _numbers(values: Floats, band: Band) -> NDArray[Any]:
    """Values in the default unit as digital numbers."""
    dtype = DTYPES[band.dtype]
    if band.dtype == "FLOAT32":
        return values.astype(dtype)
    limits = np.iinfo(dtype)  # type: ignore[type-var]  # an integer type it is
    scaled = values / band.factor
    np.rint(scaled, out=scaled)
    return np.clip(scaled, limits.min, limits.max, out=scaled).astype(dtype)


def _flat(names: list[str], grid: Grid) -> dict[str, Floats]:
    """A world of one colour, a little brighter with each band."""
    shape = (grid.height, grid.width)
    return {
        name: np.full(shape, 0.1 + 0.02 * number) for number, name in enumerate(names)
    }


def _of_world(
    world: World,
    shown: Collection,
    scene: Scene,
    grid: Grid,
    names: list[str],
    resolution: float,
    wanted: Sampling,
) -> dict[str, Floats]:
    """What the world shows on the pixels of the source, brought to those asked for."""
    lats = [lat for _, lat in scene.footprint] or [grid.centre[1]]
    mean_lat = sum(lats) / len(lats)
    side = resolution * unit_of_metre(grid.epsg, mean_lat)
    across = _Axis.of(grid.west, grid.resx, grid.width, side)
    down = _Axis.of(-grid.north, grid.resy, grid.height, side)
    axes = Axes(
        grid.epsg,
        (across.first, across.step, across.size),
        (-down.first, down.step, down.size),
    )
    view = View(
        terrain(axes, world.seed),
        scene.day,
        _threshold(scene, world.seed),
        shown,
        mean_lat,
    )
    found = measured(view, names)
    return {
        name: _brought(
            np.broadcast_to(values, axes.shape),
            down,
            across,
            "NEAREST" if name in CATEGORIES else wanted.upsampling,
        )
        for name, values in found.items()
    }


_MARGIN = 2


class _Axis(NamedTuple):
    """The pixels of a source along an axis that grows, and places among them.

    Attributes:
        first: The middle of the first pixel.
        step: The side of a pixel.
        size: How many pixels.
        at: The places that are asked for, in pixels from the first middle on; None if
            the pixels are just them.
    """

    first: float
    step: float
    size: int
    at: Floats | None

    @staticmethod
    def of(start: float, step: float, count: int, side: float) -> _Axis:
        """The pixels under some places.

        Args:
            start: The edge before the first place.
            step: How far places are apart.
            count: How many places.
            side: Of a pixel of the source; its edges are at multiples of it.
        """
        if step >= side * _COARSER:
            return _Axis(start + step / 2, step, count, None)
        places = (start + step * (np.arange(count) + 0.5)) / side - 0.5
        low = math.floor(places[0] + 0.5) - _MARGIN
        high = math.floor(places[-1] + 0.5) + _MARGIN
        return _Axis((low + 0.5) * side, side, high - low + 1, places - low)


def _brought(values: Floats, down: _Axis, across: _Axis, kernel: Kernel) -> Floats:
    """Samples of the source at the places that are asked for."""
    rows = _along(values, down.at, kernel)
    return _along(rows.T, across.at, kernel).T


def _along(values: Floats, at: Floats | None, kernel: Kernel) -> Floats:
    """Interpolates along the first axis."""
    if at is None:
        return values
    if kernel == "NEAREST":
        return values[np.floor(at + 0.5).astype(np.int64)]
    base = np.floor(at).astype(np.int64)
    weights = _weights(at - base, kernel)
    total = np.zeros((at.size, values.shape[1]))
    for offset, weight in weights:
        total += values[base + offset] * weight[:, None]
    return total


def _weights(part: Floats, kernel: Kernel) -> list[tuple[int, Floats]]:
    """How much pixels around count, by how far away they are."""
    if kernel == "BILINEAR":
        return [(0, 1 - part), (1, part)]
    square, cube = part**2, part**3
    return [
        (-1, (-cube + 2 * square - part) / 2),
        (0, (3 * cube - 5 * square + 2) / 2),
        (1, (-3 * cube + 4 * square + part) / 2),
        (2, (cube - square) / 2),
    ]


@lru_cache(maxsize=1024)
def _threshold_of(
    ring: tuple[tuple[float, float], ...], day: int, cover: float, seed: int
) -> float:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    box = min(lons), min(lats), max(lons), max(lats)
    return threshold_of(box, day, cover / 100, seed)


def _threshold(scene: Scene, seed: int) -> float | None:
    """The cloudiness from which on a scene has clouds."""
    if scene.cloud_cover is None:
        return None
    ring = tuple((lon, lat) for lon, lat in scene.footprint)
    return _threshold_of(ring, scene.day, scene.cloud_cover, seed)


def _of_raster(
    raster: Raster, shown: Collection, grid: Grid, wanted: Sampling
) -> Samples:
    """The pixels of a user's picture; bands that it lacks are empty."""
    source = raster.grid
    x, y = np.meshgrid(grid.x, grid.y)
    if grid.epsg != source.epsg:
        x, y = projected(*lonlat(x, y, grid.epsg), source.epsg)
    columns = (x - source.west) / source.resx
    rows = (source.north - y) / source.resy
    within = (columns >= 0) & (columns < source.width)
    within &= (rows >= 0) & (rows < source.height)
    i = np.clip(np.floor(rows), 0, source.height - 1).astype(np.int64)
    j = np.clip(np.floor(columns), 0, source.width - 1).astype(np.int64)
    mask = within & raster.valid[i, j]
    bands: dict[str, NDArray[Any]] = {}
    for name in wanted.names:
        values = raster.bands.get(name)
        seen = np.zeros(mask.shape) if values is None else values[i, j]
        smooth = wanted.upsampling != "NEAREST" and name not in CATEGORIES
        if values is not None and smooth:
            seen = _bilinear(values, rows - 0.5, columns - 0.5)
        filled = np.where(mask, seen, 0).astype(np.float64)
        bands[name] = _numbers(filled, shown.bands[name])
    return Samples(bands, mask)


def _bilinear(values: NDArray[Any], rows: Floats, columns: Floats) -> Floats:
    """Between the middles of four pixels; at the rim between those there are."""
    height, width = values.shape
    i, j = np.floor(rows).astype(np.int64), np.floor(columns).astype(np.int64)
    s, t = rows - i, columns - j
    top, low = np.clip(i, 0, height - 1), np.clip(i + 1, 0, height - 1)
    left, right = np.clip(j, 0, width - 1), np.clip(j + 1, 0, width - 1)
    upper = values[top, left] * (1 - t) + values[top, right] * t
    lower = values[low, left] * (1 - t) + values[low, right] * t
    return np.asarray(upper * (1 - s) + lower * s, dtype=np.float64)
