"""Cloud-optimized GeoTIFFs: in blocks, with overviews; needs numpy."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import tifffile

from .encode import TIFF, geo_tags
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from swath_api.sentinelhub.structs import CogParameters

    from .encode import Picture
    from .evalscript_setup import OutputSpec
    from .process_body import Response


BLOCK: Final = 256
"""Pixels on a side of a block, unless the request has another number."""
_BLOCK_STEP, _LARGEST_BLOCK = 16, 4096
_REDUCED = 1
"""The mark of TIFF for an image that is a smaller version of another one."""


def check_cog(wanted: Sequence[Response], outputs: Sequence[OutputSpec]) -> None:
    """Refuses outputs that cannot be cloud-optimized.

    Raises:
        ServiceError: One is no TIFF, or has numbers of 8 bits with a sign.
    """
    kinds = {one.id: one.sample_type for one in outputs}
    for one in wanted:
        if one.format.type.lower() != TIFF:
            raise bad_payload(f"cogOutput: response {one.identifier} is no {TIFF}")
        if kinds.get(one.identifier) == "INT8":
            raise bad_payload(f"cogOutput: output {one.identifier} has sampleType INT8")


def cog(picture: Picture, parameters: CogParameters) -> bytes:
    """A picture in compressed blocks, and smaller versions of it after it.

    Overviews are thinned out for `nearest`, and averaged for all other algorithms.
    """
    pixels, grid = picture.pixels, picture.grid
    blocks = _block(parameters.blockysize), _block(parameters.blockxsize)
    integers = bool(np.issubdtype(pixels.dtype, np.integer))
    options: dict[str, Any] = {
        "tile": blocks,
        "compression": "zlib",
        "predictor": integers and parameters.use_predictor is not False,
        "photometric": "minisblack",
        "metadata": None,
    }
    file = io.BytesIO()
    with tifffile.TiffWriter(file) as writer:
        tags = geo_tags(grid, picture.spec.nodata)
        writer.write(_flat(pixels), extratags=tags, **_laid(pixels, options))
        for factor in _levels(pixels.shape[:2], parameters, min(blocks)):
            smaller = _reduced(pixels, factor, parameters)
            options["subfiletype"] = _REDUCED
            writer.write(_flat(smaller), **_laid(smaller, options))
    return file.getvalue()


def _block(wanted: object) -> int:
    """A side that TIFF allows."""
    side = wanted if isinstance(wanted, int) else BLOCK
    whole = min(side, _LARGEST_BLOCK) // _BLOCK_STEP * _BLOCK_STEP
    return max(_BLOCK_STEP, whole)


def _levels(
    size: tuple[int, ...], parameters: CogParameters, block: int
) -> Sequence[int]:
    """By how much each overview is smaller."""
    if parameters.overview_levels:
        return [one for one in parameters.overview_levels if 1 < one <= max(size)]
    least = parameters.overview_min_size or block
    levels, factor = list[int](), 2
    while max(size) * 2 / factor > least:
        levels.append(factor)
        factor *= 2
    return levels


def _reduced(
    pixels: NDArray[Any], factor: int, parameters: CogParameters
) -> NDArray[Any]:
    if parameters.resampling_algorithm == "nearest":
        return pixels[::factor, ::factor]
    rows, columns = (-(-side // factor) * factor for side in pixels.shape[:2])
    beyond = rows - pixels.shape[0], columns - pixels.shape[1]
    whole = np.pad(pixels, ((0, beyond[0]), (0, beyond[1]), (0, 0)), mode="edge")
    shape = rows // factor, factor, columns // factor, factor, pixels.shape[2]
    means = whole.reshape(shape).mean(axis=(1, 3))
    integers = np.issubdtype(pixels.dtype, np.integer)
    reduced: NDArray[Any] = np.rint(means) if integers else means
    return reduced.astype(pixels.dtype)


def _flat(pixels: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)


def _laid(pixels: NDArray[Any], options: dict[str, Any]) -> dict[str, Any]:
    """The options with how bands lie, if there are several."""
    several = pixels.shape[2] > 1
    return options | ({"planarconfig": "contig"} if several else {})
