"""Data points: a query, and its rows however many there are."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any, TypedDict

from swath._callers import AsyncCaller, SyncCaller
from swath._core.effects import Flow, sleep
from swath._core.exchange import Context, parsed, reply
from swath._errors import DownloadError, InputError, StatusError, TransportError
from swath.spaceknow._bodies import given, text, texts
from swath.spaceknow._links import DOWNLOAD, linked
from swath.spaceknow._pipelines import Kind, finished
from swath.spaceknow._reading import Reading, check_count
from swath.spaceknow._table import Row, Table, table_of
from swath.spaceknow.filters import Filter, value_list
from swath_api._runtime import Request
from swath_api.spaceknow import models
from swath_api.spaceknow.api.datacube import (
    get_datapoints,
    initiate_datapoints,
    retrieve_datapoints,
)
from swath_api.spaceknow.models.resampling import RESAMPLING_VALUES, Resampling


__all__ = ["AsyncDatapoints", "Datapoints", "QueryOptions"]

_TOO_LARGE = re.compile(r"TOO-(MANY|LARGE|BIG)\b")
_PAYLOAD = 413


class QueryOptions(TypedDict, total=False):
    """What can be said of a query beside its conditions.

    Attributes:
        aggregator: How data points are joined; the service publishes no names.
        resample: Steps of time to resample to.
        postprocess: What is done in the end; the service publishes no names.
        columns: The columns wanted; all if left out.
        show_aoi_positions: Whether the areas' positions come too, which takes
            ``datacube.get-aoi-positions``.
        show_aoi_tags: Whether the areas' tags come too, which takes
            ``datacube.get-aoi-tags``.
        keep_duplicates: Whether data points that occur twice stay.
        keep_all_versions: Whether more than the newest version comes.
    """

    aggregator: str | None
    resample: Resampling | None
    postprocess: str | None
    columns: Sequence[str] | None
    show_aoi_positions: bool
    show_aoi_tags: bool
    keep_duplicates: bool
    keep_all_versions: bool


class _Found:
    """What a query found, less the rows."""

    def __init__(self, found: models.Datapoints) -> None:
        self._found = found

    @property
    def total_rows(self) -> int:
        """How many data points there are."""
        return self._found.total_rows

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.total_rows} rows>"

    def _whole(self, table: Table) -> Table:
        check_count(len(table), self.total_rows)
        return table

    def _request(self, base_url: str) -> Request:
        link = self._found.csv_link
        if not isinstance(link, str):
            raise DownloadError("the service found data points, but links to no table")
        return linked(link, base_url)


class Datapoints(_Found):
    """What a query of data points found; iterating reads the rows as they come.

    Each iteration reads the table anew, and a row is a dictionary: points in time are
    aware datetimes, numbers are floats, and an empty cell is None. A connection that
    breaks is made again, and what was delivered is passed over.
    """

    def __init__(self, caller: SyncCaller, found: models.Datapoints) -> None:
        super().__init__(found)
        self._caller = caller

    def __iter__(self) -> Iterator[Row]:
        if not self.total_rows:
            return
        reading = Reading(self.total_rows, self._caller.context.policy)
        while not reading.done:
            try:
                with self._caller.stream(DOWNLOAD, self._here()) as body:
                    for piece in body:
                        yield from reading.rows(piece)
                yield from reading.rest()
            except TransportError as error:
                self._caller.run(sleep(reading.broken(error)))

    def table(self) -> Table:
        """All rows at once, as a table whose columns have a kind.

        Raises:
            DownloadError: The service links to no table, or not safely, or to one that
                lacks rows.
            DecodeError: What it links to is no table.
        """
        if not self.total_rows:
            return Table((), ())
        return self._whole(table_of(self._caller.call(DOWNLOAD, self._here())))

    def to_arrow(self) -> Any:
        """All rows as ``pyarrow.Table``.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        return self.table().to_arrow()

    def to_pandas(self) -> Any:
        """All rows as ``pandas.DataFrame``.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        return self.table().to_pandas()

    def _here(self) -> Request:
        return self._request(self._caller.base_url)


class AsyncDatapoints(_Found):
    """What a query of data points found; iterating reads the rows as they come.

    Each iteration reads the table anew, and a row is a dictionary: points in time are
    aware datetimes, numbers are floats, and an empty cell is None. A connection that
    breaks is made again, and what was delivered is passed over.
    """

    def __init__(self, caller: AsyncCaller, found: models.Datapoints) -> None:
        super().__init__(found)
        self._caller = caller

    async def __aiter__(self) -> AsyncIterator[Row]:
        if not self.total_rows:
            return
        reading = Reading(self.total_rows, self._caller.context.policy)
        while not reading.done:
            try:
                async with await self._caller.stream(DOWNLOAD, self._here()) as body:
                    async for piece in body:
                        for row in reading.rows(piece):
                            yield row
                for row in reading.rest():
                    yield row
            except TransportError as error:
                await self._caller.run(sleep(reading.broken(error)))

    async def table(self) -> Table:
        """All rows at once, as a table whose columns have a kind.

        Raises:
            DownloadError: The service links to no table, or not safely, or to one that
                lacks rows.
            DecodeError: What it links to is no table.
        """
        if not self.total_rows:
            return Table((), ())
        return self._whole(table_of(await self._caller.call(DOWNLOAD, self._here())))

    async def to_arrow(self) -> Any:
        """All rows as ``pyarrow.Table``.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        return (await self.table()).to_arrow()

    async def to_pandas(self) -> Any:
        """All rows as ``pandas.DataFrame``.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
        """
        return (await self.table()).to_pandas()

    def _here(self) -> Request:
        return self._request(self._caller.base_url)


QUERY = Kind(
    initiate_datapoints.OPERATION,
    retrieve_datapoints.OPERATION,
    retrieve_datapoints.build,
)
"""Queries that find too much for one exchange."""


def sync_kind(caller: SyncCaller) -> Kind[Datapoints]:
    """Such queries, their result ready to be read."""
    operation = QUERY.result
    result = operation.returning(
        lambda answer: Datapoints(caller, operation.parse(answer))
    )
    return Kind(QUERY.start, result, QUERY.ask)


def async_kind(caller: AsyncCaller) -> Kind[AsyncDatapoints]:
    """Such queries, their result ready to be read."""
    operation = QUERY.result
    result = operation.returning(
        lambda answer: AsyncDatapoints(caller, operation.parse(answer))
    )
    return Kind(QUERY.start, result, QUERY.ask)


def found(body: dict[str, Any], context: Context) -> Flow[models.Datapoints]:
    """Runs a query: within one exchange if it is small enough, as a pipeline if not."""
    operation = get_datapoints.OPERATION
    try:
        request = get_datapoints.build(body=body)
        answer = yield from reply(operation.info, request, context)
    except StatusError as error:
        if error.status != _PAYLOAD and not _TOO_LARGE.search(error.code):
            raise
    else:
        return parsed(operation, answer)
    return (yield from finished(QUERY, initiate_datapoints.build(body=body), context))


def query(
    project: str, algorithm: str, filters: Sequence[Filter], options: QueryOptions
) -> dict[str, Any]:
    """The body of a query.

    Raises:
        InputError: An argument makes no sense.
    """
    _check(options)
    pinned = (
        value_list("project", [text("project", project)]),
        value_list("algorithm", [text("algorithm", algorithm)]),
    )
    return given(
        filters=[condition.to_dict() for condition in (*pinned, *filters)],
        **{_MEMBERS[name]: value for name, value in options.items()},
    )


def _check(options: QueryOptions) -> None:
    unknown = sorted(options.keys() - _MEMBERS.keys())
    if unknown:
        raise InputError(f"{unknown[0]!r} is none of {', '.join(_MEMBERS)}")
    if options.get("columns") is not None:
        texts("columns", options.get("columns"))
    resample = options.get("resample")
    if resample is not None and resample not in RESAMPLING_VALUES:
        raise InputError(f"{resample=} is none of {', '.join(RESAMPLING_VALUES)}")


_MEMBERS: Mapping[str, str] = {
    "aggregator": "aggregator",
    "resample": "resample",
    "postprocess": "postprocess",
    "columns": "columns",
    "show_aoi_positions": "showAoiPositions",
    "show_aoi_tags": "showAoiTags",
    "keep_duplicates": "keepDuplicates",
    "keep_all_versions": "keepAllVersions",
}
"""The options of a query, as the service calls them."""
