"""How far a statistical task is."""

from typing import Literal, TypeAlias

BatchStatisticsState: TypeAlias = Literal[
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "FAILED",
    "STOPPED",
    "PARTIAL",
]

BATCH_STATISTICS_STATE_VALUES: tuple[BatchStatisticsState, ...] = (
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "FAILED",
    "STOPPED",
    "PARTIAL",
)
