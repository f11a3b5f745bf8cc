"""What a user did last to a task."""

from typing import Literal, TypeAlias

BatchV2Action: TypeAlias = Literal[
    "NONE",
    "ANALYSE",
    "START",
    "STOP",
]

BATCH_V2_ACTION_VALUES: tuple[BatchV2Action, ...] = (
    "NONE",
    "ANALYSE",
    "START",
    "STOP",
)
