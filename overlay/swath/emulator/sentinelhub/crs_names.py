"""The reference systems that requests may name."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Final

from .refusals import bad_payload


CRS84: Final = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
DEGREES: Final = 4326
WEB_MERCATOR: Final = 3857
EUROPE: Final = 3035
_EPSG = re.compile(r"^http://www\.opengis\.net/def/crs/EPSG/0/(\d+)$")
_UTM: Final = frozenset({*range(32601, 32661), *range(32701, 32761)})
NATIONAL: Final = frozenset(
    {2154, 2180, 2193, 3003, 3004, 3005, 3006, 3031, 3161, 3346, 3413, 3416, 3578}
    | {3580, 3765, 3794, 3844, 3912, 3995, 4026, 5514, 28992, 32184}
)
"""Those of countries and of the poles, which the emulator leaves to pyproj."""


def epsg_of(uri: str) -> int:
    """The EPSG code of a URI; CRS84 is 4326, as easting comes first in both.

    Raises:
        ServiceError: The emulator does not know it.
    """
    if uri == CRS84:
        return DEGREES
    found = _EPSG.match(uri)
    code = int(found[1]) if found else 0
    if is_known(code):
        return code
    message = (
        f"{uri} is not supported: take {CRS84}, or one of EPSG 3035, 3857, 4326, "
        "32601 to 32660 and 32701 to 32760 as http://www.opengis.net/def/crs/EPSG/0/CODE"
    )
    if code in NATIONAL:
        message += "; the emulator knows this one with pip install pyproj"
    raise bad_payload(message)


def is_known(code: int) -> bool:
    """Whether the emulator has the system of an EPSG code."""
    return is_common(code) or (code in NATIONAL and _has_pyproj())


def is_common(code: int) -> bool:
    """Whether users' own tiles may have it, too."""
    return code in {DEGREES, WEB_MERCATOR, EUROPE} or code in _UTM


@cache
def _has_pyproj() -> bool:
    return find_spec("pyproj") is not None
