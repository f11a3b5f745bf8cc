"""Ask for an archive of a delivery of a subscription."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import DeliveryArchive


def build(
    subscription_id: uuid.UUID | str,
    delivery_id: uuid.UUID | str,
    *,
    format_: Literal["zip"] | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="POST",
        path=f"/api/v1/dataimport/subscriptions/{_runtime.segment(subscription_id)}/deliveries/{_runtime.segment(delivery_id)}/archive/create",
        query=(*_runtime.single("format", format_),),
    )


def parse(reply: _runtime.Reply) -> DeliveryArchive:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.DeliveryArchive.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["postSubscriptionDeliveryArchiveCreate"], parse
)
