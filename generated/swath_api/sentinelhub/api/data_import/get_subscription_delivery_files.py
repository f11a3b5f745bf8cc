"""List the provider's files of a delivery of a subscription."""

from __future__ import annotations

import uuid

from .... import _model, _runtime
from ... import operations


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
        path=f"/api/v1/dataimport/subscriptions/{_runtime.segment(subscription_id)}/deliveries/{_runtime.segment(delivery_id)}/files",
    )


def parse(reply: _runtime.Reply) -> list[str]:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    value: list[str] = _model.loads(reply)
    return value


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getSubscriptionDeliveryFiles"], parse
)
