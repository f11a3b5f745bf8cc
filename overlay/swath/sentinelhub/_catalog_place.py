"""Where to search: a box, or a geometry that Items touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from swath import geo
from swath._errors import InputError
from swath.geo._reading import shown_by
from swath.geo._rings import is_array, latitude, longitude, refuse
from swath.sentinelhub._crs import own_crs
from swath.sentinelhub._plain import is_shape, plain, shown


_FLAT, _HIGH = 4, 6
_THIN = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2}
"""Geometries without an area, and how deep their positions lie in lists."""
_INNER = {
    "Feature": "geometry",
    "FeatureCollection": "features",
    "GeometryCollection": "geometries",
}


def box(bbox: Sequence[float]) -> list[float]:
    """A box of degrees, with heights or without.

    Raises:
        InputError: It is none.
    """
    _refuse_metres(bbox, "bbox")
    edges = plain(bbox)
    listed = isinstance(edges, Iterable) and not isinstance(edges, str | Mapping)
    numbers: list[Any] = [*cast("Iterable[Any]", edges)] if listed else []
    half = len(numbers) // 2
    if len(numbers) not in (_FLAT, _HIGH):
        hint = "; pass shapes as intersects=" if is_shape(bbox) else ""
        raise InputError(
            f"bbox={shown(bbox)} has to be west, south, east, north in degrees, or six "
            f"numbers with heights{hint}"
        )
    for at in (0, half):
        longitude(numbers[at], f"bbox[{at}]")
    south, north = (latitude(numbers[at], f"bbox[{at}]") for at in (1, half + 1))
    if south > north:
        raise InputError(f"bbox: south {south:g} lies north of north {north:g}")
    return [float(number) for number in numbers]


def place(bbox: Sequence[float] | None, intersects: Any) -> dict[str, Any]:
    """The members of a search that say where.

    A box across the antimeridian is given as a geometry of two parts, so that what lies
    in both comes once.

    Raises:
        InputError: Both are given, or one makes no sense.
    """
    if bbox is not None and intersects is not None:
        raise InputError("bbox and intersects exclude each other: pass one of them")
    if intersects is not None:
        return {"intersects": geometry(intersects)}
    if bbox is None:
        return {}
    edges = box(bbox)
    half = len(edges) // 2
    west, south, east, north = *edges[:2], *edges[half : half + 2]
    if west <= east:
        return {"bbox": edges}
    return {"intersects": _across(west, south, east, north)}


def geometry(value: Any) -> dict[str, Any]:
    """A geometry as GeoJSON.

    Raises:
        InputError: It is none, or breaks a rule.
        ImportError: It is WKT or crosses the antimeridian, and the extra ``geo`` is
            not installed.
    """
    _refuse_metres(value, "intersects")
    try:
        told = shown_by(value)
    except InputError as error:
        raise _told(error) from None
    parts = [*_parts(told)]
    thin = [_thin(part) for part in parts if part.get("type") in _THIN]
    if not thin:
        return _area(told)
    wide = [_area(part) for part in parts if part.get("type") not in _THIN]
    if len(parts) == 1:
        return thin[0]
    return {"type": "GeometryCollection", "geometries": [*thin, *wide]}


def _refuse_metres(value: Any, name: str) -> None:
    """Refuses what says itself that it is in another system.

    Raises:
        InputError: It does.
    """
    own = own_crs(value, name)
    if own is not None and not own.in_degrees:
        raise InputError(
            f"{name} is in {own}, and the catalog takes longitude and latitude: pass "
            f"{name}.to_crs(4326)"
        )


def _parts(value: Any) -> Iterator[Mapping[str, Any]]:
    """The geometries of which a GeoJSON object consists, as far as it is one."""
    if not isinstance(value, Mapping):
        return
    members = cast("Mapping[str, Any]", value)
    inner: Any = _INNER.get(str(members.get("type")))
    if inner is None:
        yield members
        return
    held: Any = members.get(inner)
    for one in held if is_array(held) else [held]:
        yield from _parts(one)


def _area(value: Any) -> dict[str, Any]:
    try:
        return geo.extent(value).to_dict()
    except InputError as error:
        raise _told(error) from None


def _thin(geometry: Mapping[str, Any]) -> dict[str, Any]:
    kind = geometry["type"]
    depth = _THIN[kind]
    coordinates = _positions(geometry.get("coordinates"), depth, "coordinates")
    return {"type": kind, "coordinates": coordinates}


def _across(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A box across the antimeridian, in two parts."""
    parts = [
        [[[left, south], [right, south], [right, north], [left, north], [left, south]]]
        for left, right in ((west, 180.0), (-180.0, east))
        if left < right
    ]
    return {"type": "MultiPolygon", "coordinates": parts}


def _told(error: InputError) -> InputError:
    """An error about an extent as one about what this search calls it."""
    return InputError(f"intersects{str(error).removeprefix('extent')}")


def _positions(value: Any, depth: int, where: str) -> Any:
    """Positions as lists, so many lists deep."""
    if not is_array(value) or not len(value):
        refuse(f"intersects.{where}", "a list of numbers is expected here")
    if depth:
        parts = enumerate(value)
        return [_positions(one, depth - 1, f"{where}[{at}]") for at, one in parts]
    if len(value) < 2:  # noqa: PLR2004 - longitude and latitude
        refuse(f"intersects.{where}", "a longitude and a latitude are expected here")
    lon = longitude(value[0], f"intersects.{where}[0]")
    return [lon, latitude(value[1], f"intersects.{where}[1]", lon=lon)]
