"""The samples that scenes upon each other give; needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .evalscript import BandSamples, Layers
from .pixels import DTYPES, Samples, footprint_mask, sample
from .sources import DATA_MASK


if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from .collection_bands import Band
    from .collections import Collection
    from .grid import Grid
    from .scenes import Scene
    from .sources import Source
    from .world import World


_NORMALIZATION = 1e-4


def layers(
    world: World,
    source: Source,
    stacks: list[Iterable[Scene]],
    grid: Grid,
    shown: NDArray[np.bool_],
) -> Layers:
    """The samples of a source on some pixels.

    Args:
        world: Which world.
        source: Of what.
        stacks: The scenes of each sample of a pixel, the topmost first.
        grid: The pixels.
        shown: Which of them are wanted.
    """
    parts = [_mosaic(world, source, stack, grid, shown) for stack in stacks]
    shape = len(parts), grid.width * grid.height
    masks = np.array([part.mask for part in parts], bool).reshape(shape)
    bands: list[BandSamples] = []
    for name, unit in source.bands:
        band = source.shown.bands[name]
        if name == DATA_MASK:
            bands.append(BandSamples(name, masks.astype(np.uint8)))
            continue
        values = np.array([part.bands[name] for part in parts], DTYPES[band.dtype])
        values = values.reshape(shape)
        bands.append(_scaled(source.shown, band, unit, values, masks))
    return Layers(len(parts), bands)


def _scaled(
    shown: Collection,
    band: Band,
    unit: str,
    values: NDArray[Any],
    masks: NDArray[np.bool_],
) -> BandSamples:
    factor = band.factor_of(unit)
    if shown.mission.startswith("landsat") and not masks.all():
        # Landsat has no number for nothing.
        empty = np.where(masks, values / round(1 / factor), np.nan)
        return BandSamples(band.name, empty)
    divisor = round(1 / factor)
    if factor < 1 and abs(divisor * factor - 1) < 1e-9:  # noqa: PLR2004 - rounding
        return BandSamples(band.name, values, float(divisor))
    return BandSamples(band.name, values, 1.0, factor)


def _mosaic(
    world: World,
    source: Source,
    stack: Iterable[Scene],
    grid: Grid,
    shown: NDArray[np.bool_],
) -> Samples:
    """Scenes upon each other: each pixel shows the topmost that has it."""
    wanted = source.sampling
    shape = (grid.height, grid.width)
    bands = {
        name: np.zeros(shape, DTYPES[source.shown.bands[name].dtype])
        for name in wanted.names
    }
    missing = shown.copy()
    for scene in stack:
        if not missing.any():
            break
        seen = footprint_mask(scene, grid) & missing
        if not seen.any():
            continue
        part = sample(world, source.shown, scene, grid, wanted)
        seen &= part.mask
        if seen.all():
            return Samples(part.bands, seen)
        for name, values in part.bands.items():
            np.copyto(bands[name], values, where=seen)
        missing &= ~seen
    return Samples(bands, shown & ~missing)


def normalization(sources: list[Source]) -> float:
    """What turns digital numbers of the first source into reflectance."""
    for source in sources:
        for name, _ in source.bands:
            band = source.shown.bands[name]
            if band.default_unit == "REFLECTANCE":
                return band.factor
    return _NORMALIZATION
