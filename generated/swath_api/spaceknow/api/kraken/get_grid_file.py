"""Read a file of a tile of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from .... import _model, _runtime
from ... import operations

if TYPE_CHECKING:
    from ...models import GridFlag


def build(
    signed_map_id: str,
    request_geometry_id: str,
    zoom: int,
    x: int,
    y: int,
    file_name: str,
    *,
    user_threshold: float | UnsetType = UNSET,
    download_unclipped: GridFlag | UnsetType = UNSET,
    force_download: GridFlag | UnsetType = UNSET,
    classification: str | UnsetType = UNSET,
    detection_filters: str | UnsetType = UNSET,
) -> _runtime.Request:
    """Build the request.

    Raises:
        ValueError: A parameter would change the path, or cannot be written.
    """
    return _runtime.Request(
        method="GET",
        path=f"/kraken/grid/{_runtime.segment(signed_map_id)}/{_runtime.segment(request_geometry_id)}/{_runtime.segment(zoom)}/{_runtime.segment(x)}/{_runtime.segment(y)}/{_runtime.segment(file_name)}",
        query=(
            *_runtime.single("user_threshold", user_threshold),
            *_runtime.single("download_unclipped", download_unclipped),
            *_runtime.single("force_download", force_download),
            *_runtime.single("classification", classification),
            *_runtime.single("detection_filters", detection_filters),
        ),
    )


def parse(reply: _runtime.Reply) -> bytes | None:
    """Read a successful answer.

    Raises:
        ReadError: It is not what the document says.
    """
    answer = _model.select(reply, _ANSWERS)
    if answer == 0:
        return reply.content
    return None


_ANSWERS = (
    ("200", "*/*"),
    ("204", ""),
)

OPERATION = _runtime.Operation(operations.OPERATIONS["getGridFile"], parse)
