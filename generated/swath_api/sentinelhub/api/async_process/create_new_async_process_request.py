"""Render pictures into object storage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import AsyncProcessRequest, AsyncProcessStatus


def build(
    *,
    body: AsyncProcessRequest | Mapping[str, Any],
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
        path="/api/v1/async/process",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> AsyncProcessStatus:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.AsyncProcessStatus.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["createNewAsyncProcessRequest"], parse
)
