"""Rings of an extent: their rules, and the one form they are brought into.

The rules are those of RFC 7946 (https://www.rfc-editor.org/rfc/rfc7946), section 3.1.6:
at least four positions, the last one the first; outer rings counter-clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from numbers import Real
from typing import Any, NoReturn, TypeAlias, TypeGuard

from swath._errors import InputError


Position: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84."""
Ring: TypeAlias = tuple[Position, ...]
Polygon: TypeAlias = tuple[Ring, ...]
"""The outer ring, then the holes."""

HALF, TURN = 180.0, 360.0
_POLE = 90.0
_LEAST = 4
_THIN = 1e-12  # degrees: a tenth of a micrometre, where doubles end near 180


def refuse(where: str, what: str) -> NoReturn:
    """Says what is wrong, and where.

    Raises:
        InputError: Always.
    """
    raise InputError(f"{where}: {what}")


def is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value is what JSON calls an object."""
    return isinstance(value, Mapping)


def is_array(value: Any) -> TypeGuard[Sequence[Any]]:
    """Whether a value is what JSON calls an array."""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def longitude(value: Any, where: str) -> float:
    """A longitude in -180..180.

    Raises:
        InputError: It is none.
    """
    lon = _number(value, where)
    if abs(lon) <= HALF:
        return lon
    if abs(lon) > TURN:
        hint = "degrees of WGS 84 are expected, not metres"
    else:
        hint = f"beyond the antimeridian it is {lon - math.copysign(TURN, lon):.9g}"
    refuse(where, f"longitude {lon:.9g} lies outside -180..180; {hint}")


def latitude(value: Any, where: str, limit: float = _POLE, lon: float = HALF) -> float:
    """A latitude within the limit.

    Args:
        value: What was given.
        where: The path to it.
        limit: How far from the equator it may be, in degrees.
        lon: The longitude beside it, to see whether the two were swapped.

    Raises:
        InputError: It is none.
    """
    lat = _number(value, where)
    if abs(lat) <= limit:
        return lat
    swapped = _POLE < abs(lat) <= HALF and abs(lon) <= _POLE
    hint = "; longitude comes first: are the two swapped?" if swapped else ""
    refuse(where, f"latitude {lat:.9g} lies outside {-limit:.9g}..{limit:.9g}{hint}")


def read_polygon(where: str, rings: Any, max_lat: float) -> Polygon:
    """A polygon whose rings each follow the rules, wound as RFC 7946 says.

    Where a ring crosses the antimeridian its longitudes run on beyond 180; the holes
    have theirs shifted to where the outer ring is.

    Raises:
        InputError: Some rule is broken; the message says which, and where.
    """
    if not is_array(rings) or not rings:
        refuse(where, "a polygon is a list of rings")
    read = [
        _read_ring(f"{where}[{at}]", ring, max_lat) for at, ring in enumerate(rings)
    ]
    shell = shifted(read[0], -TURN * ((min(read[0])[0] + HALF) // TURN))
    return wound((shell, *(_beside(shell, hole) for hole in read[1:])))


def signed_area(ring: Ring) -> float:
    """The area in square degrees: positive if it runs counter-clockwise."""
    left, low = ring[0]
    return 0.5 * math.fsum(
        (a[0] - left) * (b[1] - low) - (b[0] - left) * (a[1] - low)
        for a, b in pairwise(ring)
    )


def wound(polygon: Polygon) -> Polygon:
    """The outer ring counter-clockwise, the holes clockwise."""
    return tuple(
        ring if (signed_area(ring) > 0) == (at == 0) else ring[::-1]
        for at, ring in enumerate(polygon)
    )


def reaches_over(polygon: Polygon) -> bool:
    """Whether its longitudes run on beyond 180."""
    return max(polygon[0])[0] > HALF


def shifted(ring: Ring, by: float) -> Ring:
    """The ring with its longitudes moved by whole turns."""
    return tuple((lon + by, lat) for lon, lat in ring) if by else ring


def to_geojson(polygons: Sequence[Polygon]) -> dict[str, Any]:
    """A Polygon, or a MultiPolygon if there are more than one."""
    coordinates = [
        [[[*position] for position in ring] for ring in polygon] for polygon in polygons
    ]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def _read_ring(where: str, value: Any, max_lat: float) -> Ring:
    ring = _unwrapped(where, _closed_ring(where, value, max_lat))
    if _is_flat(ring):
        refuse(where, "the ring has no area: all its positions lie on one line")
    return ring


def _closed_ring(where: str, value: Any, max_lat: float) -> Ring:
    if not is_array(value):
        refuse(where, f"a ring is a list of positions, not {type(value).__name__}")
    ring = tuple(
        _position(position, where, at, max_lat) for at, position in enumerate(value)
    )
    if len(ring) < _LEAST:
        refuse(
            where,
            f"the ring has {len(ring)} positions, and at least {_LEAST} are needed "
            "with the first one repeated as the last",
        )
    if ring[0] != ring[-1]:
        first, last = [*ring[0]], [*ring[-1]]
        refuse(
            where, f"the ring is open: it ends at {last}; append {first} to close it"
        )
    return ring


def _position(value: Any, ring: str, at: int, max_lat: float) -> Position:
    if not is_array(value) or len(value) < 2:  # noqa: PLR2004 - longitude, latitude
        refuse(f"{ring}[{at}]", f"a position is [longitude, latitude], not {value!r}")
    where = f"{ring}[{at}]"
    lon = longitude(value[0], where)
    return lon, latitude(value[1], where, max_lat, lon)


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        refuse(where, f"a number is expected, not {value!r}")
    number = float(value)
    if not math.isfinite(number):
        refuse(where, f"{number} is no coordinate")
    return number


def _unwrapped(where: str, ring: Ring) -> Ring:
    """Longitudes that run on beyond 180 where the ring crosses the antimeridian.

    A step of a whole turn is no crossing: it leads along a pole or around the world.
    """
    if not any(HALF < abs(b[0] - a[0]) < TURN for a, b in pairwise(ring)):
        return ring
    turns = 0.0
    unwrapped = [ring[0]]
    for before, (lon, lat) in pairwise(ring):
        if abs(lon - before[0]) > HALF:
            turns += math.copysign(TURN, before[0] - lon)
        unwrapped.append((lon + turns, lat))
    if turns:
        refuse(
            where,
            "the ring goes around a pole: cut it open along the antimeridian, from "
            "latitude 90 or -90 on one side to the same latitude on the other",
        )
    return tuple(unwrapped)


def _is_flat(ring: Ring) -> bool:
    left, low = ring[0]
    right, high = max(ring, key=lambda place: math.dist(place, ring[0]))
    width, height = right - left, high - low
    reach = _THIN * math.hypot(width, height)
    return all(
        abs(width * (lat - low) - height * (lon - left)) <= reach for lon, lat in ring
    )


def _beside(shell: Ring, hole: Ring) -> Ring:
    return shifted(hole, TURN * round((_middle(shell) - _middle(hole)) / TURN))


def _middle(ring: Ring) -> float:
    return (min(ring)[0] + max(ring)[0]) / 2
