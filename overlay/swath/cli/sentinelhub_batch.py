"""`swath sentinelhub batch`: large areas, piece by piece into object storage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from swath.cli._lazy import SuggestingGroup
from swath.cli._lines import (
    as_line,
    limit_option,
    output_option,
    taken,
    tell,
    write_lines,
)
from swath.cli._options import ClientOptions, client_options, gathered
from swath.cli._progress import Ticker
from swath.cli._selection import given_text
from swath.cli._services import sentinelhub
from swath.cli.sentinelhub_order import Picture, form_of, picture_options


if TYPE_CHECKING:
    from swath import SentinelHub
    from swath.sentinelhub import BatchJob, BatchResult


__all__ = ["command"]

_SHOWN = ("state", "detail", "fraction", "message")

store_option = click.option(
    "--store", metavar="FOLDER", help="Where the bucket is seen from here."
)
token_argument = click.argument("token", metavar="TOKEN|@FILE")
max_pu_option = click.option(
    "--max-pu",
    type=click.FloatRange(0),
    metavar="N",
    help="Start nothing that costs more.",
)


class Pieces(NamedTuple):
    """Into which pieces, and where they go."""

    delivery: str | None
    store: str | None
    grid: int | None
    features: str | None
    forms: tuple[str, ...]
    cog: bool
    overwrite: bool
    skip_existing: bool
    description: str | None

    def keywords(self) -> dict[str, Any]:
        """As the client takes them, without what was not given."""
        plain: dict[str, Any] = self._asdict()
        forms = plain.pop("forms")
        plain["outputs"] = form_of(None, forms) if forms else None
        return {
            name: value
            for name, value in plain.items()
            if value is not None and value is not False
        }


pieces_options = gathered(
    "pieces",
    Pieces,
    click.option("--delivery", metavar="s3://BUCKET/KEY", help="Where the files go."),
    store_option,
    click.option("--grid", type=int, metavar="N", help="The tiling grid; see grids."),
    click.option("--features", metavar="s3://…gpkg", help="A GeoPackage, not a grid."),
    click.option(
        "--format", "forms", multiple=True, metavar="FORM", help="tiff, or NAME=FORM."
    ),
    click.option("--cog", is_flag=True, help="Cloud-optimized GeoTIFFs."),
    click.option("--overwrite", is_flag=True, help="Replace files that are there."),
    click.option("--skip-existing", is_flag=True, help="Leave out what is there."),
    click.option("--description", metavar="TEXT", help="A line for people."),
)


@click.group("batch", cls=SuggestingGroup)
def command() -> None:
    """Large areas and many features, rendered into object storage."""


@command.command("submit")
@picture_options
@pieces_options
@max_pu_option
@click.option("--no-start", is_flag=True, help="Analyse only, which costs nothing.")
@click.option("--wait", is_flag=True, help="Until it ends; print what came of it.")
@client_options
def submit(
    picture: Picture,
    pieces: Pieces,
    max_pu: float | None,
    no_start: bool,  # noqa: FBT001 - click passes flags
    wait: bool,  # noqa: FBT001 - as above
    client: ClientOptions,
) -> None:
    """Makes a batch, has it analysed and priced, starts it, and prints its token.

    The price goes to stderr before it starts. The token lets the other commands take
    it up.
    """
    if no_start and wait:
        raise click.UsageError("--no-start leaves nothing to --wait for")
    options = {**picture.keywords(), **pieces.keywords()}
    with sentinelhub(client) as sh, Ticker() as ticker:
        job = sh.batch.submit(
            start=False, max_pu=max_pu, on_progress=ticker.show, **options
        )
        click.echo(job.token)
        click.echo(f"swath: {job.estimate}", err=True)
        if no_start:
            return
        job.start(max_pu=max_pu, on_progress=ticker.show)
        if wait:
            tell(_told(job.result(on_progress=ticker.show)))


@command.command("start")
@token_argument
@max_pu_option
@client_options
def start(token: str, max_pu: float | None, client: ClientOptions) -> None:
    """Starts a batch that was analysed, or has it analysed first."""
    with sentinelhub(client) as sh, Ticker() as ticker:
        job = _attached(sh, token)
        job.start(max_pu=max_pu, on_progress=ticker.show)
        _tell_status(job)


@command.command("restart")
@token_argument
@client_options
def restart(token: str, client: ClientOptions) -> None:
    """Goes on with what is missing: tiles that failed, or what a stop left."""
    with sentinelhub(client) as sh:
        job = _attached(sh, token)
        job.restart()
        _tell_status(job)


@command.command("stop")
@token_argument
@client_options
def stop(token: str, client: ClientOptions) -> None:
    """Stops a batch; what is rendered stays, and is paid for."""
    with sentinelhub(client) as sh:
        job = _attached(sh, token)
        job.cancel()
        _tell_status(job)


@command.command("status")
@token_argument
@client_options
def status(token: str, client: ClientOptions) -> None:
    """Tells how a batch stands."""
    with sentinelhub(client) as sh:
        _tell_status(_attached(sh, token))


@command.command("wait")
@token_argument
@store_option
@click.option("--at-most", type=float, metavar="S", help="Seconds; else for ever.")
@client_options
def wait(
    token: str, store: str | None, at_most: float | None, client: ClientOptions
) -> None:
    """Waits until a batch ends, and prints what came of it."""
    with sentinelhub(client) as sh, Ticker() as ticker:
        job = sh.batch.attach(given_text(token), store)
        tell(_told(job.result(timeout=at_most, on_progress=ticker.show)))


@command.command("list")
@limit_option
@output_option
@client_options
def listed(limit: int | None, output: Path | None, client: ClientOptions) -> None:
    """Lists the batches of the account, as JSON Lines."""
    with sentinelhub(client) as sh:
        found = taken(sh.batch.list(), limit)
        write_lines((as_line(one.to_dict()) for one in found), output, "batches")


@command.command("grids")
@output_option
@client_options
def grids(output: Path | None, client: ClientOptions) -> None:
    """Lists the tiling grids, as JSON Lines."""
    with sentinelhub(client) as sh:
        found = sh.batch.tiling_grids()
        write_lines((as_line(one.to_dict()) for one in found), output, "grids")


def _attached(sh: SentinelHub, token: str) -> BatchJob[BatchResult]:
    return sh.batch.attach(given_text(token))


def _tell_status(job: BatchJob[BatchResult]) -> None:
    told = job.status()
    tell({name: getattr(told, name) for name in _SHOWN})


def _told(result: BatchResult) -> dict[str, Any]:
    """What came of a batch."""
    import msgspec  # noqa: PLC0415 - help has to be quick

    return {
        "url": result.url,
        "cost": result.cost,
        "collection": result.collection,
        "failed": msgspec.to_builtins(result.failed),
        "verified": result.verified,
    }
