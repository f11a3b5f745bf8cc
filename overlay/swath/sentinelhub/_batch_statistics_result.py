"""Statistics of many features, read from the files that the service left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, cast

import msgspec

from swath._errors import DecodeError, InputError
from swath._extra import needed
from swath.sentinelhub._batch_statistics_features import Feature, counted
from swath.sentinelhub._batch_statistics_order import FEATURE, IDENTIFIER, REQUEST
from swath.sentinelhub._batch_statistics_reading import checked_count, in_order
from swath.sentinelhub._statistics_table import (
    FailedInterval,
    Row,
    StatisticsTable,
    ends_of,
    rows_of,
)
from swath.sentinelhub._store import Store
from swath_api.sentinelhub.models import StatisticalInterval, StatisticalResponse


MISSING, UNREADABLE = "MISSING", "UNREADABLE"

_STRANGE = (DecodeError, ValueError, KeyError, TypeError, AttributeError)
"""What comes of files that are not as documented."""


class FeatureRow(Row, frozen=True, kw_only=True):
    """The statistics of one band in one interval of one feature.

    It has the attributes of `Row`, and two more.

    Attributes:
        feature: The number of the feature.
        identifier: What its owner calls it; may be empty.
    """

    feature: int
    identifier: str = ""


class FailedFeature(msgspec.Struct, frozen=True, kw_only=True):
    """A feature that has no statistics, or one of its intervals that has none.

    Attributes:
        feature: Its number.
        identifier: What its owner calls it; may be empty.
        type: ``"EXECUTION_ERROR"``, ``"TIMEOUT"``, ``"BAD_REQUEST"``; ``"MISSING"``
            where there is no file, ``"UNREADABLE"`` where it is not what it should be.
        message: What else is known; may be empty.
        interval: The interval that failed; None for all of the feature.
    """

    feature: int
    identifier: str = ""
    type: str
    message: str = ""
    interval: FailedInterval | None = None

    def __str__(self) -> str:
        name = self.identifier or str(self.feature)
        when = "" if self.interval is None else f", {self.interval.start:%Y-%m-%d}"
        said = f"feature {name}{when}: {self.type}"
        return f"{said}: {self.message}" if self.message else said


class FeatureTable(msgspec.Struct, frozen=True, kw_only=True):
    """The statistics of one feature, or why there are none.

    Attributes:
        feature: Its number.
        identifier: What its owner calls it; may be empty.
        table: As `statistics.compute` gives it; None if the feature failed.
        error: Why it failed; None if it did not.
    """

    feature: int
    identifier: str = ""
    table: StatisticsTable | None = None
    error: FailedFeature | None = None

    def rows(self) -> Iterator[FeatureRow]:
        """The rows, none if the feature failed."""
        for row in self.table or ():
            told = {name: getattr(row, name) for name in Row.__struct_fields__}
            yield FeatureRow(feature=self.feature, identifier=self.identifier, **told)

    def failures(self) -> Iterator[FailedFeature]:
        """What failed: all of it, or some intervals."""
        if self.error is not None:
            yield self.error
        for one in self.table.failed if self.table is not None else ():
            yield FailedFeature(
                feature=self.feature,
                identifier=self.identifier,
                type=one.type,
                message=one.message,
                interval=one,
            )


class FeatureStatistics(Iterable[FeatureRow]):
    """Statistics of many features in object storage; iterating gives their rows.

    A file is read when its feature's turn comes, so that any number of them can be gone
    through; going through them again reads them again.

    Args:
        request: The id of the request.
        task: The request as the service tells it.
        template: The URL of a file, with placeholders for what differs.
        features: What the request is about; None if nobody has seen that.
        store: Where the files are seen; None if nobody named one.
        cost: What it cost.

    Attributes:
        request: As given.
        task: As given: the generated model.
        cost: Processing units; None if the service does not tell.
    """

    def __init__(
        self,
        request: str,
        task: Any,
        template: str,
        *,
        features: Sequence[Feature] | None = None,
        store: Store | None = None,
        cost: float | None = None,
    ) -> None:
        self.request = request
        self.task = task
        self.cost = cost
        self._template = template
        self._features = features
        self._store = store

    def __iter__(self) -> Iterator[FeatureRow]:
        for one in self.tables():
            yield from one.rows()

    def tables(self, *, max_concurrent: int = 1) -> Iterator[FeatureTable]:
        """The statistics of each feature, in the order of the GeoPackage.

        Args:
            max_concurrent: How many files are read at a time, 1 to 64. With more than
                one, the store has to bear being asked by several threads.

        Raises:
            InputError: The files, or the features, are not seen from here.
        """
        at_once = checked_count(max_concurrent)
        store, features = self._opened()

        def read(feature: Feature) -> bytes | None:
            return store.find(self.url(feature.id, feature.identifier))

        files = in_order(features, read, at_once)
        return (feature_table(feature, content) for feature, content in files)

    def failures(self, *, max_concurrent: int = 1) -> list[FailedFeature]:
        """All features and intervals that failed; all files are read for that.

        Args:
            max_concurrent: As for `tables`.

        Raises:
            InputError: The files, or the features, are not seen from here.
        """
        tables = self.tables(max_concurrent=max_concurrent)
        return [one for table in tables for one in table.failures()]

    def to_pandas(self, *, max_concurrent: int = 1) -> Any:
        """All rows as ``pandas.DataFrame``.

        It has the columns ``feature`` and ``identifier``, and those of
        `StatisticsTable.to_pandas`. What failed is in ``attrs["failed"]``.

        Args:
            max_concurrent: As for `tables`.

        Raises:
            ImportError: The extra ``dataframe`` is not installed.
            InputError: The files, or the features, are not seen from here.
        """
        with needed("to_pandas()", "dataframe"):
            import_module("pandas")  # told before all files are read
        rows: list[FeatureRow] = []
        failed: list[FailedFeature] = []
        for one in self.tables(max_concurrent=max_concurrent):
            rows += one.rows()
            failed += one.failures()
        frame = StatisticsTable(rows).to_pandas()
        frame.insert(0, "feature", [row.feature for row in rows])
        frame.insert(1, "identifier", [row.identifier for row in rows])
        frame.attrs["failed"] = [msgspec.to_builtins(one) for one in failed]
        return frame

    def url(self, feature: int, identifier: str = "") -> str:
        """Where the file of a feature is.

        Args:
            feature: Its number.
            identifier: What its owner calls it, if the template names files so.
        """
        return file_url(self._template, self.request, feature, identifier)

    def _opened(self) -> tuple[Store, Sequence[Feature]]:
        if self._store is None:
            raise InputError(
                "nobody said where the object store is seen from here: pass store= to "
                "submit(), attach() or job()"
            )
        if self._features is None:
            raise InputError(
                "the GeoPackage is not seen in the store, and it names the files: let "
                "store= see its bucket, too; url(...) tells where each file is"
            )
        return self._store, self._features

    def __repr__(self) -> str:
        known = self._features
        count = "" if known is None else f" of {counted(len(known))}"
        return f"<FeatureStatistics{count} at {self._template}>"


def file_url(template: str, request: str, feature: int, identifier: str) -> str:
    """The URL of the file of a feature."""
    if "<" not in template:
        template = f"{template.rstrip('/')}/<{REQUEST}>/<{FEATURE}>.json"
    named = {
        REQUEST: request,
        FEATURE: str(feature),
        IDENTIFIER: identifier or str(feature),
    }
    for name, value in named.items():
        template = template.replace(f"<{name}>", value)
    return template


def feature_table(feature: Feature, content: bytes | None) -> FeatureTable:
    """What the file of a feature tells.

    Args:
        feature: The feature.
        content: Its file; None if there is none.
    """
    if content is None:
        return _failed(feature, MISSING, "there is no file of it")
    try:
        told = msgspec.json.decode(content, type=dict[str, Any])
        if not told.get("error"):
            response = StatisticalResponse.from_dict(told["response"])
            return FeatureTable(
                feature=feature.id,
                identifier=feature.identifier,
                table=statistics_table(response),
            )
        error = cast("Mapping[str, Any]", told["error"])
        kind, message = error.get("type", "UNKNOWN"), error.get("message") or ""
        return _failed(feature, str(kind), str(message))
    except _STRANGE as error:
        return _failed(feature, UNREADABLE, f"its file is not as documented: {error}")


def statistics_table(response: StatisticalResponse) -> StatisticsTable:
    """The statistics of an answer that came all at once."""
    parts = response.data or []
    return StatisticsTable(
        [row for part in parts if not part.error for row in rows_of(part)],
        [_failed_interval(part) for part in parts if part.error],
        pixel_count=response.geometry_pixel_count or None,
    )


def _failed(feature: Feature, kind: str, message: str) -> FeatureTable:
    error = FailedFeature(
        feature=feature.id, identifier=feature.identifier, type=kind, message=message
    )
    return FeatureTable(feature=feature.id, identifier=feature.identifier, error=error)


def _failed_interval(part: StatisticalInterval) -> FailedInterval:
    start, end = ends_of(part)
    error = part.error or msgspec.UNSET
    kind = (error and error.type_) or "UNKNOWN"
    return FailedInterval(start=start, end=end, type=str(kind))
