"""The demo's fifth part: a scene as one sees it and as plants, then their season."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

import click

import swath
from swath._io.files import write_whole
from swath.cli._progress import amount
from swath.cli.demo._season_picture import Pictures, draw_pictures, draw_season
from swath.sentinelhub import Images, StatisticsTable, evalscript


__all__ = ["tell_season"]

_DATA = "sentinel-2-l2a"
_PLACE = (14.20, 45.90, 14.40, 46.04)
_MONTH = "2026-05"
_SEASON = ("2025-03-01", "2025-11-25")
_GAIN = 4.0
_LAND = (4, 5)
"""Vegetation and bare ground, as Sentinel-2's scene classification numbers them."""

_RANKS = (10, 25, 50, 75, 90)


class Day(NamedTuple):
    """A day on which a satellite saw the place."""

    date: dt.date
    clouds: float
    platform: str


def tell_season(client: swath.SentinelHub, out: Path) -> None:
    """Plays this part and prints its story.

    Args:
        client: Of Sentinel Hub.
        out: The folder for `pictures.png` and `season.png`.
    """
    click.secho("\n5  Find a clear day, render it twice, follow a season", bold=True)
    day = _found(client)
    pictures = _rendered(client, day)
    table = _measured(client)
    told = client.usage
    _save(out / "pictures.png", draw_pictures(pictures))
    _save(out / "season.png", draw_season(table, f"{_SEASON[0][:4]}"))
    click.echo(f"   {told.requests} requests and {told.units:.2f} processing units")


def _found(client: swath.SentinelHub) -> Day:
    """The clearest day of a month, by the cloudiest of its scenes."""
    items = list(client.catalog.search(_DATA, bbox=_PLACE, datetime=_MONTH))
    days: dict[dt.date, Day] = {}
    for day in map(_day, items):
        days[day.date] = max(day, days.get(day.date, day), key=_clouds)
    clearest = min(days.values(), key=_clouds)
    click.echo(
        f"   {len(items)} scenes of {_DATA} on {len(days)} days of {_MONTH}, the "
        f"clearest {clearest.date}: {clearest.clouds:.0f}% cloud at most"
    )
    return clearest


def _day(item: swath.Item) -> Day:
    taken = item.datetime
    told = item.properties
    date = dt.date.min if taken is None else taken.date()
    return Day(date, told["eo:cloud_cover"], str(told.get("platform", "")))


def _clouds(day: Day) -> float:
    return day.clouds


def _rendered(client: swath.SentinelHub, day: Day) -> Pictures:
    """Both pictures, of one request."""
    order: Any = {
        "data": _DATA,
        "bbox": _PLACE,
        "time": str(day.date),
        "resolution": 20,
        "evalscript": _twofold(),
        "outputs": {"natural": "png", "ndvi": "tiff"},
    }
    price = client.process.estimate(**order)
    render: Any = client.process.render  # its overloads cannot match a dictionary
    with client.process.budget(1.5 * price.units):
        found: Images = render(**order)
    natural, ndvi = found["natural"], found["ndvi"]
    click.echo(
        f"   {natural.grid.width} x {natural.grid.height} pixels in true colour and as "
        f"NDVI for {natural.processing_units:.3f} units; estimated were {price}"
    )
    title = f"{day.platform.replace('-', ' ').title()} · {day.date:%d %B %Y}"
    return Pictures(title, natural.to_numpy(), ndvi.to_numpy(), _PLACE)


def _twofold() -> evalscript.Evalscript:
    """A script of two outputs: colours for eyes, an index for arithmetic."""
    red, green, blue, infrared = map(evalscript.band, ("B04", "B03", "B02", "B08"))
    colours = [_GAIN * one for one in (red, green, blue)]
    return evalscript.script(
        evalscript.output(*colours, id="natural"),
        evalscript.output(
            evalscript.index(infrared, red), id="ndvi", sample_type="FLOAT32"
        ),
    )


def _measured(client: swath.SentinelHub) -> StatisticsTable:
    """The vegetation index of what was land, and clear, ten days by ten days."""
    greenness = evalscript.index(evalscript.band("B08"), evalscript.band("B04"))
    land = evalscript.isin(evalscript.band("SCL"), _LAND)
    table = client.statistics.compute(
        data=_DATA,
        bbox=_PLACE,
        time=_SEASON,
        interval="P10D",
        mosaicking_order="leastCC",
        evalscript=evalscript.script(greenness, counted=land),
        resolution=150,
        percentiles=_RANKS,
    )
    seen = [row for row in table if row.valid_count]
    best = max(seen, key=lambda row: row.percentiles[50])
    click.echo(
        f"   {len(table)} intervals of ten days, {len(seen)} of them with clear land: "
        f"greenest from {best.start:%Y-%m-%d} on, with a median of "
        f"{best.percentiles[50]:.2f}"
    )
    return table


def _save(path: Path, content: bytes) -> None:
    write_whole(path, content)
    click.echo(f"   {path}: {amount(len(content))}")
