"""From near real time to archive."""

from typing import Literal, TypeAlias

Sentinel1Timeliness: TypeAlias = Literal[
    "NRT10m",
    "NRT1h",
    "NRT3h",
    "Fast24h",
    "Offline",
    "Reprocessing",
    "ArchNormal",
]

SENTINEL_1_TIMELINESS_VALUES: tuple[Sentinel1Timeliness, ...] = (
    "NRT10m",
    "NRT1h",
    "NRT3h",
    "Fast24h",
    "Offline",
    "Reprocessing",
    "ArchNormal",
)
