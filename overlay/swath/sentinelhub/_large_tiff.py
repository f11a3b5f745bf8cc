"""GeoTIFF files that grow tile by tile; needs the extra ``raster``.

The tiles of a chunk are compressed and appended, whichever chunk comes first. Where
each of them stands is written into the file's head at the end: until then, no reader
takes it for a picture.
"""

# tifffile leaves much untyped:
# pyright: reportUnknownMemberType=false
from __future__ import annotations

import itertools
import os
import threading
import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from swath._extra import needed
from swath._io.files import sync_folder
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._large_chunks import TILE, Chunk
from swath.sentinelhub._large_journal import Layer, Stretch
from swath.sentinelhub._pixels import Array


_CLASSIC = 3_500_000_000
"""Bytes of pixels that a file with offsets of 32 bits is trusted with."""

_LEVEL = 1
"""Of compression: higher ones take several times as long for a few per cent."""

_SCALE, _TIEPOINT, _KEYS, _NODATA = 33550, 33922, 34735, 42113
_DOUBLE, _SHORT, _ASCII = 12, 3, 2
_OFFSETS, _COUNTS = 324, 325


class _Table(NamedTuple):
    """Where the head of a file lists something of each tile, and how."""

    place: int
    dtype: str
    tiles: int


class TiffFile:
    """A GeoTIFF under way. Close it in the end.

    Args:
        path: Where it is; it has to be there, see `create`.
        grid: Its pixels.
        layer: What they are.
        stretches: What of it is there.
    """

    def __init__(
        self, path: Path, grid: Grid, layer: Layer, stretches: Iterable[Stretch]
    ) -> None:
        self._grid = grid
        self._layer = layer
        self._appending = threading.Lock()
        self._file = path.open("r+b")
        self._end = max((one.end for one in stretches), default=self._size())
        self._file.truncate(self._end)  # what no line of the journal tells of

    @staticmethod
    def create(path: Path, grid: Grid, layer: Layer) -> None:
        """Makes a file without tiles, which appears under its name when it is whole."""
        with needed("render_large()", "raster"):
            tifffile: Any = import_module("tifffile")
        part = path.with_name(f"{path.name}.new")
        pixels = grid.width * grid.height * layer.bands * _dtype(layer).itemsize
        options = {"bigtiff": pixels > _CLASSIC, "byteorder": "<"}
        with tifffile.TiffWriter(part, **options) as writer:
            writer.write(_no_tiles(grid, layer), **_form(grid, layer))
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)

    def append(self, pixels: Array) -> Stretch:
        """Writes the tiles of a chunk; they are on the disk when this returns.

        Args:
            pixels: Of shape (rows, columns, bands).
        """
        tiles = [zlib.compress(tile, _LEVEL) for tile in _tiles(pixels)]
        with self._appending:
            start = self._end
            self._file.seek(start)
            self._file.writelines(tiles)
            self._file.flush()
            self._end = self._file.tell()
        os.fsync(self._file.fileno())
        return Stretch(start, [len(tile) for tile in tiles])

    def finish(self, placed: Iterable[tuple[Chunk, Stretch]]) -> None:
        """Tells in the head where all tiles are."""
        with needed("render_large()", "raster"):
            import numpy as np  # noqa: PLC0415 - an extra
        offsets, counts = _tables(self._file)
        starts = np.zeros(offsets.tiles, np.int64)
        sizes = np.zeros(counts.tiles, np.int64)
        across = -(-self._grid.width // TILE)
        for chunk, stretch in placed:
            at = _numbers(chunk, across)
            sizes[at] = stretch.sizes
            starts[at] = stretch.start + np.cumsum([0, *stretch.sizes[:-1]])
        for table, values in ((offsets, starts), (counts, sizes)):
            self._file.seek(table.place)
            self._file.write(values.astype(table.dtype).tobytes())
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Closes it."""
        self._file.close()

    def _size(self) -> int:
        return self._file.seek(0, os.SEEK_END)


def _dtype(layer: Layer) -> Any:
    import numpy as np  # noqa: PLC0415 - an extra

    return np.dtype(layer.dtype).newbyteorder("<")


def _bands(layer: Layer) -> tuple[int, ...]:
    """The last axis of pixels, if there is one."""
    return () if layer.bands == 1 else (layer.bands,)


def _no_tiles(grid: Grid, layer: Layer) -> Iterator[Array | None]:
    """What tifffile writes a head for: it learns of the first tile what they are."""
    import numpy as np  # noqa: PLC0415 - an extra

    count = -(-grid.width // TILE) * -(-grid.height // TILE)
    first = np.zeros((TILE, TILE, *_bands(layer)), _dtype(layer))
    return itertools.chain([first], itertools.repeat(None, count - 1))


def _form(grid: Grid, layer: Layer) -> dict[str, Any]:
    coloured = layer.dtype == "uint8" and layer.bands in {3, 4}
    extra = layer.bands - (3 if coloured else 1)
    return {
        "shape": (grid.height, grid.width, *_bands(layer)),
        "dtype": _dtype(layer),
        "tile": (TILE, TILE),
        "compression": "adobe_deflate",
        "photometric": "rgb" if coloured else "minisblack",
        "planarconfig": "contig" if layer.bands > 1 else None,
        "extrasamples": ("unassalpha" if coloured else "unspecified",) * extra,
        "metadata": None,
        "software": False,
        "extratags": [*_tags(grid, layer.nodata)],
    }


def _tags(grid: Grid, nodata: float | None) -> Iterator[tuple[Any, ...]]:
    """Where the pixels are, as GeoTIFF has it."""
    model, key = (2, 2048) if grid.crs.in_degrees else (1, 3072)
    epsg = grid.crs.epsg
    keys = (1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, 1, key, 0, 1, epsg)
    corner = (0.0, 0.0, 0.0, grid.bbox[0], grid.bbox[3], 0.0)
    yield _SCALE, _DOUBLE, 3, (*grid.resolution, 0.0), True
    yield _TIEPOINT, _DOUBLE, 6, corner, True
    yield _KEYS, _SHORT, len(keys), keys, True
    if nodata is not None:
        yield _NODATA, _ASCII, 0, f"{nodata:.17g}", True


def _tiles(pixels: Array) -> Iterator[bytes]:
    """The tiles of a chunk, row by row; zeros fill those at the edges."""
    import numpy as np  # noqa: PLC0415 - an extra

    little = pixels.dtype.newbyteorder("<")
    height, width, bands = pixels.shape
    for row in range(0, height, TILE):
        for column in range(0, width, TILE):
            part = pixels[row : row + TILE, column : column + TILE]
            tile = np.zeros((TILE, TILE, bands), little)
            tile[: part.shape[0], : part.shape[1]] = part
            yield tile.tobytes()


def _numbers(chunk: Chunk, across: int) -> list[int]:
    """Which tiles of a file those of a chunk are."""
    first = chunk.row // TILE * across + chunk.column // TILE
    rows, columns = -(-chunk.grid.height // TILE), -(-chunk.grid.width // TILE)
    return [
        first + row * across + column
        for row in range(rows)
        for column in range(columns)
    ]


def _tables(file: Any) -> tuple[_Table, _Table]:
    tifffile: Any = import_module("tifffile")
    file.seek(0)
    tags: Any = tifffile.TiffFile(file).pages[0].tags
    kinds = {3: "<u2", 4: "<u4", 16: "<u8"}
    offsets, counts = (
        _Table(tag.valueoffset, kinds[int(tag.dtype)], tag.count)
        for tag in (tags[_OFFSETS], tags[_COUNTS])
    )
    return offsets, counts
