"""Whether the tiles of a collection have times."""

from typing import Literal, TypeAlias

SensingTimes: TypeAlias = Literal[
    "YES",
    "PARTIALLY",
    "NO",
]

SENSING_TIMES_VALUES: tuple[SensingTimes, ...] = (
    "YES",
    "PARTIALLY",
    "NO",
)
