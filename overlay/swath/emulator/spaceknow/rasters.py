"""Rasters as files: PNG, GeoTIFF and SKI; needs numpy and Pillow."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy as np
from PIL import Image, TiffImagePlugin


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


PNG_LEVEL = 2
"""Compression beyond it costs more time than bytes."""
_SCALE, _TIEPOINT, _KEYS = 33550, 33922, 34735
_TYPE_CODES = {"u": 0, "i": 1}


class Georeference(NamedTuple):
    """Where a raster lies: the corner of its first pixel and the sides of each."""

    epsg: int
    west: float
    north: float
    pixel: float


def png(pixels: NDArray[np.uint8]) -> bytes:
    """Pixels of shape (rows, columns, 3 or 4) as PNG."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=PNG_LEVEL)
    return file.getvalue()


def geotiff(pixels: NDArray[Any], place: Georeference) -> bytes:
    """Pixels as GeoTIFF: one band of uint8, uint16 or float32, or three of uint8."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    geographic = place.epsg == 4326  # noqa: PLR2004 - degrees
    model, code = (2, 2048) if geographic else (1, 3072)
    doubles = {
        _SCALE: (place.pixel, place.pixel, 0.0),
        _TIEPOINT: (0.0, 0.0, 0.0, place.west, place.north, 0.0),
    }
    for tag, values in doubles.items():
        tags.tagtype[tag] = 12
        tags[tag] = values
    tags.tagtype[_KEYS] = 3
    tags[_KEYS] = (1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, 1, code, 0, 1, place.epsg)
    file = io.BytesIO()
    Image.fromarray(pixels).save(
        file, "TIFF", compression="tiff_adobe_deflate", tiffinfo=tags
    )
    return file.getvalue()


def ski(
    bands: Sequence[NDArray[Any]],
    names: Sequence[Sequence[str]],
    meta: Mapping[str, Any],
) -> bytes:
    """Bands of integers as SKI: a gzipped tar of one file for each and what is known.

    Each band file has a type code (its bits, one more if signed), the number of columns
    and of rows, and then row by row the difference to the row above, little-endian.
    """
    info = {"bands": [{"names": list(one)} for one in names], "version": "1"}
    members = {
        "info.json": msgspec.json.encode(info),
        "meta.json": msgspec.json.encode(meta),
        **{f"{n:05}.skb": _band(band) for n, band in enumerate(bands)},
    }
    file = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w") as tar,
    ):
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return file.getvalue()


def _band(band: NDArray[Any]) -> bytes:
    rows, columns = band.shape
    code = 8 * band.dtype.itemsize + _TYPE_CODES[band.dtype.kind]
    # The differences may wrap: they are taken modulo the depth.
    unsigned = np.ascontiguousarray(band).view(f"<u{band.dtype.itemsize}")
    steps = unsigned.copy()
    steps[1:] -= unsigned[:-1]
    return struct.pack("<HII", code, columns, rows) + steps.tobytes()
