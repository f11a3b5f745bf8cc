"""`swath sentinelhub byoc`: collections of one's own files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

import click

from swath.cli._exits import Exit, Failure
from swath.cli._lazy import SuggestingGroup
from swath.cli._lines import (
    as_line,
    limit_option,
    output_option,
    taken,
    tell,
    write_lines,
)
from swath.cli._options import ClientOptions, client_options
from swath.cli._progress import Ticker
from swath.cli._services import sentinelhub


if TYPE_CHECKING:
    from pathlib import Path

    from swath.sentinelhub import NewTile, TileOutcome


__all__ = ["command"]


@click.group("byoc", cls=SuggestingGroup)
def command() -> None:
    """Collections of one's own files in object storage."""


@command.command("collections")
@click.option("--search", metavar="WORDS", help="In names: | means any, & all.")
@limit_option
@output_option
@client_options
def collections(
    search: str | None, limit: int | None, output: Path | None, client: ClientOptions
) -> None:
    """Lists the collections of the account, as JSON Lines."""
    with sentinelhub(client) as sh:
        found = taken(sh.byoc.collections(search=search), limit)
        write_lines((as_line(one.to_dict()) for one in found), output, "collections")


@command.command("create")
@click.argument("name")
@click.argument("bucket")
@click.option("--band", "bands", multiple=True, metavar="NAME=UINT16", help="A band.")
@click.option("--no-data", type=float, metavar="N", help="The sample for nothing.")
@client_options
def create(
    name: str,
    bucket: str,
    bands: tuple[str, ...],
    no_data: float | None,
    client: ClientOptions,
) -> None:
    """Makes a collection of files in a BUCKET, and prints it; costs a unit."""
    wanted = dict(map(_band, bands)) or None
    with sentinelhub(client) as sh:
        made = sh.byoc.create_collection(name, bucket, bands=wanted, no_data=no_data)
        tell(made.to_dict())


@command.command("tiles")
@click.argument("collection")
@click.option("--path", metavar="PATH", help="Only the tile at this path.")
@click.option("--status", metavar="WORD", help="Only those so far, such as FAILED.")
@limit_option
@output_option
@client_options
def tiles(
    collection: str,
    path: str | None,
    status: str | None,
    limit: int | None,
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Lists the tiles of a collection, as JSON Lines."""
    state: Any = status  # which words there are, the client knows
    with sentinelhub(client) as sh:
        found = sh.byoc.tiles(collection, path=path, status=state)
        write_lines(map(as_line, taken(found, limit)), output, "tiles")


@command.command("ingest")
@click.argument("collection")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--from",
    "listed",
    type=click.File(encoding="utf-8"),
    metavar="FILE|-",
    help="More of them: a path a line, or a JSON object with path, cover, crs, time.",
)
@click.option(
    "--max-concurrent", type=int, default=8, metavar="N", help="Added at a time."
)
@click.option(
    "--wait", type=float, default=86_400.0, metavar="S", help="For each; a day."
)
@client_options
def ingest(
    collection: str,
    paths: tuple[str, ...],
    listed: TextIO | None,
    max_concurrent: int,
    wait: float,
    client: ClientOptions,
) -> None:
    """Adds many tiles and waits for them; what is there already is only waited for.

    Prints what became of each, as JSON Lines; exits with 4 if one is not ingested.
    Call it again, and it goes on.
    """
    wanted = [*paths, *(_listed(listed) if listed else ())]
    with sentinelhub(client) as sh, Ticker() as ticker:
        report = sh.byoc.ingest(
            collection,
            wanted,
            max_concurrent=max_concurrent,
            timeout=wait,
            on_progress=ticker.show,
        )
    write_lines((as_line(_told(one)) for one in report), None, "tiles")
    if report.failed:
        click.get_current_context().exit(Exit.BROKEN)


@command.command("reingest")
@click.argument("collection")
@click.argument("tile")
@client_options
def reingest(collection: str, tile: str, client: ClientOptions) -> None:
    """Has the files of a tile looked at again, waits, and prints the tile."""
    with sentinelhub(client) as sh, Ticker() as ticker:
        job = sh.byoc.reingest_tile(collection, tile)
        tell(job.result(on_progress=ticker.show))


def _band(text: str) -> tuple[str, str]:
    name, sign, samples = text.partition("=")
    if not sign:
        raise click.UsageError(f"--band {text!r}: write NAME=UINT16 or the like")
    return name, samples


def _listed(lines: TextIO) -> Iterator[NewTile | str]:
    """Paths and tiles, a line each.

    Raises:
        Failure: A line is neither; it is named.
    """
    import msgspec  # noqa: PLC0415 - help has to be quick

    from swath.sentinelhub import NewTile  # noqa: PLC0415 - as above

    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("{"):
            yield text
        elif text:
            try:
                yield NewTile(**msgspec.json.decode(text))
            except (msgspec.DecodeError, TypeError) as error:
                raise Failure(f"{lines.name}, line {number}: {error}") from None


def _told(one: TileOutcome) -> dict[str, Any]:
    """What became of a tile."""
    return {
        "path": one.path,
        "kept": one.kept,
        "tile": one.value,
        "error": None if one.error is None else str(one.error),
    }
