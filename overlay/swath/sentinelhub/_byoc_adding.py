"""Adding a tile, once, whatever becomes of the connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from swath._core.effects import Flow, sleep
from swath._core.exchange import Context, parsed, reply
from swath._core.retry import backoff
from swath._errors import ConflictError, DecodeError, ServerError, TransportError
from swath.sentinelhub._byoc_job import NEW_TILE
from swath.sentinelhub._byoc_order import BAND, is_file
from swath_api.sentinelhub.api.byoc import (
    create_byoc_collection_tile,
    get_byoc_collection_tiles,
    reingest_byoc_collection_tile_by_id,
)
from swath_api.sentinelhub.structs import ByocTile


_IN_DOUBT = (TransportError, ServerError, DecodeError, ConflictError)
"""After these a tile may be there."""


class Added(NamedTuple):
    """A tile in its collection.

    Attributes:
        tile: As the service told it.
        kept: Whether it was there before.
    """

    tile: ByocTile
    kept: bool = False


def added(collection: UUID, body: Mapping[str, Any], context: Context) -> Flow[Added]:
    """Adds a tile. Where nobody knows whether a request arrived, the tile tells.

    A collection has a path once, so that what is sent again is refused at worst.

    Args:
        collection: Where to.
        body: The tile.
        context: Credentials and patience.

    Raises:
        ConflictError: There was a tile at this path before.
        SwathError: The service refuses, or cannot be reached, also after the retries.
    """
    request = create_byoc_collection_tile.build(collection, body=body)
    for attempt in range(1, context.policy.max_retries + 2):
        try:
            answer = yield from reply(NEW_TILE.info, request, context)
            return Added(parsed(NEW_TILE, answer))
        except _IN_DOUBT as error:
            if attempt == 1 and isinstance(error, ConflictError):
                raise
            tile = yield from found(collection, body["path"], context)
            if tile is not None:
                return Added(tile)
            if attempt > context.policy.max_retries:
                raise
            yield from sleep(backoff(attempt, context.policy, context.chance()))
    raise AssertionError  # the last attempt returned or raised


def ensured(
    collection: UUID,
    body: Mapping[str, Any],
    context: Context,
    *,
    expected: bool = False,
) -> Flow[Added]:
    """Adds a tile unless it is there; if its ingestion failed, it begins again.

    Args:
        collection: Where to.
        body: The tile.
        context: Credentials and patience.
        expected: Whether it is probably there, and looked for before it is added.

    Raises:
        SwathError: The service refuses, or cannot be reached, also after the retries.
    """
    tile = None
    if expected:
        tile = yield from found(collection, body["path"], context)
    if tile is None:
        try:
            return (yield from added(collection, body, context))
        except ConflictError:
            tile = yield from found(collection, body["path"], context)
            if tile is None:
                raise
    if tile.status == "FAILED":
        yield from begun_again(collection, tile.id, context)
        tile = msgspec.structs.replace(tile, status="WAITING")
    return Added(tile, kept=True)


def found(collection: UUID, path: str, context: Context) -> Flow[ByocTile | None]:
    """The tile at a path."""
    operation = get_byoc_collection_tiles.OPERATION
    for spelling in _spellings(path):
        request = get_byoc_collection_tiles.build(collection, path=spelling)
        answer = yield from reply(operation.info, request, context)
        tiles = parsed(operation, answer).data
        if tiles:
            return tiles[0]
    return None


def _spellings(path: str) -> Iterator[str]:
    """A path as it was sent, and as the service completes that of a folder."""
    yield path
    if not is_file(path):
        yield f"{path}/{BAND}.tiff"


def begun_again(collection: UUID, tile: Any, context: Context) -> Flow[None]:
    """Has the files of a tile looked at again.

    Raises:
        BadRequestError: The tile is being ingested.
    """
    operation = reingest_byoc_collection_tile_by_id.OPERATION
    request = reingest_byoc_collection_tile_by_id.build(collection, str(tile))
    yield from reply(operation.info, request, context)
