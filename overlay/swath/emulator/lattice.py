"""Chance that is none: numbers by place, always the same ones, and smooth noise.

Places are arrays of eastings and northings that broadcast. Needs numpy.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np


if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .landscape import Floats


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


def points(low: float, high: float, step: float) -> Floats:
    """The points of a lattice from the one below a place to that below another."""
    return np.arange(math.floor(low / step), math.floor(high / step) + 1, dtype=float)


def _box(x: Floats, y: Floats) -> Floats:
    """West, south, east, north of places."""
    return np.array([x.min(), y.min(), x.max(), y.max()])


class _Thrown(NamedTuple):
    """The dice of a lattice under some places, thrown once for all that share a point.

    `dice` has rows and columns; `place` is the number among them of each place's point.
    """

    dice: Floats
    place: NDArray[np.intp]

    @staticmethod
    def under(
        i: Floats, j: Floats, salt: int, box: Floats | None = None, spare: int = 0
    ) -> _Thrown | None:
        """Those at some points, and as many more to the east and north as wanted.

        None if that would be more dice than places.
        """
        places = np.broadcast(i, j).size
        if not places:
            return None
        west, south, east, north = (_box(i, j) if box is None else box).tolist()
        columns = np.arange(west, east + 1 + spare, dtype=float)
        rows = np.arange(south, north + 1 + spare, dtype=float)
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
    if not x.size or not y.size:
        return np.zeros(np.broadcast_shapes(x.shape, y.shape))
    box = _box(x, y)
    total = _hills(x / scale, y / scale, np.floor(box / scale), salt)
    weight, sum_of_weights = 1.0, 1.0
    for octave in range(1, octaves):
        weight /= 2
        finer = 2.0**octave / scale
        lattice = np.floor(box * finer)
        hills = _hills(x * finer, y * finer, lattice, salt + octave)
        hills *= weight
        total += hills
        sum_of_weights += weight
    total /= sum_of_weights
    return total


def _hills(u: Floats, v: Floats, box: Floats, salt: int) -> Floats:
    """One octave; the box is that of the points of the lattice below the places."""
    i, j = np.floor(u), np.floor(v)
    s, t = _smooth(u - i), _smooth(v - j)
    if u.shape[:-1] == v.shape[1:] == (1,):
        rows = points(box[1], box[3] + 1, 1.0)[:, None]
        if rows.size < v.size:
            # The rows of a picture share the dice of the lattice.
            thrown = _between(dice(i, rows, salt), dice(i + 1, rows, salt), s)
            at = (j[:, 0] - rows[0]).astype(int)
            return _between(thrown[at], thrown[at + 1], t)
    few = _Thrown.under(i, j, salt, box, spare=1)
    if few is not None:
        near = _between(few.at(), few.at(east=1), s)
        return _between(near, _between(few.at(north=1), few.at(1, 1), s), t)
    near = _between(dice(i, j, salt), dice(i + 1, j, salt), s)
    far = _between(dice(i, j + 1, salt), dice(i + 1, j + 1, salt), s)
    return _between(near, far, t)


def _between(one: Floats, other: Floats, part: Floats) -> Floats:
    found = one * (1 - part)
    found += other * part
    return found


def _smooth(part: Floats) -> Floats:
    return part * part * (3 - 2 * part)


class Blocks(NamedTuple):
    """Ground cut into rectangles, turned another way in each district.

    Attributes:
        district: Column and row of the district of each place.
        column: Of the rectangle, counted along its district's turned axes.
        row: The same.
        along: How far a place lies from the beginning of its column, in metres.
        across: The same for its row.
    """

    district: tuple[Floats, Floats]
    column: Floats
    row: Floats
    along: Floats
    across: Floats

    @staticmethod
    def under(
        x: Floats, y: Floats, district: float, sides: tuple[float, float], salt: int
    ) -> Blocks:
        """Those of some places."""
        i, j = np.floor(x / district), np.floor(y / district)
        cos, sin = _turns(i, j, salt)
        along = x * cos + y * sin
        across = y * cos - x * sin
        column, row = np.floor(along / sides[0]), np.floor(across / sides[1])
        along -= column * sides[0]
        across -= row * sides[1]
        return Blocks((i, j), column, row, along, across)

    def numbers(self, salt: int) -> Floats:
        """What tells neighbours apart, from 0 to 1."""
        i, j = self.district
        return dice(self.column + 8191 * i, self.row + 8191 * j, salt)


def _turns(i: Floats, j: Floats, salt: int) -> tuple[Floats, Floats]:
    """How districts are turned, as cosine and sine."""
    few = _Thrown.under(i, j, salt)
    if few is None:
        turn = np.pi * dice(i, j, salt)
        return np.cos(turn), np.sin(turn)
    turn = np.pi * few.dice
    cos, sin = few._replace(dice=np.cos(turn)), few._replace(dice=np.sin(turn))
    return cos.at(), sin.at()
