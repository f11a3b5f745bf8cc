"""Products of forest_carbon_diligence_30m, with version and size of a pixel in metres."""

from typing import Literal, TypeAlias

ForestCarbonDiligenceProduct: TypeAlias = Literal[
    "CANOPY_HEIGHT_v1.1.0_30",
    "CANOPY_COVER_v1.1.0_30",
    "ABOVEGROUND_CARBON_DENSITY_v1.1.0_30",
    "CANOPY_HEIGHT_v1.2.0_30",
    "CANOPY_COVER_v1.2.0_30",
    "ABOVEGROUND_CARBON_DENSITY_v1.2.0_30",
]

FOREST_CARBON_DILIGENCE_PRODUCT_VALUES: tuple[ForestCarbonDiligenceProduct, ...] = (
    "CANOPY_HEIGHT_v1.1.0_30",
    "CANOPY_COVER_v1.1.0_30",
    "ABOVEGROUND_CARBON_DENSITY_v1.1.0_30",
    "CANOPY_HEIGHT_v1.2.0_30",
    "CANOPY_COVER_v1.2.0_30",
    "ABOVEGROUND_CARBON_DENSITY_v1.2.0_30",
)
