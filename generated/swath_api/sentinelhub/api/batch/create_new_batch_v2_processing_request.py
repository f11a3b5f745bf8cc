"""Make a task; nothing runs before it is started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchV2ProcessForm, BatchV2ProcessRequest, BatchV2ProcessTask


def build(
    *,
    body: BatchV2ProcessRequest | BatchV2ProcessForm | Mapping[str, Any],
    content_type: Literal[
        "application/json",
        "multipart/form-data",
    ] = "application/json",
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        body, content_type, media_types={"request": "application/json"}
    )
    return _runtime.Request(
        method="POST",
        path="/api/v2/batch/process",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> BatchV2ProcessTask:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchV2ProcessTask.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["createNewBatchV2ProcessingRequest"], parse
)
