"""Search items, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from .... import _bodies, _runtime
from ... import operations, structs

if TYPE_CHECKING:
    from ...models import CatalogSearchRequest


_DECODER = msgspec.json.Decoder(structs.CatalogSearchPage)


def build(
    *,
    body: CatalogSearchRequest | Mapping[str, Any],
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
        path="/api/v1/catalog/1.0.0/search",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> structs.CatalogSearchPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["postCatalogItemSearch"], parse)
