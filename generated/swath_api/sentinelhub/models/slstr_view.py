"""Straight down, or slanted."""

from typing import Literal, TypeAlias

SlstrView: TypeAlias = Literal[
    "NADIR",
    "OBLIQUE",
]

SLSTR_VIEW_VALUES: tuple[SlstrView, ...] = (
    "NADIR",
    "OBLIQUE",
)
