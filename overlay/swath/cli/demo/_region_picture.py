"""A region as the tiles of a batch show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from swath.cli.demo import _style
from swath.cli.demo._canvas import canvas
from swath.sentinelhub import Image


__all__ = ["Tile", "draw_region"]

_LINE = "#ffffffb0"


class Tile(NamedTuple):
    """A picture with its name.

    Attributes:
        name: What the service calls it.
        image: Of three colours.
    """

    name: str
    image: Image


def draw_region(tiles: Sequence[Tile], title: str) -> bytes:
    """A PNG of tiles where they belong, each in its frame.

    Args:
        tiles: Tiles of one zone.
        title: Above them.
    """
    places = (tile.image.grid.bbox for tile in tiles)
    wests, souths, easts, norths = zip(*places, strict=True)
    with canvas(8, 8.6) as (figure, buffer):
        figure.suptitle(title, x=0.015, ha="left", fontsize=18, weight="bold")
        axes = figure.subplots()
        for tile in tiles:
            _show(axes, tile)
        axes.set(xlim=(min(wests), max(easts)), ylim=(min(souths), max(norths)))
        axes.set_aspect("equal")
        axes.axis("off")
    return buffer.getvalue()


def _show(axes: Any, tile: Tile) -> None:
    west, south, east, north = tile.image.grid.bbox
    axes.imshow(
        tile.image.to_numpy(),
        extent=(west, east, south, north),
        interpolation="nearest",
    )
    axes.plot(
        [west, east, east, west, west],
        [south, south, north, north, south],
        color=_LINE,
        linewidth=0.8,
    )
    axes.annotate(
        tile.name,
        (west, north),
        (5, -5),
        textcoords="offset points",
        va="top",
        fontsize=8,
        color=_style.PAPER,
    )
