"""The picture as a whole: title, map, timeline."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as _Figure

from swath.cli.demo import _style
from swath.cli.demo._chart import Groups
from swath.cli.demo._footprints import extent, footprints
from swath.cli.demo._map import draw_locator, draw_map
from swath.cli.demo._timeline import draw_timeline, shortened


if TYPE_CHECKING:
    from swath.stac import Item


__all__ = ["draw"]

Figure: TypeAlias = Any
"""matplotlib's Figure, whose annotations are too loose for a strict checker."""

_WIDTH = 12.0
_LEFT, _RIGHT = 2.35, 0.75
_DPI = 150


def draw(items: Sequence[Item], title: str) -> bytes:
    """Draws where and when Items were taken.

    Args:
        items: The Items; those without a footprint or a date are only counted.
        title: What they are.

    Returns:
        A PNG.
    """
    plotting: Any = mpl  # as Figure
    with plotting.rc_context(_style.RC), warnings.catch_warnings():
        # Names may be in any script; the fonts at hand may lack it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        return _drawn(items, title)


def _drawn(items: Sequence[Item], title: str) -> bytes:
    groups = Groups.of(items)
    found = footprints(items)
    region = extent(found)
    rows = 0.62 + 0.24 * len(groups.groups)
    sheet = 5.9 if region.local else 5.55
    height = 1.05 + sheet + 0.45 + rows + 0.45
    figure: Figure = _Figure(figsize=(_WIDTH, height), dpi=_DPI)
    canvas: Any = FigureCanvasAgg(figure)
    _entitle(figure, title, _subtitle(items, groups, found))
    side = 0.55 if region.local else 0.25
    place = _inches(figure, side, height - 1.05 - sheet, _WIDTH - side - 0.25, sheet)
    axes = figure.add_axes(place)
    shown = draw_map(axes, found, groups.colours, region)
    if region.local:
        draw_locator(figure.add_axes(_locator(figure, axes)), shown)
    below = figure.add_axes(_inches(figure, _LEFT, 0.5, _WIDTH - _LEFT - _RIGHT, rows))
    draw_timeline(below, groups)
    buffer = io.BytesIO()
    canvas.print_png(buffer)
    return buffer.getvalue()


def _inches(
    figure: Figure, left: float, bottom: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """A place in inches as shares of the figure."""
    across, up = figure.get_size_inches()
    return left / across, bottom / up, width / across, height / up


def _locator(figure: Figure, axes: Any) -> tuple[float, float, float, float]:
    """The lower right corner of the map."""
    place = axes.get_position()
    across, up = figure.get_size_inches()
    width, height, gap = 1.9, 0.93, 0.12
    return (
        place.x1 - (width + gap) / across,
        place.y0 + gap / up,
        width / across,
        height / up,
    )


def _entitle(figure: Figure, title: str, subtitle: str) -> None:
    across, up = figure.get_size_inches()
    left = 0.35 / across
    figure.text(
        left, 1 - 0.3 / up, shortened(title), fontsize=20, weight="bold", va="top"
    )
    figure.text(
        left, 1 - 0.72 / up, subtitle, fontsize=11, color=_style.QUIET, va="top"
    )


def _subtitle(items: Sequence[Item], groups: Groups, found: Sequence[Any]) -> str:
    placeless = len(items) - len({one.owner for one in found})
    collections = len({item.collection for item in items})
    parts = [
        _plural(len(items), "Item"),
        _plural(collections, "collection"),
        _period([taken for taken in groups.moments if taken is not None]),
        f"{placeless:,} without a footprint" if placeless else "",
    ]
    return "   ·   ".join(part for part in parts if part)


def _plural(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _period(known: Sequence[dt.datetime]) -> str:
    if not known:
        return ""
    first, last = f"{min(known):%-d %B %Y}", f"{max(known):%-d %B %Y}"
    return first if first == last else f"{first} to {last}"
