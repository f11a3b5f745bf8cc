"""How far a batch request is; with PARTIAL some tiles failed."""

from typing import Literal, TypeAlias

BatchState: TypeAlias = Literal[
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "PARTIAL",
    "FAILED",
    "CANCELED",
]

BATCH_STATE_VALUES: tuple[BatchState, ...] = (
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "PARTIAL",
    "FAILED",
    "CANCELED",
)
