"""What `swath spaceknow` is told: extents, analyses, conditions."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any, NamedTuple

import click

from swath.cli._exits import Failure


__all__ = [
    "Analysis",
    "QueryWords",
    "Search",
    "given_day",
    "given_extent",
    "given_text",
    "read_text",
]

_CORNERS = 4


class Search(NamedTuple):
    """Which scenes."""

    extent: str | None
    start: str | None
    end: str | None
    min_intersection: float

    def keywords(self) -> dict[str, Any]:
        """As the client takes them."""
        extent = None if self.extent is None else given_extent(self.extent)
        return {**self._asdict(), "extent": extent}


class Analysis(NamedTuple):
    """Which analysis, of what, and where."""

    map_type: str
    scenes: tuple[str, ...]
    extent: str

    def arguments(self) -> tuple[str, list[str], Any]:
        """As the client takes them."""
        return self.map_type, list(self.scenes), given_extent(self.extent)


class QueryWords(NamedTuple):
    """Which data points, beside project and algorithm."""

    aoi: str | None
    start: str | None
    end: str | None
    resample: str | None

    def filters(self) -> list[Any]:
        """The conditions."""
        from swath.spaceknow import filters  # noqa: PLC0415 - help has to be quick

        found: list[Any] = []
        if self.aoi is not None:
            found.append(filters.geo_intersects(self.aoi))
        if self.start is not None or self.end is not None:
            span = filters.time_range("startDatetime", start=self.start, end=self.end)
            found.append(span)
        return found

    def keywords(self) -> dict[str, Any]:
        """How they are summed up."""
        return {} if self.resample is None else {"resample": self.resample}


def given_text(text: str) -> str:
    """A text, or what the file holds that it names as ``@FILE``.

    Raises:
        Failure: That is no text.
    """
    return read_text(text).strip() if text.startswith("@") else text


def read_text(text: str) -> str:
    """What a file holds that is named as ``@FILE``, or stdin for ``-``.

    Raises:
        Failure: It is no text.
    """
    content = sys.stdin.buffer.read() if text == "-" else Path(text[1:]).read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError:
        name = "stdin" if text == "-" else text[1:]
        raise Failure(f"{name}: not UTF-8 text") from None


def given_extent(text: str) -> Any:
    """An extent: four numbers, GeoJSON or WKT, or a file with one of them.

    Raises:
        UsageError: It is JSON that does not read.
    """
    text = given_text(text)
    if text.lstrip().startswith(("{", "[")):
        return _json(text)
    corners = text.split(",")
    try:
        numbers = [float(corner) for corner in corners]
    except ValueError:
        return text
    return numbers if len(numbers) == _CORNERS else text


def given_day(text: str) -> dt.date:
    """A day.

    Raises:
        UsageError: It is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{text!r} is no day: write 2026-06-30") from None


def _json(text: str) -> Any:
    import msgspec  # noqa: PLC0415 - help has to be quick

    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise click.UsageError(f"the extent is no JSON: {error}") from None
