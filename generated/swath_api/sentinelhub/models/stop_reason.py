"""Why a task was stopped: no processing units left, by a user, or too many failures."""

from typing import Literal, TypeAlias

StopReason: TypeAlias = Literal[
    "OUT_OF_PU",
    "USER_ACTION",
    "UNHEALTHY",
]

STOP_REASON_VALUES: tuple[StopReason, ...] = (
    "OUT_OF_PU",
    "USER_ACTION",
    "UNHEALTHY",
)
