"""A synthetic world: what the ground looks like anywhere, on any day.

All of it is a pure function of place, day and seed. Nothing is stored, pictures agree
at their seams whatever their size, and a catalogue, a picture and a statistic of the
same place cannot contradict each other.

Places are metres on the Web Mercator map (EPSG:3857), in arrays that broadcast: a row
of eastings against a column of northings makes a picture. Days count from 1970-01-01.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .lattice import Blocks, cells, dice, noise, points


Floats: TypeAlias = NDArray[np.float64]
Codes: TypeAlias = NDArray[np.uint8]

RADIUS = 6_378_137.0
"""Of the sphere under the Web Mercator map, in metres."""
LAT_LIMIT = 85.051129
"""Where the map ends to the north and south, in degrees."""
BANDS = ("blue", "green", "red", "nir", "swir")
_YEAR = 365.25
# Where noise turns into things: the share of the ground that they get follows.
_WOODS, _GRASS, _QUARRIES, _TOWNS, _LOTS, _SEAS = 0.57, 0.52, 0.03, 0.66, 0.42, 0.34
_RIVER_HALF = 0.007
_STREET_METRES = 11


class Cover(IntEnum):
    """What covers the ground."""

    WATER = 0
    FOREST = 1
    MEADOW = 2
    FIELD = 3
    BUILDING = 4
    ROAD = 5
    BARE = 6


# Reflectance by band, typical for summer. Fields and meadows fade towards _SOIL.
_SPECTRA = np.array(
    [
        [0.050, 0.045, 0.028, 0.015, 0.008],
        [0.020, 0.040, 0.026, 0.330, 0.140],
        [0.035, 0.080, 0.055, 0.360, 0.210],
        [0.035, 0.085, 0.050, 0.430, 0.200],
        [0.170, 0.175, 0.190, 0.240, 0.270],
        [0.100, 0.105, 0.110, 0.150, 0.170],
        [0.130, 0.160, 0.200, 0.280, 0.350],
    ]
)
_SOIL = np.array([0.070, 0.095, 0.130, 0.210, 0.290])
CLOUD = np.array([0.820, 0.810, 0.800, 0.780, 0.550])
"""Reflectance of clouds by band."""
_BACKSCATTER = np.array([0.012, 0.150, 0.060, 0.080, 0.550, 0.035, 0.070])
_SPECKLE_METRES = 6.0
# How much of each cover's green is lost in its winter, and how rough it looks.
_FADING = np.array([0.0, 0.35, 0.55, 1.0, 0.0, 0.0, 0.0])
_ROUGHNESS = np.array([0.04, 0.50, 0.18, 0.10, 0.30, 0.12, 0.25])


class Kind(NamedTuple):
    """How objects of a kind lie on the ground; lengths in metres on the ground.

    `cell` is the side of the square that holds one object at most, `chance` the share
    of squares of a fitting cover that hold one. What moves lies elsewhere every day.
    """

    cell: float
    length: float
    width: float
    chance: float
    on: tuple[Cover, ...]
    moves: bool = False


class Objects(NamedTuple):
    """Objects as columns: centres in map metres, sizes likewise, turns in degrees."""

    x: Floats
    y: Floats
    length: Floats
    width: Floats
    orientation: Floats

    def corners(self) -> Floats:
        """Their four corners, of shape (n, 4, 2), against the clock."""
        turn = np.radians(self.orientation)[:, None]
        along = self.length[:, None] / 2 * np.array([-1, 1, 1, -1])
        across = self.width[:, None] / 2 * np.array([-1, -1, 1, 1])
        x = self.x[:, None] + along * np.cos(turn) - across * np.sin(turn)
        y = self.y[:, None] + along * np.sin(turn) + across * np.cos(turn)
        return np.stack([x, y], axis=-1)


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Map metres of degrees; latitudes beyond the map are taken as its rim."""
    clipped = np.clip(lat, -LAT_LIMIT, LAT_LIMIT)
    return RADIUS * np.radians(lon), RADIUS * np.arcsinh(np.tan(np.radians(clipped)))


def degrees(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Longitude and latitude of map metres."""
    return np.degrees(x / RADIUS), np.degrees(np.arctan(np.sinh(y / RADIUS)))


def ground_scale(y: Floats) -> Floats:
    """Metres on the ground for one metre on the map."""
    return 1 / np.cosh(y / RADIUS)


WORLD = 24
"""The seed in which the places of examples have some of everything."""


class Landscape:
    """The world of one seed."""

    def __init__(self, seed: int = WORLD) -> None:
        self._salt = 1009 * seed

    def cover(self, x: Floats, y: Floats) -> Codes:
        """What covers the ground, as codes of `Cover`."""
        return self._ground(x, y)[0]

    def _ground(self, x: Floats, y: Floats) -> tuple[Codes, Floats]:
        """The cover, and the numbers of the plots that fields lie in."""
        salt = self._salt
        woods = self._field(x, y, 2600, salt + 10, 3)
        found = np.full(woods.shape, Cover.FIELD, np.uint8)
        found[woods > _GRASS] = Cover.MEADOW
        found[woods > _WOODS] = Cover.FOREST
        self._build_towns(found, x, y)
        self._flood(found, x, y)
        fields = _Some.of(found == Cover.FIELD, x, y)
        plots = np.zeros(found.shape)
        blocks = Blocks.under(fields.x, fields.y, 2300, (260, 150), salt + 20)
        numbers = blocks.numbers(salt + 21)
        plots.put(fields.at, numbers)
        found.put(fields.at[numbers < _QUARRIES], Cover.BARE)
        return found, plots

    def _build_towns(self, ground: Codes, x: Floats, y: Floats) -> None:
        salt = self._salt + 50
        density = self._rough(x, y, 4200, salt, 2)
        if not reaches(density, _TOWNS, 1):
            return
        town = _Some.of(self._fine(density) > _TOWNS, x, y)
        streets = Blocks.under(town.x, town.y, 1500, (110, 80), salt + 5)
        lots = cells(town.x, town.y, 22, salt + 9)
        street = np.minimum(streets.along, streets.across) < _STREET_METRES
        built = np.where(lots > _LOTS, np.uint8(Cover.BUILDING), np.uint8(Cover.MEADOW))
        ground.put(town.at, np.where(street, np.uint8(Cover.ROAD), built))

    def _flood(self, ground: Codes, x: Floats, y: Floats) -> None:
        relief = self._rough(x, y, 15_000, self._salt + 30, 4)
        if reaches(relief, 0, _SEAS):
            ground[self._fine(relief) < _SEAS] = Cover.WATER
        river = self._rough(x, y, 8000, self._salt + 40, 3)
        if reaches(river, 0.5 - _RIVER_HALF, 0.5 + _RIVER_HALF):
            bed = np.abs(self._fine(river) - 0.5) < _RIVER_HALF
            ground[bed] = Cover.WATER

    def reflectance(
        self, bands: tuple[str, ...], x: Floats, y: Floats, day: int
    ) -> Floats:
        """Reflectance of the ground without clouds, of shape (bands, rows, columns).

        Args:
            bands: Some of `BANDS`.
            x: Eastings.
            y: Northings.
            day: Days since 1970-01-01.
        """
        cover, plots = self._ground(x, y)
        faded = self._faded(cover, plots, y, day)
        light = self._light(cover, x, y)
        return np.stack([self._band(name, cover, faded, light) for name in bands])

    def _field(
        self, x: Floats, y: Floats, scale: float, salt: int, octaves: int = 1
    ) -> Floats:
        """Noise that is smooth over many pixels."""
        return self._fine(self._rough(x, y, scale, salt, octaves))

    def _rough(
        self, x: Floats, y: Floats, scale: float, salt: int, octaves: int = 1
    ) -> Floats:
        """The same, at as few places as a world makes do with."""
        return noise(x, y, scale, salt, octaves)

    def _fine(self, rough: Floats) -> Floats:
        """What is known at few places, at all of them."""
        return rough

    def _grain(self, x: Floats, y: Floats) -> Floats:
        """How rough the ground is from place to place, about 1."""
        return noise(x, y, 9, self._salt + 60) + noise(x, y, 2.2, self._salt + 61)

    def _light(self, cover: Codes, x: Floats, y: Floats) -> Floats:
        light = self._grain(x, y)
        light -= 1
        light *= _by_cover(_ROUGHNESS, cover)
        light += 1
        roofs = _Some.of(cover == Cover.BUILDING, x, y)
        shine = 0.6 + 0.8 * cells(roofs.x, roofs.y, 22, self._salt + 62)
        light.put(roofs.at, light.take(roofs.at) * shine)
        return light

    def _faded(self, cover: Codes, plots: Floats, y: Floats, day: int) -> Floats:
        """How much of its green each place has lost; each field has its own crop."""
        south = np.broadcast_to(y < 0, cover.shape)
        faded = _by_cover(_FADING, cover)
        north, late = (
            1 - _greenness(np.array([one]), day) for one in (180, 180 + _YEAR / 2)
        )
        faded *= np.where(south, late, north)
        fields = np.flatnonzero(cover == Cover.FIELD)
        peak = 120 + 110 * plots.take(fields)
        peak[south.take(fields)] += _YEAR / 2
        faded.put(fields, 1 - _greenness(peak, day) ** 3.0)
        return faded

    def _band(self, name: str, cover: Codes, faded: Floats, light: Floats) -> Floats:
        index = BANDS.index(name)
        green = _by_cover(_SPECTRA[:, index], cover)
        seen: Floats = _SOIL[index] - green
        seen *= faded
        seen += green
        seen *= light
        return np.clip(seen, 0, 1, out=seen)

    def ndvi(self, x: Floats, y: Floats, day: int) -> Floats:
        """The vegetation index, from -1 to 1."""
        red, nir = self.reflectance(("red", "nir"), x, y, day)
        return np.asarray((nir - red) / np.maximum(nir + red, 1e-6))

    def backscatter(self, x: Floats, y: Floats, day: int) -> Floats:
        """What radar sees of the ground, with the speckle of the day."""
        speckle = 0.5 + cells(x, y, _SPECKLE_METRES, self._salt + 80 + day % 1009)
        return np.asarray(_BACKSCATTER[self.cover(x, y)] * speckle)

    def cloudiness(self, x: Floats, y: Floats, day: int) -> Floats:
        """How likely a cloud is, from 0 to 1: the cloudiest places have the clouds."""
        shift = 37_000.0 * (day % 997)
        salt = self._salt + 70 + day % 89
        return self._field(x + shift, y - shift, 6000, salt, 4)

    def objects(
        self, kind: Kind, box: tuple[float, float, float, float], day: int, salt: int
    ) -> Objects:
        """The objects of a kind whose centres lie in a box.

        Args:
            kind: How they lie.
            box: West, south, east, north in map metres; east and north excluded.
            day: Days since 1970-01-01.
            salt: Tells kinds apart that lie alike.
        """
        west, south, east, north = box
        columns = points(west, east, kind.cell)
        rows = points(south, north, kind.cell)
        i, j = np.tile(columns, rows.size), np.repeat(rows, columns.size)
        salt = self._salt + 100 * salt + 7 * (day if kind.moves else 0)
        there = dice(i, j, salt) < kind.chance
        i, j = i[there], j[there]
        x = kind.cell * (i + 0.2 + 0.6 * dice(i, j, salt + 1))
        y = kind.cell * (j + 0.2 + 0.6 * dice(i, j, salt + 2))
        inside = (x >= west) & (x < east) & (y >= south) & (y < north)
        inside &= np.isin(self.cover(x, y), kind.on)
        i, j, x, y = i[inside], j[inside], x[inside], y[inside]
        size = (0.8 + 0.4 * dice(i, j, salt + 3)) / ground_scale(y)
        turn = 180 * dice(i, j, salt + 4)
        return Objects(x, y, size * kind.length, size * kind.width, turn)


class _Some(NamedTuple):
    """Some of the places of a picture: their numbers in it, eastings, northings."""

    at: NDArray[np.intp]
    x: Floats
    y: Floats

    @staticmethod
    def of(mask: NDArray[np.bool_], x: Floats, y: Floats) -> _Some:
        """Those within a mask."""
        at = np.flatnonzero(mask)
        x, y = (np.broadcast_to(one, mask.shape).take(at) for one in (x, y))
        return _Some(at, x, y)


def _by_cover(table: Floats, cover: Codes) -> Floats:
    # Indices that are as wide as numpy's own are looked up twice as quickly.
    return table.take(cover.astype(np.intp))


_ROUNDING = 1e-9


def reaches(rough: Floats, low: float, high: float) -> bool:
    """Whether numbers, or what is interpolated between them, may lie in a range."""
    if not rough.size:
        return False
    return bool(rough.max() > low - _ROUNDING and rough.min() < high + _ROUNDING)


def _greenness(peak: Floats, day: int) -> Floats:
    """From 0 in the dead season to 1 on the day of the year at its peak."""
    wave = np.cos(2 * np.pi * (day % _YEAR - peak) / _YEAR)
    return np.asarray((1 + wave) / 2)


def clouded(reflectance: Floats, bands: tuple[str, ...], cloud: Floats) -> Floats:
    """Reflectance seen through clouds whose thickness is 0 to 1."""
    white = CLOUD[[BANDS.index(name) for name in bands]][:, None, None]
    return reflectance * (1 - cloud) + white * cloud
