"""List Zarr collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import ZarrCollectionPage


def build(
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
        path="/api/v1/zarr/collections",
        query=(
            *_runtime.single("count", count),
            *_runtime.single("viewtoken", viewtoken),
            *_runtime.single("search", search),
        ),
    )


def parse(reply: _runtime.Reply) -> ZarrCollectionPage:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.ZarrCollectionPage.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getZarrCollections"], parse)
