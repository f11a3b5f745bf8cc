"""List the tiles of a batch request."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations, structs

if TYPE_CHECKING:
    from ...models import BatchTileState


_DECODER = msgspec.json.Decoder(structs.BatchTilePage)


def build(
    request_id: uuid.UUID | str,
    *,
    status: BatchTileState | UnsetType = UNSET,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/batch/process/{_runtime.segment(request_id)}/tiles",
        query=(
            *_runtime.single("status", status),
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
        ),
    )


def parse(reply: _runtime.Reply) -> structs.BatchTilePage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["getAllBatchProcessTiles"], parse)
