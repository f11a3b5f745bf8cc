"""Ingest a Zarr group again."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import ZarrCollectionReply


def build(
    collection_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="PUT",
        path=f"/api/v1/zarr/collections/{_runtime.segment(collection_id)}/reingest",
    )


def parse(reply: _runtime.Reply) -> ZarrCollectionReply:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.ZarrCollectionReply.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["reingestZarrCollectionById"], parse
)
