"""Fetch a small picture of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import ImportCollection


def build(
    collection_id: ImportCollection | str,
    product_id: str,
    *,
    planet_api_key: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/dataimport/collections/{_runtime.segment(collection_id)}/products/{_runtime.segment(product_id)}/thumbnail",
        query=(*_runtime.single("planetApiKey", planet_api_key),),
    )


def parse(reply: _runtime.Reply) -> bytes:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return reply.content


OPERATION = _runtime.Operation(operations.OPERATIONS["getProductThumbnail"], parse)
