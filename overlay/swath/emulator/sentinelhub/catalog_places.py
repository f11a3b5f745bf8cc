"""Places that searches name: GeoJSON geometries, and what meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalog_items import Entry, OwnItem, geometry_of
from .cql2_filter import intersecting
from .orbits import Box, meets
from .refusals import bad_payload


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def near(geometry: Mapping[str, Any]) -> Callable[[Entry], bool]:
    """Tells apart, in a hurry, what may share a place with a geometry."""
    boxes = [box_around(part) for part in _parts(geometry)]

    def may_touch(entry: Entry) -> bool:
        if isinstance(entry, OwnItem):
            return True
        return any(meets(entry.footprint, box) for box in boxes)

    return may_touch


def touching(geometry: Mapping[str, Any]) -> Callable[[Entry], bool]:
    """Tells apart what shares a place with a geometry."""
    touches = intersecting(geometry)
    return lambda entry: touches(
        entry.mapping
        if isinstance(entry, OwnItem)
        else {"geometry": geometry_of(entry)}
    )


def box_around(geometry: Mapping[str, Any]) -> Box:
    """The box around a GeoJSON geometry.

    Raises:
        ServiceError: It has no positions, or what is none.
    """
    try:
        lons, lats = zip(*_positions(geometry), strict=True)
        return min(lons), min(lats), max(lons), max(lats)
    except (ValueError, TypeError, LookupError):
        raise bad_payload("The geometry has no positions") from None


def _parts(geometry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The single geometries of which one consists."""
    kind: str = geometry["type"]
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _parts(part)
    elif kind.startswith("Multi"):
        for coordinates in geometry["coordinates"]:
            yield {"type": kind.removeprefix("Multi"), "coordinates": coordinates}
    else:
        yield geometry


def _positions(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _positions(part)
    else:
        yield from _flat(geometry["coordinates"])


def _flat(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], list):
        for part in coordinates:
            yield from _flat(part)
    elif coordinates:
        yield coordinates[0], coordinates[1]
