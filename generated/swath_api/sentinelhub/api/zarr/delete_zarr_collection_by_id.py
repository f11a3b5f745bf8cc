"""Delete a Zarr collection; the group stays."""

from __future__ import annotations

import uuid

from .... import _runtime
from ... import operations


def build(
    collection_id: uuid.UUID | str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="DELETE",
        path=f"/api/v1/zarr/collections/{_runtime.segment(collection_id)}",
    )


def parse(reply: _runtime.Reply) -> None:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return None


OPERATION = _runtime.Operation(operations.OPERATIONS["deleteZarrCollectionById"], parse)
