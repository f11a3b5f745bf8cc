"""List batch requests."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchProcessPage, TaskSort


def build(
    *,
    collection_id: uuid.UUID | str | UnsetType = UNSET,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    sort: TaskSort | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v1/batch/process",
        query=(
            *_runtime.single("collectionId", collection_id),
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("search", search),
            *_runtime.single("sort", sort),
        ),
    )


def parse(reply: _runtime.Reply) -> BatchProcessPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchProcessPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getAllBatchProcessRequests"], parse
)
