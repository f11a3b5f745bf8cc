"""Near real time, offline, reprocessed."""

from typing import Literal, TypeAlias

Sentinel5PTimeliness: TypeAlias = Literal[
    "NRTI",
    "OFFL",
    "RPRO",
]

SENTINEL_5P_TIMELINESS_VALUES: tuple[Sentinel5PTimeliness, ...] = (
    "NRTI",
    "OFFL",
    "RPRO",
)
