"""`swath spaceknow`: scenes, analyses and indices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from swath.cli._lazy import SuggestingGroup
from swath.cli._lines import (
    as_line,
    csv_line,
    limit_option,
    output_option,
    taken,
    tell,
    write_lines,
)
from swath.cli._options import (
    ClientOptions,
    client_options,
    extent_option,
    gathered,
)
from swath.cli._output import saved
from swath.cli._progress import Ticker
from swath.cli._selection import (
    Analysis,
    QueryWords,
    Search,
    given_extent,
    given_text,
)
from swath.cli._services import spaceknow


__all__ = ["command"]

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


search_options = gathered(
    "search",
    Search,
    extent_option(),
    click.option("--start", metavar="TIME", help="Earliest: 2026, 2026-06, RFC 3339."),
    click.option("--end", metavar="TIME", help="Latest, included."),
    click.option(
        "--min-intersection",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="Share of the extent that a scene covers at least.",
    ),
)

analysis_options = gathered(
    "analysis",
    Analysis,
    click.argument("map_type"),
    click.argument("scenes", nargs=-1, required=True, metavar="SCENE..."),
    extent_option(required=True),
)

query_options = gathered(
    "query",
    QueryWords,
    click.option("--aoi", metavar="LABEL", help="Only within this area."),
    click.option("--start", metavar="TIME", help="Earliest start of a point."),
    click.option("--end", metavar="TIME", help="Latest start of a point."),
    click.option("--resample", metavar="weekly|monthly|yearly", help="Sum up."),
)


@click.group("spaceknow", cls=SuggestingGroup)
def command() -> None:
    """SpaceKnow: scenes, analyses of them, and indices."""


@command.command("search")
@click.argument("datasets", nargs=-1, required=True, metavar="PROVIDER/DATASET...")
@search_options
@limit_option
@click.option("--ids", is_flag=True, help="Print ids only, one a line.")
@output_option
@client_options
def search(
    datasets: tuple[str, ...],
    search: Search,
    limit: int | None,
    ids: bool,  # noqa: FBT001 - click passes flags
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Finds scenes, newest first, as JSON Lines."""
    with spaceknow(client) as sk:
        pager = sk.imagery.search([*datasets], **search.keywords())
        lines = (
            f"{scene.id}\n".encode() if ids else as_line(scene.raw.to_dict())
            for scene in taken(pager, limit)
        )
        write_lines(lines, output, "scenes")


@command.command("dry-run")
@analysis_options
@client_options
def dry_run(analysis: Analysis, client: ClientOptions) -> None:
    """Prices an analysis of scenes, and spends nothing."""
    with spaceknow(client) as sk, Ticker() as ticker:
        map_type, scenes, extent = analysis.arguments()
        cost = sk.kraken.dry_run(map_type, [scenes], extent)
        tell(cost.result(on_progress=ticker.show).to_dict())


@command.command("release")
@analysis_options
@click.option(
    "--max-credits", type=float, metavar="N", help="Price it first; spend no more."
)
@click.option(
    "--download", "files", multiple=True, metavar="FILE", help="Such as x.png."
)
@click.option("--folder", type=_FOLDER, help="For the files of --download.")
@click.option("--mosaic", metavar="FILE", help="Stitch these to the --output GeoTIFF.")
@click.option("--zoom", type=int, metavar="Z", help="Of the tiles to be fetched.")
@output_option
@client_options
def release(
    analysis: Analysis,
    max_credits: float | None,
    files: tuple[str, ...],
    folder: Path | None,
    mosaic: str | None,
    zoom: int | None,
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Starts an analysis, which spends credits, and prints the job's token.

    With --download or --mosaic it waits, and fetches what came of it; the token lets
    `swath spaceknow status` look at it in any case.
    """
    if bool(files) != bool(folder) or bool(mosaic) != bool(output):
        raise click.UsageError("--download needs --folder, and --mosaic --output")
    map_type, scenes, extent = analysis.arguments()
    with spaceknow(client) as sk, Ticker() as ticker:
        job = sk.kraken.release(map_type, scenes, extent, max_credits=max_credits)
        click.echo(job.token)
        if not files and not mosaic:
            return
        found = job.result(on_progress=ticker.show)
        where: Any = {"zoom": zoom, "extent": None if zoom is None else extent}
        if files and folder:
            found.download(files, folder, on_progress=ticker.show, **where)
        if mosaic and output:
            found.mosaic(mosaic, **where).save(output)


@command.command("status")
@click.argument("token", metavar="TOKEN|@FILE")
@client_options
def status(token: str, client: ClientOptions) -> None:
    """Tells how a job stands, by the token that it was started with."""
    with spaceknow(client) as sk:
        told = sk.attach(given_text(token)).status()
        shown = ("state", "detail", "fraction", "step", "message")
        tell({name: getattr(told, name) for name in shown})


@command.command("datapoints")
@click.argument("project")
@click.argument("algorithm")
@query_options
@output_option
@client_options
def datapoints(
    project: str,
    algorithm: str,
    query: QueryWords,
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Queries data points, as CSV."""
    with spaceknow(client) as sk:
        points = sk.datacube.datapoints(
            project, algorithm, *query.filters(), **query.keywords()
        )
        write_lines(_table(points), output, "rows")


@command.command("product")
@click.argument("product_id", metavar="ID")
@click.option("--known-on", metavar="DATE", help="As it was known on that day.")
@click.option("--rich", is_flag=True, help="With more columns.")
@output_option
@client_options
def product(
    product_id: str,
    known_on: str | None,
    rich: bool,  # noqa: FBT001 - click passes flags
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Reads the values of a product, as CSV."""
    from swath.cli._selection import given_day  # noqa: PLC0415 - help has to be quick

    day = None if known_on is None else given_day(known_on)
    with spaceknow(client) as sk, saved(output) as sink:
        form: Any = "rich" if rich else "simple"
        table = sk.datacube.product(product_id, known_on=day, form=form)
        sink.write(csv_line(column.name for column in table.columns))
        for row in table:
            sink.write(csv_line(row.values()))


@command.command("decompose")
@extent_option(required=True)
@click.option("--tile-size", type=float, required=True, metavar="METRES")
@click.option("--crs", metavar="EPSG:N", help="The plane; else one that fits.")
@output_option
def decompose(
    extent: str, tile_size: float, crs: str | None, output: Path | None
) -> None:
    """Cuts an extent into squares, as GeoJSON features, one a line; sends nothing."""
    from swath import geo  # noqa: PLC0415 - help has to be quick

    tiles = geo.decompose(given_extent(extent), tile_size, crs=crs)
    lines = (as_line(tile.__geo_interface__) for tile in tiles)
    write_lines(lines, output, "tiles")


def _table(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Rows as CSV, below a line with their names."""
    for number, row in enumerate(rows):
        if not number:
            yield csv_line(row)
        yield csv_line(row.values())
