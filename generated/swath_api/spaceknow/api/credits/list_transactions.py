"""List what a group spent and received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import GroupPageRequest, TransactionPage


def build(
    *,
    body: GroupPageRequest | Mapping[str, Any] | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    entity = _bodies.encode(
        {} if body is UNSET else body,
        "application/json",
    )
    return _runtime.Request(
        method="POST",
        path="/credits/group/list-transactions",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> TransactionPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.TransactionPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["listTransactions"], parse)
