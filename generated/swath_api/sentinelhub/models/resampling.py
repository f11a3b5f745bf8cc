"""Nearest neighbour, linear or cubic interpolation."""

from typing import Literal, TypeAlias

Resampling: TypeAlias = Literal[
    "NEAREST",
    "BILINEAR",
    "BICUBIC",
]

RESAMPLING_VALUES: tuple[Resampling, ...] = (
    "NEAREST",
    "BILINEAR",
    "BICUBIC",
)
