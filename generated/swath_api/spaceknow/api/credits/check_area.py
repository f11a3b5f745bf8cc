"""Ask what an area costs in some scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .... import _bodies, _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import AreaPrice, AreaRequest


def build(
    *,
    body: AreaRequest | Mapping[str, Any],
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
        path="/credits/area/check-geojson",
        headers=(*entity.headers,),
        content=entity.content,
    )


def parse(reply: _runtime.Reply) -> AreaPrice:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.AreaPrice.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(operations.OPERATIONS["checkArea"], parse)
