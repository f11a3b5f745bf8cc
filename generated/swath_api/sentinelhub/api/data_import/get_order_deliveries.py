"""List the deliveries of an order."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import DeliveryState, OrderDeliveryPage


def build(
    order_id: uuid.UUID | str,
    *,
    status: DeliveryState | UnsetType = UNSET,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/orders/{_runtime.segment(order_id)}/deliveries",
        query=(
            *_runtime.single("status", status),
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
        ),
    )


def parse(reply: _runtime.Reply) -> OrderDeliveryPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.OrderDeliveryPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getOrderDeliveries"], parse)
