"""Not begun, under way, done, broken off."""

from typing import Literal, TypeAlias

PipelineState: TypeAlias = Literal[
    "NEW",
    "PROCESSING",
    "RESOLVED",
    "FAILED",
]

PIPELINE_STATE_VALUES: tuple[PipelineState, ...] = (
    "NEW",
    "PROCESSING",
    "RESOLVED",
    "FAILED",
)
