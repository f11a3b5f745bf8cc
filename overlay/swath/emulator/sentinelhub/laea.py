"""Europe's equal-area projection, EPSG:3035; needs numpy.

Formulas of Lambert's azimuthal projection of the ellipsoid as EPSG's guidance note
7-2 has them, method 9820.
"""

from __future__ import annotations

import numpy as np

from swath.emulator.landscape import Floats


_A, _F = 6_378_137.0, 1 / 298.257222101
_E2 = _F * (2 - _F)
_E = float(np.sqrt(_E2))
_LON, _LAT = np.radians(10.0), np.radians(52.0)
_EASTING, _NORTHING = 4_321_000.0, 3_210_000.0
_SERIES = (
    _E2 / 3 + 31 * _E2**2 / 180 + 517 * _E2**3 / 5040,
    23 * _E2**2 / 360 + 251 * _E2**3 / 3780,
    761 * _E2**3 / 45360,
)


def _q(lat: Floats) -> Floats:
    sine = _E * np.sin(lat)
    return np.asarray(
        (1 - _E2) / _E * (sine / (1 - sine**2) + np.arctanh(sine)), dtype=np.float64
    )


_POLE = float(_q(np.array(np.pi / 2)))
_BETA = float(np.arcsin(_q(np.array(_LAT)) / _POLE))
_RADIUS = _A * float(np.sqrt(_POLE / 2))
_STRETCH = float(
    _A * np.cos(_LAT) / np.sqrt(1 - _E2 * np.sin(_LAT) ** 2) / (_RADIUS * np.cos(_BETA))
)


def to_laea(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Eastings and northings in metres of longitudes and latitudes in degrees."""
    turn = np.radians(lon) - _LON
    beta = np.arcsin(_q(np.radians(lat)) / _POLE)
    towards = np.cos(beta) * np.cos(turn)
    share = 1 + np.sin(_BETA) * np.sin(beta) + np.cos(_BETA) * towards
    reach = _RADIUS * np.sqrt(2 / share)
    east = reach * _STRETCH * np.cos(beta) * np.sin(turn)
    north = np.cos(_BETA) * np.sin(beta) - np.sin(_BETA) * towards
    return _EASTING + east, _NORTHING + reach / _STRETCH * north


def from_laea(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The reverse of `to_laea`."""
    east, north = (x - _EASTING) / _STRETCH, (y - _NORTHING) * _STRETCH
    reach = np.hypot(east, north)
    angle = 2 * np.arcsin(np.clip(reach / (2 * _RADIUS), -1, 1))
    # At the origin, where nothing has a direction, any one will do.
    away = np.where(reach > 0, reach, 1.0)
    rise = north * np.sin(angle) * np.cos(_BETA) / away
    beta = np.arcsin(np.clip(np.cos(angle) * np.sin(_BETA) + rise, -1, 1))
    along = away * np.cos(_BETA) * np.cos(angle) - north * np.sin(_BETA) * np.sin(angle)
    lon = _LON + np.arctan2(east * np.sin(angle), along)
    lat = beta.copy()
    for j, factor in enumerate(_SERIES, 1):
        lat = lat + factor * np.sin(2 * j * beta)
    return np.degrees(lon), np.degrees(lat)
