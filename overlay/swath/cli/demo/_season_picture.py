"""Two pictures of a scene side by side, and a season of its plants."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib import dates as _dates
from matplotlib.colors import LinearSegmentedColormap

from swath.cli.demo import _style
from swath.cli.demo._canvas import canvas
from swath.sentinelhub import Row


__all__ = ["Pictures", "draw_pictures", "draw_season"]

dates: Any = _dates  # not annotated

_DARK = "#0b4a22"
_LOW, _HIGH = -0.3, 0.9
_STOPS = (
    (_LOW, "#2b5d8a"),
    (-0.02, "#9dbdd4"),
    (0.02, "#e8dcc0"),
    (0.3, "#c9d77e"),
    (0.6, "#4c9a3b"),
    (_HIGH, _DARK),
)
"""Colours of the index: water, bare ground, sparse and lush green."""

_FANS = ((10, 90, "#cfe6c3", "10 to 90%"), (25, 75, "#93c77f", "25 to 75%"))
_LEAST_SHARE = 0.1
"""Of the land that has to be clear for an interval to be drawn."""


class Pictures(NamedTuple):
    """A scene, twice.

    Attributes:
        title: Whose, and of when.
        natural: As one sees it: rows, columns, three colours.
        ndvi: The vegetation index: rows, columns.
        bbox: West, south, east, north.
    """

    title: str
    natural: Any
    ndvi: Any
    bbox: tuple[float, float, float, float]


def draw_pictures(pictures: Pictures) -> bytes:
    """A PNG of both."""
    with canvas(12, 6.9) as (figure, buffer):
        figure.suptitle(pictures.title, x=0.015, ha="left", fontsize=18, weight="bold")
        left, right = figure.subplots(1, 2)
        _show(left, pictures, pictures.natural, "As it looks")
        shown = _show(
            right,
            pictures,
            pictures.ndvi,
            "Vegetation index (NDVI)",
            cmap=_colours(),
            vmin=_LOW,
            vmax=_HIGH,
        )
        bar = figure.colorbar(
            shown, ax=(left, right), orientation="horizontal", fraction=0.035, pad=0.02
        )
        bar.outline.set_visible(False)
        bar.ax.tick_params(length=0, labelcolor=_style.QUIET)
        bar.set_ticks([-0.2, 0.0, 0.2, 0.4, 0.6, 0.8])
        bar.set_label(
            "water            bare            sparse            lush",
            color=_style.QUIET,
        )
    return buffer.getvalue()


def draw_season(rows: Sequence[Row], year: str) -> bytes:
    """A PNG of how a vegetation index went, and how much of the land was clear.

    Args:
        rows: An interval each.
        year: Of the title.
    """
    most = max((row.valid_count for row in rows), default=0) or 1
    seen = [row for row in rows if row.valid_count >= _LEAST_SHARE * most]
    with canvas(12, 6.2) as (figure, buffer):
        figure.suptitle(
            f"A season of green, {year}", x=0.015, ha="left", fontsize=18, weight="bold"
        )
        upper, lower = figure.subplots(
            2, 1, sharex=True, gridspec_kw={"height_ratios": (5, 1)}
        )
        _fan(upper, seen)
        _clear(lower, rows, most)
    return buffer.getvalue()


def _show(axes: Any, pictures: Pictures, pixels: Any, title: str, **how: Any) -> Any:
    west, south, east, north = pictures.bbox
    shown = axes.imshow(
        pixels,
        extent=(west, east, south, north),
        aspect=1 / math.cos(math.radians((south + north) / 2)),
        interpolation="antialiased",
        **how,
    )
    axes.set(xticks=[], yticks=[])
    axes.set_title(title, fontsize=12, loc="left", color=_style.QUIET)
    for side in axes.spines.values():
        side.set_visible(False)
    return shown


def _colours() -> Any:
    span = _HIGH - _LOW
    stops = [((value - _LOW) / span, colour) for value, colour in _STOPS]
    return LinearSegmentedColormap.from_list("ndvi", stops)


def _middle(row: Row) -> Any:
    return row.start + (row.end - row.start) / 2


def _fan(axes: Any, rows: Sequence[Row]) -> None:
    """The median in its spread."""
    when = [_middle(row) for row in rows]
    for low, high, colour, name in _FANS:
        below, above = (
            np.array([row.percentiles[rank] for row in rows]) for rank in (low, high)
        )
        axes.fill_between(when, below, above, color=colour, linewidth=0, label=name)
    median = [row.percentiles[50] for row in rows]
    axes.plot(
        when,
        median,
        color=_DARK,
        linewidth=2.2,
        marker="o",
        markersize=5,
        markeredgecolor=_style.PAPER,
        label="median",
    )
    axes.set_ylim(0, 1)
    _dress(axes)
    axes.set_title(
        "NDVI of clear land, every ten days",
        fontsize=12,
        loc="left",
        color=_style.QUIET,
    )
    axes.legend(frameon=False, loc="upper right", ncols=3, labelcolor=_style.QUIET)


def _clear(axes: Any, rows: Sequence[Row], most: int) -> None:
    """How much of the land was to be seen."""
    axes.bar(
        [_middle(row) for row in rows],
        [100 * row.valid_count / most for row in rows],
        width=8.4,
        color=_style.SHORE,
    )
    axes.set_ylim(0, 100)
    axes.set_yticks([0, 50, 100])
    _dress(axes)
    axes.set_title(
        "Land without clouds, in % of the best", fontsize=10, loc="left",
        color=_style.QUIET,
    )  # fmt: skip
    axes.xaxis.set_major_locator(dates.MonthLocator())
    axes.xaxis.set_major_formatter(dates.DateFormatter("%B"))


def _dress(axes: Any) -> None:
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=_style.SHORE, linewidth=0.8)
    axes.tick_params(length=0, labelcolor=_style.QUIET)
    axes.grid(axis="y", color=_style.GRID, linewidth=0.6)
    axes.set_axisbelow(True)
