"""What a request is going to cost, by the formula that the service documents.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec

from swath._callers import AsyncCaller, SyncCaller
from swath._errors import InputError
from swath.sentinelhub._account import DEPLOYMENTS
from swath.sentinelhub._order import Order
from swath.sentinelhub._outputs import TIFF
from swath.sentinelhub._setup import Input, Setup, setup
from swath.sentinelhub._times import Span, span_of


CallerT = TypeVar("CallerT", SyncCaller, AsyncCaller)

DISCOUNTED = 10_000
"""Pixels from which on what is rendered later has a discount."""

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


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What one way to ask for pixels has of its own.

    Attributes:
        least: Processing units that any request costs.
        discount: The share of the price that is left from `DISCOUNTED` pixels on.
        intervals: How many intervals are looked at, one after the other; None for what
            has no intervals.
    """

    least: float
    discount: float = 1.0
    intervals: int | None = None


AT_ONCE = Terms(least=0.005)
"""Pictures that one waits for."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What one of the collections contributes.

    Attributes:
        collection: Its id.
        bands: How many of its bands are read; `dataMask` is free beside others.
        samples: How many samples a pixel has; of statistics in all intervals.
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
    """What a request is going to cost.

    Attributes:
        units: Processing units.
        area: How many times 512 x 512 pixels there are; 0.01 at least.
        shares: What each of the collections contributes.
        fusion: The factor of several collections.
        format: The factor of the outputs' form: 2 with 32 bit floats.
        discount: The factor of what is rendered later: 2/3 from 10,000 pixels on.
        certain: Whether nothing was assumed; how many samples a pixel has in a span of
            time nobody knows before, nor how many intervals have data.
    """

    units: float
    area: float
    shares: tuple[Share, ...]
    fusion: float
    format: float
    discount: float
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
    terms: Terms = AT_ONCE,
) -> Estimate:
    """What an order is going to cost.

    Args:
        order: What is to be rendered.
        bands: How many bands of each collection are read, where the script's text does
            not tell.
        samples: How many samples a pixel has, if that is known.
        base_url: The deployment that is asked.
        terms: How it is asked for.

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
    looks = _samples(entries, inputs, terms.intervals)
    if samples is not None:
        # Pixels without any data are charged in pictures, and not in statistics.
        least = 1.0 if terms.intervals is None else 0.0
        looks = [max(least, samples)] * len(entries)
    shares = tuple(
        _share(entry, one, bands, look)
        for entry, one, look in zip(entries, inputs, looks, strict=True)
    )
    pixels = order.grid.width * order.grid.height
    area = max(_LEAST_AREA, pixels / _UNIT_PIXELS)
    fusion = _fusion(entries, base_url)
    form = _format(order, told)
    discount = terms.discount if pixels >= DISCOUNTED else 1.0
    units = area * sum(one.work for one in shares) * fusion * form * discount
    known = samples is not None or _is_known(entries, inputs, terms.intervals)
    return Estimate(
        units=max(terms.least, units),
        area=area,
        shares=shares,
        fusion=fusion,
        format=form,
        discount=discount,
        certain=told is not None and known,
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
    entry: Mapping[str, Any], found: Input | None, bands: int | None, samples: float
) -> Share:
    return Share(
        collection=str(entry["type"]),
        bands=_bands(found) if bands is None else bands,
        samples=samples,
        processing=_processing(entry),
    )


def _bands(found: Input | None) -> int:
    names = () if found is None else found.bands
    return max(1, len([name for name in names if name != "dataMask"]))


def _samples(
    entries: Sequence[Mapping[str, Any]],
    inputs: Sequence[Input | None],
    intervals: int | None,
) -> list[float]:
    """How many samples a pixel has of each collection.

    With mosaicking SIMPLE it is one in each interval in which any of them has data.
    """
    looks = [_looks(entry) for entry in entries]
    seen = 1.0 if intervals is None else float(min(intervals, max(looks)))
    return [
        seen if _is_simple(entry, found) else max(seen, look)
        for entry, found, look in zip(entries, inputs, looks, strict=True)
    ]


def _looks(entry: Mapping[str, Any]) -> float:
    """How often a place is looked at in the span of time, about."""
    name = str(entry["type"])
    if name in _TIMELESS:
        return math.inf
    days = _length(span_of([entry])) / dt.timedelta(days=1)
    revisits = (every for prefix, every in _REVISIT.items() if name.startswith(prefix))
    return float(math.ceil(days / next(revisits, 1.0)))


def _is_simple(entry: Mapping[str, Any], found: Input | None) -> bool:
    timeless = entry["type"] in _TIMELESS
    return timeless or found is None or found.mosaicking == "SIMPLE"


def _is_known(
    entries: Sequence[Mapping[str, Any]],
    inputs: Sequence[Input | None],
    intervals: int | None,
) -> bool:
    """Whether samples were counted, and not guessed by how often satellites pass."""
    always = any(entry["type"] in _TIMELESS for entry in entries)
    simple = all(one is not None and one.mosaicking == "SIMPLE" for one in inputs)
    return simple and (always or not intervals)


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
