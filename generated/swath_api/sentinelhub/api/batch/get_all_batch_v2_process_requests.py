"""List tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchV2ProcessPage, TaskSort


def build(
    *,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
    sort: TaskSort | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v2/batch/process",
        query=(
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("sort", sort),
        ),
    )


def parse(reply: _runtime.Reply) -> BatchV2ProcessPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchV2ProcessPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getAllBatchV2ProcessRequests"], parse
)
