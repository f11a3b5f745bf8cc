"""What commands print: JSON Lines and CSV, to stdout or into a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from swath.cli._output import saved
from swath.cli._progress import Progress


if TYPE_CHECKING:
    from swath import Pager


__all__ = [
    "as_line",
    "csv_line",
    "limit_option",
    "output_option",
    "taken",
    "tell",
    "write_lines",
]

T = TypeVar("T")

limit_option = click.option(
    "--limit", type=click.IntRange(0), metavar="N", help="At most so many."
)
output_option = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of stdout.",
)


def taken(pager: Pager[T], limit: int | None) -> Iterator[T]:
    """The next of a list, or all that are left."""
    return pager if limit is None else pager.take(limit)


def as_line(told: Any) -> bytes:
    """Something as a line of JSON, with its end."""
    import msgspec  # noqa: PLC0415 - help has to be quick

    return msgspec.json.encode(told) + b"\n"


def csv_line(cells: Iterable[Any]) -> bytes:
    """A line of CSV, with its end; None is an empty cell."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(
        "" if cell is None else cell for cell in cells
    )
    return text.getvalue().encode()


def tell(told: Any) -> None:
    """Prints something as a line of JSON."""
    click.echo(as_line(told), nl=False)


def write_lines(
    lines: Iterable[bytes], output: Path | None, what: str = "lines"
) -> None:
    """Writes lines as they come, and counts them where somebody looks."""
    with saved(output) as sink, Progress(what) as told:
        for one in lines:
            sink.write(one)
            told.add(len(one))
