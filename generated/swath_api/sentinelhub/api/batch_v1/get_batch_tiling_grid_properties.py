"""Read a tiling grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .... import _model, _runtime
from ... import models, operations

if TYPE_CHECKING:
    from ...models import TilingGrid


def build(
    id: int,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/api/v1/batch/tilinggrids/{_runtime.segment(id)}",
    )


def parse(reply: _runtime.Reply) -> TilingGrid:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    return models.TilingGrid.from_dict(_model.loads(reply))


OPERATION = _runtime.Operation(
    operations.OPERATIONS["getBatchTilingGridProperties"], parse
)
