"""Geometries of one's own tiles: which reference system, which box, in which form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from .crs_names import DEGREES, is_common
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


Box = tuple[float, float, float, float]

MAX_POINTS = 100
"""Positions of a cover."""
_LEAST_CORNERS = 4
_CODE = re.compile(r"EPSG(?:::|/0/|:)(\d+)$")


def epsg_of_geometry(geometry: dict[str, Any]) -> int:
    """The reference system of a geometry: by its `crs`, CRS84 without.

    Raises:
        ServiceError: It is not one of the service's.
    """
    name = geometry.get("crs", {}).get("properties", {}).get("name", "CRS84")
    if name.endswith("CRS84"):
        return DEGREES
    found = _CODE.search(name)
    if found is None or not is_common(int(found[1])):
        raise bad_payload(f"crs {name} is not supported")
    return int(found[1])


def check_cover(geometry: dict[str, Any]) -> None:
    """Refuses an area that no tile can have.

    Raises:
        ServiceError: A ring is open, there are too many points, or the reference
            system is unknown.
    """
    epsg_of_geometry(geometry)
    rings = list(rings_of(geometry))
    if any(len(ring) < _LEAST_CORNERS or ring[0] != ring[-1] for ring in rings):
        raise bad_payload("A ring of coverGeometry is not closed")
    if sum(map(len, rings)) > MAX_POINTS:
        raise bad_payload(f"coverGeometry has more than {MAX_POINTS} points")


def rings_of(geometry: dict[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """All rings of a Polygon or a MultiPolygon."""
    coordinates = cast("list[Any]", geometry["coordinates"])
    many = geometry["type"] == "MultiPolygon"
    for polygon in coordinates if many else [coordinates]:
        yield from polygon


def box_of(geometry: dict[str, Any]) -> Box:
    """West, south, east, north of a geometry."""
    places = [place for ring in rings_of(geometry) for place in ring]
    xs, ys = [place[0] for place in places], [place[1] for place in places]
    return min(xs), min(ys), max(xs), max(ys)


def polygon(box: Box, epsg: int = DEGREES) -> dict[str, Any]:
    """A box as GeoJSON that names its reference system."""
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    code = "OGC::CRS84" if epsg == DEGREES else f"EPSG::{epsg}"
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{code}"}}
    return {"type": "Polygon", "crs": crs, "coordinates": [ring]}


def degrees_of(box: Box, epsg: int) -> Box:
    """A box in degrees."""
    if epsg == DEGREES:
        return box
    from .grid import Grid  # noqa: PLC0415 - numpy, when first needed

    return Grid(epsg, *box, 1, 1).bbox


def moved(geometry: dict[str, Any], epsg: int) -> dict[str, Any]:
    """A geometry in another reference system."""
    own = epsg_of_geometry(geometry)
    if own == epsg:
        return geometry
    import numpy as np  # noqa: PLC0415 - as below

    from .crs import lonlat, projected  # noqa: PLC0415 - numpy, when first needed

    def ring_moved(ring: Any) -> Any:
        x, y = np.array(ring, float).T
        there = projected(*lonlat(x, y, own), epsg)
        return np.stack(there, axis=1).tolist()

    many = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
    made = [[ring_moved(ring) for ring in rings] for rings in polygons]
    crs = polygon((0, 0, 1, 1), epsg)["crs"]
    return {**geometry, "crs": crs, "coordinates": made if many else made[0]}
