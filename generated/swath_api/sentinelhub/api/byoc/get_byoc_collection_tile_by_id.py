"""Read a tile of a BYOC collection."""

from __future__ import annotations

import uuid

import msgspec

from .... import _runtime
from ... import operations, structs

_DECODER = msgspec.json.Decoder(structs.ByocTileReply)


def build(
    collection_id: uuid.UUID | str,
    tile_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/byoc/collections/{_runtime.segment(collection_id)}/tiles/{_runtime.segment(tile_id)}",
    )


def parse(reply: _runtime.Reply) -> structs.ByocTileReply:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getByocCollectionTileById"], parse
)
