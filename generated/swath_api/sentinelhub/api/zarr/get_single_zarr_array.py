"""Read an array of a Zarr collection."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import ZarrArrayReply


def build(
    collection_id: uuid.UUID | str,
    array_name: str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/zarr/collections/{_runtime.segment(collection_id)}/arrays/{_runtime.segment(array_name)}",
    )


def parse(reply: _runtime.Reply) -> ZarrArrayReply:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.ZarrArrayReply.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getSingleZarrArray"], parse)
