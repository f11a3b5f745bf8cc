"""Products of forest_carbon_monitoring_3m, with version and size of a pixel in metres."""

from typing import Literal, TypeAlias

ForestCarbonMonitoringProduct: TypeAlias = Literal[
    "CANOPY_HEIGHT_v1.0.0_3",
    "CANOPY_COVER_v1.0.0_3",
    "ABOVEGROUND_CARBON_DENSITY_v1.0.0_3",
]

FOREST_CARBON_MONITORING_PRODUCT_VALUES: tuple[ForestCarbonMonitoringProduct, ...] = (
    "CANOPY_HEIGHT_v1.0.0_3",
    "CANOPY_COVER_v1.0.0_3",
    "ABOVEGROUND_CARBON_DENSITY_v1.0.0_3",
)
