"""Read an order."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import Order


def build(
    order_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/orders/{_runtime.segment(order_id)}",
    )


def parse(reply: _runtime.Reply) -> Order:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.Order.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getOrder"], parse)
