"""Pixels out of pictures; needs the extra ``raster``."""

# tifffile and imagecodecs leave much untyped:
# pyright: reportUnknownMemberType=false
from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from swath._errors import DecodeError
from swath._extra import needed
from swath.sentinelhub._outputs import JPEG, PNG, TIFF


if TYPE_CHECKING:
    from numpy.typing import NDArray


Array: TypeAlias = "NDArray[Any]"

_NODATA = 42113
"""The tag of GeoTIFF files in which GDAL keeps the value that stands for nothing."""

_DEPTH, _COLOURS = 24, 25
"""Where a PNG has its bit depth and its colour type."""

_COLOUR_BANDS = (3, 4)


def pixels(content: bytes, media_type: str) -> Array:
    """The pixels of a picture, of shape (rows, columns) or (rows, columns, bands).

    Raises:
        ImportError: The extra ``raster`` is not installed.
        DecodeError: It is no such picture, or is not whole.
    """
    if media_type == TIFF:
        return _tiff(content)
    if media_type not in {PNG, JPEG}:
        raise DecodeError(f"{media_type or 'no media type'} has no pixels")
    if media_type == PNG and _is_deep(content):
        return _deep_png(content)
    return _picture(content, media_type)


def nodata(content: bytes, media_type: str) -> float | None:
    """The value that stands for no data, where a GeoTIFF tells it."""
    if media_type != TIFF:
        return None
    with tiff_file(content) as file:
        tag: Any = file.pages[0].tags.get(_NODATA)
    try:
        return None if tag is None else float(str(tag.value).strip("\0 "))
    except ValueError:
        return None


def preview(values: Array, missing: float | None = None) -> bytes | None:
    """A PNG to look at: values that are no bytes are spread over black to white.

    Args:
        values: The pixels.
        missing: The value that stands for nothing, which is left black.

    Returns:
        The PNG, or None if there are too many bands, or too few for colours.
    """
    with needed("a preview", "raster"):
        import numpy as np  # noqa: PLC0415 - an extra
        from PIL import Image  # noqa: PLC0415 - an extra
    if values.ndim > 2 and values.shape[2] not in _COLOUR_BANDS:  # noqa: PLR2004 - rows and columns
        return None
    if values.dtype != np.uint8:
        seen = np.isfinite(values) & (values != missing)
        known = values[seen].astype(float)
        low, high = (known.min(), known.max()) if known.size else (0.0, 0.0)
        spread = (values.astype(float) - low) * (255 / ((high - low) or 1))
        values = np.where(seen, spread, 0).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(values).save(file, "PNG")
    return file.getvalue()


def _picture(content: bytes, media_type: str) -> Array:
    with needed("reading a picture", "raster"):
        import numpy as np  # noqa: PLC0415 - an extra
        from PIL import Image  # noqa: PLC0415 - an extra
    form = "PNG" if media_type == PNG else "JPEG"
    try:
        with Image.open(io.BytesIO(content), formats=[form]) as picture:
            return np.asarray(picture)
    except (OSError, ValueError, SyntaxError) as error:
        raise DecodeError(
            f"the picture is no whole {form}: {error}", body=content[:65_536]
        ) from error


def _is_deep(content: bytes) -> bool:
    """Whether it is a PNG of 16 bits with colours, of which Pillow drops eight."""
    head = content[_DEPTH : _COLOURS + 1]
    return len(head) > 1 and head[0] == 16 and head[1] != 0  # noqa: PLR2004 - bits


def _deep_png(content: bytes) -> Array:
    try:
        codecs: Any = import_module("imagecodecs")
    except ImportError as error:
        raise ImportError(
            "a PNG of 16 bits with colours needs pip install imagecodecs; image/tiff "
            "needs nothing more"
        ) from error
    try:
        return cast("Array", codecs.png_decode(content))
    except (RuntimeError, ValueError) as error:
        raise DecodeError(
            f"the picture is no whole PNG: {error}", body=content[:65_536]
        ) from error


def _tiff(content: bytes) -> Array:
    with tiff_file(content) as file:
        return cast("Array", file.pages[0].asarray())


@contextmanager
def tiff_file(content: bytes) -> Generator[Any]:
    """A TIFF as tifffile has it.

    Raises:
        ImportError: The extra ``raster`` is not installed.
        DecodeError: It is none, or not whole.
    """
    with needed("reading a TIFF", "raster"):
        tifffile: Any = import_module("tifffile")
    try:
        with tifffile.TiffFile(io.BytesIO(content)) as file:
            yield file
    except (ValueError, KeyError, IndexError, OSError, TypeError) as error:
        raise DecodeError(
            f"the picture is no whole TIFF: {error}", body=content[:65_536]
        ) from error
