"""The UTM zones, as series in the third flattening (Krueger); needs numpy."""

from __future__ import annotations

import numpy as np

from swath.emulator.landscape import Floats


_A = 6_378_137.0
_F = 1 / 298.257223563
_N = _F / (2 - _F)
_SCALE = 0.9996
_EASTING = 500_000.0
_NORTHING_SOUTH = 10_000_000.0
_RECTIFYING = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ECCENTRICITY = 2 * np.sqrt(_N) / (1 + _N)
_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3 + 116 * _N**4 / 45,
    7 * _N**2 / 3 - 8 * _N**3 / 5 - 227 * _N**4 / 45,
    56 * _N**3 / 15 - 136 * _N**4 / 35,
    4279 * _N**4 / 630,
)


def to_utm(lon: Floats, lat: Floats, epsg: int) -> tuple[Floats, Floats]:
    """Eastings and northings in metres, in the zone of an EPSG code (326xx, 327xx)."""
    sine = np.sin(np.radians(lat))
    conformal = np.sinh(
        np.arctanh(sine) - _ECCENTRICITY * np.arctanh(_ECCENTRICITY * sine)
    )
    turn = np.radians(lon - _meridian(epsg))
    xi = np.arctan2(conformal, np.cos(turn))
    eta = np.arctanh(np.sin(turn) / np.sqrt(1 + conformal**2))
    north, east = xi.copy(), eta.copy()
    for j, alpha in enumerate(_ALPHA, 1):
        north += alpha * np.sin(2 * j * xi) * np.cosh(2 * j * eta)
        east += alpha * np.cos(2 * j * xi) * np.sinh(2 * j * eta)
    reach = _SCALE * _RECTIFYING
    return _EASTING + reach * east, _origin(epsg) + reach * north


def from_utm(x: Floats, y: Floats, epsg: int) -> tuple[Floats, Floats]:
    """Longitude and latitude in degrees of eastings and northings."""
    reach = _SCALE * _RECTIFYING
    xi, eta = (
        np.asarray((y - _origin(epsg)) / reach),
        np.asarray((x - _EASTING) / reach),
    )
    north, east = xi.copy(), eta.copy()
    for j, beta in enumerate(_BETA, 1):
        north = north - beta * np.sin(2 * j * xi) * np.cosh(2 * j * eta)
        east = east - beta * np.cos(2 * j * xi) * np.sinh(2 * j * eta)
    conformal = np.arcsin(np.sin(north) / np.cosh(east))
    lat = conformal.copy()
    for j, delta in enumerate(_DELTA, 1):
        lat += delta * np.sin(2 * j * conformal)
    turn = np.arctan2(np.sinh(east), np.cos(north))
    return _meridian(epsg) + np.degrees(turn), np.degrees(lat)


def _meridian(epsg: int) -> float:
    return 6.0 * (epsg % 100) - 183


def _origin(epsg: int) -> float:
    return _NORTHING_SOUTH if epsg // 100 == 327 else 0.0  # noqa: PLR2004 - EPSG's own
