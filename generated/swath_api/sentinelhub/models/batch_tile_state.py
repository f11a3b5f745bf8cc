"""How far a tile of a batch request is."""

from typing import Literal, TypeAlias

BatchTileState: TypeAlias = Literal[
    "PENDING",
    "SCHEDULED",
    "QUEUED",
    "PROCESSING",
    "PROCESSED",
    "FAILED",
]

BATCH_TILE_STATE_VALUES: tuple[BatchTileState, ...] = (
    "PENDING",
    "SCHEDULED",
    "QUEUED",
    "PROCESSING",
    "PROCESSED",
    "FAILED",
)
