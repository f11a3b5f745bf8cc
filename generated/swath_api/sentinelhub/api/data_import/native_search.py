"""Search the products of a provider in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import NativeSearchQuery, SearchResults


def build(
    *,
    body: NativeSearchQuery | Mapping[str, Any],
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
        path="/api/v1/dataimport/nativesearch",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> SearchResults:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.SearchResults.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["nativeSearch"], parse)
