"""How far a task is."""

from typing import Literal, TypeAlias

BatchV2State: TypeAlias = Literal[
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "FAILED",
    "STOPPED",
]

BATCH_V2_STATE_VALUES: tuple[BatchV2State, ...] = (
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "FAILED",
    "STOPPED",
)
