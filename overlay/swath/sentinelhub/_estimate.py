"""What a picture is going to cost, by the formula that the service documents.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from swath._errors import InputError
from swath.sentinelhub._account import DEPLOYMENTS
from swath.sentinelhub._order import Order
from swath.sentinelhub._outputs import TIFF
from swath.sentinelhub._setup import Input, Setup, setup
from swath.sentinelhub._times import Span, span_of


LEAST = 0.005
"""Processing units that any picture costs."""

_UNIT_PIXELS = 512 * 512
_LEAST_AREA = 0.01
_UNIT_BANDS = 3
_FLOAT_TIFF = 2.0
_ORTHORECTIFIED, _TERRAIN, _SPECKLE = 2.0, 2.5, 2.0

_REMOTE = ("landsat-", "hls", "modis")
"""What the main deployment fetches from another one."""

_REVISIT = {
    "sentinel-1-grd": 3.0,
    "sentinel-2-": 2.5,
    "sentinel-3-": 1.0,
    "sentinel-5p-": 1.0,
    "landsat-": 8.0,
    "hls": 2.0,
    "modis": 1.0,
}
"""Days from one look at a place to the next, about."""

_TIMELESS = ("dem",)
_MONTH = dt.timedelta(days=30)


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What one of the collections contributes.

    Attributes:
        collection: Its id.
        bands: How many of its bands are read; `dataMask` is free beside others.
        samples: How many samples a pixel has.
        processing: The factor of Sentinel-1's processing.
    """

    collection: str
    bands: int
    samples: float
    processing: float = 1.0

    @property
    def work(self) -> float:
        """Bands times samples times processing, three bands being the unit."""
        return self.bands / _UNIT_BANDS * self.samples * self.processing


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture is going to cost.

    Attributes:
        units: Processing units.
        area: How many times 512 x 512 pixels there are; 0.01 at least.
        shares: What each of the collections contributes.
        fusion: The factor of several collections.
        format: The factor of the outputs' form: 2 with 32 bit floats.
        certain: Whether nothing was assumed; how many samples a pixel has in a span of
            time nobody knows before.
    """

    units: float
    area: float
    shares: tuple[Share, ...]
    fusion: float
    format: float
    certain: bool

    def __float__(self) -> float:
        return self.units

    def __str__(self) -> str:
        about = "" if self.certain else "about "
        return f"{about}{self.units:.4g} PU"


def estimate(
    order: Order,
    *,
    bands: int | None = None,
    samples: float | None = None,
    base_url: str = "",
) -> Estimate:
    """What an order is going to cost.

    Args:
        order: What is to be rendered.
        bands: How many bands of each collection are read, where the script's text does
            not tell.
        samples: How many samples a pixel has, if that is known.
        base_url: The deployment that is asked.

    Raises:
        InputError: The script's text does not tell what it reads.
    """
    told = setup(order.body["evalscript"])
    if told is None and bands is None:
        raise InputError(
            "what the script reads cannot be told from its text: write setup() as a "
            "plain object"
        )
    entries = cast("list[dict[str, Any]]", order.body["input"]["data"])
    inputs = [_input(told, entry, at, len(entries)) for at, entry in enumerate(entries)]
    shares = tuple(
        _share(entry, one, bands, samples)
        for entry, one in zip(entries, inputs, strict=True)
    )
    area = max(_LEAST_AREA, order.grid.width * order.grid.height / _UNIT_PIXELS)
    fusion = _fusion(entries, base_url)
    form = _format(order, told)
    units = area * sum(one.work for one in shares) * fusion * form
    simple = all(one is not None and one.mosaicking == "SIMPLE" for one in inputs)
    return Estimate(
        units=max(LEAST, units),
        area=area,
        shares=shares,
        fusion=fusion,
        format=form,
        certain=told is not None and (simple or samples is not None),
    )


def _input(
    told: Setup | None, entry: Mapping[str, Any], at: int, count: int
) -> Input | None:
    """What a script reads of a collection: all there is if it is the only one."""
    if told is None:
        return None
    if count == 1:
        bands = dict.fromkeys(band for one in told.inputs for band in one.bands)
        return Input(tuple(bands), None, told.inputs[0].mosaicking)
    for one in told.inputs:
        if one.source is not None and one.source == entry.get("id"):
            return one
    free = told.inputs[at : at + 1]
    return free[0] if free and free[0].source is None else None


def _share(
    entry: Mapping[str, Any],
    found: Input | None,
    bands: int | None,
    samples: float | None,
) -> Share:
    name = str(entry["type"])
    count = bands if bands is not None else _bands(found)
    looks = _samples(entry, found) if samples is None else samples
    return Share(
        collection=name,
        bands=count,
        samples=max(1.0, looks),
        processing=_processing(entry),
    )


def _bands(found: Input | None) -> int:
    names = () if found is None else found.bands
    return max(1, len([name for name in names if name != "dataMask"]))


def _samples(entry: Mapping[str, Any], found: Input | None) -> float:
    """How many samples a pixel has, going by how often its place is looked at."""
    name = str(entry["type"])
    if found is None or found.mosaicking == "SIMPLE" or name in _TIMELESS:
        return 1.0
    days = _length(span_of([entry])) / dt.timedelta(days=1)
    revisits = (every for prefix, every in _REVISIT.items() if name.startswith(prefix))
    return float(math.ceil(days / next(revisits, 1.0)))


def _length(span: Span) -> dt.timedelta:
    begin, end = span
    return _MONTH if begin is None or end is None else end - begin


def _processing(entry: Mapping[str, Any]) -> float:
    if entry["type"] != "sentinel-1-grd":
        return 1.0
    asked = cast("Mapping[str, Any]", entry.get("processing") or {})
    speckle = cast("Mapping[str, Any]", asked.get("speckleFilter") or {})
    factor = 1.0
    if asked.get("backCoeff") == "GAMMA0_TERRAIN":
        factor = _TERRAIN
    elif asked.get("orthorectify"):
        factor = _ORTHORECTIFIED
    return factor * (_SPECKLE if speckle.get("type", "NONE") != "NONE" else 1.0)


def _fusion(entries: list[dict[str, Any]], base_url: str) -> float:
    if len(entries) == 1:
        return 1.0
    on_main = base_url.rstrip("/") == DEPLOYMENTS["main"].base_url
    remote = [on_main and str(entry["type"]).startswith(_REMOTE) for entry in entries]
    return float(sum(2 if one else 1 for one in remote))


def _format(order: Order, told: Setup | None) -> float:
    """2 if an output comes as a TIFF of floats, or may do so for all we know."""
    tiffs = {one.id for one in order.outputs if one.media_type == TIFF}
    if told is None:
        return _FLOAT_TIFF if tiffs else 1.0
    return _FLOAT_TIFF if tiffs & told.floats else 1.0
