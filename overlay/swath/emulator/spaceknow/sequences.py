"""Which scenes go together: pairs to be compared, and growing groups."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from swath_api.spaceknow.structs import ScenePair

from .analyses import SAR


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .extents import Extent, Position
    from .scenes import Scene


YEAR = timedelta(days=365.25)
PAIRINGS = ("consecutive", "yoy")
"""`yoy` is documented, `consecutive` inferred; it is what happens without a type."""

PERIODS: dict[str, Callable[[datetime], object]] = {
    "daily": lambda at: at.date(),
    "weekly": lambda at: at.isocalendar()[:2],
    "monthly": lambda at: (at.year, at.month),
    "yearly": lambda at: at.year,
}
"""The slots of a periodicity. `daily` is documented, the others inferred."""


class Pairing(NamedTuple):
    """How pairs are made; spans of time in days, areas in square kilometres."""

    extent: Extent
    pairing: str = "consecutive"
    period: str | None = None
    min_km2: float = 0.0
    min_days: float = 0.0
    max_days: float = float("inf")
    top_orbit: bool = False
    yoy_days: float = 15.0


def pairs_of(scenes: Iterable[Scene], how: Pairing) -> list[ScenePair]:
    """The pairs of scenes that may be compared, oldest first."""
    ordered = _slotted(_by_time(scenes), how.period)
    if how.top_orbit:
        ordered = _top_orbit(ordered)
    families: dict[str, list[Scene]] = {}
    for one in ordered:
        families.setdefault(one.dataset.family, []).append(one)
    fits = _Fitting(how)
    return [
        ScenePair(new_scene_id=new.id, old_scene_id=old.id)
        for alike in families.values()
        for old, new in _paired(alike, how)
        if fits(old, new)
    ]


def _paired(scenes: Sequence[Scene], how: Pairing) -> Iterator[tuple[Scene, Scene]]:
    if how.pairing != "yoy":
        yield from pairwise(scenes)
        return
    for old in scenes:
        aim = old.moment + YEAR
        later = [one for one in scenes if one.moment > old.moment]
        if later:
            nearest = min(later, key=lambda one: abs(one.moment - aim))
            if abs(nearest.moment - aim) <= timedelta(days=how.yoy_days):
                yield old, nearest


class _Fitting:
    """Tells pairs that may be compared; the same places are looked at once."""

    def __init__(self, how: Pairing) -> None:
        self._how = how
        self._shared: dict[tuple[tuple[Position, ...], tuple[Position, ...]], float]
        self._shared = {}

    def __call__(self, old: Scene, new: Scene) -> bool:
        how, places = self._how, (old.footprint, new.footprint)
        if places not in self._shared:
            both = how.extent.within(old.footprint).within(new.footprint)
            self._shared[places] = both.km2
        km2 = self._shared[places]
        if km2 <= 0 or km2 < how.min_km2:
            return False
        days = (new.moment - old.moment).total_seconds() / 86_400
        return old.dataset.kind != SAR or how.min_days <= days <= how.max_days


def _slotted(scenes: list[Scene], period: str | None) -> list[Scene]:
    """The first scene of each slot and family."""
    if period is None:
        return scenes
    first: dict[tuple[str, object], Scene] = {}
    for one in scenes:
        first.setdefault((one.dataset.family, PERIODS[period](one.moment)), one)
    return list(first.values())


def _top_orbit(scenes: list[Scene]) -> list[Scene]:
    """Radar scenes of the most frequent orbit only."""
    orbits = Counter(one.orbit for one in scenes if one.dataset.kind == SAR)
    top = max(orbits, key=lambda orbit: (orbits[orbit], -orbit), default=None)
    return [one for one in scenes if one.dataset.kind != SAR or one.orbit == top]


def groups_of(scenes: Iterable[Scene], least: int) -> list[list[str]]:
    """Groups that grow by one scene each, oldest first."""
    names = [one.id for one in _by_time(scenes)]
    return [names[:size] for size in range(least, len(names) + 1)]


def same_moment(scenes: Iterable[Scene]) -> bool:
    """Whether two scenes of one orbit were taken at the same moment."""
    moments = Counter((one.orbit, one.moment) for one in scenes)
    return any(number > 1 for number in moments.values())


def _by_time(scenes: Iterable[Scene]) -> list[Scene]:
    return sorted(scenes, key=lambda one: (one.moment, one.id))
