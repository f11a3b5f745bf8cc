"""Read where a collection made by batch processing is, and its bands."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import CollectionMetadata


def build(
    collection_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/metadata/collection/batch-{_runtime.segment(collection_id)}",
    )


def parse(reply: _runtime.Reply) -> CollectionMetadata:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.CollectionMetadata.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getBatchCollectionMetadata"], parse
)
