"""Read a tile of a batch request."""

from __future__ import annotations

import uuid

import msgspec

from .... import _runtime
from ... import operations, structs

_DECODER = msgspec.json.Decoder(structs.BatchTile)


def build(
    request_id: uuid.UUID | str,
    tile_id: int,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/batch/process/{_runtime.segment(request_id)}/tiles/{_runtime.segment(tile_id)}",
    )


def parse(reply: _runtime.Reply) -> structs.BatchTile:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["getBatchTileById"], parse)
