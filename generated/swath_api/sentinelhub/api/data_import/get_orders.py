"""List orders."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import OrderPage, OrderState


def build(
    *,
    status: OrderState | UnsetType = UNSET,
    collection_id: uuid.UUID | str | UnsetType = UNSET,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    deleted: bool | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v1/dataimport/orders",
        query=(
            *_runtime.single("status", status),
            *_runtime.single("collectionId", collection_id),
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("search", search),
            *_runtime.single("deleted", deleted),
        ),
    )


def parse(reply: _runtime.Reply) -> OrderPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.OrderPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getOrders"], parse)
