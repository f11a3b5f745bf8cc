"""Takes what an extent is given as apart: polygons, and where each of them stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias

import msgspec

from swath._errors import InputError
from swath._extra import needed
from swath.geo._rings import is_array, is_object, latitude, longitude, refuse


class GeoInterface(Protocol):
    """Whatever shows itself as GeoJSON: shapely, geopandas, an Item, an Extent."""

    @property
    def __geo_interface__(self) -> Mapping[str, Any]: ...


ExtentLike: TypeAlias = (
    GeoInterface | Mapping[str, Any] | Sequence[float] | str | msgspec.Raw
)
"""GeoJSON, WKT, west-south-east-north in degrees, or what has `__geo_interface__`.

GeoJSON may be text too, or `msgspec.Raw`: a tile's geometry as its service sent it.
"""

_FORMS = "GeoJSON, WKT, (west, south, east, north), or an object that is one of them"
_FILES = (".geojson", ".json", ".wkt", ".gpkg", ".shp", ".kml")
_INNER = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
_KINDS = {"Feature", "Polygon", "MultiPolygon", *_INNER} | {
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
}
_CRS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


class Found(NamedTuple):
    """A polygon as it was given, unchecked.

    Attributes:
        where: The path to it, such as ``extent.geometries[1].coordinates``.
        rings: What stood there.
    """

    where: str
    rings: Any


def read(value: ExtentLike, max_lat: float) -> list[Found]:
    """All polygons of a value, in its order; points and lines are passed over.

    Raises:
        InputError: It is nothing that could hold polygons, or holds none.
        ImportError: It is WKT and the extra ``geo`` is not installed.
    """
    shown = shown_by(value)
    if is_object(shown):
        return _from_geojson(shown)
    return _from_bbox(shown, max_lat)


def shown_by(value: Any) -> Any:
    """A value, or the GeoJSON that it or its geometry shows, or that its text tells.

    Raises:
        InputError: It is text, and neither JSON nor WKT.
        ImportError: It is WKT and the extra ``geo`` is not installed.
    """
    if isinstance(value, msgspec.Raw):
        return _from_json(value)
    if isinstance(value, str):
        is_json = value.lstrip().startswith(("{", "["))
        return _from_json(value) if is_json else _from_wkt(value).__geo_interface__
    if hasattr(value, "__geo_interface__"):
        return value.__geo_interface__
    held = getattr(value, "geometry", None)  # of a row of a GeoDataFrame, for one
    return getattr(held, "__geo_interface__", value)


def _from_json(text: str | msgspec.Raw) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise InputError(f"extent: GeoJSON is expected: {error}") from None


def _from_wkt(text: str) -> GeoInterface:
    with needed("WKT", "geo"):
        import shapely  # noqa: PLC0415 - an extra
    try:
        return shapely.from_wkt(text)
    except shapely.errors.ShapelyError as error:
        raise InputError(
            f"extent: {text[:60]!r} is no WKT: {error}{_meant(text)}"
        ) from None


def _meant(text: str) -> str:
    """What to do with text that seems to be something else than WKT."""
    if text.strip().lower().endswith(_FILES):
        return "; pass what is in the file, or @FILE on the command line"
    if text.strip() and not any(map(str.isalpha, text)):
        return "; a bbox is four numbers: west, south, east, north"
    return ""


def _from_geojson(value: Mapping[str, Any]) -> list[Found]:
    _refuse_other_crs(value)
    found: list[Found] = []
    kinds: set[str] = set()
    pending: list[tuple[str, Any]] = [("extent", value)]
    while pending:
        where, member = pending.pop()
        kind = _kind(where, member)
        kinds.add(kind)
        found += _polygons(where, kind, member)
        pending += reversed([*_inner(where, kind, member)])
    if not found:
        held = ", ".join(sorted(kinds))
        refuse("extent", f"nothing in it has an area, only {held}")
    return found


def _kind(where: str, value: Any) -> str:
    """The GeoJSON type of a value, whatever the value is."""
    if not is_object(value):
        refuse(where, f"GeoJSON is expected here, not {type(value).__name__}")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _KINDS:
        refuse(where, f"GeoJSON is expected here, not type {kind!r}")
    return kind


def _polygons(where: str, kind: str, geometry: Mapping[str, Any]) -> list[Found]:
    if kind not in {"Polygon", "MultiPolygon"}:
        return []
    path = f"{where}.coordinates"
    coordinates = _listed(path, geometry.get("coordinates"))
    if kind == "Polygon":
        return [Found(path, coordinates)] if len(coordinates) else []
    return [Found(f"{path}[{at}]", rings) for at, rings in enumerate(coordinates)]


def _inner(
    where: str, kind: str, value: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """The objects inside a Feature (whose geometry may be null) or a collection."""
    if kind == "Feature" and value.get("geometry") is not None:
        yield f"{where}.geometry", value["geometry"]
    if kind in _INNER:
        path = f"{where}.{_INNER[kind]}"
        for at, member in enumerate(_listed(path, value.get(_INNER[kind]))):
            yield f"{path}[{at}]", member


def _listed(where: str, value: Any) -> Sequence[Any]:
    if not is_array(value):
        refuse(where, f"a list is expected here, not {type(value).__name__}")
    return value


def _refuse_other_crs(value: Mapping[str, Any]) -> None:
    """GeoJSON of 2008 could name a crs, and then its numbers mean other places."""
    crs = value.get("crs")
    if crs is not None and not any(name in str(crs) for name in _CRS84):
        refuse("extent.crs", f"WGS 84 longitude, latitude is expected, not {crs}")


def _from_bbox(value: Any, max_lat: float) -> list[Found]:
    if not isinstance(value, Iterable) or isinstance(value, bytes):
        refuse("extent", f"{_FORMS} is expected, not {type(value).__name__}")
    numbers: list[Any] = [*value]
    if any(is_object(one) or hasattr(one, "__geo_interface__") for one in numbers):
        refuse("extent", "one shape is expected; several go in a GeometryCollection")
    if len(numbers) != 4:  # noqa: PLR2004 - west, south, east, north
        refuse("extent", f"a bbox is west, south, east, north; got {len(numbers)}")
    west, east = (longitude(numbers[at], f"extent[{at}]") for at in (0, 2))
    south, north = (latitude(numbers[at], f"extent[{at}]", max_lat) for at in (1, 3))
    if south >= north:
        refuse("extent", f"south {south} is not below north {north}")
    halves = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    boxes = [_box(left, south, right, north) for left, right in halves if left < right]
    if not boxes:
        refuse("extent", f"west {west} and east {east} are the same meridian")
    return [Found("extent", rings) for rings in boxes]


def _box(
    west: float, south: float, east: float, north: float
) -> list[list[tuple[float, float]]]:
    """A rectangle with corners so close that no edge could be taken to cross 180."""
    steps = 1 + int((east - west) // 90)
    lons = [*(west + (east - west) * at / steps for at in range(steps)), east]
    ring = [(lon, south) for lon in lons] + [(lon, north) for lon in reversed(lons)]
    return [[*ring, ring[0]]]
