"""Upload a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import IngestResult


def build(
    provider: str,
    *,
    body: bytes | BinaryIO,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        body,
        "application/octet-stream",
    )
    return _runtime.Request(
        method="POST",
        path=f"/phoenix/ingest-scene/{_runtime.segment(provider)}",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> IngestResult:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.IngestResult.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["ingestScene"], parse)
