"""All time spans succeeded, some did, none did."""

from typing import Literal, TypeAlias

StatisticalStatus: TypeAlias = Literal[
    "OK",
    "PARTIAL",
    "FAILED",
]

STATISTICAL_STATUS_VALUES: tuple[StatisticalStatus, ...] = (
    "OK",
    "PARTIAL",
    "FAILED",
)
