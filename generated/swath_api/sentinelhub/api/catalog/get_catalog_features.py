"""Read one page of a collection's items."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import UNSET, UnsetType

from .... import _runtime
from ... import operations, structs

_DECODER = msgspec.json.Decoder(structs.CatalogItemCollection)


def build(
    collection_id: str,
    *,
    limit: int | UnsetType = UNSET,
    bbox: Sequence[float] | UnsetType = UNSET,
    datetime_: str | UnsetType = UNSET,
    next_: int | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/catalog/1.0.0/collections/{_runtime.segment(collection_id)}/items",
        query=(
            *_runtime.single("limit", limit),
            *_runtime.joined("bbox", bbox),
            *_runtime.single("datetime", datetime_),
            *_runtime.single("next", next_),
        ),
    )


def parse(reply: _runtime.Reply) -> structs.CatalogItemCollection:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["getCatalogFeatures"], parse)
