"""Read a subscription."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import Subscription


def build(
    subscription_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/subscriptions/{_runtime.segment(subscription_id)}",
    )


def parse(reply: _runtime.Reply) -> Subscription:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.Subscription.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getSubscription"], parse)
