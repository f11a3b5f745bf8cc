"""List the tiles of a BYOC collection."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations, structs

if TYPE_CHECKING:
    from ...models import ByocTileSort, IngestionState


_DECODER = msgspec.json.Decoder(structs.ByocTilePage)


def build(
    collection_id: uuid.UUID | str,
    *,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
    sort: ByocTileSort | UnsetType = UNSET,
    path: str | UnsetType = UNSET,
    status: IngestionState | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/byoc/collections/{_runtime.segment(collection_id)}/tiles",
        query=(
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("sort", sort),
            *_runtime.single("path", path),
            *_runtime.single("status", status),
        ),
    )


def parse(reply: _runtime.Reply) -> structs.ByocTilePage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["getByocCollectionTiles"], parse)
