"""List what areas were bought and are used up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import QuotaList


def build() -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v1/dataimport/accountquotas",
    )


def parse(reply: _runtime.Reply) -> QuotaList:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.QuotaList.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getQuotas"], parse)
