"""Batch results as one Zarr group, version 2 of the format; needs numpy.

Each output is an array of `time`, `y` and `x`; the bands of an output are its times.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
import numpy as np

from swath.emulator.landscape import Floats
from swath_api.sentinelhub.structs import ZarrCoordinates

from .encode import TIFF
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from swath_api.sentinelhub.structs import (
        ZarrArrayOverride,
        ZarrArrayParameters,
        ZarrGroup,
    )

    from .batch_model import Piece
    from .evalscript_setup import OutputSpec
    from .grid import Grid
    from .objects import Objects
    from .process import Made
    from .process_body import Response


ZARR: Final = "zarr/array"
GRIDS: Final = frozenset({3, 6, 7})
"""The tiling grids that may be written as Zarr: one reference system each."""
_BLOSC = {"id": "blosc", "cname": "lz4", "clevel": 5, "shuffle": 1, "blocksize": 0}
_DTYPES = {
    *("|u1", "|i1", "<u2", ">u2", "<i2", ">i2"),
    *("<f4", ">f4", "<f8", ">f8"),
}
_KINDS = {
    "AUTO": np.uint8,
    "UINT8": np.uint8,
    "INT8": np.int8,
    "UINT16": np.uint16,
    "INT16": np.int16,
    "FLOAT32": np.float32,
}


class Layout(NamedTuple):
    """How an array is stored."""

    dtype: str
    chunks: list[int]
    fill_value: float | str
    compressor: dict[str, Any] | None
    attributes: dict[str, Any]


class Extent(NamedTuple):
    """The pixels of all tiles together: left, top, steps, columns and rows."""

    west: float
    north: float
    resx: float
    resy: float
    width: int
    height: int

    def place(self, grid: Grid) -> tuple[int, int]:
        """The first row and column of a tile."""
        row = round((self.north - grid.north) / self.resy)
        return row, round((grid.west - self.west) / self.resx)


class Group:
    """The target of a job: a group with an array for each output.

    Args:
        objects: Where it is written.
        root: Its URL.
        group: What the request says of it.
        parameters: How arrays are stored.
        overrides: What is different for single outputs.
        wanted: The outputs.
    """

    def __init__(
        self,
        objects: Objects,
        root: str,
        group: ZarrGroup,
        parameters: ZarrArrayParameters | None,
        overrides: dict[str, ZarrArrayOverride],
        wanted: list[Response],
    ) -> None:
        self._objects = objects
        self._root = root
        self._group = group
        self._wanted = wanted
        self._layouts = {
            one.identifier: _layout(parameters, overrides.get(one.identifier), one)
            for one in wanted
        }
        self._extent: Extent | None = None

    def render_as_tiff(self) -> None:
        """Has the outputs rendered as those of files are, which can hold the same."""
        for one in self._wanted:
            one.format.type = TIFF

    def check(self, pieces: Sequence[Piece], outputs: list[OutputSpec]) -> None:
        """Refuses what does not fit, and writes all but the pictures.

        Raises:
            ServiceError: There is a group already, or types or chunks do not fit.
        """
        if self._objects.path(f"{self._root}/.zgroup").exists():
            raise bad_payload(f"{self._root} has a Zarr group already")
        first: Grid = pieces[0].shape.grid
        specs = {one.id: one for one in outputs}
        for name, layout in self._layouts.items():
            _check(name, layout, specs[name], first)
        self._extent = _extent([piece.shape.grid for piece in pieces])
        self._write_group()
        for name, layout in self._layouts.items():
            self._write_array(name, layout, specs[name].bands)

    def has(self, piece: Piece) -> bool:
        """A group is always written whole."""
        del piece
        return False

    def put(self, piece: Piece, made: Made) -> None:
        """Writes the chunks of a tile."""
        assert made.picture is not None  # noqa: S101 - `check` saw the output
        assert self._extent is not None  # noqa: S101 - the same
        name = made.response.identifier
        layout, pixels = self._layouts[name], made.picture.pixels
        row, column = self._extent.place(piece.shape.grid)
        if self._bottom_up:
            pixels, row = pixels[::-1], self._extent.height - row - pixels.shape[0]
        _, high, wide = layout.chunks
        for key, chunk in _chunks(pixels, high, wide, (row // high, column // wide)):
            self._put(f"{name}/{key}", _packed(chunk.astype(layout.dtype), layout))

    @property
    def _bottom_up(self) -> bool:
        coordinates = self._group.coordinates
        return isinstance(coordinates, ZarrCoordinates) and (
            coordinates.origin == "bottomLeft"
        )

    def _write_group(self) -> None:
        self._put_json(".zgroup", {"zarr_format": 2})
        self._put_json(".zattrs", self._group.custom_attributes or {})
        assert self._extent is not None  # noqa: S101 - it was set just now
        west, north, resx, resy, width, height = self._extent
        x = west + resx * (np.arange(width, dtype=np.float64) + 0.5)
        y = north - resy * (np.arange(height, dtype=np.float64) + 0.5)
        self._write_axis("x", x)
        self._write_axis("y", y[::-1] if self._bottom_up else y)

    def _write_axis(self, name: str, values: Floats) -> None:
        layout = Layout("<f8", [values.size], "NaN", None, {})
        self._put_json(f"{name}/.zarray", _metadata(layout, [values.size]))
        self._put_json(f"{name}/.zattrs", {"_ARRAY_DIMENSIONS": [name]})
        self._put(f"{name}/0", np.ascontiguousarray(values, "<f8").tobytes())

    def _write_array(self, name: str, layout: Layout, bands: int) -> None:
        assert self._extent is not None  # noqa: S101 - `check` set it
        shape = [bands, self._extent.height, self._extent.width]
        told = {"_ARRAY_DIMENSIONS": ["time", "y", "x"]} | layout.attributes
        self._put_json(f"{name}/.zarray", _metadata(layout, shape))
        self._put_json(f"{name}/.zattrs", told)

    def _put_json(self, key: str, value: Any) -> None:
        self._put(key, msgspec.json.encode(value))

    def _put(self, key: str, content: bytes) -> None:
        self._objects.put(f"{self._root}/{key}", content)


def check_zarr(wanted: Sequence[Response], grid: int | None) -> None:
    """Refuses a request that cannot become a Zarr group.

    Raises:
        ServiceError: The grid or the format of an output is not for Zarr.
    """
    if grid not in GRIDS:
        known = ", ".join(map(str, sorted(GRIDS)))
        raise bad_payload(f"Zarr output needs one of the tiling grids {known}")
    for one in wanted:
        if one.format.type.lower() != ZARR:
            message = f"response {one.identifier} of a Zarr output must be {ZARR}"
            raise bad_payload(message)


def _layout(
    parameters: ZarrArrayParameters | None,
    override: ZarrArrayOverride | None,
    response: Response,
) -> Layout:
    """How the array of an output is stored."""
    found: dict[str, Any] = {}
    for one in (parameters, override):
        found |= msgspec.to_builtins(one) if one else {}
    missing = {"dtype", "chunks", "fill_value"} - set(found)
    if missing:
        name = response.identifier
        raise bad_payload(f"array {name} lacks {', '.join(sorted(missing))}")
    return Layout(
        found["dtype"],
        found["chunks"],
        found["fill_value"],
        found.get("compressor", _BLOSC),
        found.get("customAttributes", {}),
    )


def _check(name: str, layout: Layout, spec: OutputSpec, grid: Grid) -> None:
    """Refuses an array that cannot hold an output."""
    if layout.dtype not in _DTYPES:
        known = ", ".join(sorted(_DTYPES))
        raise bad_payload(f"array {name}: dtype {layout.dtype}: take {known}")
    if not np.can_cast(_KINDS[spec.sample_type], np.dtype(layout.dtype), "safe"):
        message = f"array {name}: dtype {layout.dtype} cannot hold {spec.sample_type}"
        raise bad_payload(message)
    first, high, wide = layout.chunks
    fits = min(high, wide) > 0 and not grid.height % high and not grid.width % wide
    if first != 1 or not fits:
        size = f"{grid.height} x {grid.width}"
        message = f"array {name}: chunks {layout.chunks} do not divide tiles of {size}"
        raise bad_payload(message)
    if layout.compressor and layout.compressor.get("id") not in {
        "blosc",
        "zlib",
        "gzip",
    }:
        raise bad_payload(f"array {name}: the compressor is not supported")


def _extent(grids: list[Grid]) -> Extent:
    west, north = min(one.west for one in grids), max(one.north for one in grids)
    east, south = max(one.east for one in grids), min(one.south for one in grids)
    resx, resy = grids[0].resx, grids[0].resy
    width, height = round((east - west) / resx), round((north - south) / resy)
    return Extent(west, north, resx, resy, width, height)


def _metadata(layout: Layout, shape: list[int]) -> dict[str, Any]:
    return {
        "zarr_format": 2,
        "shape": shape,
        "chunks": layout.chunks,
        "dtype": layout.dtype,
        "compressor": layout.compressor,
        "fill_value": layout.fill_value,
        "order": "C",
        "filters": None,
    }


def _chunks(
    pixels: NDArray[Any], high: int, wide: int, first: tuple[int, int]
) -> Iterator[tuple[str, NDArray[Any]]]:
    """The chunks of a tile with their keys."""
    rows, columns, bands = pixels.shape
    for band in range(bands):
        for i in range(math.ceil(rows / high)):
            for j in range(math.ceil(columns / wide)):
                part = pixels[
                    i * high : (i + 1) * high, j * wide : (j + 1) * wide, band
                ]
                yield f"{band}.{first[0] + i}.{first[1] + j}", part


def _packed(chunk: NDArray[Any], layout: Layout) -> bytes:
    raw = np.ascontiguousarray(chunk).tobytes()
    compressor = layout.compressor
    if not compressor:
        return raw
    kind = compressor["id"]
    if kind == "zlib":
        return zlib.compress(raw)
    if kind == "gzip":
        return gzip.compress(raw, mtime=0)
    return _blosc(raw, chunk.dtype.itemsize)


_BLOSC_VERSION, _LZ4_VERSION, _STORED, _LZ4 = 2, 1, 0x02, 0x20
_BLOSC_HEAD = 16


def _blosc(raw: bytes, size: int) -> bytes:
    """A frame of Blosc that holds its content as it is, which the format allows."""
    head = struct.pack(
        "<BBBBIII",
        _BLOSC_VERSION,
        _LZ4_VERSION,
        _STORED | _LZ4,
        size,
        len(raw),
        len(raw),
        len(raw) + _BLOSC_HEAD,
    )
    return head + raw
