"""The timeline: one row per collection, its dots the counts over time."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeAlias

import numpy as np
from matplotlib import dates as _dates
from numpy.typing import NDArray

from swath.cli.demo import _style
from swath.cli.demo._chart import Group, Groups, by_date


__all__ = ["draw_timeline", "shortened"]

Axes: TypeAlias = Any
"""matplotlib's Axes, whose annotations are too loose for a strict checker."""

dates: Any = _dates  # not annotated

_BINS = 90
_LONGEST = 30


def draw_timeline(axes: Axes, groups: Groups) -> None:
    """Draws when the Items were taken.

    Args:
        axes: Where to draw.
        groups: The Items; those without a moment are left out.
    """
    known = [taken for taken in groups.moments if taken is not None]
    low, high = _span(known)
    axes.set_xlim(low, high)
    _dress(axes, len(groups.groups))
    bins = min(max(len(known) // 3, 12), _BINS) if groups.dated else _BINS
    edges = np.linspace(low, high, bins + 1)
    if groups.dated:
        _draw_bars(axes, groups, edges)
        return
    counts = [_counts(group, groups, edges) for group in groups.groups]
    most = max(1, *(int(row.max()) for row in counts))
    for row, (group, count) in enumerate(zip(groups.groups, counts, strict=True)):
        _draw_row(axes, row, group, (edges, count), most)


def shortened(name: str) -> str:
    """A name that fits beside its row."""
    if len(name) <= _LONGEST:
        return name
    half = _LONGEST // 2
    return f"{name[: half - 1]}…{name[-half:]}"


def _span(known: list[dt.datetime]) -> tuple[float, float]:
    """The first and the last day, with a margin."""
    if not known:
        now = dates.date2num(dt.datetime.now(dt.UTC))
        return now - 1, now + 1
    low, high = dates.date2num(min(known)), dates.date2num(max(known))
    margin = max((high - low) * 0.02, 0.5)
    return float(low - margin), float(high + margin)


def _counts(
    group: Group, groups: Groups, edges: NDArray[np.float64]
) -> NDArray[np.intp]:
    taken = [groups.moments[index] for index in group.members]
    days = dates.date2num([one for one in taken if one is not None])
    return np.histogram(days, bins=edges)[0]


def _dress(axes: Axes, rows: int) -> None:
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_yticks([])
    axes.set_facecolor("none")
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=_style.SHORE, linewidth=0.8)
    locator = dates.AutoDateLocator(minticks=4, maxticks=10)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        dates.ConciseDateFormatter(locator, show_offset=False)
    )
    axes.tick_params(axis="x", length=3, color=_style.SHORE, labelcolor=_style.QUIET)
    axes.grid(axis="x", color=_style.GRID, linewidth=0.6)
    axes.set_axisbelow(True)


def _draw_bars(axes: Axes, groups: Groups, edges: NDArray[np.float64]) -> None:
    """One collection alone: as bars in the colours of the dates."""
    (group,) = groups.groups
    counts = _counts(group, groups, edges)
    middles = (edges[1:] + edges[:-1]) / 2
    moments = [dates.num2date(middle) for middle in middles]
    colours = by_date(moments)
    axes.bar(middles, counts, width=(edges[1] - edges[0]) * 0.86, color=colours)
    axes.set_ylim(0, max(int(counts.max()), 1) * 1.08)
    _label(axes, max(int(counts.max()), 1) / 2, group)


def _draw_row(
    axes: Axes,
    row: int,
    group: Group,
    histogram: tuple[NDArray[np.float64], NDArray[np.intp]],
    most: int,
) -> None:
    edges, counts = histogram
    filled = np.flatnonzero(counts)
    middles = (edges[filled] + edges[filled + 1]) / 2
    axes.axhline(row, color=_style.GRID, linewidth=0.8, zorder=1)
    axes.scatter(
        middles,
        np.full(len(filled), row),
        s=14 + 150 * counts[filled] / most,
        color=group.colour,
        alpha=0.85,
        edgecolors=_style.PAPER,
        linewidths=0.6,
        zorder=3,
        clip_on=False,
    )
    _label(axes, row, group)


def _label(axes: Axes, row: float, group: Group) -> None:
    """The collection's name before its row, and how many Items it has behind."""
    beside = {"transform": axes.get_yaxis_transform(), "va": "center"}
    axes.text(-0.012, row, shortened(group.name), ha="right", fontsize=9, **beside)
    number = f"{len(group.members):,}"
    axes.text(1.01, row, number, ha="left", fontsize=9, color=_style.QUIET, **beside)
