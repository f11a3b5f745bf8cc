"""The reference systems that pictures can be asked for in."""

from __future__ import annotations

import re
from typing import Any, Protocol, TypeAlias

import msgspec

from swath._errors import InputError
from swath.sentinelhub._plain import plain, shown


class HasEpsg(Protocol):
    """A reference system of another library: pyproj, rasterio, odc-geo."""

    def to_epsg(self) -> int | None:
        """Its code in the EPSG register."""
        ...


class KnowsEpsg(Protocol):
    """A reference system of sentinelhub-py, such as ``CRS.UTM_33N``."""

    @property
    def epsg(self) -> int:
        """Its code in the EPSG register."""
        ...


CrsLike: TypeAlias = "Crs | HasEpsg | KnowsEpsg | int | str"
"""``"EPSG:32633"``, ``32633``, ``"CRS84"``, a URI, or an object that knows its code."""

_CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
_DEGREES = 4326

_NATIONAL = (
    *(2154, 2180, 2193, 3003, 3004, 3005, 3006, 3031, 3035, 3161, 3346, 3413),
    *(3416, 3578, 3580, 3765, 3794, 3844, 3912, 3995, 4026, 5514, 28992, 32184),
)
_UTM = frozenset((*range(32601, 32661), *range(32701, 32761)))
_KNOWN = frozenset((4326, 3857, *_UTM, *_NATIONAL))
"""What the service takes; all but the first are in metres."""

_WRITTEN = re.compile(
    r"(?:EPSG:|urn:ogc:def:crs:EPSG:[^:]*:|https?://www\.opengis\.net/def/crs/EPSG/0/)?"
    r"(\d{4,5})",
    re.IGNORECASE,
)
_WRITTEN_CRS84 = re.compile(
    r"(?:OGC:|urn:ogc:def:crs:OGC:[^:]*:|https?://www\.opengis\.net/def/crs/OGC/1\.3/)?"
    r"CRS84",
    re.IGNORECASE,
)


class Crs(msgspec.Struct, frozen=True):
    """A reference system; easting or longitude comes first in all of them.

    Attributes:
        epsg: Its code in the EPSG register; that of CRS84 is 4326 here.
        uri: Its name as the service has it.
    """

    epsg: int
    uri: str

    @property
    def in_degrees(self) -> bool:
        """Whether its units are degrees; they are metres otherwise."""
        return self.epsg == _DEGREES

    @property
    def is_utm(self) -> bool:
        """Whether it is a zone of UTM on WGS 84."""
        return self.epsg in _UTM

    def __str__(self) -> str:
        return f"EPSG:{self.epsg}"


CRS84 = Crs(_DEGREES, _CRS84)
"""Longitude and latitude in degrees of WGS 84."""


def crs(value: CrsLike | None) -> Crs:
    """Reads a reference system; None stands for CRS84.

    Raises:
        InputError: The service does not take it, or it is none.
    """
    if isinstance(value, Crs):
        return value
    value = _written(plain(value))
    if value is None or (isinstance(value, str) and _WRITTEN_CRS84.fullmatch(value)):
        return CRS84
    code = _code(value)
    if code is None or code not in _KNOWN:
        raise InputError(
            f"crs={shown(value)} is not taken: pass 'CRS84', or an EPSG code such as "
            "'EPSG:4326', 'EPSG:3857', UTM ('EPSG:32601' to 32660, 32701 to 32760) or "
            f"one of {', '.join(map(str, _NATIONAL))}"
        )
    return Crs(code, f"{_EPSG}{code}")


def own_crs(shape: Any, name: str) -> Crs | None:
    """The reference system that a shape of another library says it is in.

    Args:
        shape: Such as a GeoDataFrame, or a bbox of odc-geo or sentinelhub-py.
        name: What it is called, for messages.

    Raises:
        InputError: The service does not take it.
    """
    said: Any = getattr(shape, "crs", None)
    if not hasattr(said, "to_epsg") and not isinstance(
        getattr(said, "epsg", None), int
    ):
        return None
    try:
        return crs(said)
    except InputError:
        raise InputError(
            f"{name} is in {shown(said)}, which is not taken: pass {name}.to_crs(4326)"
        ) from None


def _written(value: Any) -> Any:
    """What pyproj and rasterio know by a name and no code, such as OGC:CRS84."""
    if not hasattr(value, "to_epsg") or value.to_epsg() is not None:
        return value
    to_authority = getattr(value, "to_authority", None)
    named: Any = to_authority() if callable(to_authority) else None
    return ":".join(named) if named else value


def _code(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        written = _WRITTEN.fullmatch(value.strip())
        return int(written[1]) if written else None
    to_epsg = getattr(value, "to_epsg", None)
    found: Any = to_epsg() if callable(to_epsg) else getattr(value, "epsg", None)
    return found if isinstance(found, int) else None
