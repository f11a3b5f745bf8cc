"""List the deliveries of a subscription."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import DeliveryState, SubscriptionDeliveryPage


def build(
    subscription_id: uuid.UUID | str,
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
        path=f"/api/v1/dataimport/subscriptions/{_runtime.segment(subscription_id)}/deliveries",
        query=(
            *_runtime.single("status", status),
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
        ),
    )


def parse(reply: _runtime.Reply) -> SubscriptionDeliveryPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.SubscriptionDeliveryPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getSubscriptionDeliveries"], parse
)
