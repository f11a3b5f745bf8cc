"""Delete an order."""

from __future__ import annotations

import uuid

from .... import _runtime
from ... import operations


def build(
    order_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="DELETE",
        path=f"/api/v1/dataimport/orders/{_runtime.segment(order_id)}",
    )


def parse(reply: _runtime.Reply) -> None:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return None


OPERATION = _runtime.Operation(operations.OPERATIONS["deleteOrder"], parse)
