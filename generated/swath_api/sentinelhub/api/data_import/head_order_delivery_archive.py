"""Read the size of the archive of a delivery of an order."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Literal

from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations


def build(
    order_id: uuid.UUID | str,
    delivery_id: uuid.UUID | str,
    *,
    format_: Literal["zip"] | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="HEAD",
        path=f"/api/v1/dataimport/orders/{_runtime.segment(order_id)}/deliveries/{_runtime.segment(delivery_id)}/archive",
        query=(*_runtime.single("format", format_),),
    )


def parse(reply: _runtime.Reply) -> Mapping[str, str]:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.headers


OPERATION = _runtime.Operation(operations.OPERATIONS["headOrderDeliveryArchive"], parse)
