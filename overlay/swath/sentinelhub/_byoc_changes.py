"""Changes of collections and tiles of one's own: what is not named stays as it is.

The service takes a whole and forgets what is left out of it, so that what is there is
read first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from swath import geo
from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._core.times import When
from swath._errors import InputError
from swath.sentinelhub._byoc_cover import cover_geometry
from swath.sentinelhub._byoc_job import TILE
from swath.sentinelhub._byoc_order import Bands, collection_body, sensed
from swath.sentinelhub._crs import CrsLike
from swath_api.sentinelhub.api.byoc import (
    get_byoc_collection_by_id,
    get_byoc_collection_tile_by_id,
    update_byoc_collection_by_id,
    update_byoc_collection_tile_by_id,
)
from swath_api.sentinelhub.models import ByocCollection
from swath_api.sentinelhub.structs import ByocTile


_ANY = "any"
"""Stands for a name that is read later."""


class CollectionChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be another one; None keeps it, as UNSET does with `no_data`."""

    name: str | None = None
    bucket: str | None = None
    bands: Bands | None = None
    no_data: float | UnsetType | None = UNSET

    def members(self) -> dict[str, Any]:
        """The members that change.

        Raises:
            InputError: One of them makes no sense, or there is none.
        """
        named = msgspec.structs.asdict(self)
        kept = {"name": None, "bucket": None, "bands": None, "no_data": UNSET}
        if named == kept:
            raise InputError("nothing is to change: pass name=, bands= or another one")
        name = _ANY if self.name is None else self.name
        bucket = _ANY if self.bucket is None else self.bucket
        no_data = None if self.no_data is UNSET else self.no_data
        body = collection_body(name, bucket, self.bands, no_data)
        if self.no_data is None:
            body["noData"] = None
        given = {"name": self.name, "s3Bucket": self.bucket}
        return {
            member: one
            for member, one in body.items()
            if member not in given or given[member] is not None
        }


def changed_collection(
    collection: UUID, changes: Mapping[str, Any], context: Context
) -> Flow[None]:
    """Writes a collection anew.

    Args:
        collection: Its id.
        changes: The members that change; a number for no data that is None goes.
        context: Credentials and patience.
    """
    reading = get_byoc_collection_by_id.OPERATION
    asked = get_byoc_collection_by_id.build(collection)
    answer = yield from reply(reading.info, asked, context)
    body = {**_whole(parsed(reading, answer).data), **changes}
    if body["noData"] is None:
        del body["noData"]
    operation = update_byoc_collection_by_id.OPERATION
    request = update_byoc_collection_by_id.build(collection, body=body)
    yield from reply(operation.info, request, context)


def _whole(told: ByocCollection) -> dict[str, Any]:
    """All that would be forgotten; bands stay by themselves."""
    no_data = None if told.no_data is UNSET else told.no_data
    return {"name": told.name, "s3Bucket": told.s_3_bucket, "noData": no_data}


def tile_changes(
    cover: geo.ExtentLike | UnsetType | None,
    crs: CrsLike | None,
    time: When | UnsetType | None,
) -> dict[str, Any]:
    """The members of a tile that change; what is None goes.

    Raises:
        InputError: One of them makes no sense, or there is none.
    """
    changes: dict[str, Any] = {}
    if cover is not UNSET:
        changes["coverGeometry"] = cover and cover_geometry(cover, crs)
    elif crs is not None:
        raise InputError(f"{crs=} is that of a cover, and there is none: leave it out")
    if time is not UNSET:
        changes["sensingTime"] = None if time is None else sensed(time)
    if not changes:
        raise InputError("nothing is to change: pass cover= or time=")
    return changes


def changed_tile(
    collection: UUID, tile: UUID, changes: Mapping[str, Any], context: Context
) -> Flow[None]:
    """Writes the cover and the time of a tile anew.

    Args:
        collection: The id of its collection.
        tile: Its own.
        changes: The members that change; a cover that is None becomes the tile's box.
        context: Credentials and patience.
    """
    asked = get_byoc_collection_tile_by_id.build(collection, tile)
    answer = yield from reply(TILE.info, asked, context)
    body = {**_kept(parsed(TILE, answer)), **changes}
    if body["coverGeometry"] is None:
        del body["coverGeometry"]
    operation = update_byoc_collection_tile_by_id.OPERATION
    request = update_byoc_collection_tile_by_id.build(collection, tile, body=body)
    yield from reply(operation.info, request, context)


def _kept(told: ByocTile) -> dict[str, Any]:
    """What would be forgotten; a cover that is the tile's box is none of its own."""
    cover, box = _decoded(told.cover_geometry), _decoded(told.tile_geometry)
    time = told.sensing_time or None
    return {
        "coverGeometry": None if cover == box else cover,
        "sensingTime": None if time is None else sensed(time),
    }


def _decoded(geometry: msgspec.Raw | UnsetType) -> Any:
    return None if geometry is UNSET else msgspec.json.decode(geometry)
