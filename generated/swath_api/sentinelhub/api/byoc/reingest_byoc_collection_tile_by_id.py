"""Ingest a tile again, for instance when its files changed."""

from __future__ import annotations

import uuid

from .... import _runtime
from ... import operations


def build(
    collection_id: uuid.UUID | str,
    tile_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="POST",
        path=f"/api/v1/byoc/collections/{_runtime.segment(collection_id)}/tiles/{_runtime.segment(tile_id)}/reingest",
    )


def parse(reply: _runtime.Reply) -> None:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return None


OPERATION = _runtime.Operation(
    operations.OPERATIONS["reingestByocCollectionTileById"], parse
)
