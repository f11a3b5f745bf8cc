"""Change the description or the collection of a batch request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchProcessTask, BatchProcessUpdate


def build(
    request_id: uuid.UUID | str,
    *,
    body: BatchProcessUpdate | Mapping[str, Any],
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
        path=f"/api/v1/batch/process/{_runtime.segment(request_id)}",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> BatchProcessTask:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchProcessTask.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["updateBatchProcessRequest"], parse
)
