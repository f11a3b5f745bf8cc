"""Unit of the sizes of a tiling grid."""

from typing import Literal, TypeAlias

GridUnit: TypeAlias = Literal[
    "METRE",
    "DEGREE",
    "METER",
]

GRID_UNIT_VALUES: tuple[GridUnit, ...] = (
    "METRE",
    "DEGREE",
    "METER",
)
