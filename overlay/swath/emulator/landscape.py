"""A synthetic world: what the ground looks like anywhere, on any day.

All of it is a pure function of place, day and seed. Nothing is stored, pictures agree
at their seams whatever their size, and a catalogue, a picture and a statistic of the
same place cannot contradict each other.

Places are metres on the Web Mercator map (EPSG:3857), in arrays that broadcast: a row
of eastings against a column of northings makes a picture. Days count from 1970-01-01.
"""

from __future__ import annotations

import math
from enum import IntEnum
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray


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
_CLOUD = np.array([0.820, 0.810, 0.800, 0.780, 0.550])
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


def dice(i: Floats, j: Floats, salt: int) -> Floats:
    """A number in [0, 1) for each point of a lattice: always the same one.

    Points are whole numbers of 32 bits.
    """
    mixed = _words(i) * np.uint32(0x9E3779B1) ^ _words(j) * np.uint32(0x85EBCA77)
    mixed ^= np.uint32(salt * 0xC2B2AE3D & 0xFFFFFFFF)
    spare = np.empty_like(mixed)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        mixed ^= np.right_shift(mixed, np.uint32(shift), out=spare)
        mixed *= np.uint32(factor)
    mixed ^= np.right_shift(mixed, np.uint32(16), out=spare)
    return mixed * np.float64(2.0**-32)


def _words(numbers: Floats) -> NDArray[np.uint32]:
    return np.atleast_1d(numbers).astype(np.int32).view(np.uint32)


class _Thrown(NamedTuple):
    """The dice of a lattice under some places, thrown once for all that share a point.

    `dice` has rows and columns; `place` is the number among them of each place's point.
    """

    dice: Floats
    place: NDArray[np.intp]

    @staticmethod
    def under(i: Floats, j: Floats, salt: int, spare: int = 0) -> _Thrown | None:
        """Those at some points, and as many more to the east and north as wanted.

        None if that would be more dice than places.
        """
        places = np.broadcast(i, j).size
        if not places:
            return None
        west, south = float(i.min()), float(j.min())
        columns = np.arange(west, float(i.max()) + 1 + spare, dtype=float)
        rows = np.arange(south, float(j.max()) + 1 + spare, dtype=float)
        if 2 * columns.size * rows.size > places:
            return None
        place = (j - south) * columns.size + (i - west)
        return _Thrown(dice(columns, rows[:, None], salt), place.astype(np.intp))

    def at(self, north: int = 0, east: int = 0) -> Floats:
        """The dice of each place, or of the point that lies so far from it."""
        beside = self.dice.ravel()[north * self.dice.shape[1] + east :]
        return beside.take(self.place)


def cells(x: Floats, y: Floats, side: float, salt: int) -> Floats:
    """The dice of the square cell that each place lies in."""
    i, j = np.floor(x / side), np.floor(y / side)
    thrown = _Thrown.under(i, j, salt)
    return dice(i, j, salt) if thrown is None else thrown.at()


def noise(x: Floats, y: Floats, scale: float, salt: int, octaves: int = 1) -> Floats:
    """Smooth noise in [0, 1] with hills about `scale` metres wide, finer by octaves."""
    total = _hills(x / scale, y / scale, salt)
    weight, sum_of_weights = 1.0, 1.0
    for octave in range(1, octaves):
        weight /= 2
        finer = 2.0**octave / scale
        total = total + weight * _hills(x * finer, y * finer, salt + octave)
        sum_of_weights += weight
    return total / sum_of_weights


def _hills(u: Floats, v: Floats, salt: int) -> Floats:
    """One octave."""
    i, j = np.floor(u), np.floor(v)
    s, t = _smooth(u - i), _smooth(v - j)
    if u.shape[:-1] == v.shape[1:] == (1,):
        rows = _lattice(float(j.min()), float(j.max()) + 1, 1.0)[:, None]
        if rows.size < v.size:
            # The rows of a picture share the dice of the lattice.
            thrown = _between(dice(i, rows, salt), dice(i + 1, rows, salt), s)
            at = (j[:, 0] - rows[0]).astype(int)
            return _between(thrown[at], thrown[at + 1], t)
    few = _Thrown.under(i, j, salt, spare=1)
    if few is not None:
        near = _between(few.at(), few.at(east=1), s)
        return _between(near, _between(few.at(north=1), few.at(1, 1), s), t)
    near = _between(dice(i, j, salt), dice(i + 1, j, salt), s)
    far = _between(dice(i, j + 1, salt), dice(i + 1, j + 1, salt), s)
    return _between(near, far, t)


def _between(one: Floats, other: Floats, part: Floats) -> Floats:
    return one * (1 - part) + other * part


def _smooth(part: Floats) -> Floats:
    return part * part * (3 - 2 * part)


class _Blocks(NamedTuple):
    """Ground cut into rectangles, turned another way in each district.

    `number` tells neighbours apart; `u` and `v` are the place inside the rectangle.
    """

    number: Floats
    u: Floats
    v: Floats


def _blocks(
    x: Floats, y: Floats, district: float, sides: tuple[float, float], salt: int
) -> _Blocks:
    i, j = np.floor(x / district), np.floor(y / district)
    cos, sin = _turns(i, j, salt)
    along = x * cos + y * sin
    across = y * cos - x * sin
    column, row = np.floor(along / sides[0]), np.floor(across / sides[1])
    number = dice(column + 8191 * i, row + 8191 * j, salt + 1)
    return _Blocks(number, along - column * sides[0], across - row * sides[1])


def _turns(i: Floats, j: Floats, salt: int) -> tuple[Floats, Floats]:
    """How districts are turned, as cosine and sine."""
    few = _Thrown.under(i, j, salt)
    if few is None:
        turn = np.pi * dice(i, j, salt)
        return np.cos(turn), np.sin(turn)
    turn = np.pi * few.dice
    cos, sin = few._replace(dice=np.cos(turn)), few._replace(dice=np.sin(turn))
    return cos.at(), sin.at()


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
        """The cover, and the number of the plot that each place lies in."""
        salt = self._salt
        woods = self._field(x, y, 2600, salt + 10, 3)
        found = np.where(woods > _WOODS, Cover.FOREST, Cover.FIELD)
        found = np.where((woods > _GRASS) & (woods <= _WOODS), Cover.MEADOW, found)
        plots = _blocks(x, y, 2300, (260, 150), salt + 20)
        found = np.where((found == Cover.FIELD) & (plots.number < _QUARRIES), 6, found)
        found = self._with_towns(found, x, y)
        relief = self._field(x, y, 15_000, salt + 30, 4)
        river = np.abs(self._field(x, y, 8000, salt + 40, 3) - 0.5) < _RIVER_HALF
        found = np.where((relief < _SEAS) | river, Cover.WATER, found)
        return found.astype(np.uint8), plots.number

    def _with_towns(self, ground: Floats, x: Floats, y: Floats) -> Floats:
        salt = self._salt + 50
        town = self._field(x, y, 4200, salt, 2) > _TOWNS
        streets = _blocks(x, y, 1500, (110, 80), salt + 5)
        lots = cells(x, y, 22, salt + 9)
        built = np.where(lots > _LOTS, Cover.BUILDING, Cover.MEADOW)
        street = (streets.u < _STREET_METRES) | (streets.v < _STREET_METRES)
        return np.where(town, np.where(street, Cover.ROAD, built), ground)

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
        """Noise that is smooth over many pixels; cheaper worlds may interpolate it."""
        return noise(x, y, scale, salt, octaves)

    def _grain(self, x: Floats, y: Floats) -> Floats:
        """How rough the ground is from place to place, about 1."""
        return noise(x, y, 9, self._salt + 60) + noise(x, y, 2.2, self._salt + 61)

    def _light(self, cover: Codes, x: Floats, y: Floats) -> Floats:
        light = 1 + _ROUGHNESS[cover] * (self._grain(x, y) - 1)
        roofs = cells(x, y, 22, self._salt + 62)
        return np.where(cover == Cover.BUILDING, light * (0.6 + 0.8 * roofs), light)

    def _faded(self, cover: Codes, plots: Floats, y: Floats, day: int) -> Floats:
        """How much of its green each place has lost, from 0 to 1."""
        faded = _FADING[cover] * (1 - self._greenness(cover, plots, y, day))
        return np.asarray(faded)

    def _band(self, name: str, cover: Codes, faded: Floats, light: Floats) -> Floats:
        index = BANDS.index(name)
        green = _SPECTRA[:, index][cover]
        seen = (green + faded * (_SOIL[index] - green)) * light
        return np.asarray(np.clip(seen, 0, 1))

    def _greenness(self, cover: Codes, plot: Floats, y: Floats, day: int) -> Floats:
        """From 0 in the dead season to 1 at its peak; each field has its own crop."""
        peak = np.where(cover == Cover.FIELD, 120 + 110 * plot, 180)
        peak = np.where(y < 0, peak + _YEAR / 2, peak)
        sharpness = np.where(cover == Cover.FIELD, 3.0, 1.0)
        wave = (1 + np.cos(2 * np.pi * (day % _YEAR - peak) / _YEAR)) / 2
        return np.asarray(wave**sharpness)

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
        columns = _lattice(west, east, kind.cell)
        rows = _lattice(south, north, kind.cell)
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


def _lattice(low: float, high: float, step: float) -> Floats:
    return np.arange(math.floor(low / step), math.floor(high / step) + 1, dtype=float)


def clouded(reflectance: Floats, bands: tuple[str, ...], cloud: Floats) -> Floats:
    """Reflectance seen through clouds whose thickness is 0 to 1."""
    white = _CLOUD[[BANDS.index(name) for name in bands]][:, None, None]
    return reflectance * (1 - cloud) + white * cloud
