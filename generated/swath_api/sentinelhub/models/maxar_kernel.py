"""How Maxar resamples: cubic, nearest neighbour, or sharpened."""

from typing import Literal, TypeAlias

MaxarKernel: TypeAlias = Literal[
    "CC",
    "NN",
    "MTF",
]

MAXAR_KERNEL_VALUES: tuple[MaxarKernel, ...] = (
    "CC",
    "NN",
    "MTF",
)
