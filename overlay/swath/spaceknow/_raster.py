"""Pixels in and out of files; needs the extra ``raster``."""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from swath._errors import DecodeError
from swath._extra import needed
from swath._io.files import write_whole


if TYPE_CHECKING:
    from numpy.typing import NDArray


Array: TypeAlias = "NDArray[Any]"
Place: TypeAlias = tuple[float, float, float]
"""The west and north edge, and the side of a pixel, in units of the crs."""

_SCALE, _TIEPOINT, _KEYS = 33550, 33922, 34735
_COLOURS = 3


def png_pixels(content: bytes) -> Array:
    """The pixels of a PNG, of shape (rows, columns, 4).

    Raises:
        DecodeError: It is none.
    """
    with needed("a mosaic of PNG tiles", "raster"):
        import numpy as np  # noqa: PLC0415 - an extra
        from PIL import Image  # noqa: PLC0415 - an extra
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            return np.asarray(picture.convert("RGBA"))
    except (OSError, ValueError, SyntaxError) as error:
        raise DecodeError(f"a tile is no PNG: {error}", body=content) from error


def geotiff_pixels(content: bytes) -> Array:
    """The pixels of a TIFF, of shape (rows, columns, bands).

    Raises:
        DecodeError: It is none.
    """
    tifffile = _tifffile("a mosaic of GeoTIFF tiles")
    try:
        pixels: Array = tifffile.imread(io.BytesIO(content))
    except (ValueError, KeyError, IndexError, OSError) as error:
        raise DecodeError(f"a tile is no TIFF: {error}", body=content) from error
    return pixels.reshape(*pixels.shape[:2], -1)


def write_geotiff(path: Path, pixels: Array, place: Place, *, epsg: int) -> Path:
    """Writes pixels of shape (rows, columns, bands), north up, in a projected crs."""
    tifffile = _tifffile("a GeoTIFF")
    west, north, side = place
    keys = (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg)
    tags = [
        (_SCALE, "d", 3, (side, side, 0.0), True),
        (_TIEPOINT, "d", 6, (0.0, 0.0, 0.0, west, north, 0.0), True),
        (_KEYS, "H", len(keys), keys, True),
    ]
    file = io.BytesIO()
    colours = pixels.shape[2] >= _COLOURS
    tifffile.imwrite(
        file,
        pixels if pixels.shape[2] > 1 else pixels[:, :, 0],
        photometric="rgb" if colours else "minisblack",
        planarconfig="contig" if pixels.shape[2] > 1 else None,
        extrasamples=["unassalpha"] if pixels.shape[2] == _COLOURS + 1 else None,
        compression="zlib",
        metadata=None,
        extratags=tags,
    )
    write_whole(path, file.getvalue())
    return path


def _tifffile(what: str) -> Any:
    with needed(what, "raster"):
        return import_module("tifffile")
