"""`swath datasphere`: STAC Items by pages, as streams, live, and published."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import click

from swath.cli import _feed
from swath.cli._lazy import SuggestingGroup
from swath.cli._lines import limit_option, output_option
from swath.cli._options import ClientOptions, client_options, gathered
from swath.cli._output import appended, json_line, saved
from swath.cli._records import Delivery, Target, target_options
from swath.cli._services import datasphere


__all__ = ["command"]


class Selection(NamedTuple):
    """Which Items of a package."""

    order: str
    start: str | None
    end: str | None
    limit: int | None

    def keywords(self) -> dict[str, Any]:
        """As the client takes them."""
        return {"order": self.order, "start": self.start, "end": self.end}


selection_options = gathered(
    "selection",
    Selection,
    click.option(
        "--order",
        default="new",
        show_default=True,
        metavar="new|old",
        help="Newest or oldest first.",
    ),
    click.option(
        "--start", metavar="TIME", help="Earliest: 2026, 2026-06, 2026-06-01, RFC 3339."
    ),
    click.option("--end", metavar="TIME", help="Latest, included."),
    limit_option,
)


@click.group("datasphere", cls=SuggestingGroup)
def command() -> None:
    """Astro Dynamic Data Sphere: STAC Items in and out, as JSON Lines."""


@command.command("items")
@click.argument("package")
@selection_options
@target_options
@client_options
def items(
    package: str, selection: Selection, target: Target, client: ClientOptions
) -> None:
    """Reads a dataset package by pages, as far as needed."""
    start = target.start()
    with datasphere(client) as ds, target.opened(start) as sink:
        cursor = start.cursor if start else None
        pager = ds.dataset.items(package, cursor=cursor, **selection.keywords())
        Delivery(pager, sink, target).run(selection.limit)


@command.command("stream")
@click.argument("package")
@selection_options
@target_options
@client_options
def stream(
    package: str, selection: Selection, target: Target, client: ClientOptions
) -> None:
    """Reads a dataset package as one stream that reconnects by itself."""
    start = target.start()
    with datasphere(client) as ds, target.opened(start) as sink:
        cursor = start.cursor if start else None
        found = ds.dataset.stream(package, cursor=cursor, **selection.keywords())
        with found as records:
            Delivery(records, sink, target).run(selection.limit)


@command.command("item")
@click.argument("package")
@output_option
@client_options
def item(package: str, output: Path | None, client: ClientOptions) -> None:
    """Reads the one Item of an item package."""
    with datasphere(client) as ds, saved(output) as sink:
        sink.write(json_line(ds.item.get(package).raw))


@command.command("subscribe")
@click.argument("package")
@click.option("--backfill", metavar="DATASET", help="Dataset package that fills gaps.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="End after so many.")
@target_options
@client_options
def subscribe(
    package: str,
    backfill: str | None,
    limit: int | None,
    target: Target,
    client: ClientOptions,
) -> None:
    """Waits for Items as they are published, until Ctrl-C.

    Each is written at once; an --output file grows.
    """
    start = target.start()
    with datasphere(client) as ds, appended(target.output) as sink:
        cursor = start.cursor if start else None
        found = ds.subscription.stream(package, backfill=backfill, cursor=cursor)
        with found as records:
            Delivery(records, sink, target, interval=0).run(limit)


@command.command("publish")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--active-parent",
    required=True,
    metavar="ID",
    help="Collection or Catalog that takes the objects in.",
)
@click.option("--provider", metavar="NAME", help="Organisation that supplies them.")
@click.option("--archive", is_flag=True, help="Subscribers do not get them.")
@click.option("--dry-run", is_flag=True, help="Check everything, send nothing.")
@client_options
def publish(
    file: str,
    active_parent: str,
    provider: str | None,
    archive: bool,  # noqa: FBT001 - click passes flags
    dry_run: bool,  # noqa: FBT001 - click passes flags
    client: ClientOptions,
) -> None:
    """Publishes Items, Collections and Catalogs from JSON Lines.

    All lines of a FILE are checked before the first is sent; with - they are read from
    stdin, and each is checked before it is sent.
    """
    feed = _feed.Feed(
        file, active_parent=active_parent, provider=provider, subscribable=not archive
    )
    if dry_run:
        checked = feed.check()
        click.echo(
            f"{checked:,} objects could be published; nothing was sent", err=True
        )
        return
    if feed.repeatable:
        feed.check()
    with datasphere(client) as ds:
        feed.send(ds)
