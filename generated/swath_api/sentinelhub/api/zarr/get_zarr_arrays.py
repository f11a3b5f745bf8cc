"""List the arrays of a Zarr collection."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import ZarrArrayPage


def build(
    collection_id: uuid.UUID | str,
    *,
    count: int | UnsetType = UNSET,
    viewtoken: str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/zarr/collections/{_runtime.segment(collection_id)}/arrays",
        query=(
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("search", search),
        ),
    )


def parse(reply: _runtime.Reply) -> ZarrArrayPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.ZarrArrayPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getZarrArrays"], parse)
