"""Reference systems of requests; needs numpy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from swath.emulator.landscape import Floats, degrees, mercator
from swath.emulator.spaceknow.utm import from_utm, to_utm

from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Sequence


CRS84: Final = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
DEGREES: Final = 4326
WEB_MERCATOR: Final = 3857
METRES_PER_DEGREE: Final = 111_320.0
_EPSG = re.compile(r"^http://www\.opengis\.net/def/crs/EPSG/0/(\d+)$")
_UTM: Final = frozenset({*range(32601, 32661), *range(32701, 32761)})


def epsg_of(uri: str) -> int:
    """The EPSG code of a URI; CRS84 is 4326, as easting comes first in both.

    Raises:
        ServiceError: The emulator does not know it.
    """
    if uri == CRS84:
        return DEGREES
    found = _EPSG.match(uri)
    code = int(found[1]) if found else 0
    if code in {DEGREES, WEB_MERCATOR} or code in _UTM:
        return code
    message = (
        f"{uri} is not supported: take {CRS84}, or one of EPSG 4326, 3857, "
        "32601 to 32660 and 32701 to 32760 as http://www.opengis.net/def/crs/EPSG/0/CODE"
    )
    raise bad_payload(message)


def lonlat(x: Floats, y: Floats, epsg: int) -> tuple[Floats, Floats]:
    """Longitudes and latitudes in degrees of eastings and northings."""
    if epsg == DEGREES:
        return x, y
    return degrees(x, y) if epsg == WEB_MERCATOR else from_utm(x, y, epsg)


def projected(lon: Floats, lat: Floats, epsg: int) -> tuple[Floats, Floats]:
    """The reverse of `lonlat`."""
    if epsg == DEGREES:
        return lon, lat
    return mercator(lon, lat) if epsg == WEB_MERCATOR else to_utm(lon, lat, epsg)


def map_metres(x: Floats, y: Floats, epsg: int) -> tuple[Floats, Floats]:
    """Where the landscape has a column of eastings crossed with rows of northings.

    Degrees and Web Mercator stay a row and a column; other systems make pictures.
    """
    if epsg == WEB_MERCATOR:
        return x[None, :], y[:, None]
    if epsg == DEGREES:
        return mercator(x[None, :], y[:, None])
    across, down = np.meshgrid(x, y)
    return mercator(*from_utm(across, down, epsg))


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
