"""Read what the columns of a product mean, as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import DataDictionaryRequest


def build(
    *,
    body: DataDictionaryRequest | Mapping[str, Any],
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
        path="/datacube/product/data-dictionary",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> str:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.content.decode()


OPERATION = _runtime.Operation(operations.OPERATIONS["getDataDictionary"], parse)
