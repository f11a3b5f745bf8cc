"""What statistics are going to cost, by the formula that the service documents.

https://docs.sentinel-hub.com/api/latest/api/overview/processing-unit/

It tells that statistics are requests for many moments, each of which is a sample more.
That intervals without any data cost nothing is inferred, as they give no sample.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Generic, Unpack

from swath.sentinelhub._affordable import OR_TELL_BANDS, as_told, reworded
from swath.sentinelhub._estimate import CallerT, Estimate, Terms, estimate
from swath.sentinelhub._grid import Grid
from swath.sentinelhub._order import Order, grid_of
from swath.sentinelhub._plain import members_of
from swath.sentinelhub._statistics_intervals import (
    Intervals,
    check_intervals,
    intervals,
)
from swath.sentinelhub._statistics_order import (
    ComputeOptions,
    StatisticsOptions,
    statistics_body,
)
from swath.sentinelhub._times import time_range


LEAST = 0.01
"""Processing units that any statistics cost."""

_INSTANT = dt.timedelta(milliseconds=1)


class Pricing(Generic[CallerT]):
    """Estimates of a client."""

    _sender: CallerT

    def estimate(
        self,
        *,
        bands: int | None = None,
        samples: float | None = None,
        **options: Unpack[ComputeOptions],
    ) -> Estimate:
        """What statistics are going to cost, by the service's formula; sends nothing.

        Each interval with data gives a pixel one sample, with mosaicking ORBIT or TILE
        one for each day or scene in it. How many that are is known beforehand only
        where there are data at any time, as of heights: else as many are assumed as
        satellites pass in the span of time. What is computed of the pixels costs
        nothing. That intervals without data cost nothing is inferred.

        Args:
            bands: How many bands of each collection the script reads, where its text
                does not tell, as `setup()` computes them.
            samples: How many samples a pixel has in all intervals, if that is known.
            options: The arguments of `compute`.

        Raises:
            InputError: An argument makes no sense, or the script's text does not tell
                what it reads.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import evalscript
            >>> weeks = {"time": ("2026-06-01", "2026-06-28"), "interval": "P7D"}
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     estimate = sh.statistics.estimate(
            ...         data="sentinel-2-l2a", bbox=(14.4, 46.0, 14.5, 46.1), **weeks,
            ...         evalscript=evalscript.ndvi(), width=512, height=512)
            >>> print(estimate)
            about 2.667 PU
            >>> estimate.shares[0].samples
            4.0
        """
        bands, samples = as_told(bands, samples)
        given: dict[str, Any] = {**options}
        lint = given.pop("lint", True)
        given.pop("retries", None)  # what is asked for again had cost nothing
        body = statistics_body(StatisticsOptions(**given), lint=lint)
        check_intervals(body["aggregation"])
        with reworded(OR_TELL_BANDS):
            return whole_price(
                body, bands=bands, samples=samples, base_url=self._sender.base_url
            )


def whole_price(
    body: Mapping[str, Any],
    *,
    bands: int | None = None,
    samples: float | None = None,
    base_url: str = "",
) -> Estimate:
    """What a request is going to cost.

    Args:
        body: The request as the service has it.
        bands: How many bands of each collection are read, where the script's text does
            not tell.
        samples: How many samples a pixel has in all intervals, if that is known.
        base_url: The deployment that is asked.

    Raises:
        InputError: The script's text does not tell what it reads, or the size makes no
            sense.
    """
    pixels = grid_of(body["input"]["bounds"], body["aggregation"], "aggregation")
    wanted, terms = priced(body, pixels)
    return estimate(
        wanted, bands=bands, samples=samples, base_url=base_url, terms=terms
    )


def priced(body: Mapping[str, Any], pixels: Grid) -> tuple[Order, Terms]:
    """What the formula looks at: the same as for pictures, over all intervals.

    Args:
        body: The request as the service has it.
        pixels: What is looked at in each interval.

    Raises:
        InputError: The time or the interval makes no sense.
    """
    aggregation = body["aggregation"]
    found = intervals(aggregation)
    data = [_within(entry, found) for entry in body["input"]["data"]]
    wanted = Order(
        body={"input": {"data": data}, "evalscript": aggregation["evalscript"]},
        grid=pixels,
        outputs=(),
        time=(found.begin, found.end),
        mapped=False,
    )
    return wanted, Terms(least=LEAST, intervals=found.total)


def _within(entry: Mapping[str, Any], found: Intervals) -> dict[str, Any]:
    """A dataset in the span of time; the end of an interval belongs to the next one."""
    last = max(found.begin, found.end - _INSTANT)
    chosen = members_of(entry, "dataFilter")
    ranged = {**chosen, "timeRange": time_range((found.begin, last))}
    return {**entry, "dataFilter": ranged}
