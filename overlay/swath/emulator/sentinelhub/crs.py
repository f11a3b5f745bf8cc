"""Places in the reference systems of requests; needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from swath.emulator.landscape import Floats, degrees, mercator
from swath.emulator.spaceknow.utm import from_utm, to_utm

from .crs_names import DEGREES, EUROPE, WEB_MERCATOR
from .laea import from_laea, to_laea


if TYPE_CHECKING:
    from collections.abc import Sequence


METRES_PER_DEGREE: Final = 111_320.0


def lonlat(x: Floats, y: Floats, epsg: int) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in degrees of eastings and northings."""
    if epsg == DEGREES:
        return x, y
    if epsg == EUROPE:
        return from_laea(x, y)
    return degrees(x, y) if epsg == WEB_MERCATOR else from_utm(x, y, epsg)


def projected(lon: Floats, lat: Floats, epsg: int) -> tuple[Floats, Floats]:
    """The reverse of `lonlat`."""
    if epsg == DEGREES:
        return lon, lat
    if epsg == EUROPE:
        return to_laea(lon, lat)
    return mercator(lon, lat) if epsg == WEB_MERCATOR else to_utm(lon, lat, epsg)


def map_metres(x: Floats, y: Floats, epsg: int) -> tuple[Floats, Floats]:
    """Where the landscape has a column of eastings crossed with rows of northings.

    Degrees and Web Mercator stay a row and a column; other systems make pictures.
    """
    if epsg == WEB_MERCATOR:
        return x[None, :], y[:, None]
    if epsg == DEGREES:
        return mercator(x[None, :], y[:, None])
    return mercator(*lonlat(x[None, :], y[:, None], epsg))


def ring_in(
    ring: Sequence[Sequence[float]], epsg: int, near: float
) -> tuple[Floats, Floats]:
    """A ring of longitudes and latitudes in another system.

    Args:
        ring: Its corners.
        epsg: The system.
        near: The longitude next to which it is wanted, as the world is round.
    """
    lon, lat = np.array(ring, float).T
    turns = round((near - float(lon.mean())) / 360)
    return projected(lon + 360 * turns, lat, epsg)
