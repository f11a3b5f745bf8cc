"""The demo's second half: a scene is found, priced, analysed and drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as _Figure

import swath
from swath._io.files import write_whole
from swath.cli._progress import amount
from swath.cli.demo import _style
from swath.emulator import Emulator
from swath.jobs import gather
from swath.spaceknow import Map, Scene


__all__ = ["tell_analysis"]

_DATASET = "pl/PSScene4Band"
_PLACE = (14.36, 50.02, 14.47, 50.09)
_ZOOM = 13
_FILES = {"imagery": "truecolor.png", "ndvi": "heatmap.png"}
_TITLES = {"imagery": "As it looks", "ndvi": "Vegetation index"}


def tell_analysis(out: Path) -> None:
    """Plays this half and prints its story.

    Args:
        out: The folder for `analysis.png`.
    """
    click.secho("\n4  Find a scene, price an analysis, release it, draw it", bold=True)
    with Emulator() as emulator:
        space = emulator.spaceknow
        space.configure({"queue": 0.0, "step": 0.0})
        with swath.SpaceKnow(token=space.token, base_url=space.url) as client:
            scene = _found(client)
            space.configure({"step": 0.5})  # slow enough to be watched
            pictures = [_pixels(one, name) for name, one in _released(client, scene)]
    content = _drawn(pictures, f"{scene.satellite} · {scene.datetime:%d %B %Y}")
    path = out / "analysis.png"
    write_whole(path, content)
    click.echo(f"   {path}: {amount(len(content))}")


def _found(client: swath.SpaceKnow) -> Scene:
    """The clearest scene of two months."""
    pager = client.imagery.search(_DATASET, _PLACE, start="2026-04", end="2026-05")
    scenes = list(pager)
    clearest = min(scenes, key=lambda scene: scene.cloud_cover or 0.0)
    click.echo(
        f"   {len(scenes)} scenes of {_DATASET}, the clearest of "
        f"{clearest.datetime:%Y-%m-%d}: {clearest.cloud_cover or 0:.0%} cloud"
    )
    cost = client.kraken.dry_run([*_FILES], [clearest], _PLACE).result()
    click.echo(
        f"   {cost.analyzed_km_2:,.0f} km2 would cost {cost.allocated_credits:g} "
        "credits"
    )
    return clearest


def _released(client: swath.SpaceKnow, scene: Scene) -> list[tuple[str, Map]]:
    """A map of each type; both are worked on at once."""
    names = {client.kraken.release(name, scene, _PLACE): name for name in _FILES}
    first = next(iter(names))
    first.wait(on_progress=lambda status: click.echo(f"   {status}"))
    maps = {names[end.job]: end.unwrap() for end in gather(names)}
    return [(name, maps[name]) for name in _FILES]


def _pixels(found: Map, name: str) -> tuple[str, Any, Sequence[float]]:
    mosaic = found.mosaic(_FILES[name], zoom=_ZOOM, extent=_PLACE)
    rows, columns, _ = mosaic.to_numpy().shape
    click.echo(f"   {_FILES[name]}: {columns:,} x {rows:,} pixels of {mosaic.crs}")
    west, south, east, north = mosaic.bounds
    return _TITLES[name], mosaic.to_numpy(), (west, east, south, north)


def _drawn(pictures: Sequence[tuple[str, Any, Sequence[float]]], title: str) -> bytes:
    plotting: Any = mpl  # whose annotations are too loose for a strict checker
    with plotting.rc_context(_style.RC):
        figure: Any = _Figure(figsize=(12, 6.6), dpi=150, layout="constrained")
        canvas: Any = FigureCanvasAgg(figure)
        figure.suptitle(title, fontsize=16, weight="bold")
        for axes, picture in zip(figure.subplots(1, 2), pictures, strict=True):
            _draw(axes, *picture)
        buffer = io.BytesIO()
        canvas.print_png(buffer)
        return buffer.getvalue()


def _draw(axes: Any, title: str, pixels: Any, bounds: Sequence[float]) -> None:
    axes.imshow(pixels, extent=bounds, interpolation="antialiased")
    west, south, east, north = _metres(_PLACE)
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    axes.set_title(title, fontsize=12)


def _metres(bbox: Sequence[float]) -> tuple[float, float, float, float]:
    """A bounding box on the Web Mercator map."""
    zoom = 22  # whose tiles are ten metres wide
    width = 2 * 20_037_508.342789244 / (1 << zoom)
    west, south = swath.geo.tile_at(bbox[0], bbox[1], zoom)[1:]
    east, north = swath.geo.tile_at(bbox[2], bbox[3], zoom)[1:]
    edge = 20_037_508.342789244
    return (
        west * width - edge,
        edge - south * width,
        east * width - edge,
        edge - north * width,
    )
