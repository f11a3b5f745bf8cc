"""`swath sentinelhub import`: products of commercial providers."""

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
from swath.cli._options import (
    ClientOptions,
    client_options,
    extent_option,
    gathered,
    time_option,
)
from swath.cli._progress import Ticker
from swath.cli._services import sentinelhub
from swath.cli.download import tell_files
from swath.cli.sentinelhub_order import Place, given_json


if TYPE_CHECKING:
    from swath.sentinelhub import Airbus, Maxar, Planet, Product


__all__ = ["command"]

_SOURCES = ("pleiades", "spot", "planetscope", "skysat", "worldview")

source_argument = click.argument("source", type=click.Choice(_SOURCES))


class Wanted(NamedTuple):
    """Which products."""

    extent: str | None
    time: str | None
    max_cloud_cover: float | None
    bundle: str | None
    request: str | None

    def keywords(self, source: str) -> dict[str, Any]:
        """As the client takes them.

        Raises:
            UsageError: Planet is asked for no bundle of files.
        """
        if self.request is not None:
            return {"request": given_json("--request", self.request)}
        return {
            "data": _data(source, self.bundle),
            **Place(self.extent).keywords(),
            "time": self.time,
            "max_cloud_cover": self.max_cloud_cover,
        }


wanted_options = gathered(
    "wanted",
    Wanted,
    extent_option(),
    time_option,
    click.option("--max-cloud-cover", type=float, metavar="N", help="In per cent."),
    click.option("--bundle", metavar="NAME", help="Files of Planet: analytic_udm2, …"),
    click.option(
        "--request", metavar="JSON|@FILE", help="All of it as the service has it."
    ),
)


@click.group("import", cls=SuggestingGroup)
def command() -> None:
    """Products of Airbus, Planet and Maxar: search, quotes, orders, files."""


@command.command("search")
@source_argument
@wanted_options
@limit_option
@click.option("--ids", is_flag=True, help="Print ids only, one a line.")
@output_option
@client_options
def search(
    source: str,
    wanted: Wanted,
    limit: int | None,
    ids: bool,  # noqa: FBT001 - click passes flags
    output: Path | None,
    client: ClientOptions,
) -> None:
    """Finds products, as JSON Lines."""
    with sentinelhub(client) as sh:
        pager = sh.dataimport.search(**wanted.keywords(source))
        lines = (
            f"{one.id}\n".encode() if ids else as_line(_product(one))
            for one in taken(pager, limit)
        )
        write_lines(lines, output, "products")


@command.command("quotas")
@client_options
def quotas(client: ClientOptions) -> None:
    """Tells how many square kilometres were bought and used, as JSON Lines."""
    import msgspec  # noqa: PLC0415 - help has to be quick

    with sentinelhub(client) as sh:
        for one in sh.dataimport.quotas():
            tell({**msgspec.to_builtins(one), "left": one.left})


@command.command("quote")
@source_argument
@click.argument("products", nargs=-1, metavar="[PRODUCT]...")
@wanted_options
@click.option("--name", metavar="TEXT", help="For people.")
@click.option("--collection-id", metavar="ID", help="The BYOC collection to fill.")
@client_options
def quote(
    source: str,
    products: tuple[str, ...],
    wanted: Wanted,
    name: str | None,
    collection_id: str | None,
    client: ClientOptions,
) -> None:
    """Tells what an order of PRODUCTs would take, or of all that fit; buys nothing.

    Prints the quote; `confirm` buys what its id names.
    """
    chosen: dict[str, Any] = {"products": [*products]} if products else {}
    with sentinelhub(client) as sh:
        made = sh.dataimport.orders.quote(
            **wanted.keywords(source),
            **chosen,
            name=name,
            collection_id=collection_id,
        )
        tell({"id": made.id, "sqkm": made.sqkm, "name": made.name})


@command.command("confirm")
@click.argument("id")
@click.option("--max-sqkm", type=float, metavar="N", help="Buy no more than this.")
@client_options
def confirm(id: str, max_sqkm: float | None, client: ClientOptions) -> None:  # noqa: A002 - as the service calls it
    """Buys what a quote says, and tells how the order stands."""
    with sentinelhub(client) as sh:
        order = sh.dataimport.orders.quoted(id).confirm(max_sqkm=max_sqkm)
        tell({"id": order.id, "state": order.status().state})


@command.command("orders")
@click.option("--status", metavar="WORD", help="Only those so far; CREATED are quotes.")
@limit_option
@output_option
@client_options
def orders(
    status: str | None, limit: int | None, output: Path | None, client: ClientOptions
) -> None:
    """Lists orders and quotes, as JSON Lines."""
    state: Any = status  # which words there are, the client knows
    with sentinelhub(client) as sh:
        found = taken(sh.dataimport.orders.list(status=state), limit)
        write_lines((as_line(one.to_dict()) for one in found), output, "orders")


@command.command("status")
@click.argument("id")
@client_options
def status(id: str, client: ClientOptions) -> None:  # noqa: A002 - as above
    """Tells how an order stands."""
    with sentinelhub(client) as sh:
        told = sh.dataimport.orders.job(id).status()
        shown = ("state", "detail", "fraction", "message")
        tell({name: getattr(told, name) for name in shown})


@command.command("download")
@click.argument("id")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where the files go; the current folder if left out.",
)
@click.option(
    "--wait", type=float, default=86_400.0, metavar="S", help="For it; a day."
)
@client_options
def download(id: str, folder: Path, wait: float, client: ClientOptions) -> None:  # noqa: A002 - as above
    """Waits for an order, and downloads every file of its deliveries.

    What was interrupted goes on when it is called again. Prints a JSON line for each
    file: name, size, sha256, or error.
    """
    with sentinelhub(client) as sh, Ticker() as ticker:
        order = sh.dataimport.orders.job(id)
        batch = order.download(folder, timeout=wait, on_progress=ticker.show)
    tell_files(batch)


def _data(source: str, bundle: str | None) -> Airbus | Maxar | Planet:
    from swath.sentinelhub import Airbus, Maxar, Planet  # noqa: PLC0415 - when used

    if source in _PLANET:
        if bundle is None:
            raise click.UsageError(f"{source} needs --bundle, such as analytic_udm2")
        wanted: Any = bundle  # which ones there are, the client knows
        return Planet(_PLANET[source], wanted)
    if bundle is not None:
        raise click.UsageError("--bundle is for planetscope and skysat")
    if source == "worldview":
        return Maxar()
    return Airbus("PHR" if source == "pleiades" else "SPOT")


_PLANET: dict[str, Any] = {"planetscope": "PSScene", "skysat": "SkySatCollect"}


def _product(one: Product) -> dict[str, Any]:
    return {
        "id": one.id,
        "provider": one.provider,
        "collection": one.collection,
        "datetime": None if one.datetime is None else one.datetime.isoformat(),
        "cloud_cover": one.cloud_cover,
        "geometry": one.geometry,
        "properties": one.properties,
    }
