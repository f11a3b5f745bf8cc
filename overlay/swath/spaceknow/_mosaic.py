"""Tiles of a map stitched to one picture; needs the extra ``raster``."""

from __future__ import annotations

import math
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from swath._errors import DecodeError, InputError
from swath._extra import needed
from swath.geo import MapTile
from swath.spaceknow._gridfile import TileSet
from swath.spaceknow._raster import geotiff_pixels, png_pixels, write_geotiff


with needed("a mosaic", "raster"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


Array: TypeAlias = "NDArray[Any]"

_EDGE = math.pi * 6_378_137.0
"""Metres from the middle of the Web Mercator map to its edge."""

_TILE = 512
"""Pixels of a tile's side, for the size of a mosaic before the first tile is seen."""

_READERS = {"png": png_pixels, "geotiff": geotiff_pixels}


@dataclass(frozen=True, eq=False, repr=False)
class Mosaic:
    """A picture of Web Mercator's plane, north up.

    Attributes:
        pixels: Its samples, of shape (rows, columns, bands). A ``.png`` gives 4 bands
            of 0..255, red, green, blue and opacity. Where there was nothing it is 0,
            or NaN if it holds fractions.
        west: Of its left edge, in metres of EPSG:3857.
        north: Of its upper edge, in metres of EPSG:3857.
        pixel: The side of a pixel, in the same metres; on the ground it is shorter by
            the cosine of the latitude.
    """

    pixels: Array
    west: float
    north: float
    pixel: float
    crs = "EPSG:3857"

    @property
    def transform(self) -> tuple[float, float, float, float, float, float]:
        """From column and row to x and y, as rasterio's ``Affine(*transform)``."""
        return (self.pixel, 0.0, self.west, 0.0, -self.pixel, self.north)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of EPSG:3857."""
        rows, columns, _ = self.pixels.shape
        south = self.north - rows * self.pixel
        return self.west, south, self.west + columns * self.pixel, self.north

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees of WGS 84."""
        west, south, east, north = self.bounds
        return _lon(west), _lat(south), _lon(east), _lat(north)

    def to_numpy(self) -> Array:
        """Its pixels, of shape (rows, columns, bands)."""
        return self.pixels

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes it as a GeoTIFF, which appears when it is whole; gives its path.

        Raises:
            ImportError: The extra ``raster`` is not installed.
        """
        place = self.west, self.north, self.pixel
        return write_geotiff(Path(path), self.pixels, place, epsg=3857)

    def __repr__(self) -> str:
        return f"<Mosaic {self.pixels.shape} {self.pixels.dtype} bbox={self.bbox}>"


class Canvas:
    """Takes tiles, in any order and from several threads.

    Args:
        tiles: Those that will come.
        file: The name of their file.
        max_megapixels: The largest picture wanted.

    Raises:
        InputError: There are no tiles, the picture would be larger, or the file is
            none that can be stitched.
    """

    def __init__(self, tiles: TileSet, file: str, max_megapixels: float) -> None:
        self._read = _reader(file)
        self._zoom = tiles.zoom
        self._left, self._top, right, bottom = tiles.span()
        self._columns, self._rows = right - self._left, bottom - self._top
        self._check(max_megapixels)
        self._array: Array | None = None
        self._making = threading.Lock()

    def place(self, tile: MapTile, content: bytes | None) -> None:
        """Puts a tile where it belongs; an empty one leaves its place empty.

        Raises:
            DecodeError: It is no picture, or one of another kind than the others.
        """
        if content is None:
            return
        pixels = self._read(content)
        with self._making:
            if self._array is None:
                self._array = self._blank(pixels)
        side = pixels.shape[0]
        top, left = (tile.y - self._top) * side, (tile.x - self._left) * side
        target = self._array[top : top + side, left : left + side]
        if target.shape != pixels.shape or target.dtype != pixels.dtype:
            raise DecodeError(f"tile {tuple(tile)} is no picture like the other tiles")
        target[...] = pixels

    def mosaic(self) -> Mosaic:
        """The picture."""
        array = self._array
        if array is None:
            array = self._blank(np.zeros((_TILE, _TILE, 4), np.uint8))
        side = 2 * _EDGE / (1 << self._zoom)
        return Mosaic(
            pixels=array,
            west=self._left * side - _EDGE,
            north=_EDGE - self._top * side,
            pixel=side * self._rows / array.shape[0],
        )

    def _blank(self, pixels: Array) -> Array:
        side, _, bands = pixels.shape
        nothing = np.nan if pixels.dtype.kind == "f" else 0
        shape = self._rows * side, self._columns * side, bands
        return np.full(shape, nothing, pixels.dtype)

    def _check(self, max_megapixels: float) -> None:
        megapixels = self._rows * self._columns * _TILE**2 / 1e6
        if megapixels > max_megapixels:
            raise InputError(
                f"at zoom {self._zoom} the mosaic would have {megapixels:.0f} "
                f"megapixels: name an extent, raise max_megapixels="
                f"{max_megapixels:g}, or download the tiles"
            )


def _reader(file: str) -> Any:
    form = file.rpartition(".")[2]
    if form not in _READERS:
        raise InputError(f"{file!r} cannot be stitched: name a .png or a .geotiff")
    return _READERS[form]


def _lon(x: float) -> float:
    return x / _EDGE * 180


def _lat(y: float) -> float:
    return math.degrees(math.atan(math.sinh(y / _EDGE * math.pi)))
