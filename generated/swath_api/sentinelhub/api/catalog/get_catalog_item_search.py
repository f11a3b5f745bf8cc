"""Search items, as a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import operations, structs

_DECODER = msgspec.json.Decoder(structs.CatalogSearchPage)


def build(
    *,
    collections: Sequence[str],
    datetime_: str,
    bbox: Sequence[float] | UnsetType = UNSET,
    intersects: str | Mapping[str, Any] | UnsetType = UNSET,
    ids: Sequence[str] | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    next_: int | UnsetType = UNSET,
    fields: str | UnsetType = UNSET,
    filter_: str | UnsetType = UNSET,
    filter_lang: Literal["cql2-text"] | UnsetType = UNSET,
    distinct: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v1/catalog/1.0.0/search",
        query=(
            *_runtime.joined("collections", collections),
            *_runtime.single("datetime", datetime_),
            *_runtime.joined("bbox", bbox),
            *_runtime.encoded("intersects", _model.dump(intersects)),
            *_runtime.joined("ids", ids),
            *_runtime.single("limit", limit),
            *_runtime.single("next", next_),
            *_runtime.single("fields", fields),
            *_runtime.single("filter", filter_),
            *_runtime.single("filter-lang", filter_lang),
            *_runtime.single("distinct", distinct),
        ),
    )


def parse(reply: _runtime.Reply) -> structs.CatalogSearchPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return _DECODER.decode(reply.content)


OPERATION = _runtime.Operation(operations.OPERATIONS["getCatalogItemSearch"], parse)
