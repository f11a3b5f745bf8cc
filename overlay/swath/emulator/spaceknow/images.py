"""Images cut out of a scene, on its own pixels; needs numpy and Pillow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from swath.emulator.landscape import Floats, mercator
from swath_api.spaceknow.structs import Band

from .rasters import Georeference, geotiff, ski
from .refusals import refused
from .scenes import pixel_size, plain_bands
from .utm import from_utm, to_utm
from .views import bands_of


if TYPE_CHECKING:
    from collections.abc import Iterable

    from .extents import Extent, Position
    from .scenes import Scene


MAX_PIXELS = 3_000_000
BLOCK = 16_384
"""Pixels that are made at once."""
_DEGREES = 4326


class Window(NamedTuple):
    """Pixels of a scene: first column and row, width and height."""

    column: int
    row: int
    width: int
    height: int


class Grid:
    """The pixels of a scene in its reference system."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.pixel = pixel_size(scene)
        x, y = self._projected(scene.footprint)
        self.west = float(np.floor(x.min() / self.pixel) * self.pixel)
        self.north = float(np.ceil(y.max() / self.pixel) * self.pixel)

    def _projected(self, positions: Iterable[Position]) -> tuple[Floats, Floats]:
        lon, lat = np.array(list(positions)).T
        if self.scene.epsg == _DEGREES:
            return lon, lat
        return to_utm(lon, lat, self.scene.epsg)

    def window(self, extent: Extent) -> Window:
        """The pixels that an extent covers: the rectangle around its corners."""
        corners = [position for _, ring in extent.rings for position in ring]
        x, y = self._projected(corners)
        columns = (x - self.west) / self.pixel
        rows = (self.north - y) / self.pixel
        left, right = round(float(columns.min())), round(float(columns.max()))
        top, bottom = round(float(rows.min())), round(float(rows.max()))
        return Window(left, top, max(1, right - left), max(1, bottom - top))

    def corners(self, window: Window) -> list[Position]:
        """The corners of a window in degrees, against the clock."""
        x = self.west + self.pixel * np.array([0, 1, 1, 0]) * window.width
        x = x + self.pixel * window.column
        y = self.north - self.pixel * np.array([1, 1, 0, 0]) * window.height
        y = y - self.pixel * window.row
        lon, lat = self._degrees(x, y)
        return list(zip(lon.tolist(), lat.tolist(), strict=True))

    def _degrees(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        if self.scene.epsg == _DEGREES:
            return x, y
        return from_utm(x, y, self.scene.epsg)

    def bands(self, window: Window, scale: float = 1.0) -> list[Band]:
        """The bands with where a window's pixels are."""
        size = self.pixel * scale
        return [
            msgspec.structs.replace(
                band,
                pixel_size_x=size,
                pixel_size_y=-size,
                crs_origin_x=self.west + self.pixel * window.column,
                crs_origin_y=self.north - self.pixel * window.row,
                approximate_resolution_x=self.scene.dataset.gsd * scale,
                approximate_resolution_y=self.scene.dataset.gsd * scale,
            )
            for band in plain_bands(self.scene)
        ]

    def axes(self, window: Window, scale: float) -> tuple[Floats, Floats]:
        """The middles of a window's columns and rows in the reference system."""
        size = self.pixel * scale
        width, height = scaled(window, scale)
        x = self.west + self.pixel * window.column + size * (np.arange(width) + 0.5)
        y = self.north - self.pixel * window.row - size * (np.arange(height) + 0.5)
        return x.astype(np.float64), y.astype(np.float64)

    def places(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Columns and rows as places in map metres."""
        lon, lat = self._degrees(*np.broadcast_arrays(x[None, :], y[:, None]))
        return mercator(lon, lat)


def scaled(window: Window, scale: float) -> tuple[int, int]:
    """Width and height of a window in pixels that are `scale` times as wide."""
    return max(1, round(window.width / scale)), max(1, round(window.height / scale))


class Image(NamedTuple):
    """An image that was ordered: SKI, or one band as a raster."""

    grid: Grid
    window: Window
    scale: float
    raster: bool

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        return "tif" if self.raster else "ski"

    def content(self) -> bytes:
        """The file."""
        grid, scene = self.grid, self.grid.scene
        names = scene.dataset.bands[:1] if self.raster else scene.dataset.bands
        bands = [(10_000 * one).round().astype(np.uint16) for one in self._seen(names)]
        if self.raster:
            west = grid.west + grid.pixel * self.window.column
            north = grid.north - grid.pixel * self.window.row
            place = Georeference(scene.epsg, west, north, grid.pixel * self.scale)
            return geotiff(bands[0], place)
        described = scene.described(grid.bands(self.window, self.scale))
        known = [[*band.names] for band in plain_bands(scene)]
        return ski(bands, known, msgspec.to_builtins(described))

    def _seen(self, names: tuple[str, ...]) -> Floats:
        """What the scene measures, row by row as the processor's cache likes it."""
        x, y = self.grid.axes(self.window, self.scale)
        step = max(1, BLOCK // x.size)
        parts = [
            bands_of(self.grid.scene, names, *self.grid.places(x, y[at : at + step]))
            for at in range(0, y.size, step)
        ]
        return np.concatenate(parts, axis=1)


def ordered(
    scene: Scene, extent: Extent, resolution: float | None, raster: str | None
) -> Image:
    """Checks the order of an image.

    Raises:
        Refusal: It is too large, or the scene cannot be had so.
    """
    dataset = scene.dataset
    if not dataset.downloadable or (raster and not dataset.exportable):
        raise refused("UNSUPPORTED-IMAGERY", f"{dataset.name} is not given out so.")
    if raster and raster.lower() not in RASTERS:
        raise refused("UNSUPPORTED-IMAGERY", f"Rasters come as {', '.join(RASTERS)}.")
    grid = Grid(scene)
    window = grid.window(extent)
    scale = resolution / dataset.gsd if resolution else 1.0
    width, height = scaled(window, scale)
    if max(window.width * window.height, width * height) > MAX_PIXELS:
        detail = "An image has 3 megapixels at most, before and after scaling."
        raise refused("EXTENT-TOO-LARGE", detail)
    return Image(grid, window, scale, bool(raster))


RASTERS = ("geotiff", "tiff", "tif")
"""Inferred: the kinds of `exportRaster`."""
