"""A region as the tiles of a batch show it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

import tifffile

from swath.cli.demo import _style
from swath.cli.demo._canvas import canvas


__all__ = ["Tile", "draw_region"]

_LINE = "#ffffffb0"


class Tile(NamedTuple):
    """A picture with its place.

    Attributes:
        name: What the service calls it.
        pixels: Rows, columns, colours.
        extent: West, east, south, north in metres of the zone.
    """

    name: str
    pixels: Any
    extent: tuple[float, float, float, float]

    @classmethod
    def read(cls, name: str, content: bytes) -> Tile:
        """A tile from its GeoTIFF."""
        with tifffile.TiffFile(io.BytesIO(content)) as file:
            page: Any = file.pages[0]
            pixels, tags = page.asarray(), page.geotiff_tags
        height, width, *_ = pixels.shape
        step_x, step_y, *_ = tags["ModelPixelScale"]
        *_, west, north, _ = tags["ModelTiepoint"]
        east, south = west + step_x * width, north - step_y * height
        return cls(name, pixels, (west, east, south, north))


def draw_region(tiles: Sequence[Tile], title: str) -> bytes:
    """A PNG of tiles where they belong, each in its frame.

    Args:
        tiles: Tiles of one zone.
        title: Above them.
    """
    wests, easts, souths, norths = zip(*(tile.extent for tile in tiles), strict=True)
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
    west, east, south, north = tile.extent
    axes.imshow(tile.pixels, extent=tile.extent, interpolation="nearest")
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
