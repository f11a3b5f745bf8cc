"""The demo's last part: a region, rendered tile by tile as a batch."""

from __future__ import annotations

from pathlib import Path

import click

import swath
from swath._io.files import write_whole
from swath.cli._exits import Exit, Failure
from swath.cli._progress import Ticker, amount
from swath.cli.demo._region_picture import Tile, draw_region
from swath.emulator import Emulator
from swath.sentinelhub import BatchResult, evalscript


__all__ = ["tell_region"]

_REGION = (14.05, 45.85, 14.65, 46.20)
_DAY = "2026-05-15"
_GRID, _RESOLUTION = 0, 60
_MOST_UNITS = 150
_GAIN = 4.0


def tell_region(emulator: Emulator, client: swath.SentinelHub, out: Path) -> None:
    """Plays this part and prints its story.

    Args:
        emulator: What the client speaks to.
        client: Of Sentinel Hub.
        out: The folder for `region.png`.

    Raises:
        Failure: A tile is missing.
    """
    click.secho("\n7  Have a region rendered as a batch", bold=True)
    with Ticker() as ticker:
        job = client.batch.submit(
            delivery="s3://harbours/region",
            store=emulator.sentinelhub.objects.folder,
            grid=_GRID,
            resolution=_RESOLUTION,
            data="sentinel-2-l2a",
            bbox=_REGION,
            time=_DAY,
            evalscript=evalscript.true_colour(gain=_GAIN),
            outputs="tiff",
            max_pu=_MOST_UNITS,
            on_progress=ticker.show,
        )
        result = job.result(on_progress=ticker.show)
    if result.failed:
        raise Failure(f"{len(result.failed)} tiles failed", Exit.BROKEN)
    click.echo(f"   by the analysis {job.estimate}; in the end {result.cost:g} PU")
    _draw(result, out / "region.png")


def _draw(result: BatchResult, path: Path) -> None:
    files = result.files()
    tiles = [Tile(one.tile, result.image(one)) for one in files]
    picture = draw_region(tiles, f"{len(tiles)} tiles of a batch · {_DAY}")
    write_whole(path, picture)
    click.echo(f"   {len(files)} files in {result.url}")
    click.echo(f"   {path}: {amount(len(picture))}")
