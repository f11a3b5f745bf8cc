"""Beta nought, sigma nought or gamma nought, of the ellipsoid or of the terrain."""

from typing import Literal, TypeAlias

BackscatterCoefficient: TypeAlias = Literal[
    "BETA0",
    "SIGMA0_ELLIPSOID",
    "GAMMA0_ELLIPSOID",
    "GAMMA0_TERRAIN",
]

BACKSCATTER_COEFFICIENT_VALUES: tuple[BackscatterCoefficient, ...] = (
    "BETA0",
    "SIGMA0_ELLIPSOID",
    "GAMMA0_ELLIPSOID",
    "GAMMA0_TERRAIN",
)
