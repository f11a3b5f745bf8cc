"""Statistics of pixels over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from swath import geo
from swath._callers import AsyncCaller, SyncCaller
from swath._core.numbers import whole_number
from swath.sentinelhub._affordable import check_affordable
from swath.sentinelhub._crs import CrsLike
from swath.sentinelhub._grid import BBox
from swath.sentinelhub._order import Script
from swath.sentinelhub._sources import DataLike
from swath.sentinelhub._statistics_flow import computed
from swath.sentinelhub._statistics_order import (
    HistogramLike,
    Interval,
    Last,
    StatisticsOptions,
    statistics_body,
)
from swath.sentinelhub._statistics_price import Pricing, whole_price
from swath.sentinelhub._statistics_table import StatisticsTable
from swath.sentinelhub._times import Times
from swath_api.sentinelhub.api.statistics import AsyncStatisticsApi, StatisticsApi


if TYPE_CHECKING:
    from swath_api.sentinelhub.models import StatisticalRequest


__all__ = ["AsyncStatistics", "Statistics"]


class Statistics(StatisticsApi, Pricing[SyncCaller]):
    """Statistics; beside its own methods, the operation as generated."""

    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    def compute(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        evalscript: str | Script | None = None,
        data: DataLike | Sequence[DataLike] | None = None,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        interval: Interval | None = None,
        last_interval: Last | None = None,
        width: int | None = None,
        height: int | None = None,
        resolution: float | tuple[float, float] | None = None,
        percentiles: Sequence[float] | None = None,
        histogram: HistogramLike | None = None,
        calculations: Mapping[str, Any] | None = None,
        mosaicking_order: str | None = None,
        max_cloud_cover: float | None = None,
        upsampling: str | None = None,
        downsampling: str | None = None,
        request: StatisticalRequest | Mapping[str, Any] | None = None,
        max_pu: float | None = None,
        retries: int = 2,
        lint: bool = True,
    ) -> StatisticsTable:
        """Computes statistics of the pixels of an area, interval by interval.

        Intervals that failed for reasons that pass are asked for again, alone.

        Args:
            evalscript: The script; its output ``dataMask`` says which pixels count.
            data: A collection, such as ``"sentinel-2-l2a"``, or several whose data the
                script fuses: ids, `Source` objects, or objects of the service.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The area as GeoJSON, WKT or what has ``__geo_interface__``, in
                `crs`; what is outside does not count.
            crs: The reference system of the area, such as ``"EPSG:32633"``; longitude
                and latitude by default.
            time: From when to when: ``"2026-06"``, or a pair of bounds. Days, months
                and years are taken whole.
            interval: How long the intervals are, a day at least: ``"P1D"``,
                ``"P10D"``, ``"P1M"``, or a timedelta.
            last_interval: What becomes of a last interval that goes beyond the end:
                ``"SKIP"`` leaves it out, ``"SHORTEN"`` ends it there, ``"EXTEND"``
                lets it go on.
            width: Columns of the pixels that are looked at, up to 2500.
            height: Rows of them, up to 2500.
            resolution: In place of both: the size of a pixel in metres, or a pair for
                x and y.
            percentiles: Percentiles to compute, as percentages: ``[25, 50, 75]``.
            histogram: A histogram to compute: how many bins, or their edges, or as the
                service has it. Edges that are all whole numbers are for outputs of
                whole numbers.
            calculations: In place of both: what to compute by output, as the service
                has it.
            mosaicking_order: ``"mostRecent"``, ``"leastRecent"`` or ``"leastCC"``.
            max_cloud_cover: Percentage of clouds that a scene may have, 0 to 100.
            upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, for pixels
                smaller than those of the data.
            downsampling: The same for larger ones.
            request: In place of all of these: the request as the service has it.
            max_pu: Processing units that it may cost at most, as `estimate` has it.
            retries: How often an interval that failed is asked for again.
            lint: Whether a script that the service is going to refuse is refused here.

        Returns:
            A row for each interval, output and band; and the intervals that failed.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`; nothing was sent.
            BadRequestError: The service refused it, such as a script that fails.
            SwathError: It could not be had, also after the retries.

        Examples:
            >>> import swath
            >>> from swath.sentinelhub import evalscript
            >>> with swath.SentinelHub(profile="emulator") as sh:
            ...     table = sh.statistics.compute(
            ...         data="sentinel-2-l2a", bbox=(14.45, 46.02, 14.55, 46.08),
            ...         time=("2026-04-01", "2026-05-30"), interval="P10D",
            ...         evalscript=evalscript.ndvi(), resolution=100,
            ...         percentiles=[50], max_pu=1)
            >>> for row in table:
            ...     print(f"{row.start:%m-%d} {row.band} {row.percentiles[50]:.1f}")
            04-01 B0 ...
            >>> table.failed
            ()
        """
        given = StatisticsOptions(
            evalscript=evalscript,
            data=data,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            interval=interval,
            last_interval=last_interval,
            width=width,
            height=height,
            resolution=resolution,
            percentiles=percentiles,
            histogram=histogram,
            calculations=calculations,
            mosaicking_order=mosaicking_order,
            max_cloud_cover=max_cloud_cover,
            upsampling=upsampling,
            downsampling=downsampling,
            request=request,
        )
        retries = whole_number("retries", retries, 0)
        body = statistics_body(given, lint=lint)
        base_url = self._sender.base_url
        check_affordable(max_pu, lambda: whole_price(body, base_url=base_url))
        flow = computed(body, self._sender.context, retries)
        return self._sender.run(flow)


class AsyncStatistics(AsyncStatisticsApi, Pricing[AsyncCaller]):
    """Statistics; beside its own methods, the operation as generated."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._sender = caller

    async def compute(  # noqa: PLR0913 - each condition is an argument
        self,
        *,
        evalscript: str | Script | None = None,
        data: DataLike | Sequence[DataLike] | None = None,
        bbox: BBox | Sequence[float] | None = None,
        geometry: geo.ExtentLike | None = None,
        crs: CrsLike | None = None,
        time: Times | None = None,
        interval: Interval | None = None,
        last_interval: Last | None = None,
        width: int | None = None,
        height: int | None = None,
        resolution: float | tuple[float, float] | None = None,
        percentiles: Sequence[float] | None = None,
        histogram: HistogramLike | None = None,
        calculations: Mapping[str, Any] | None = None,
        mosaicking_order: str | None = None,
        max_cloud_cover: float | None = None,
        upsampling: str | None = None,
        downsampling: str | None = None,
        request: StatisticalRequest | Mapping[str, Any] | None = None,
        max_pu: float | None = None,
        retries: int = 2,
        lint: bool = True,
    ) -> StatisticsTable:
        """Computes statistics of the pixels of an area, interval by interval.

        Intervals that failed for reasons that pass are asked for again, alone.

        Args:
            evalscript: The script; its output ``dataMask`` says which pixels count.
            data: A collection, such as ``"sentinel-2-l2a"``, or several whose data the
                script fuses: ids, `Source` objects, or objects of the service.
            bbox: The area: lowest x, lowest y, highest x, highest y (west, south,
                east, north) in `crs`.
            geometry: The area as GeoJSON, WKT or what has ``__geo_interface__``, in
                `crs`; what is outside does not count.
            crs: The reference system of the area, such as ``"EPSG:32633"``; longitude
                and latitude by default.
            time: From when to when: ``"2026-06"``, or a pair of bounds. Days, months
                and years are taken whole.
            interval: How long the intervals are, a day at least: ``"P1D"``,
                ``"P10D"``, ``"P1M"``, or a timedelta.
            last_interval: What becomes of a last interval that goes beyond the end:
                ``"SKIP"`` leaves it out, ``"SHORTEN"`` ends it there, ``"EXTEND"``
                lets it go on.
            width: Columns of the pixels that are looked at, up to 2500.
            height: Rows of them, up to 2500.
            resolution: In place of both: the size of a pixel in metres, or a pair for
                x and y.
            percentiles: Percentiles to compute, as percentages: ``[25, 50, 75]``.
            histogram: A histogram to compute: how many bins, or their edges, or as the
                service has it. Edges that are all whole numbers are for outputs of
                whole numbers.
            calculations: In place of both: what to compute by output, as the service
                has it.
            mosaicking_order: ``"mostRecent"``, ``"leastRecent"`` or ``"leastCC"``.
            max_cloud_cover: Percentage of clouds that a scene may have, 0 to 100.
            upsampling: ``"NEAREST"``, ``"BILINEAR"`` or ``"BICUBIC"``, for pixels
                smaller than those of the data.
            downsampling: The same for larger ones.
            request: In place of all of these: the request as the service has it.
            max_pu: Processing units that it may cost at most, as `estimate` has it.
            retries: How often an interval that failed is asked for again.
            lint: Whether a script that the service is going to refuse is refused here.

        Returns:
            A row for each interval, output and band; and the intervals that failed.

        Raises:
            InputError: An argument makes no sense; nothing was sent.
            BudgetError: It would cost more than `max_pu`; nothing was sent.
            BadRequestError: The service refused it, such as a script that fails.
            SwathError: It could not be had, also after the retries.

        Examples:
            >>> import asyncio, swath
            >>> from swath.sentinelhub import evalscript
            >>> async def heights_of(*bbox):
            ...     async with swath.AsyncSentinelHub(profile="emulator") as sh:
            ...         return await sh.statistics.compute(
            ...             data="dem", bbox=bbox, time="2026-06-01",
            ...             evalscript=evalscript.elevation(), resolution=200)
            >>> table = asyncio.run(heights_of(14.45, 46.02, 14.55, 46.08))
            >>> table[0].min < table[0].mean < table[0].max
            True
        """
        given = StatisticsOptions(
            evalscript=evalscript,
            data=data,
            bbox=bbox,
            geometry=geometry,
            crs=crs,
            time=time,
            interval=interval,
            last_interval=last_interval,
            width=width,
            height=height,
            resolution=resolution,
            percentiles=percentiles,
            histogram=histogram,
            calculations=calculations,
            mosaicking_order=mosaicking_order,
            max_cloud_cover=max_cloud_cover,
            upsampling=upsampling,
            downsampling=downsampling,
            request=request,
        )
        retries = whole_number("retries", retries, 0)
        body = statistics_body(given, lint=lint)
        base_url = self._sender.base_url
        check_affordable(max_pu, lambda: whole_price(body, base_url=base_url))
        flow = computed(body, self._sender.context, retries)
        return await self._sender.run(flow)
