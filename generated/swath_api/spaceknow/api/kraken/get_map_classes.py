"""Read the classes of a map and their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import MapClasses


def build(
    signed_map_id: str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/kraken/map-classes/{_runtime.segment(signed_map_id)}",
    )


def parse(reply: _runtime.Reply) -> MapClasses:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.MapClasses.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getMapClasses"], parse)
