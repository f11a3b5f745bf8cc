"""What PlanetScope's samples are made comparable with."""

from typing import Literal, TypeAlias

PlanetHarmonization: TypeAlias = Literal[
    "NONE",
    "Sentinel-2",
]

PLANET_HARMONIZATION_VALUES: tuple[PlanetHarmonization, ...] = (
    "NONE",
    "Sentinel-2",
)
