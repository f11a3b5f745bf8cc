"""Read a delivery of a subscription."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import SubscriptionDelivery


def build(
    subscription_id: uuid.UUID | str,
    delivery_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/subscriptions/{_runtime.segment(subscription_id)}/deliveries/{_runtime.segment(delivery_id)}",
    )


def parse(reply: _runtime.Reply) -> SubscriptionDelivery:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.SubscriptionDelivery.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getSubscriptionDelivery"], parse)
