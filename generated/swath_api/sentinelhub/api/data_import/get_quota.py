"""Read what area of a collection was bought and is used up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import Quota, QuotaCollection


def build(
    collection_id: QuotaCollection | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/accountquotas/{_runtime.segment(collection_id)}",
    )


def parse(reply: _runtime.Reply) -> Quota:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.Quota.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getQuota"], parse)
