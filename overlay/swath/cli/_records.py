"""Items from a client to JSON Lines, with the place reached kept beside them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import click

from swath.cli._options import gathered
from swath.cli._output import Place, PlaceFile, Sink, json_line, saved
from swath.cli._progress import Progress


if TYPE_CHECKING:
    from swath.stac import Item


__all__ = ["Delivery", "Source", "Target", "target_options"]

_INTERVAL = 0.25
"""Seconds after which a batch of records is flushed and the place noted."""


class Source(Protocol):
    """Items in an order, and the place reached in it: a pager, a record stream."""

    def __iter__(self) -> Iterator[Item]: ...
    @property
    def cursor(self) -> str:
        """The place after the last Item taken."""
        ...


class Target(NamedTuple):
    """What becomes of the Items, and where to begin."""

    cursor: str | None
    cursor_file: Path | None
    ids: bool
    output: Path | None

    def start(self) -> Place | None:
        """The place to go on from.

        Raises:
            UsageError: Two places are given.
        """
        noted = PlaceFile(self.cursor_file).read() if self.cursor_file else None
        if noted and self.cursor:
            raise click.UsageError(
                f"--cursor and the place in {self.cursor_file}: which? Leave out one"
            )
        return Place(_text(self.cursor)) if self.cursor else noted

    @contextmanager
    def opened(self, start: Place | None) -> Generator[Sink]:
        """The output, standing where an earlier run stopped."""
        resume = start.resume(self.output) if start else None
        with saved(self.output, resume=resume, keep=bool(self.cursor_file)) as sink:
            yield sink


target_options = gathered(
    "target",
    Target,
    click.option("--cursor", metavar="TEXT|@FILE", help="Go on after this place."),
    click.option(
        "--cursor-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Go on after the place noted here, and note how far this run comes.",
    ),
    click.option("--ids", is_flag=True, help="Print ids only, one a line."),
    click.option(
        "--output",
        "-o",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to a file instead of stdout.",
    ),
)


class Delivery:
    """Writes Items from a source to a sink.

    Args:
        source: Where they come from.
        sink: Where they go.
        target: What of them, and where the place is noted.
        interval: Seconds between two notes of the place; 0 for after each Item.
    """

    def __init__(
        self, source: Source, sink: Sink, target: Target, interval: float = _INTERVAL
    ) -> None:
        self._source = source
        self._sink = sink
        self._ids = target.ids
        self._file = PlaceFile(target.cursor_file) if target.cursor_file else None
        self._interval = interval

    def run(self, limit: int | None = None) -> None:
        """Delivers all of them, or the next `limit`.

        The place is noted only between two Items, never by an interrupt that may have
        come between taking an Item and writing it.
        """
        with Progress("items") as progress:
            try:
                self._write(itertools.islice(self._source, limit), progress)
            except Exception:
                self._settle()
                raise
            self._settle()

    def _write(self, items: Iterable[Item], progress: Progress) -> None:
        due = time.monotonic() + self._interval
        for item in items:
            line = f"{item.id}\n".encode() if self._ids else json_line(item.raw)
            self._sink.write(line)
            progress.add(len(line))
            if time.monotonic() >= due:
                self._settle()
                due = time.monotonic() + self._interval

    def _settle(self) -> None:
        self._sink.flush()
        if self._file is not None:
            self._file.write(self._sink.place(self._source.cursor))


def _text(cursor: str) -> str:
    """A cursor as given, or the first line of the file it names."""
    if not cursor.startswith("@"):
        return cursor
    lines = Path(cursor[1:]).read_text(encoding="utf-8").splitlines()
    return lines[0] if lines else ""
