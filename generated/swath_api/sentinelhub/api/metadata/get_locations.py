"""List the deployments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import Location


def build() -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path="/api/v1/metadata/location",
    )


def parse(reply: _runtime.Reply) -> list[Location]:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    value: list[Location] = _model.listed(models.Location.from_dict)(
        _model.loads(reply)
    )
    return value


OPERATION = _runtime.Operation(operations.OPERATIONS["getLocations"], parse)
