"""To the north, to the south."""

from typing import Literal, TypeAlias

OrbitDirection: TypeAlias = Literal[
    "ASCENDING",
    "DESCENDING",
]

ORBIT_DIRECTION_VALUES: tuple[OrbitDirection, ...] = (
    "ASCENDING",
    "DESCENDING",
)
