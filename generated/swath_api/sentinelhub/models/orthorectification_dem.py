"""Models of the ground; COPERNICUS names no resolution."""

from typing import Literal, TypeAlias

OrthorectificationDem: TypeAlias = Literal[
    "MAPZEN",
    "COPERNICUS",
    "COPERNICUS_30",
    "COPERNICUS_90",
]

ORTHORECTIFICATION_DEM_VALUES: tuple[OrthorectificationDem, ...] = (
    "MAPZEN",
    "COPERNICUS",
    "COPERNICUS_30",
    "COPERNICUS_90",
)
