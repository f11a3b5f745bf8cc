"""What a batch is going to cost, by the formula that the service documents.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from swath._errors import InputError
from swath.sentinelhub._area import area_of
from swath.sentinelhub._batch_flow import LEAST, BatchEstimate
from swath.sentinelhub._batch_grids import GRIDS, most_tiles
from swath.sentinelhub._batch_output import wanted_of
from swath.sentinelhub._crs import CRS84
from swath.sentinelhub._estimate import DISCOUNTED, estimate
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._order import Order


DISCOUNT = 1 / 3
"""The share of what the same pixels cost at once."""

_UNIT_SIDE = 512
UNIT = Grid(crs=CRS84, bbox=(0.0, 0.0, 1.0, 1.0), width=_UNIT_SIDE, height=_UNIT_SIDE)
"""What one processing unit is of."""


def rate(process: Mapping[str, Any], base_url: str) -> float:
    """Processing units of 512 x 512 pixels, rendered at once.

    Args:
        process: What a batch renders.
        base_url: The deployment that is asked.

    Raises:
        InputError: The script's text does not tell what it reads.
    """
    outputs = wanted_of(cast("Mapping[str, Any]", process.get("output") or {}))
    picture = Order(
        body=dict(process),
        grid=UNIT,
        outputs=outputs,
        time=(None, None),
        mapped=False,
    )
    return estimate(picture, base_url=base_url).units


def price(each: float, sizes: Iterable[tuple[int, int]]) -> float:
    """Processing units of a batch.

    Args:
        each: What 512 x 512 pixels cost at once.
        sizes: How many tiles there are of so many pixels.
    """
    return max(LEAST, sum(count * _tile(each, pixels) for count, pixels in sizes))


def foreseen(body: Mapping[str, Any], base_url: str) -> BatchEstimate:
    """What a request is going to cost at most, as far as it tells itself.

    Args:
        body: The request as the service has it.
        base_url: The deployment that is asked.
    """
    process = cast("Mapping[str, Any]", body.get("processRequest") or {})
    pieces = cast("Mapping[str, Any]", body.get("input") or {})
    grid = GRIDS.get(cast("Any", pieces.get("id")))
    asked = cast("Mapping[str, Any]", process.get("input") or {})
    if grid is None or not asked.get("bounds"):
        return BatchEstimate()
    tiles = most_tiles(grid, area_of(asked["bounds"]))
    each = known_rate(process, base_url)
    if tiles is None or each is None:
        return BatchEstimate(tiles=tiles)
    buffer = int(pieces.get("bufferX") or 0), int(pieces.get("bufferY") or 0)
    width, height = grid.pixels(float(pieces["resolution"]), buffer)
    units = price(each, [(tiles, width * height)])
    return BatchEstimate(tiles=tiles, units=units)


def known_rate(process: Mapping[str, Any], base_url: str) -> float | None:
    """As `rate`; None if nobody knows."""
    try:
        return rate(process, base_url)
    except InputError:
        return None


def _tile(each: float, pixels: int) -> float:
    whole = each * pixels / _UNIT_SIDE**2
    return whole * DISCOUNT if pixels >= DISCOUNTED else whole
