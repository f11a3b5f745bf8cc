"""`swath sentinelhub`: the catalog, pictures, statistics, jobs and own data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from swath.cli import sentinelhub_batch, sentinelhub_byoc, sentinelhub_import
from swath.cli import sentinelhub_pixels as pixels
from swath.cli._exits import Exit
from swath.cli._lazy import SuggestingGroup
from swath.cli._lines import as_line, limit_option, output_option, write_lines
from swath.cli._options import ClientOptions, client_options
from swath.cli._output import json_line, saved
from swath.cli._records import Delivery, Target, target_options
from swath.cli._services import sentinelhub
from swath.cli.sentinelhub_order import (
    READY,
    Search,
    given_script,
    ready,
    search_options,
)


if TYPE_CHECKING:
    from swath import ItemPager


__all__ = ["command"]

_PAGE = 100
"""Items that come at a time at most."""


@click.group("sentinelhub", cls=SuggestingGroup)
def command() -> None:
    """Sentinel Hub: a catalog of scenes, pictures and statistics made of them."""


@command.command("collections")
@click.option("--ids", is_flag=True, help="Print ids only, one a line.")
@output_option
@client_options
def collections(ids: bool, output: Path | None, client: ClientOptions) -> None:  # noqa: FBT001 - click passes flags
    """Lists the collections of the deployment, as JSON Lines."""
    with sentinelhub(client) as sh:
        found = sh.catalog.collections()
    if ids:
        write_lines((one.id.encode() + b"\n" for one in found), output)
    else:
        write_lines((as_line(one.to_dict()) for one in found), output)


@command.command("queryables")
@click.argument("collection")
@output_option
@client_options
def queryables(collection: str, output: Path | None, client: ClientOptions) -> None:
    """Lists what a search's --filter may name, as JSON Lines."""
    with sentinelhub(client) as sh:
        found = sh.catalog.queryables(collection)
    lines = (as_line({"name": name, **schema}) for name, schema in found.items())
    write_lines(lines, output)


@command.command("search")
@click.argument("collection")
@search_options
@limit_option
@target_options
@client_options
def search(
    collection: str,
    search: Search,
    limit: int | None,
    target: Target,
    client: ClientOptions,
) -> None:
    """Finds Items of a collection, newest first, as JSON Lines.

    Pages are fetched as far as needed, the next one while one is written.
    """
    start = target.start()
    few = limit is not None and limit <= _PAGE
    marked = target.cursor or target.cursor_file  # it is of pages of one size
    with sentinelhub(client) as sh, target.opened(start) as sink:
        find: Any = sh.catalog.search  # its overloads cannot match a dictionary
        pager: ItemPager = find(
            collection,
            cursor=start.cursor if start else None,
            page_size=max(limit or 1, 1) if few and not marked else _PAGE,
            prefetch=not few,
            **search.keywords(),
        )
        Delivery(pager, sink, target).run(limit)


@command.command("distinct")
@click.argument("collection")
@click.argument("name", metavar="PROPERTY")
@search_options
@output_option
@client_options
def distinct(
    collection: str,
    name: str,
    search: Search,
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Lists the different values of a property, one a line.

    PROPERTY date gives the days on which there are Items.
    """
    with sentinelhub(client) as sh:
        values = sh.catalog.search(collection, distinct=name, **search.keywords())
        write_lines((f"{value}\n".encode() for value in values), output)


@command.command("item")
@click.argument("collection")
@click.argument("name", metavar="ID")
@output_option
@client_options
def item(
    collection: str, name: str, output: Path | None, client: ClientOptions
) -> None:
    """Reads one Item."""
    with sentinelhub(client) as sh, saved(output) as sink:
        sink.write(json_line(sh.catalog.item(collection, name).raw))


@command.command("locations")
@client_options
def locations(client: ClientOptions) -> None:
    """Lists the deployments, as JSON Lines."""
    with sentinelhub(client) as sh:
        write_lines((as_line(one.to_dict()) for one in sh.metadata.locations()), None)


@command.command("evalscript")
@click.argument("name", required=False)
@click.option("--collection", metavar="ID", help="The collection that it is for.")
@click.option("--values", is_flag=True, help="For numbers, not for eyes.")
@output_option
def evalscript(
    name: str | None,
    collection: str | None,
    values: bool,  # noqa: FBT001 - click passes flags
    output: Path | None,
) -> None:
    """Prints a ready-made script, or without a NAME, what there is; sends nothing."""
    if name is None:
        write_lines((f"{one}\n".encode() for one in READY), output)
        return
    script = ready(name, collection, "values" if values else "picture")
    write_lines([str(script).encode()], output)


@command.command("lint")
@click.argument("file", metavar="FILE|-")
@click.option("--collection", metavar="ID", help="What it is run on.")
@click.option("--statistics", is_flag=True, help="It is for statistics.")
def lint(file: str, collection: str | None, statistics: bool) -> None:  # noqa: FBT001 - click passes flags
    """Looks for mistakes in a script, as JSON Lines; runs and sends nothing.

    Exits with 1 if the service is going to refuse it.
    """
    import msgspec  # noqa: PLC0415 - help has to be quick

    from swath.sentinelhub.evalscript import lint as check  # noqa: PLC0415 - as above

    report = check(given_script(file), collection=collection, statistics=statistics)
    write_lines((as_line(msgspec.to_builtins(one)) for one in report), None)
    if report.certain:
        click.get_current_context().exit(Exit.REFUSED)


for part in (
    pixels.render,
    pixels.estimate,
    pixels.stats,
    pixels.submit,
    pixels.status,
    sentinelhub_batch.command,
    sentinelhub_byoc.command,
    sentinelhub_import.command,
):
    command.add_command(part)
