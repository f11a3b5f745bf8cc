"""Collections of one's own files and their tiles, as the service tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from msgspec import UNSET

from swath_api.sentinelhub.structs import (
    ByocCollection,
    ByocTile,
    ByocTileFacts,
    CollectionFacts,
    Polygon,
)

from .byoc_places import degrees_of, moved, polygon


if TYPE_CHECKING:
    from datetime import datetime

    from .byoc_store import Found, OwnCollection, Tile


_COARSEST, _LEAST = 5.0, 500.0
"""How many times coarser than its files pictures can be; and metres that all can."""


def told_collection(own: OwnCollection) -> ByocCollection:
    """A collection."""
    return ByocCollection(
        id=UUID(own.id),
        account_id=UUID(own.account),
        name=own.name,
        s3_bucket=own.bucket,
        is_configured=bool(own.bands),
        created=own.created,
        no_data=UNSET if own.no_data is None else own.no_data,
        requires_metadata_update=any(one.found is None for one in own.tiles.values()),
        additional_data=_facts(own),
    )


def _facts(own: OwnCollection) -> CollectionFacts:
    """Its bands, and what its ingested tiles say of it."""
    facts = CollectionFacts(bands=own.bands) if own.bands else CollectionFacts()
    tiles = [one for one in own.tiles.values() if one.ingested]
    found = [one.found for one in tiles if one.found is not None]
    if not found:
        return facts
    facts.max_meters_per_pixel = max(map(_coarsest, found))
    facts.extent = msgspec.convert(_extent(found), Polygon)
    times = sorted(one.sensed for one in tiles if one.sensed is not None)
    facts.has_sensing_times = "NO"
    if times:
        whole = len(times) == len(tiles)
        facts.has_sensing_times = "YES" if whole else "PARTIALLY"
        facts.from_sensing_time, facts.to_sensing_time = times[0], times[-1]
    return facts


def _coarsest(found: Found) -> float:
    """Metres of a pixel that a picture may have."""
    return max(_LEAST, _COARSEST * found.metres[1])


def _extent(found: list[Found]) -> dict[str, Any]:
    boxes = [degrees_of(one.box, one.epsg) for one in found]
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return polygon((min(wests), min(souths), max(easts), max(norths)))


def told_tile(tile: Tile, now: datetime) -> ByocTile:
    """A tile."""
    told = ByocTile(
        id=UUID(tile.id),
        path=tile.path,
        status=tile.status(now),
        created=tile.created,
        sensing_time=UNSET if tile.sensed is None else tile.sensed,
    )
    if tile.stage(now) > 1 or tile.found is not None:
        told.ingestion_start = tile.begun
    if tile.cover is not None:
        told.cover_geometry = _raw(tile.cover)
    if tile.found is not None:
        _tell_found(told, tile, tile.found)
    return told


def _tell_found(told: ByocTile, tile: Tile, found: Found) -> None:
    if found.failure:
        told.additional_data = ByocTileFacts(failed_ingestion_cause=found.failure)
        return
    box = polygon(found.box, found.epsg)
    told.path = found.path or tile.path
    told.tile_geometry = _raw(box)
    told.cover_geometry = _raw(moved(tile.cover, found.epsg) if tile.cover else box)
    told.additional_data = ByocTileFacts(
        warnings=UNSET if found.warning is None else found.warning,
        min_meters_per_pixel=found.metres[0],
        max_meters_per_pixel=_coarsest(found),
    )


def _raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
