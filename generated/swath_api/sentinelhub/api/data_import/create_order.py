"""Ask for the price of an order; nothing is bought yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import Order, OrderRequest


def build(
    *,
    body: OrderRequest | Mapping[str, Any],
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
        path="/api/v1/dataimport/orders",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> Order:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.Order.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["createOrder"], parse)
