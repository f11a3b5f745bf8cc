"""The ingestion of one's own data, as jobs ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from swath._core.effects import Flow
from swath._core.exchange import Context, parsed, reply
from swath._core.job import (
    JobSource,
    JobState,
    JobStatus,
    JobToken,
    read_token,
    state_of,
)
from swath._core.polling import Polling
from swath._errors import InputError
from swath_api._runtime import Operation, Reply, Request
from swath_api.sentinelhub.api.byoc import (
    create_byoc_collection_tile,
    get_byoc_collection_tile_by_id,
)
from swath_api.sentinelhub.structs import ByocTile


T = TypeVar("T")

SERVICE = "sentinelhub"
POLLING = Polling(longest=30.0)

TILE_STATES: Mapping[str, JobState] = {
    "WAITING": "waiting",
    "QUEUED": "waiting",
    "INGESTING": "running",
    "INGESTED": "succeeded",
    "FAILED": "failed",
}


class Question(NamedTuple, Generic[T]):
    """How the service is asked for what it ingests.

    Attributes:
        operation: Reads it.
        request: Names it.
        status: What its state means.
    """

    operation: Operation[T]
    request: Request
    status: Callable[[T], JobStatus]


class Ingestion(JobSource[T], Generic[T]):
    """The ingestion of one tile, or of one group, as jobs ask for it.

    Args:
        token: Names it.
        question: How it is asked for.
        context: Credentials and patience.
    """

    def __init__(
        self, token: JobToken, question: Question[T], context: Context
    ) -> None:
        self._token = token
        self._question = question
        self._context = context

    @property
    def token(self) -> JobToken:
        """Names it."""
        return self._token

    def check(self) -> Flow[JobStatus]:
        """Asks how far it is."""
        return self._question.status((yield from self.fetch()))

    def fetch(self) -> Flow[T]:
        """What the service tells of it."""
        operation, request, _ = self._question
        answer = yield from reply(operation.info, request, self._context)
        return parsed(operation, answer)


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
    token = token_of(text, create_byoc_collection_tile.OPERATION)
    collection = named_in(str(token.data.get("collection")))
    return tile_ingestion(collection, named_in(token.id), context)


def token_of(text: str, operation: Operation[Any]) -> JobToken:
    """A token of a job that an operation starts.

    Raises:
        InputError: The token is none, or one of another job.
    """
    token = read_token(text, SERVICE)
    if token.operation != operation.info.id:
        raise InputError(
            f"the token names a job of {token.operation}, not of {operation.info.id}"
        )
    return token


def named_in(name: str) -> UUID:
    """An id in a token.

    Raises:
        InputError: It is none.
    """
    try:
        return UUID(name)
    except ValueError:
        raise InputError(
            f"the token names {name!r}, which is no id: pass what `.token` gave"
        ) from None


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
