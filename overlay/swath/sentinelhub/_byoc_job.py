"""The ingestion of a tile, as jobs ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from swath._core.exchange import Context
from swath._core.job import JobState, JobStatus, JobToken, read_token, state_of
from swath.sentinelhub._byoc_ingestion import (
    SERVICE,
    Ingestion,
    Question,
    named_in,
)
from swath_api._runtime import Reply
from swath_api.sentinelhub.api.byoc import (
    create_byoc_collection_tile,
    get_byoc_collection_tile_by_id,
)
from swath_api.sentinelhub.structs import ByocTile


TILE_STATES: Mapping[str, JobState] = {
    "WAITING": "waiting",
    "QUEUED": "waiting",
    "INGESTING": "running",
    "INGESTED": "succeeded",
    "FAILED": "failed",
}


def tile_ingestion(
    collection: UUID, tile: UUID, context: Context
) -> Ingestion[ByocTile]:
    """The ingestion of a tile."""
    request = get_byoc_collection_tile_by_id.build(collection, tile)
    token = JobToken(
        service=SERVICE,
        operation=create_byoc_collection_tile.OPERATION.info.id,
        id=str(tile),
        data={"collection": str(collection)},
    )
    return Ingestion(token, Question(TILE, request, tile_status), context)


def attached_tile(text: str, context: Context) -> Ingestion[ByocTile]:
    """The ingestion of a tile that a token names.

    Raises:
        InputError: The token is none, or one of another job.
    """
    token = read_token(text, SERVICE, create_byoc_collection_tile.OPERATION.info.id)
    collection = named_in(str(token.data.get("collection")))
    return tile_ingestion(collection, named_in(token.id), context)


def tile_status(tile: ByocTile) -> JobStatus:
    """How far a tile is."""
    word, told = str(tile.status or ""), tile.additional_data or None
    return JobStatus(
        state=state_of(word, TILE_STATES),
        detail=word,
        message=(told and told.failed_ingestion_cause) or "",
        raw=tile,
    )


def _tile(answer: Reply) -> ByocTile:
    return get_byoc_collection_tile_by_id.parse(answer).data


TILE = get_byoc_collection_tile_by_id.OPERATION.returning(_tile)
"""Reads a tile."""

NEW_TILE = create_byoc_collection_tile.OPERATION.returning(_tile)
"""Adds a tile; the answer is that of reading it."""
