"""The demo's sixth part: products are bought, and fetched over a line that breaks."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

import swath
from swath.cli._exits import Exit, Failure
from swath.cli._progress import Ticker, amount
from swath.download import Batch
from swath.emulator import Emulator, Fault
from swath.sentinelhub import Airbus, ImportJob


__all__ = ["tell_purchase"]

_FIELD = (14.25, 45.95, 14.30, 45.99)
_MOST_SQKM = 40.0
_PIECE = 65_536
_FILE = "getOrderDeliveryFile"
_CUTS = (1, 3)
"""The first and the last request for large files that is cut."""


def tell_purchase(emulator: Emulator, client: swath.SentinelHub, out: Path) -> None:
    """Plays this part and prints its story.

    Args:
        emulator: What the client speaks to.
        client: Of Sentinel Hub.
        out: The folder for `order/`.

    Raises:
        Failure: A file is not what it is without trouble.
    """
    click.secho("\n6  Buy two products, and fetch them over a bad line", bold=True)
    order = _bought(client)
    cuts = Fault(operation=_FILE, path="*.tif", nth=_CUTS, cut_after=_PIECE)
    emulator.faults.add(cuts)
    with Ticker() as ticker:
        batch = order.download(out / "order", on_progress=ticker.show)
    batch.check()
    _tell_files(emulator, batch)
    _compare(order, batch)


def _bought(client: swath.SentinelHub) -> ImportJob:
    source = Airbus("PHR")
    found = client.dataimport.search(source, bbox=_FIELD, max_cloud_cover=10)
    chosen = list(found.take(2))
    days = " and ".join(f"{one.datetime:%Y-%m-%d}" for one in chosen)
    orders = client.dataimport.orders
    quote = orders.quote(source, products=chosen, bbox=_FIELD, name="demo")
    click.echo(
        f"   Pleiades saw the field clearly on {days}: {quote.sqkm:.1f} km2 by the "
        f"quote, {_MOST_SQKM:g} at most"
    )
    return quote.confirm(max_sqkm=_MOST_SQKM)


def _tell_files(emulator: Emulator, batch: Batch) -> None:
    asked = emulator.journal.find(operation=_FILE)
    cut = sum(1 for one in asked if one.fault)
    resumed = sum(1 for one in asked if "range" in one.headers)
    size = sum(one.size for one in batch.files)
    click.echo(
        f"   {len(batch.files)} files, {amount(size)}, by {len(asked)} requests: {cut} "
        f"were cut, {resumed} went on where a file had ended"
    )


def _compare(order: ImportJob, batch: Batch) -> None:
    """Holds the files against what comes over a good line."""
    with tempfile.TemporaryDirectory() as folder:
        again = order.download(folder)
        same = _digests(again) == _digests(batch)
    if not same:
        raise Failure("a file is not what the emulator has", Exit.BROKEN)
    first = batch.files[0]
    click.echo(
        "   every digest is that of a second, unbroken download; such as "
        f"{first.path.name}: sha256 {first.sha256[:16]}..."
    )


def _digests(batch: Batch) -> dict[str, str]:
    return {one.name: one.file.sha256 for one in batch if one.file is not None}
