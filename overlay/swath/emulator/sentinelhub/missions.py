"""Who flies where: the satellites behind each collection."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from .mgrs import Granules, Sinusoidal
from .orbits import WHOLE, Box, Orbit, Position, Satellite, Span, Track, View


if TYPE_CHECKING:
    from collections.abc import Iterator


class Layout(Protocol):
    """How what is seen on a revolution is cut into scenes."""

    def views(self, revolution: int, box: Box, span: Span = WHOLE) -> Iterator[View]:
        """What of a box is seen on a part of a revolution, the last first."""
        ...


class Flight(NamedTuple):
    """Satellites that share an orbit, and how their scenes are cut."""

    orbit: Orbit
    satellites: tuple[Satellite, ...]
    layout: Layout


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


_S1 = Orbit(175, 12, 98.18, 6.0, 125.0)
_S2 = Orbit(143, 10, 98.62, 10.5, 145.0)
_LANDSAT = Orbit(233, 16, 98.2, 10.2, 92.5)
_OLCI = Orbit(385, 27, 98.65, 10.0, 635.0)
_SLSTR = Orbit(385, 27, 98.65, 10.0, 700.0)
_S5P = Orbit(227, 16, 98.74, 1.5, 1300.0)
_DAILY = Orbit(1, 1, 98.2, 12.0, 0.0)

_S2_FLEET = (
    Satellite("S2A", _day("2015-07-04"), _day("2025-01-21")),
    Satellite("S2B", _day("2017-03-16"), None, 5.0),
    Satellite("S2C", _day("2025-01-21"), None),
)
_S3_FLEET = (
    Satellite("S3A", _day("2016-04-25"), None),
    Satellite("S3B", _day("2018-05-08"), None, 13.0),
)
_OT_FLEET = (
    Satellite("LC08", _day("2013-03-18"), None),
    Satellite("LC09", _day("2021-10-31"), None, 8.0),
)
# Rows of the Worldwide Reference System: 248 to a revolution, scenes overlap a tenth.
_ROW = 360 / 248
_ROWS = Track(_LANDSAT, _ROW, overlap=0.16, limit=79.0)
_MINUTES = 360 / 101
_PATH_STEP, _EQUATOR = 16, 60


def path_row(revolution: int, number: int) -> tuple[int, int]:
    """Path and row, as of Landsat, of a revolution and a place along the track."""
    path = revolution * _PATH_STEP % _LANDSAT.revolutions + 1
    return path, number - 248 // 2 + _EQUATOR


def path_row_centre(path: int, row: int) -> Position:
    """The middle of a scene of Landsat."""
    count = _LANDSAT.revolutions
    revolution = (path - 1) * pow(_PATH_STEP, -1, count) % count
    u = (row - _EQUATOR + 248 // 2 + 0.5) * _ROW
    lon, lat = _LANDSAT.point(u, 0)
    return lon + _LANDSAT.node(revolution), lat


def _landsat(*fleet: Satellite) -> tuple[Flight, ...]:
    return (Flight(_LANDSAT, fleet, _ROWS),)


MISSIONS: Final[dict[str, tuple[Flight, ...]]] = {
    "sentinel-1": (
        Flight(
            _S1,
            (
                Satellite("S1A", _day("2014-10-03"), None),
                Satellite("S1B", _day("2016-09-26"), _day("2021-12-23"), 6.0),
                Satellite("S1C", _day("2025-03-26"), None, 6.0),
            ),
            Track(_S1, 1.52, limit=78.0, goes=("north", "south")),
        ),
    ),
    "sentinel-2": (Flight(_S2, _S2_FLEET, Granules(_S2)),),
    "sentinel-3-olci": (
        Flight(_OLCI, _S3_FLEET, Track(_OLCI, 3 * _MINUTES, limit=66.0)),
    ),
    "sentinel-3-slstr": (
        Flight(
            _SLSTR,
            _S3_FLEET,
            Track(_SLSTR, 3 * _MINUTES, limit=66.0, goes=("north", "south")),
        ),
    ),
    "sentinel-5p": (
        Flight(
            _S5P,
            (Satellite("S5P", _day("2018-04-30"), None),),
            Track(_S5P, 5 * _MINUTES, limit=58.0, goes=("north",)),
        ),
    ),
    "landsat-ot": _landsat(*_OT_FLEET),
    "landsat-etm": _landsat(
        Satellite("LE07", _day("1999-05-28"), _day("2024-01-20"), 8.0)
    ),
    "landsat-tm": _landsat(
        Satellite("LT05", _day("1984-03-16"), _day("2013-06-06"), 4.0),
        Satellite("LT04", _day("1984-03-16"), _day("1993-12-15"), 12.0),
    ),
    "landsat-mss": _landsat(
        Satellite("LM05", _day("1984-03-16"), _day("1992-10-16"), 4.0)
    ),
    "hls": (
        Flight(_S2, _S2_FLEET, Granules(_S2)),
        Flight(_LANDSAT, _OT_FLEET, Granules(_LANDSAT)),
    ),
    "modis": (
        Flight(_DAILY, (Satellite("MCD", _day("2000-02-24"), None),), Sinusoidal()),
    ),
}
"""The flights of each mission that collections name."""
