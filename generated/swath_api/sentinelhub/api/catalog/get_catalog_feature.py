"""Read an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import CatalogItem


def build(
    collection_id: str,
    feature_id: str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/catalog/1.0.0/collections/{_runtime.segment(collection_id)}/items/{_runtime.segment(feature_id)}",
    )


def parse(reply: _runtime.Reply) -> CatalogItem:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.CatalogItem.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getCatalogFeature"], parse)
