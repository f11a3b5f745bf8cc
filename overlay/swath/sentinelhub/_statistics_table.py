"""Statistics as rows, and the intervals that have none because they failed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, overload

import msgspec

from swath._errors import DecodeError
from swath._extra import needed
from swath_api.sentinelhub.models import (
    BandHistogram,
    BandStatistics,
    BandStats,
    StatisticalInterval,
)


class Bin(msgspec.Struct, frozen=True):
    """A bin of a histogram.

    Attributes:
        low: Its lower edge, which belongs to it.
        high: Its upper edge, which belongs to the next bin, if there is one.
        count: Pixels in it.
    """

    low: float
    high: float
    count: int


class Histogram(msgspec.Struct, frozen=True):
    """The histogram of a band.

    Attributes:
        bins: Its bins, rising.
        below: Pixels below the first bin.
        above: Pixels above the last one.
    """

    bins: tuple[Bin, ...]
    below: int
    above: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The statistics of one band in one interval; where no pixel counts, NaN.

    Attributes:
        start: The begin of the interval.
        end: Its end, which does not belong to it.
        output: The output of the script.
        band: The band of the output; ``B0``, ``B1``, ... if they have no names.
        min: The least value.
        max: The greatest value.
        mean: The mean.
        stdev: The standard deviation.
        sample_count: All pixels, also those that do not count.
        nodata_count: Pixels that do not count.
        percentiles: Percentiles by percentage, as ``{50.0: 0.31}``.
        histogram: Its histogram, if one was asked for.
    """

    start: dt.datetime
    end: dt.datetime
    output: str
    band: str
    min: float
    max: float
    mean: float
    stdev: float
    sample_count: int
    nodata_count: int
    percentiles: dict[float, float] = {}
    histogram: Histogram | None = None

    @property
    def valid_count(self) -> int:
        """Pixels that count."""
        return self.sample_count - self.nodata_count


class FailedInterval(msgspec.Struct, frozen=True, kw_only=True):
    """An interval that has no statistics because it failed.

    Attributes:
        start: Its begin.
        end: Its end, which does not belong to it.
        type: ``"EXECUTION_ERROR"``, ``"TIMEOUT"``, ``"BAD_REQUEST"``, or what kind of
            error asking for it again ended in.
        message: What else is known; may be empty.
        attempts: How often it was asked for.
    """

    start: dt.datetime
    end: dt.datetime
    type: str
    message: str = ""
    attempts: int = 1

    def __str__(self) -> str:
        said = f"{self.start:%Y-%m-%d} to {self.end:%Y-%m-%d}: {self.type}"
        return f"{said}: {self.message}" if self.message else said


class StatisticsTable(Sequence[Row]):
    """Statistics, a row for each interval, output and band; iterating gives them.

    Intervals without any data have no rows, and are not told.

    Args:
        rows: The rows, by time.
        failed: The intervals that failed, also when they were asked for again.
        pixel_count: Pixels of the area; None if the service does not tell.
        processing_units: What all of it cost.
        request_id: What to quote to the service's support; empty if it sent none.

    Attributes:
        failed: As given.
        pixel_count: As given.
        processing_units: As given.
        request_id: As given.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        failed: Sequence[FailedInterval] = (),
        *,
        pixel_count: int | None = None,
        processing_units: float = 0.0,
        request_id: str = "",
    ) -> None:
        self._rows = tuple(rows)
        self.failed = tuple(failed)
        self.pixel_count = pixel_count
        self.processing_units = processing_units
        self.request_id = request_id

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[index]

    def __repr__(self) -> str:
        failed = f", {len(self.failed)} intervals failed" if self.failed else ""
        return f"<StatisticsTable of {len(self)} rows{failed}>"

    def to_pandas(self) -> Any:
        """The rows as ``pandas.DataFrame``.

        Percentiles are columns such as ``p50``; `histogram` is a column of `Histogram`
        if there are any. The intervals that failed are in ``attrs["failed"]``.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        with needed("to_pandas()", "dataframe"):
            pandas: Any = import_module("pandas")
        ranks = sorted({rank for row in self for rank in row.percentiles})
        columns = [*_PLAIN, *map(_percentile_name, ranks)]
        cells = [_cells(row, ranks) for row in self]
        frame: Any = pandas.DataFrame(cells, columns=columns).astype(
            {name: _KINDS.get(name, "float64") for name in columns if name not in _ENDS}
        )
        if any(row.histogram is not None for row in self):
            frame["histogram"] = [row.histogram for row in self]
        for name in _ENDS:
            frame[name] = pandas.to_datetime(frame[name], utc=True)
        frame.attrs["failed"] = [msgspec.to_builtins(one) for one in self.failed]
        return frame


_PLAIN = tuple(
    name for name in Row.__struct_fields__ if name not in {"percentiles", "histogram"}
)


_ENDS = ("start", "end")
_KINDS = {"sample_count": "int64", "nodata_count": "int64"} | dict.fromkeys(
    ("output", "band"), "str"
)
"""The types of columns, also of those that have no cells; all others hold numbers."""


def _percentile_name(rank: float) -> str:
    return f"p{rank:g}"


def _cells(row: Row, ranks: Sequence[float]) -> list[Any]:
    plain = [getattr(row, name) for name in _PLAIN]
    return plain + [row.percentiles.get(rank, float("nan")) for rank in ranks]


def rows_of(part: StatisticalInterval) -> Iterator[Row]:
    """The rows of an interval of an answer.

    Raises:
        DecodeError: It is not what the service documents.
    """
    start, end = ends_of(part)
    for output, told in (part.outputs or {}).items():
        for band, statistics in (told.bands or {}).items():
            yield _row(start, end, output, band, statistics)


def ends_of(part: StatisticalInterval) -> tuple[dt.datetime, dt.datetime]:
    """Begin and end of an interval of an answer.

    Raises:
        DecodeError: It does not tell them.
    """
    if not part.interval:
        raise DecodeError("an interval of the answer does not tell when it is")
    return _aware(part.interval.from_), _aware(part.interval.to)


def _row(
    start: dt.datetime,
    end: dt.datetime,
    output: str,
    band: str,
    statistics: BandStatistics,
) -> Row:
    stats = statistics.stats or BandStats()
    percentiles: Mapping[str, float | str] = stats.percentiles or {}
    return Row(
        start=start,
        end=end,
        output=output,
        band=band,
        min=_number(stats.min_),
        max=_number(stats.max_),
        mean=_number(stats.mean),
        stdev=_number(stats.st_dev),
        sample_count=stats.sample_count or 0,
        nodata_count=stats.no_data_count or 0,
        percentiles={_number(rank): _number(one) for rank, one in percentiles.items()},
        histogram=_histogram(statistics.histogram) if statistics.histogram else None,
    )


def _histogram(told: BandHistogram) -> Histogram:
    """A histogram; documents and answers call the pixels beside it differently."""
    bins = [
        Bin(_number(one.low_edge), _number(one.high_edge), one.count or 0)
        for one in told.bins or []
    ]
    below = told.underflow_count or told.underflow or 0
    return Histogram(tuple(bins), below, told.overflow_count or told.overflow or 0)


def _number(value: Any) -> float:
    """A number; where no pixel counts the service writes a text."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")


def _aware(when: dt.datetime) -> dt.datetime:
    return when if when.tzinfo is not None else when.replace(tzinfo=dt.UTC)
