"""Try the script and list the pieces."""

from __future__ import annotations

import uuid

from .... import _runtime
from ... import operations


def build(
    task_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="POST",
        path=f"/api/v2/batch/process/{_runtime.segment(task_id)}/analyse",
    )


def parse(reply: _runtime.Reply) -> None:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return None


OPERATION = _runtime.Operation(operations.OPERATIONS["batchV2Analyse"], parse)
