"""Read the Item of an item package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import StacItem


def build(
    package_name: str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/item/v1/{_runtime.segment(package_name)}",
    )


def parse(reply: _runtime.Reply) -> StacItem:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.StacItem.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getItem"], parse)
