"""Write the cover and the time of a tile anew."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import ByocTileUpdate


def build(
    collection_id: uuid.UUID | str,
    tile_id: uuid.UUID | str,
    *,
    body: ByocTileUpdate | Mapping[str, Any],
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        body,
        "application/json",
    )
    return _runtime.Request(
        method="PUT",
        path=f"/api/v1/byoc/collections/{_runtime.segment(collection_id)}/tiles/{_runtime.segment(tile_id)}",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> None:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return None


OPERATION = _runtime.Operation(
    operations.OPERATIONS["updateByocCollectionTileById"], parse
)
