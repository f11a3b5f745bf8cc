"""How satellites pass over the ground: circular orbits that keep to the sun."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from swath.emulator.spaceknow.extents import clip


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


Position: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Position, ...]
Box: TypeAlias = tuple[float, float, float, float]
Span: TypeAlias = tuple[float, float]
"""The first and the last place along a revolution, as `Orbit` tells them."""

WHOLE: Span = (-90.0, 270.0)

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Revolution 0 of a satellite without a phase begins here."""
DAY = 86_400.0
_EARTH_KM = 6371.0
_TURN = 360.0


class Orbit(msgspec.Struct, frozen=True, dict=True):
    """An orbit over which the sun always stands alike, and what is seen from it.

    Places along a revolution are told by `u`, degrees since the satellite went north
    over the equator: it goes north from -90 to 90, and south from 90 to 270.

    Attributes:
        revolutions: After so many, the tracks repeat.
        days: The same in days.
        inclination: Degrees between its plane and the equator's.
        descends: Local solar hour when it goes south over the equator.
        half_swath: Kilometres seen to either side.
    """

    revolutions: int
    days: int
    inclination: float
    descends: float
    half_swath: float

    @cached_property
    def period(self) -> float:
        """Seconds of a revolution."""
        return self.days * DAY / self.revolutions

    def node(self, revolution: int) -> float:
        """Longitude at which a revolution of the cycle begins."""
        hour = revolution * self.period / 3600 % 24
        return _wrapped(15 * (self.descends + 12 - hour))

    def moment(self, revolution: int, u: float) -> float:
        """Seconds from the beginning of the cycle to a place on a revolution."""
        return (revolution + u / _TURN) * self.period

    def point(self, u: float, across: float) -> Position:
        """A place beside the track, its longitude counted from the node's.

        Args:
            u: Place along the revolution.
            across: Kilometres to the left of the track.
        """
        along, tilt = math.radians(u), math.radians(self.inclination)
        aside = across / _EARTH_KM
        near, far = math.cos(aside), math.sin(aside)
        x = near * math.cos(along)
        y = near * math.cos(tilt) * math.sin(along) - far * math.sin(tilt)
        z = near * math.sin(tilt) * math.sin(along) + far * math.cos(tilt)
        turned = u * self.period / DAY
        return math.degrees(math.atan2(y, x)) - turned, math.degrees(math.asin(z))

    def strip(self, first: float, last: float) -> Ring:
        """The ground seen between two places: a ring against the clock, not closed."""
        half = self.half_swath
        corners = [
            self.point(first, half),
            self.point(first, -half),
            self.point(last, -half),
            self.point(last, half),
        ]
        return unwound(corners)

    def southward(self, lat: float) -> float | None:
        """Where it comes over a latitude on its way south, unless it never does."""
        sine = math.sin(math.radians(lat)) / math.sin(math.radians(self.inclination))
        return 180 - math.degrees(math.asin(sine)) if abs(sine) < 1 else None


class Satellite(NamedTuple):
    """Who flies on an orbit, from when to when, and how many days after the epoch."""

    name: str
    since: datetime
    until: datetime | None
    phase: float = 0.0

    def began(self, orbit: Orbit, revolution: int) -> datetime:
        """When a revolution, counted from the epoch, began."""
        seconds = self.phase * DAY + revolution * orbit.period
        return EPOCH + timedelta(seconds=seconds)

    def revolution(self, orbit: Orbit, when: datetime) -> int:
        """The revolution that the satellite is on."""
        seconds = (when - EPOCH).total_seconds() - self.phase * DAY
        return math.floor(seconds / orbit.period)


class View(NamedTuple):
    """What is seen at once of a revolution.

    Attributes:
        ring: Its outline in degrees, convex, against the clock, not closed;
            longitudes beyond 180 where it reaches over the antimeridian.
        u: The place along the revolution.
        tile: Name of the tile of a grid, if it is one.
        row: Number along the track, or of the row of the grid.
        column: Number of the column of the grid.
        centre: The mean of its corners, the longitude within 180.
    """

    ring: Ring
    u: float
    tile: str = ""
    row: int = 0
    column: int = 0
    centre: Position = (0.0, 0.0)

    @property
    def ascending(self) -> bool:
        """Whether the satellite went north."""
        return self.u < 90  # noqa: PLR2004 - a quarter of a turn

    def moved(self, degrees: float) -> View:
        """The same farther east."""
        lons = [lon for lon, _ in self.ring]
        degrees -= _TURN * round((degrees + (min(lons) + max(lons)) / 2) / _TURN)
        ring = tuple((lon + degrees, lat) for lon, lat in self.ring)
        return self._replace(ring=ring, centre=centre_of(ring))


class Track:
    """The layout of scenes that are cut across the track, one behind the other.

    Args:
        orbit: Where the satellites fly.
        step: Degrees along the track from one scene to the next.
        overlap: Degrees that a scene shares with the next.
        limit: No scene's middle lies beyond this latitude.
        goes: The ways that are seen: `north`, `south`, or both.
    """

    def __init__(
        self,
        orbit: Orbit,
        step: float,
        *,
        overlap: float = 0.0,
        limit: float = 80.0,
        goes: Sequence[str] = ("south",),
    ) -> None:
        self._orbit = orbit
        self._step = step
        self._overlap = overlap
        self._limit = limit
        self._goes = goes

    @cached_property
    def _views(self) -> tuple[View, ...]:
        """Those of a revolution that begins at longitude 0."""
        numbers = range(math.ceil(-90 / self._step), math.floor(270 / self._step))
        return tuple(view for number in numbers if (view := self._view(number)))

    def _view(self, number: int) -> View | None:
        first = number * self._step
        last = first + self._step + self._overlap
        middle = (first + last) / 2
        way = "north" if middle < 90 else "south"  # noqa: PLR2004 - its northern end
        seen = View(self._orbit.strip(first, last), middle, row=number)
        lat = abs(self._orbit.point(seen.u, 0)[1])
        return seen if way in self._goes and lat <= self._limit else None

    def views(self, revolution: int, box: Box, span: Span = WHOLE) -> Iterator[View]:
        """What of a box is seen on a revolution of the cycle, the last first."""
        node = self._orbit.node(revolution)
        west, south, east, north = box
        for view in self._between(south, north):
            there = (west - node, south, east - node, north)
            if span[0] <= view.u <= span[1] and meets(view.ring, there):
                yield view.moved(node)

    @lru_cache(maxsize=64)  # noqa: B019 - a layout lives as long as the program
    def _between(self, south: float, north: float) -> tuple[View, ...]:
        """The views that meet a belt, the last first."""
        belt = (-180.0, south, 180.0, north)
        return tuple(one for one in reversed(self._views) if meets(one.ring, belt))


def meets(ring: Ring, box: Box) -> bool:
    """Whether a convex ring against the clock and a box share a place.

    Longitudes may lie whole turns apart.
    """
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    west, south, east, north = box
    lowest, highest = min(lats), max(lats)
    if highest < south or lowest > north:
        return False
    low, high = min(lons), max(lons)
    if west <= low and high <= east and south <= lowest and highest <= north:
        return True
    first = math.ceil((low - east) / _TURN)
    last = math.floor((high - west) / _TURN)
    return any(
        _touches(ring, (west + _TURN * n, south, east + _TURN * n, north))
        for n in range(first, last + 1)
    )


def _touches(ring: Ring, box: Box) -> bool:
    """Whether no edge of the ring has all of the box on its outer side."""
    west, south, east, north = box
    ax, ay = ring[-1]
    for bx, by in ring:
        dx, dy = bx - ax, by - ay
        farthest_x = west if dy > 0 else east
        farthest_y = north if dx > 0 else south
        if dx * (farthest_y - ay) - dy * (farthest_x - ax) < 0:
            return False
        ax, ay = bx, by
    return True


def unwound(corners: Iterable[Position]) -> Ring:
    """A ring whose longitudes do not jump, turned against the clock."""
    ring: list[Position] = []
    for lon, lat in corners:
        shift = _TURN * round((ring[-1][0] - lon) / _TURN) if ring else 0.0
        ring.append((lon + shift, lat))
    return tuple(ring if signed_area(ring) > 0 else reversed(ring))


def signed_area(ring: Sequence[Position]) -> float:
    """Square degrees, positive against the clock."""
    before = [ring[-1], *ring[:-1]]
    pairs = zip(before, ring, strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def overlap(one: Ring, other: Ring) -> Ring:
    """What two convex rings share; empty if nothing."""
    return tuple(clip(list(one), other))


def centre_of(ring: Ring) -> Position:
    """The mean of some corners, its longitude within 180."""
    lon = sum(x for x, _ in ring) / len(ring)
    return _wrapped(lon), sum(y for _, y in ring) / len(ring)


def _wrapped(lon: float) -> float:
    return (lon + 180) % _TURN - 180


@lru_cache(maxsize=256)
def parts(ring: Ring) -> tuple[Ring, ...]:
    """A ring cut at the antimeridian, its parts within 180 degrees."""
    lons = [lon for lon, _ in ring]
    if min(lons) >= -180 and max(lons) <= 180:  # noqa: PLR2004 - half a turn
        return (ring,)
    cut: list[Ring] = []
    for turn in (-_TURN, 0.0, _TURN):
        band = (
            (turn - 180, -90),
            (turn + 180, -90),
            (turn + 180, 90),
            (turn - 180, 90),
        )
        part = overlap(ring, band)
        if part and signed_area(part) > 0:
            cut.append(tuple((lon - turn, lat) for lon, lat in part))
    return tuple(cut)
