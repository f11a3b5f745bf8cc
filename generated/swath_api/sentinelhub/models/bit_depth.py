"""Bits of a sample."""

from typing import Literal, TypeAlias

BitDepth: TypeAlias = Literal[
    8,
    16,
    32,
]

BIT_DEPTH_VALUES: tuple[BitDepth, ...] = (
    8,
    16,
    32,
)
