"""Steps of time."""

from typing import Literal, TypeAlias

Resampling: TypeAlias = Literal[
    "weekly",
    "monthly",
    "yearly",
]

RESAMPLING_VALUES: tuple[Resampling, ...] = (
    "weekly",
    "monthly",
    "yearly",
)
