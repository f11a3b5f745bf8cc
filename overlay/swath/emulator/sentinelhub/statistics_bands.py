"""The numbers that sum up a band; needs numpy.

Percentiles lie linearly between the nearest ranks, and deviations are those of the
whole population: the service does not tell which it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .refusals import bad_payload


if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .process_body import Calculation, Histogram, Statistics


_DEFAULT = "default"
_LEAST_EDGES = 2
_MOST_BINS = 10_000


def chosen(by_name: dict[str, Any], name: str) -> Any:
    """What is meant for a name, or for all that have none of their own."""
    return by_name.get(name, by_name.get(_DEFAULT))


def summary(
    values: NDArray[np.float64],
    counted: NDArray[np.bool_],
    calculation: Calculation | None,
    band: str,
    *,
    integers: bool,
) -> dict[str, Any]:
    """What is told of a band.

    Args:
        values: Its numbers.
        counted: Which of them count.
        calculation: What is wanted beside the usual.
        band: Its name.
        integers: Whether the output keeps integers.

    Raises:
        ServiceError: A histogram or percentile cannot be had so.
    """
    data = values[counted & np.isfinite(values)]
    found: dict[str, Any] = {"stats": _usual(data, values.size)}
    if calculation is None:
        return found
    wanted: Statistics | None = chosen(calculation.statistics, band)
    if wanted is not None and wanted.percentiles.k:
        found["stats"]["percentiles"] = _percentiles(data, wanted.percentiles.k)
    histogram: Histogram | None = chosen(calculation.histograms, band)
    if histogram is not None:
        found["histogram"] = _histogram(data, histogram, integers=integers)
    return found


def _usual(data: NDArray[np.float64], size: int) -> dict[str, Any]:
    counts = {"sampleCount": size, "noDataCount": size - data.size}
    if not data.size:
        return {**dict.fromkeys(("min", "max", "mean", "stDev"), "NaN"), **counts}
    return {
        "min": float(data.min()),
        "max": float(data.max()),
        "mean": float(data.mean()),
        "stDev": float(data.std()),
        **counts,
    }


def _percentiles(data: NDArray[np.float64], ranks: list[float]) -> dict[str, Any]:
    if any(not 0 <= rank <= 100 for rank in ranks):  # noqa: PLR2004 - percent
        raise bad_payload("percentiles->k must be between 0 and 100")
    names = [repr(float(rank)) for rank in ranks]
    if not data.size:
        return dict.fromkeys(names, "NaN")
    return dict(zip(names, np.percentile(data, ranks).tolist(), strict=True))


def _histogram(
    data: NDArray[np.float64], wanted: Histogram, *, integers: bool
) -> dict[str, Any]:
    edges = _edges(data, wanted)
    counts, _ = np.histogram(data, edges)
    told = edges.tolist()
    if integers and all(edge == int(edge) for edge in told):
        told = [int(edge) for edge in told]
    over, under = int((data > edges[-1]).sum()), int((data < edges[0]).sum())
    bins = [
        {"lowEdge": low, "highEdge": high, "count": int(count)}
        for low, high, count in zip(told[:-1], told[1:], counts, strict=True)
    ]
    # Documented answers and the document itself call these differently.
    return {
        "bins": bins,
        "overflowCount": over,
        "underflowCount": under,
        "overflow": over,
        "underflow": under,
    }


def _edges(data: NDArray[np.float64], wanted: Histogram) -> NDArray[np.float64]:
    ways = [wanted.n_bins, wanted.bin_width, wanted.bins]
    if sum(way is not None for way in ways) != 1:
        raise bad_payload("a histogram needs just one of nBins, binWidth and bins")
    if wanted.bins is not None:
        edges = np.array(wanted.bins, float)
        if edges.size < _LEAST_EDGES or (np.diff(edges) <= 0).any():
            raise bad_payload("bins of a histogram must be two at least, and rise")
        return edges
    low, high = _range(data, wanted)
    if wanted.n_bins is not None:
        count = int(wanted.n_bins)  # the document lets it be any number
        _check_count(count)
        return np.linspace(low, high, count + 1)
    width = wanted.bin_width or 0.0
    if width <= 0:
        raise bad_payload("binWidth of a histogram must be positive")
    count = int(np.ceil((high - low) / width - 1e-9)) or 1
    _check_count(count)
    return np.asarray(np.minimum(low + width * np.arange(count + 1), high))


def _check_count(count: int) -> None:
    if not 1 <= count <= _MOST_BINS:
        raise bad_payload(f"a histogram has 1 to {_MOST_BINS} bins, not {count}")


def _range(data: NDArray[np.float64], wanted: Histogram) -> tuple[float, float]:
    least, most = (float(data.min()), float(data.max())) if data.size else (0.0, 1.0)
    low = least if wanted.low_edge is None else wanted.low_edge
    high = most if wanted.high_edge is None else wanted.high_edge
    if low > high:
        raise bad_payload("lowEdge of a histogram must not be above highEdge")
    return (low, high) if low < high else (low, low + 1.0)
