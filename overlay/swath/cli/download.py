"""`swath download`: files from their addresses into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from swath.cli._exits import Exit, Failure
from swath.cli._lines import tell
from swath.cli._progress import Ticker


if TYPE_CHECKING:
    from swath.download import Batch

__all__ = ["command", "tell_files"]


@click.command("download")
@click.argument("urls", nargs=-1, required=True, metavar="URL...|-")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where the files go; the current folder if left out.",
)
@click.option("--concurrent", type=int, default=4, metavar="N", help="Files at a time.")
@click.option("--streams", type=int, default=4, metavar="N", help="Stretches of each.")
def command(urls: tuple[str, ...], folder: Path, concurrent: int, streams: int) -> None:
    """Downloads files; what was interrupted goes on when it is called again.

    Prints a JSON line for each file: name, size, sha256, or error. With - the URLs come
    from stdin, one a line.
    """
    from swath.download import Downloader  # noqa: PLC0415 - help has to be quick

    given = [*_lines()] if urls == ("-",) else urls
    with (
        Downloader(max_concurrent=concurrent, streams=streams) as downloader,
        Ticker() as ticker,
    ):
        batch = downloader.files(given, folder, on_progress=ticker.show)
    tell_files(batch)


def tell_files(batch: Batch) -> None:
    """Prints what became of each file, a line of JSON each.

    Raises:
        Failure: One is missing.
    """
    for one in batch:
        told: dict[str, Any] = {"name": one.name, "given": one.given}
        if one.file is None:
            told["error"] = str(one.error)
        else:
            told |= {"size": one.file.size, "sha256": one.file.sha256}
        tell(told)
    if batch.failed:
        text = f"{len(batch.failed)} of {len(batch)} files are missing"
        raise Failure(f"{text}: call it again to get them", Exit.BROKEN)


def _lines() -> list[str]:
    return [line.strip() for line in sys.stdin if line.strip()]
