"""Places in the reference systems of requests; needs numpy."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from swath.emulator.landscape import Floats, degrees, mercator
from swath.emulator.spaceknow.utm import from_utm, to_utm

from .crs_names import DEGREES, EUROPE, NATIONAL, WEB_MERCATOR
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
    if epsg in NATIONAL:
        return _moved(x, y, epsg, "FORWARD")
    return degrees(x, y) if epsg == WEB_MERCATOR else from_utm(x, y, epsg)


def projected(lon: Floats, lat: Floats, epsg: int) -> tuple[Floats, Floats]:
    """The reverse of `lonlat`."""
    if epsg == DEGREES:
        return lon, lat
    if epsg == EUROPE:
        return to_laea(lon, lat)
    if epsg in NATIONAL:
        return _moved(lon, lat, epsg, "INVERSE")
    return mercator(lon, lat) if epsg == WEB_MERCATOR else to_utm(lon, lat, epsg)


def _moved(first: Floats, second: Floats, epsg: int, way: str) -> tuple[Floats, Floats]:
    """By pyproj, out of a system into degrees, or back; what lies nowhere is at 0."""
    there = _transformer(epsg).transform(
        *np.broadcast_arrays(first, second), direction=way
    )
    one, other = (np.nan_to_num(it, posinf=0.0, neginf=0.0) for it in there)
    return one, other


@lru_cache(maxsize=16)
def _transformer(epsg: int) -> Any:
    pyproj: Any = import_module("pyproj")
    return pyproj.Transformer.from_crs(epsg, DEGREES, always_xy=True)


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
