"""Items: scenes as STAC tells them, and Items that users have added."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec

from swath.emulator.datasphere.items import ItemLike, record
from swath_api.sentinelhub.structs import CatalogLink

from .collections import COLLECTIONS, Collection
from .mgrs import tile_named
from .orbits import Ring, parts
from .scenes import Scene


if TYPE_CHECKING:
    from collections.abc import Sequence


_HOME = b"\x00"
"""Stands in kept Items for the catalog's URL, which every client sees its own way.

No JSON has this byte.
"""
_EXTENSION = "https://stac-extensions.github.io/{}/schema.json"
_EXTENSIONS = {
    "eo": "eo/v1.0.0",
    "proj": "projection/v1.0.0",
    "sar": "sar/v1.0.0",
    "sat": "sat/v1.0.0",
}
_ROOM = 32 * 2**20
"""Bytes of Items that are kept."""
_CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC::CRS84"}}
_Key: TypeAlias = tuple[str, str, float | None]
_OWN_LINKS = frozenset({"self", "root", "parent", "collection"})
_GEOJSON, _JSON = "application/geo+json", "application/json"


class OwnItem(NamedTuple):
    """An Item that a user has added; found and sorted as scenes are."""

    id: str
    collection: str
    datetime: datetime
    content: bytes

    @property
    def mapping(self) -> dict[str, Any]:
        """The same as an object."""
        content = self.content.replace(_HOME, b"")
        mapping: dict[str, Any] = msgspec.json.decode(content)
        return mapping


Entry: TypeAlias = "Scene | OwnItem"


def own_item(item: ItemLike, collection: str | None = None) -> OwnItem:
    """An Item as the catalog keeps it.

    Args:
        item: JSON, or an object that becomes JSON.
        collection: Where it belongs, if it does not say so itself.

    Raises:
        ValueError: It is no STAC Item, or of no collection, or without a moment.
    """
    known = record(item)
    content: dict[str, Any] = msgspec.json.decode(known.content)
    name = collection or known.collection
    if not name:
        raise ValueError(f"the Item {known.id!r} names no collection")
    content["collection"] = name
    kept = [one for one in content.get("links", []) if one.get("rel") not in _OWN_LINKS]
    content["links"] = _links(name, known.id, kept)
    return OwnItem(known.id, name, known.when, msgspec.json.encode(content))


class Contents:
    """The JSON of Items, kept for those that were asked for last."""

    def __init__(self) -> None:
        self._kept: dict[_Key, bytes] = {}
        self._room = _ROOM
        self._lock = threading.Lock()

    def of(self, entry: Entry, home: str) -> msgspec.Raw:
        """An Item's JSON.

        Args:
            entry: The Item.
            home: URL of the catalog, without a final slash.
        """
        content = entry.content if isinstance(entry, OwnItem) else self._content(entry)
        return msgspec.Raw(content.replace(_HOME, home.encode()))

    def _content(self, scene: Scene) -> bytes:
        # Worlds differ in their weather alone.
        key = scene.collection, scene.id, scene.cloud_cover
        kept = self._kept.get(key)
        if kept is None:
            kept = msgspec.json.encode(item_of(scene))
            self._keep(key, kept)
        return kept

    def _keep(self, key: _Key, content: bytes) -> None:
        """Keeps an Item, and forgets the oldest where there is no room."""
        with self._lock:
            self._room += len(self._kept.pop(key, b"")) - len(content)
            self._kept[key] = content
            while self._room < 0:
                self._room += len(self._kept.pop(next(iter(self._kept))))


def item_of(scene: Scene) -> dict[str, Any]:
    """A scene as a STAC Item, whose links have `_HOME`."""
    rings = parts(scene.footprint)
    properties = properties_of(scene)
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [
            _EXTENSION.format(_EXTENSIONS[prefix])
            for prefix in sorted({name.partition(":")[0] for name in properties})
            if prefix in _EXTENSIONS
        ],
        "id": scene.id,
        "collection": scene.collection,
        "geometry": {**geometry_of(scene), "crs": _CRS84},
        "bbox": _bbox(rings),
        "properties": properties,
        "assets": {
            "data": {
                "href": f"s3://{scene.collection}/{scene.id}/",
                "title": "s3",
                "type": "inode/directory",
                "roles": ["data"],
            }
        },
        "links": _links(scene.collection, scene.id),
    }


def properties_of(scene: Scene) -> dict[str, Any]:
    """The properties of a scene's Item."""
    told: dict[str, Any] = {"datetime": timestamp(scene.datetime)}
    shown = COLLECTIONS.get(scene.collection)
    if shown is not None:
        told |= _shared(shown)
    told |= scene.properties
    if scene.cloud_cover is not None:
        told["eo:cloud_cover"] = scene.cloud_cover
    told["proj:epsg"] = scene.epsg
    tile = tile_named(str(told.get("s2:mgrs_tile") or told.get("hls:mgrs_tile") or ""))
    if tile is not None and tile.epsg == scene.epsg:
        told["proj:bbox"] = list(tile.bbox)
    return told


def _shared(shown: Collection) -> dict[str, Any]:
    """What all scenes of a collection tell."""
    told: dict[str, Any] = {"instruments": list(shown.instruments), "gsd": shown.gsd}
    if shown.constellation:
        told["constellation"] = shown.constellation
    return told


def timestamp(moment: datetime) -> str:
    """A moment in UTC as RFC 3339 text, with milliseconds if there are any."""
    text = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
    return (
        f"{text}.{moment.microsecond // 1000:03}Z" if moment.microsecond else f"{text}Z"
    )


def geometry_of(scene: Scene) -> dict[str, Any]:
    """A scene's footprint as GeoJSON: parts on either side of the antimeridian."""
    return {
        "type": "MultiPolygon",
        "coordinates": [[_closed(ring)] for ring in parts(scene.footprint)],
    }


def _closed(ring: Ring) -> list[list[float]]:
    positions = [[round(lon, 6), round(lat, 6)] for lon, lat in ring]
    return [*positions, positions[0]]


def _bbox(rings: tuple[Ring, ...]) -> list[float]:
    """The box around a footprint; its west beyond its east over the antimeridian."""
    lats = [lat for ring in rings for _, lat in ring]
    first, last = rings[0], rings[-1]
    west = min(lon for lon, _ in (last if _crosses(rings) else first))
    east = max(lon for lon, _ in (first if _crosses(rings) else last))
    return [round(one, 6) for one in (west, min(lats), east, max(lats))]


def _crosses(rings: tuple[Ring, ...]) -> bool:
    return len(rings) > 1 and rings[0][0][0] < rings[-1][0][0]


def _links(
    collection: str, name: str, others: Sequence[dict[str, Any]] = ()
) -> msgspec.Raw:
    """The links of an Item, with `_HOME` in those that lead through the catalog."""
    place = f"\x00/collections/{collection}"
    own = [
        CatalogLink(rel="self", href=f"{place}/items/{name}", type=_GEOJSON),
        CatalogLink(rel="root", href="\x00/", type=_JSON),
        CatalogLink(rel="parent", href=place, type=_JSON),
        CatalogLink(rel="collection", href=place, type=_JSON),
    ]
    told = b",".join(
        [
            *(msgspec.json.encode(one).replace(b"\\u0000", _HOME) for one in own),
            *map(msgspec.json.encode, others),
        ]
    )
    return msgspec.Raw(b"[%s]" % told)


def mapping_of(entry: Entry, *, spatial: bool) -> dict[str, Any]:
    """What filters look at.

    Args:
        entry: The Item.
        spatial: Whether the geometry is looked at.
    """
    if isinstance(entry, OwnItem):
        return entry.mapping
    looked_at: dict[str, Any] = {
        "id": entry.id,
        "collection": entry.collection,
        "properties": properties_of(entry),
    }
    if spatial:
        looked_at["geometry"] = geometry_of(entry)
    return looked_at
