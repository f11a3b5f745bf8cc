"""The picture as a whole: title, map, timeline."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as _Figure

from swath.cli.demo import _style
from swath.cli.demo._chart import Groups
from swath.cli.demo._clusters import clusters
from swath.cli.demo._footprints import Extent, Footprint, extent, footprints
from swath.cli.demo._map import draw_locator, draw_map, mark
from swath.cli.demo._timeline import draw_timeline, shortened


if TYPE_CHECKING:
    from swath.stac import Item


__all__ = ["draw"]

Figure: TypeAlias = Any
"""matplotlib's Figure, whose annotations are too loose for a strict checker."""

_WIDTH = 12.0
_SIDE = 0.35
_DPI = 150
_HEAD, _FOOT, _GAP = 1.05, 0.5, 0.4
_WORLD, _REGION = 5.5, 6.2
_PANEL, _PANELS = 2.05, 4
_LETTERS = "ABCD"


class Subject(NamedTuple):
    """What is drawn."""

    items: Sequence[Item]
    groups: Groups
    found: list[Footprint]
    region: Extent

    @classmethod
    def of(cls, items: Sequence[Item]) -> Subject:
        """Looks at Items."""
        found = footprints(items)
        return cls(items, Groups.of(items), found, extent(found))


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
        return _drawn(Subject.of(items), title)


def _drawn(subject: Subject, title: str) -> bytes:
    """Lays out title, map, closer looks and timeline, from the foot up."""
    rows = 1.3 if subject.groups.dated else 0.4 + 0.23 * len(subject.groups.groups)
    looks = [] if subject.region.local else clusters(subject.found, _PANELS)
    middle = _PANEL + 0.75 if looks else 0.0
    sheet = _REGION if subject.region.local else _WORLD
    height = _HEAD + sheet + _GAP + middle + rows + _FOOT
    figure: Figure = _Figure(figsize=(_WIDTH, height), dpi=_DPI)
    canvas: Any = FigureCanvasAgg(figure)
    _entitle(figure, title, _subtitle(subject))
    _draw_timeline(figure, subject, rows)
    world = _draw_map(figure, subject, height - _HEAD - sheet, sheet)
    bottom = _FOOT + rows + _GAP + 0.15
    for number, look in enumerate(looks):
        region = extent(look)
        mark(world, region, _LETTERS[number], subject.found)
        _draw_look(figure, subject, look, (number, bottom))
    buffer = io.BytesIO()
    canvas.print_png(buffer)
    return buffer.getvalue()


def _draw_timeline(figure: Figure, subject: Subject, rows: float) -> None:
    left, right = 2.35, 0.75
    place = _inches(figure, left, _FOOT, _WIDTH - left - right, rows)
    draw_timeline(figure.add_axes(place), subject.groups)


def _draw_map(figure: Figure, subject: Subject, bottom: float, height: float) -> Any:
    left = 0.75 if subject.region.local else _SIDE
    place = _inches(figure, left, bottom, _WIDTH - left - _SIDE, height)
    axes = figure.add_axes(place)
    shown = draw_map(axes, subject.found, subject.groups.colours, subject.region)
    if subject.region.local:
        corner = _locator(figure, axes, shown, subject.found)
        draw_locator(figure.add_axes(corner), shown)
    return axes


def _draw_look(
    figure: Figure,
    subject: Subject,
    look: Sequence[Footprint],
    place: tuple[int, float],
) -> None:
    """Draws one place from near, as the so-manieth panel at a height."""
    number, bottom = place
    left, gap = 0.75, 0.55
    width = (_WIDTH - left - _SIDE + gap) / _PANELS - gap
    at = _inches(figure, left + number * (width + gap), bottom, width, _PANEL)
    axes = figure.add_axes(at)
    draw_map(axes, look, subject.groups.colours, extent(look), ticks=3)
    owners = {one.owner for one in look}
    names = Counter(subject.items[owner].collection or "" for owner in owners)
    ((name, _),) = names.most_common(1)
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    _head(axes, 0, _LETTERS[number], fontsize=11, weight="bold")
    _head(axes, 15, f"{shortened(name)}{more}", fontsize=9)
    right = axes.bbox.width * 72 / figure.dpi
    _head(axes, right, f"{len(owners):,}", fontsize=9, ha="right", color=_style.QUIET)


def _head(axes: Any, indent: float, text: str, **style: Any) -> None:
    """Writes above a panel, indented by points."""
    place = {"xytext": (indent, 7), "textcoords": "offset points"}
    axes.annotate(text, (0, 1), xycoords="axes fraction", **place, **style)


def _inches(
    figure: Figure, left: float, bottom: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """A place in inches as shares of the figure."""
    across, up = figure.get_size_inches()
    return left / across, bottom / up, width / across, height / up


def _locator(
    figure: Figure, axes: Any, shown: Extent, found: Sequence[Footprint]
) -> tuple[float, float, float, float]:
    """The corner of the map where the fewest footprints are."""
    place = axes.get_position()
    across, up = figure.get_size_inches()
    width, height, gap = 1.9, 0.93, 0.12
    middles = np.array([one.ring.mean(axis=0) for one in found])
    east = (middles[:, 0] - shown.west) % 360 > 0.6 * (shown.east - shown.west)
    north = middles[:, 1] > shown.south + 0.6 * (shown.north - shown.south)
    low = middles[:, 1] < shown.south + 0.4 * (shown.north - shown.south)
    west = (middles[:, 0] - shown.west) % 360 < 0.4 * (shown.east - shown.west)
    x = {True: place.x1 - (width + gap) / across, False: place.x0 + gap / across}
    y = {True: place.y1 - (height + gap) / up, False: place.y0 + gap / up}
    crowds = {
        (True, False): (east & low).sum(),
        (False, False): (west & low).sum(),
        (True, True): (east & north).sum(),
        (False, True): (west & north).sum(),
    }
    right, top = min(crowds, key=lambda corner: crowds[corner])
    return x[right], y[top], width / across, height / up


def _entitle(figure: Figure, title: str, subtitle: str) -> None:
    across, up = figure.get_size_inches()
    left = 0.35 / across
    figure.text(
        left, 1 - 0.3 / up, shortened(title), fontsize=20, weight="bold", va="top"
    )
    figure.text(
        left, 1 - 0.72 / up, subtitle, fontsize=11, color=_style.QUIET, va="top"
    )


def _subtitle(subject: Subject) -> str:
    items, groups, found, _ = subject
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
    first, last = (f"{day.day} {day:%B %Y}" for day in (min(known), max(known)))
    return first if first == last else f"{first} to {last}"
