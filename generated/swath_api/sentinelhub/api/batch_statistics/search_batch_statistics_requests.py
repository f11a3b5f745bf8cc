"""List statistical tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import BatchStatisticsPage, TaskSort


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
        path="/api/v1/statistics/batch",
        query=(
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("sort", sort),
        ),
    )


def parse(reply: _runtime.Reply) -> BatchStatisticsPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.BatchStatisticsPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["searchBatchStatisticsRequests"], parse
)
