"""Fetch a file of a delivery of an order."""

from __future__ import annotations

import uuid

from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations


def build(
    order_id: uuid.UUID | str,
    delivery_id: uuid.UUID | str,
    file: str,
    *,
    range_: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/orders/{_runtime.segment(order_id)}/deliveries/{_runtime.segment(delivery_id)}/files/{_runtime.segment(file, safe='/')}",
        headers=(*_runtime.single("Range", range_),),
    )


def parse(reply: _runtime.Reply) -> bytes:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.content


OPERATION = _runtime.Operation(operations.OPERATIONS["getOrderDeliveryFile"], parse)
