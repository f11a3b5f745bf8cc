"""The best placed alone, or all."""

from typing import Literal, TypeAlias

LandsatTiers: TypeAlias = Literal[
    "TIER_1",
    "ALL_TIERS",
]

LANDSAT_TIERS_VALUES: tuple[LandsatTiers, ...] = (
    "TIER_1",
    "ALL_TIERS",
)
