"""What a user did last to a batch request."""

from typing import Literal, TypeAlias

BatchAction: TypeAlias = Literal[
    "NONE",
    "ANALYSE",
    "START",
    "CANCEL",
]

BATCH_ACTION_VALUES: tuple[BatchAction, ...] = (
    "NONE",
    "ANALYSE",
    "START",
    "CANCEL",
)
