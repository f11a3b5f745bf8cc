"""Products of land_surface_temperature, with version and size of a pixel in metres."""

from typing import Literal, TypeAlias

LandSurfaceTemperatureProduct: TypeAlias = Literal[
    "LST-AMSR2_V1.0_100",
    "LST-AMSRE_V1.0_1000",
    "LST-AMSR2_V1.0_1000",
]

LAND_SURFACE_TEMPERATURE_PRODUCT_VALUES: tuple[LandSurfaceTemperatureProduct, ...] = (
    "LST-AMSR2_V1.0_100",
    "LST-AMSRE_V1.0_1000",
    "LST-AMSR2_V1.0_1000",
)
