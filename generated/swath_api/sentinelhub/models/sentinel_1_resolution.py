"""10 m (25 m in EW), 40 m, or full."""

from typing import Literal, TypeAlias

Sentinel1Resolution: TypeAlias = Literal[
    "HIGH",
    "MEDIUM",
    "FULL",
]

SENTINEL_1_RESOLUTION_VALUES: tuple[Sentinel1Resolution, ...] = (
    "HIGH",
    "MEDIUM",
    "FULL",
)
