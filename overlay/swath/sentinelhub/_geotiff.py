"""Where GeoTIFFs lie, as they tell it themselves; needs the extra ``raster``."""

from __future__ import annotations

from typing import Any

from swath._errors import DecodeError, InputError
from swath.sentinelhub._crs import Crs, crs
from swath.sentinelhub._grid import Affine, Grid
from swath.sentinelhub._pixels import tiff_file


_POINT = 2
"""The raster type of files whose places are the middles of pixels."""

_CODES = ("ProjectedCSTypeGeoKey", "GeographicTypeGeoKey")


def grid_of(content: bytes) -> Grid:
    """The pixels of a GeoTIFF.

    https://docs.ogc.org/is/19-008r4/19-008r4.html

    Raises:
        ImportError: The extra ``raster`` is not installed.
        DecodeError: It is none, or its rows do not run from north to south, or it is
            in a reference system that the service does not have.
    """
    with tiff_file(content) as file:
        page: Any = file.pages[0]
        width, height = int(page.imagewidth), int(page.imagelength)
        tags: dict[str, Any] = page.geotiff_tags or {}
        across, skew, west, tilt, down, north = _transform(tags)
        system = _system(tags)
    if skew or tilt or across <= 0 or down >= 0:
        raise DecodeError("the rows of the GeoTIFF do not run from north to south")
    bbox = (west, north + down * height, west + across * width, north)
    return Grid(crs=system, bbox=bbox, width=width, height=height)


def _transform(tags: dict[str, Any]) -> Affine:
    """From column and row to the upper left corner of a pixel."""
    if "ModelTransformation" in tags:
        (a, b, _, c), (d, e, _, f), *_ = tags["ModelTransformation"]
    elif "ModelPixelScale" in tags and "ModelTiepoint" in tags:
        a, height, *_ = tags["ModelPixelScale"]
        column, row, _, x, y, _ = tags["ModelTiepoint"]
        b, d, e = 0.0, 0.0, -height
        c, f = x - column * a, y - row * e
    else:
        raise DecodeError("the file does not tell where it lies: it is no GeoTIFF")
    if int(tags.get("GTRasterTypeGeoKey", 1)) == _POINT:
        c, f = c - (a + b) / 2, f - (d + e) / 2
    return a, b, c, d, e, f


def _system(tags: dict[str, Any]) -> Crs:
    codes = [int(tags[name]) for name in _CODES if name in tags]
    try:
        return crs(codes[0] if codes else "")
    except InputError as error:
        raise DecodeError(f"the reference system of the GeoTIFF: {error}") from None
