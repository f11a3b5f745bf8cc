"""Products of soil_water_content, with version and size of a pixel in metres."""

from typing import Literal, TypeAlias

SoilWaterContentProduct: TypeAlias = Literal[
    "SWC-AMSR2-C_V1.0_100",
    "SWC-AMSR2-X_V1.0_100",
    "SWC-SMAP-L_V1.0_100",
    "SWC-AMSR2-C_V2.0_100",
    "SWC-AMSR2-X_V2.0_100",
    "SWC-SMAP-L_V2.0_100",
    "SWC-AMSRE-C_V4.0_1000",
    "SWC-AMSRE-X_V4.0_1000",
    "SWC-AMSR2-C_V4.0_1000",
    "SWC-AMSR2-X_V4.0_1000",
    "SWC-SMAP-L_V4.0_1000",
    "SWC-AMSRE-C_V5.0_1000",
    "SWC-AMSRE-X_V5.0_1000",
    "SWC-AMSR2-C_V5.0_1000",
    "SWC-AMSR2-X_V5.0_1000",
    "SWC-SMAP-L_V5.0_1000",
]

SOIL_WATER_CONTENT_PRODUCT_VALUES: tuple[SoilWaterContentProduct, ...] = (
    "SWC-AMSR2-C_V1.0_100",
    "SWC-AMSR2-X_V1.0_100",
    "SWC-SMAP-L_V1.0_100",
    "SWC-AMSR2-C_V2.0_100",
    "SWC-AMSR2-X_V2.0_100",
    "SWC-SMAP-L_V2.0_100",
    "SWC-AMSRE-C_V4.0_1000",
    "SWC-AMSRE-X_V4.0_1000",
    "SWC-AMSR2-C_V4.0_1000",
    "SWC-AMSR2-X_V4.0_1000",
    "SWC-SMAP-L_V4.0_1000",
    "SWC-AMSRE-C_V5.0_1000",
    "SWC-AMSRE-X_V5.0_1000",
    "SWC-AMSR2-C_V5.0_1000",
    "SWC-AMSR2-X_V5.0_1000",
    "SWC-SMAP-L_V5.0_1000",
)
