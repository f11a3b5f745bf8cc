"""No or yes."""

from typing import Literal, TypeAlias

GridFlag: TypeAlias = Literal[
    0,
    1,
]

GRID_FLAG_VALUES: tuple[GridFlag, ...] = (
    0,
    1,
)
