"""What requests cost, by the service's own formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .sources import DATA_MASK


if TYPE_CHECKING:
    from .grid import Grid
    from .sources import Source


UNIT_PIXELS = 512 * 512
LEAST_AREA = 0.01
LEAST_PROCESS = 0.005
LEAST_STATISTICS = 0.01
_LEAST_LATER = 10.0
_LATER, _IN_BATCHES = 2 / 3, 1 / 3
"""The share of the price of large pictures that is left."""
_DISCOUNTED_PIXELS = 10_000
FLOAT_TIFF, OCTET_STREAM = 2.0, 1.4
_ORTHORECTIFIED, _TERRAIN, _SPECKLE = 2.0, 2.5, 2.0


def units(
    grid: Grid, sources: list[Source], samples: list[int], form: float, least: float
) -> float:
    """Processing units of a request.

    Args:
        grid: Its pixels.
        sources: Its datasets with their bands.
        samples: How many samples pixels had, by source.
        form: The factor of the format.
        least: What a request costs at least.
    """
    area = max(LEAST_AREA, grid.width * grid.height / UNIT_PIXELS)
    total = sum(
        _bands(source) / 3 * max(1, count) * _radar(source)
        for source, count in zip(sources, samples, strict=True)
    )
    # Bands of all sources count together, and the sum once for each source.
    return max(least, area * total * len(sources) * form)


def later(at_once: float, pixels: int) -> float:
    """Processing units of an asynchronous request.

    Args:
        at_once: What it would cost at once.
        pixels: How many it has.
    """
    return max(_LEAST_LATER, _discounted(at_once, pixels, _LATER))


def in_batches(at_once: float, pixels: int) -> float:
    """Processing units of a piece of a batch.

    Args:
        at_once: What it would cost at once.
        pixels: How many it has.
    """
    return _discounted(at_once, pixels, _IN_BATCHES)


def _discounted(at_once: float, pixels: int, share: float) -> float:
    return at_once * share if pixels >= _DISCOUNTED_PIXELS else at_once


def _bands(source: Source) -> int:
    counted = [name for name, _ in source.bands if name != DATA_MASK]
    return max(1, len(counted))


def _radar(source: Source) -> float:
    if source.shown.kind != "radar":
        return 1.0
    processing = source.dataset.processing
    factor = 1.0
    if processing.back_coeff == "GAMMA0_TERRAIN":
        factor *= _TERRAIN
    elif processing.orthorectify:
        factor *= _ORTHORECTIFIED
    if processing.speckle_filter.get("type", "NONE") != "NONE":
        factor *= _SPECKLE
    return factor
