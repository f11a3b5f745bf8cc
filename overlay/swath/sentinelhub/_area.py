"""The area of a request: a box, a geometry, or what of a box lies in a geometry."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import msgspec

from swath import geo
from swath._errors import InputError
from swath.geo._reading import Found, read, shown_by
from swath.sentinelhub._crs import CRS84, Crs, CrsLike, crs, own_crs
from swath.sentinelhub._grid import BBox, box


Ring = list[list[float]]
_LEAST_CORNERS = 4


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """Where a picture is.

    Attributes:
        crs: The reference system of both.
        bbox: What the picture covers: the envelope of `geometry` if no bbox was given.
        geometry: GeoJSON; what lies outside is without data. None for all of `bbox`.
        boxed: Whether a bbox was given.
    """

    crs: Crs
    bbox: BBox
    geometry: dict[str, Any] | None = None
    boxed: bool = True

    def to_dict(self) -> dict[str, Any]:
        """The member `bounds` of a request."""
        bounds: dict[str, Any] = {"properties": {"crs": self.crs.uri}}
        if self.boxed:
            bounds["bbox"] = list(self.bbox)
        if self.geometry is not None:
            bounds["geometry"] = self.geometry
        return bounds


def area(bbox: Any, geometry: geo.ExtentLike | None, crs_like: CrsLike | None) -> Area:
    """Reads the area of a request.

    Raises:
        InputError: There is none, or it makes no sense, or the crs is unknown.
    """
    system = _system(bbox, geometry, crs_like)
    if bbox is None and geometry is None:
        raise InputError("the area is missing: pass bbox= or geometry=")
    shape = None if geometry is None else _shape(geometry, system)
    if bbox is not None:
        edges = box(bbox, "bbox", system)
        return Area(crs=system, bbox=edges, geometry=shape)
    assert shape is not None  # noqa: S101 - as there is no bbox
    edges = box(_envelope(shape), "geometry", system)
    return Area(crs=system, bbox=edges, geometry=shape, boxed=False)


def _system(bbox: Any, geometry: Any, crs_like: CrsLike | None) -> Crs:
    """The reference system: as it was said, or as the area says itself.

    Raises:
        InputError: They contradict each other, or one is unknown.
    """
    said = None if crs_like is None else crs(crs_like)
    told = "crs= says"
    for name, shape in (("geometry", geometry), ("bbox", bbox)):
        own = own_crs(shape, name)
        if own is None:
            continue
        if said is not None and said.epsg != own.epsg:
            raise InputError(
                f"{name} is in {own}, and {told} {said}: leave out crs=, or pass "
                f"{name}.to_crs({said.epsg})"
            )
        said, told = said or own, f"{name} is in"
    return said or CRS84


def area_of(bounds: Mapping[str, Any]) -> Area:
    """The area of a request that was given whole.

    Raises:
        InputError: As for `area`.
    """
    properties = cast("Mapping[str, Any]", bounds.get("properties") or {})
    return area(
        bounds.get("bbox"),
        bounds.get("geometry"),
        properties.get("crs") or CRS84,
    )


def _shape(value: geo.ExtentLike, system: Crs) -> dict[str, Any]:
    """A geometry as GeoJSON, its rings closed."""
    try:
        if not system.in_degrees:
            return _flat(value)
        found = geo.extent(value)
    except InputError as error:
        raise InputError(f"geometry{_what(error)}") from None
    if found.bbox[0] > found.bbox[2]:
        raise InputError(
            "geometry crosses the antimeridian, and a picture cannot: ask for the "
            "parts on both sides; swath.geo.extent(...).polygons has them"
        )
    return found.to_dict()


def _what(error: InputError) -> str:
    """What is wrong with an extent, which is called geometry here."""
    text = str(error)
    if text.endswith("not metres"):
        text += "; pass crs= if it is in another system"
    named = text.startswith("extent")
    return text.removeprefix("extent") if named else f": {text}"


def _flat(value: Any) -> dict[str, Any]:
    """A geometry in metres as GeoJSON."""
    shown = shown_by(value)
    if not isinstance(shown, Mapping):
        raise InputError(f"GeoJSON or WKT is expected, not {type(value).__name__}")
    members = cast("Mapping[str, Any]", shown)
    plain = {name: one for name, one in members.items() if name != "crs"}
    polygons = [_rings(one) for one in read(plain, math.inf)]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _rings(found: Found) -> list[Ring]:
    try:
        rings = [_ring(ring) for ring in found.rings]
    except (TypeError, ValueError, IndexError):
        rings = []
    if not rings or not all(map(_is_ring, rings)):
        raise InputError(
            f"{found.where} has to be rings of pairs of numbers, each with "
            f"{_LEAST_CORNERS} corners or more, of which the last repeats the first"
        )
    return rings


def _ring(corners: Iterable[Any]) -> Ring:
    return [[float(one[0]), float(one[1])] for one in corners]


def _is_ring(ring: Ring) -> bool:
    finite = all(math.isfinite(number) for corner in ring for number in corner)
    return finite and len(ring) >= _LEAST_CORNERS and ring[0] == ring[-1]


def _envelope(geometry: Mapping[str, Any]) -> BBox:
    corners = [*_corners(geometry)]
    xs, ys = [one[0] for one in corners], [one[1] for one in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _corners(geometry: Mapping[str, Any]) -> Iterator[list[float]]:
    """The corners of all outer rings."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for polygon in polygons:
        yield from polygon[0]
