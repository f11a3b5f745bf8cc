"""The request is at fault, or the service; the latter two are worth another attempt."""

from typing import Literal, TypeAlias

StatisticalErrorType: TypeAlias = Literal[
    "BAD_REQUEST",
    "EXECUTION_ERROR",
    "TIMEOUT",
]

STATISTICAL_ERROR_TYPE_VALUES: tuple[StatisticalErrorType, ...] = (
    "BAD_REQUEST",
    "EXECUTION_ERROR",
    "TIMEOUT",
)
