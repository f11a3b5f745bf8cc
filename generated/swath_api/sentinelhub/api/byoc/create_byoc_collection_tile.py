"""Add a tile to a BYOC collection; ingestion begins."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import ByocTileReply, ByocTileRequest


def build(
    collection_id: uuid.UUID | str,
    *,
    body: ByocTileRequest | Mapping[str, Any],
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
        method="POST",
        path=f"/api/v1/byoc/collections/{_runtime.segment(collection_id)}/tiles",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> ByocTileReply:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.ByocTileReply.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["createByocCollectionTile"], parse)
