"""Read a task."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchV2ProcessTask


def build(
    task_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v2/batch/process/{_runtime.segment(task_id)}",
    )


def parse(reply: _runtime.Reply) -> BatchV2ProcessTask:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchV2ProcessTask.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getSingleBatchV2ProcessTaskById"], parse
)
