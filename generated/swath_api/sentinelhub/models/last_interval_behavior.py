"""Left out, cut at the end of the time range, or taken beyond it."""

from typing import Literal, TypeAlias

LastIntervalBehavior: TypeAlias = Literal[
    "SKIP",
    "SHORTEN",
    "EXTEND",
]

LAST_INTERVAL_BEHAVIOR_VALUES: tuple[LastIntervalBehavior, ...] = (
    "SKIP",
    "SHORTEN",
    "EXTEND",
)
