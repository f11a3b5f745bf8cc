"""What is in the files of a tile; needs numpy and tifffile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import tifffile

from swath_api.sentinelhub.structs import CollectionBand

from .byoc_ingest import UnfitError
from .crs_names import DEGREES, is_common
from .grid import Grid


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from .byoc_places import Box


WHOLE = ""
"""The name of a file that has all bands of a tile."""
_SCALE, _TIEPOINT, _KEYS, _NODATA = 33550, 33922, 34735, 42113
_GEOGRAPHIC, _PROJECTED = 2048, 3072
_LEAST_TILE, _LARGEST_TILE = 256, 2048
_MOST_BANDS, _MOST_TOGETHER = 100, 10
_COMPRESSIONS = frozenset({1, 5, 8, 32773, 32946, 50000, 50013})
"""None, LZW, DEFLATE (two), PACKBITS, ZSTD and PIXTIFF."""
_FORMATS = {"u": "UINT", "i": "INT", "f": "FLOAT"}
_DEPTHS = {1: 8, 2: 16, 4: 32}


class File(NamedTuple):
    """What the header of a file tells."""

    path: Path
    grid: Grid
    samples: int
    band: CollectionBand
    empty: float | None


class Seen(NamedTuple):
    """What the files of a tile have.

    Attributes:
        files: The files by what stands for `(BAND)`; `WHOLE` has all bands.
        bands: The bands, with their sources.
    """

    files: Mapping[str, File]
    bands: dict[str, CollectionBand]

    @property
    def grid(self) -> Grid:
        """The pixels of the finest file."""
        grids = [file.grid for file in self.files.values()]
        return min(grids, key=lambda grid: grid.resx)

    @property
    def epsg(self) -> int:
        """The reference system."""
        return self.grid.epsg

    @property
    def crs(self) -> str:
        """The same as a URI."""
        return f"http://www.opengis.net/def/crs/EPSG/0/{self.epsg}"

    @property
    def box(self) -> Box:
        """West, south, east, north."""
        grid = self.grid
        return grid.west, grid.south, grid.east, grid.north

    @property
    def metres(self) -> tuple[float, float]:
        """Metres of a pixel of the finest and the coarsest file."""
        found = [file.grid.metres_per_pixel for file in self.files.values()]
        return min(found), max(found)

    @property
    def empty(self) -> float | None:
        """The number that stands for no data, if the files name one."""
        named = {file.empty for file in self.files.values()}
        return named.pop() if len(named) == 1 else None

    def values(self, most: int) -> list[NDArray[Any]] | None:
        """The pixels of each band; None if they are too many or cannot be read."""
        sizes = {(file.grid.width, file.grid.height) for file in self.files.values()}
        if len(sizes) > 1 or self.grid.width * self.grid.height > most:
            return None
        try:
            read = {name: _pixels(file) for name, file in self.files.items()}
        except (ValueError, OSError):
            return None
        return [
            read[_source(name, band, self.files)][(band.band_index or 1) - 1]
            for name, band in self.bands.items()
        ]


def look(paths: Mapping[str, Path], wanted: Mapping[str, CollectionBand]) -> Seen:
    """Looks at the files of a tile.

    Args:
        paths: The files by what stands for `(BAND)`; `WHOLE` has all bands.
        wanted: The bands of the collection; none takes what the files have.

    Raises:
        UnfitError: They cannot be ingested.
    """
    files = {name: _header(path) for name, path in paths.items()}
    _same_box(files)
    if not wanted:
        return Seen(files, _configured(files))
    for name, band in wanted.items():
        _fits(name, band, files)
    return Seen(files, dict(wanted))


def _configured(files: Mapping[str, File]) -> dict[str, CollectionBand]:
    """Bands named after the files, with numbers where a file has several."""
    found: dict[str, CollectionBand] = {}
    for key, file in files.items():
        source = key or file.path.stem
        for index in range(1, file.samples + 1):
            name = f"{source}_{index}" if file.samples > 1 else source
            found[_identifier(name)] = CollectionBand(
                bit_depth=file.band.bit_depth,
                sample_format=file.band.sample_format,
                source=source,
                band_index=index,
            )
    if len(found) > _MOST_BANDS:
        raise UnfitError(f"There are {len(found)} bands, {_MOST_BANDS} are allowed")
    return found


def _identifier(name: str) -> str:
    plain = re.sub(r"\W", "_", name, flags=re.ASCII)
    return f"_{plain}" if plain[0].isdigit() else plain


def _source(name: str, band: CollectionBand, files: Mapping[str, File]) -> str:
    """Which file has a band: that of its source, or the one that has all."""
    return WHOLE if WHOLE in files else band.source or name


def _fits(name: str, band: CollectionBand, files: Mapping[str, File]) -> None:
    file = files.get(_source(name, band, files))
    if file is None:
        raise UnfitError(f"There is no file of the band {name}")
    if (band.band_index or 1) > file.samples:
        raise UnfitError(f"The file of {name} has no band number {band.band_index}")
    own, other = ((one.bit_depth, one.sample_format) for one in (band, file.band))
    if own != other:
        told = f"{other[0]} bits {other[1]}, but {own[0]} bits {own[1]} are wanted"
        raise UnfitError(f"The file of {name} has {told}")


def _same_box(files: Mapping[str, File]) -> None:
    grids = [file.grid for file in files.values()]
    first = grids[0]
    for grid in grids[1:]:
        room = max(grid.resx, first.resx) * 1.001
        apart = max(abs(a - b) for a, b in zip(first[1:5], grid[1:5], strict=True))
        if grid.epsg != first.epsg or apart > room:
            raise UnfitError("The files of the tile do not cover the same box")


def _header(path: Path) -> File:
    try:
        with tifffile.TiffFile(path) as file:
            return _facts(path, file.pages.first)
    except (tifffile.TiffFileError, ValueError, KeyError, IndexError) as error:
        raise UnfitError(f"{path.name} is no GeoTIFF: {error}") from None


def _facts(path: Path, page: Any) -> File:
    if int(page.compression) not in _COMPRESSIONS:
        raise UnfitError(f"{path.name} has a compression that is not supported")
    sides = (page.tilewidth, page.tilelength) if page.is_tiled else (0, 0)
    if min(sides) < _LEAST_TILE or max(sides) > _LARGEST_TILE:
        limits = f"{_LEAST_TILE} to {_LARGEST_TILE}"
        raise UnfitError(f"{path.name} is not cut into tiles of {limits} pixels")
    count = int(page.samplesperpixel)
    if count > _MOST_TOGETHER:
        raise UnfitError(f"{path.name} has {count} bands, {_MOST_TOGETHER} may be")
    kind, size = page.dtype.kind, page.dtype.itemsize
    if kind not in _FORMATS or size not in _DEPTHS or (kind, size) == ("f", 2):
        raise UnfitError(f"{path.name} has samples of the type {page.dtype}")
    band: Any = {"bit_depth": _DEPTHS[size], "sample_format": _FORMATS[kind]}
    return File(path, _grid(path, page), count, CollectionBand(**band), _empty(page))


def _grid(path: Path, page: Any) -> Grid:
    keys = page.tags[_KEYS].value
    codes = {keys[i]: keys[i + 3] for i in range(4, len(keys), 4)}
    epsg = codes.get(_PROJECTED, codes.get(_GEOGRAPHIC, 0))
    if not is_common(epsg):
        raise UnfitError(f"{path.name} is in EPSG {epsg}, which is not supported")
    (i, j, _, x, y, _), (dx, dy, _) = (
        page.tags[_TIEPOINT].value[:6],
        page.tags[_SCALE].value,
    )
    west, north = x - i * dx, y + j * dy
    width, height = page.imagewidth, page.imagelength
    south = north - dy * height
    if epsg == DEGREES and not -90 <= south < north <= 90:  # noqa: PLR2004 - poles
        raise UnfitError(f"{path.name} reaches over a pole")
    return Grid(epsg, west, south, west + dx * width, north, width, height)


def _empty(page: Any) -> float | None:
    tag = page.tags.get(_NODATA)
    return None if tag is None else float(str(tag.value).strip("\0 "))


def _pixels(file: File) -> list[NDArray[Any]]:
    """The bands of a file, each of shape (rows, columns)."""
    with tifffile.TiffFile(file.path) as opened:
        page: Any = opened.pages.first
        values = np.asarray(page.asarray())
        planes_first = int(page.planarconfig) == 2  # noqa: PLR2004 - separate planes
    if values.ndim == 2:  # noqa: PLR2004 - one band
        return [values]
    return list(values if planes_first else np.moveaxis(values, 2, 0))
