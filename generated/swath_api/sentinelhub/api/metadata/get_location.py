"""Read a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import Location


def build(
    location_id: str,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/metadata/location/{_runtime.segment(location_id)}",
    )


def parse(reply: _runtime.Reply) -> Location:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.Location.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["getLocation"], parse)
