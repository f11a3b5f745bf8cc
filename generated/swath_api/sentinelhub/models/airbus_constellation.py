"""Airbus's satellites: Pleiades or SPOT."""

from typing import Literal, TypeAlias

AirbusConstellation: TypeAlias = Literal[
    "PHR",
    "SPOT",
]

AIRBUS_CONSTELLATION_VALUES: tuple[AirbusConstellation, ...] = (
    "PHR",
    "SPOT",
)
