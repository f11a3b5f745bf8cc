"""The area of a tile that has data, in whatever reference system it is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from swath import geo
from swath._errors import InputError
from swath.geo._reading import shown_by
from swath.geo._rings import is_array
from swath.sentinelhub._area import area
from swath.sentinelhub._crs import Crs, CrsLike, crs, own_crs
from swath.sentinelhub._grid import BBox


MAX_POINTS = 100


def cover_geometry(cover: geo.ExtentLike, crs_like: CrsLike | None) -> dict[str, Any]:
    """A cover as the service has it: GeoJSON that names its reference system.

    Args:
        cover: GeoJSON, WKT, what has ``__geo_interface__``, or a bbox.
        crs_like: Its reference system; that which GeoJSON names itself, or longitude
            and latitude, by default.

    Raises:
        InputError: It is no area, has too many points, or is in two systems at once.
    """
    boxed = is_array(cover)
    try:
        system = _system(cover, crs_like)
        found = area(cover if boxed else None, None if boxed else cover, system)
    except InputError as error:
        raise InputError(_named(str(error))) from None
    geometry = polygon(found.bbox) if found.geometry is None else found.geometry
    _check_points(geometry)
    return {**geometry, "crs": _crs_member(system)}


def polygon(bbox: BBox) -> dict[str, Any]:
    """A box as GeoJSON."""
    west, south, east, north = bbox
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _system(cover: Any, crs_like: CrsLike | None) -> Crs:
    """The reference system: as it was said, or as the geometry says."""
    own = own_crs(cover, "cover") or _own_system(cover)
    said = None if crs_like is None else crs(crs_like)
    if own is not None and said is not None and own.epsg != said.epsg:
        raise InputError(f"cover says that it is in {own}, and crs= that it is {said}")
    return said or own or crs(None)


def _own_system(cover: Any) -> Crs | None:
    shown = shown_by(cover)
    if not isinstance(shown, Mapping):
        return None
    member: Any = cast("Mapping[str, Any]", shown).get("crs")
    if not isinstance(member, Mapping):
        return None
    told: Any = cast("Mapping[str, Any]", member).get("properties")
    name = cast("Mapping[str, Any]", told).get("name") if told else None
    return None if name is None else crs(name)


def _crs_member(system: Crs) -> dict[str, Any]:
    """As GeoJSON named reference systems before RFC 7946."""
    crs84 = system.uri.endswith("CRS84")
    code = "OGC::CRS84" if crs84 else f"EPSG::{system.epsg}"
    return {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{code}"}}


def _named(text: str) -> str:
    """What is wrong, with the argument as it is called here."""
    if "antimeridian" in text:
        return (
            "cover crosses the antimeridian, which a tile in degrees cannot: pass it "
            "in the reference system of the tile's files, with crs="
        )
    for name in ("geometry", "bbox", "extent"):
        if text.startswith(name):
            return f"cover{text.removeprefix(name)}"
    return text


def _check_points(geometry: Mapping[str, Any]) -> None:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    points = sum(len(ring) for rings in polygons for ring in rings)
    if points > MAX_POINTS:
        raise InputError(
            f"cover has {points} points, and a tile takes {MAX_POINTS}: simplify it, "
            "such as by shapely's simplify()"
        )
