"""Pictures of products: previews, and the files that are delivered; needs numpy."""

from __future__ import annotations

import io
from math import isqrt
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np
import tifffile
from PIL import Image

from swath.emulator.landscape import Landscape, clouded, mercator
from swath_api.sentinelhub.structs import CollectionBand

from .crs_names import DEGREES
from .encode import geo_tags
from .grid import Grid
from .imports_features import feature


if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .byoc_places import Box
    from .imports_makers import Product


BANDS = ("blue", "green", "red", "nir")
FILE = "(BAND).tif"
_SOURCE = "MS"
_DEPTH: Final = 16
_MOST, _PREVIEW, _BLOCK = 320, 192, 256
_TOGETHER = 20 * _MOST**2
"""Pixels of all pictures of an order; those of a large one are coarser."""
_SCALE = 10_000
_METRES_PER_DEGREE = 111_320.0
_WORLD = Landscape()


def bands() -> dict[str, CollectionBand]:
    """The bands of imported data."""
    return {
        f"B{i}": CollectionBand(
            bit_depth=_DEPTH, sample_format="UINT", source=_SOURCE, band_index=i
        )
        for i in range(1, len(BANDS) + 1)
    }


def preview(product: Product, *, jpeg: bool, most: int = _PREVIEW) -> bytes:
    """A small picture of all of a product, without georeference."""
    seen = _seen(product, product.box, most)[0]
    rgb = np.clip(seen[:, :, 2::-1] * 3 * 255, 0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "JPEG" if jpeg else "PNG")
    return file.getvalue()


def delivered(product: Product, box: Box, among: int) -> dict[str, bytes]:
    """The files of a product for a part of it, by name.

    Args:
        product: The product.
        box: The part.
        among: How many products the order has.
    """
    most = min(_MOST, isqrt(_TOGETHER // among))
    told = msgspec.json.encode(feature(product))
    return {
        f"{product.id}/{FILE.replace('(BAND)', _SOURCE)}": _picture(product, box, most),
        f"{product.id}/metadata.json": msgspec.json.format(told, indent=1),
        f"{product.id}/preview.jpg": preview(
            product, jpeg=True, most=min(most, _PREVIEW)
        ),
    }


def part(product: Product, box: Box) -> Box:
    """What of a product lies in a box."""
    low = [max(a, b) for a, b in zip(product.box[:2], box[:2], strict=True)]
    high = [min(a, b) for a, b in zip(product.box[2:], box[2:], strict=True)]
    return low[0], low[1], high[0], high[1]


def _picture(product: Product, box: Box, most: int) -> bytes:
    values, grid = _seen(product, part(product, box), most)
    numbers = np.clip(np.rint(values * _SCALE), 1, 2**_DEPTH - 1).astype(np.uint16)
    file = io.BytesIO()
    tifffile.imwrite(
        file,
        numbers,
        photometric="minisblack",
        planarconfig="contig",
        tile=(_BLOCK, _BLOCK),
        compression="deflate",
        compressionargs={"level": 1},
        metadata=None,
        extratags=geo_tags(grid, 0),
    )
    return file.getvalue()


def _seen(product: Product, box: Box, most: int) -> tuple[NDArray[Any], Grid]:
    """Reflectances of shape (rows, columns, bands), and where they lie."""
    west, south, east, north = box
    least = product.maker.metres / _METRES_PER_DEGREE
    step = max(least, (east - west) / most, (north - south) / most)
    sides = [max(1, round(one / step)) for one in (east - west, north - south)]
    grid = Grid(DEGREES, *box, *sides)
    x, y = mercator(grid.x[None, :], grid.y[:, None])
    day = int(product.moment.timestamp() // 86_400)
    ground = _WORLD.reflectance(BANDS, x, y, day)
    white = _WORLD.cloudiness(x, y, day)
    limit = np.quantile(white, 1 - product.cloud / 100)
    cloud = np.clip((white - limit) * 20, 0, 1)
    return np.moveaxis(clouded(ground, BANDS, cloud), 0, 2), grid
