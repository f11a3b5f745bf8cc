"""Change the description of a task."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchV2ProcessRequest, BatchV2ProcessUpdate


def build(
    task_id: uuid.UUID | str,
    *,
    body: BatchV2ProcessUpdate | Mapping[str, Any],
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
        path=f"/api/v2/batch/process/{_runtime.segment(task_id)}",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> BatchV2ProcessRequest:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchV2ProcessRequest.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["updateBatchV2ProcessRequest"], parse
)
