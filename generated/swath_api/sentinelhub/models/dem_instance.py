"""Models of the ground."""

from typing import Literal, TypeAlias

DemInstance: TypeAlias = Literal[
    "MAPZEN",
    "COPERNICUS_30",
    "COPERNICUS_90",
]

DEM_INSTANCE_VALUES: tuple[DemInstance, ...] = (
    "MAPZEN",
    "COPERNICUS_30",
    "COPERNICUS_90",
)
