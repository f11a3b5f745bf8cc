"""From degrees to the plane: the world in Equal Earth, a region as it is on site."""

from __future__ import annotations

import math
from typing import NamedTuple, Protocol

import numpy as np

from swath.cli.demo._footprints import Extent
from swath.cli.demo._land import Ring


__all__ = ["EqualEarth", "Plate", "Projection", "dense"]

_COEFFICIENTS = (1.340264, -0.081106, 0.000893, 0.003796)
_STEP = 2.0
_FLATTEST = 0.15


class Projection(Protocol):
    """Places corners on the plane."""

    def __call__(self, ring: Ring) -> Ring:
        """Corners in degrees to corners on the plane."""
        ...


class EqualEarth:
    """Equal Earth (Šavrič, Patterson and Jenny 2018): areas keep their proportions."""

    def __call__(self, ring: Ring) -> Ring:
        """Corners in degrees to corners on the plane, the globe's radius being 1."""
        a1, a2, a3, a4 = _COEFFICIENTS
        root = math.sqrt(3) / 2
        theta = np.arcsin(root * np.sin(np.radians(ring[:, 1])))
        square = theta**2
        sixth = square**3
        slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
        x = np.radians(ring[:, 0]) * np.cos(theta) / (root * slope)
        y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square))
        return np.column_stack([x, y])


class Plate(NamedTuple):
    """Degrees with longitudes as long as they are in the region's middle."""

    stretch: float

    @classmethod
    def of(cls, region: Extent) -> Plate:
        """The projection that fits a region."""
        middle = math.radians((region.south + region.north) / 2)
        return cls(max(math.cos(middle), _FLATTEST))

    def __call__(self, ring: Ring) -> Ring:
        """Corners in degrees to corners on the plane, in degrees of latitude."""
        return ring * (self.stretch, 1.0)


def dense(ring: Ring) -> Ring:
    """The ring with corners at least every two degrees, so that edges can bend."""
    steps = np.abs(np.diff(ring, axis=0)).max(axis=1, initial=0)
    counts = np.maximum(1, np.ceil(steps / _STEP)).astype(int)
    if counts.sum() == len(counts):
        return ring
    corners: Ring = np.append(0.0, np.cumsum(counts))
    places = np.arange(int(corners[-1]) + 1)
    return np.column_stack(
        [np.interp(places, corners, ring[:, axis]) for axis in (0, 1)]
    )
