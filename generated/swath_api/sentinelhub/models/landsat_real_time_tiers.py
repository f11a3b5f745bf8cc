"""The best placed alone, also those not final yet, or all."""

from typing import Literal, TypeAlias

LandsatRealTimeTiers: TypeAlias = Literal[
    "TIER_1",
    "TIER_1_AND_RT",
    "ALL_TIERS",
]

LANDSAT_REAL_TIME_TIERS_VALUES: tuple[LandsatRealTimeTiers, ...] = (
    "TIER_1",
    "TIER_1_AND_RT",
    "ALL_TIERS",
)
