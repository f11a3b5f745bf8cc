"""Whether samples are unsigned, signed or floating."""

from typing import Literal, TypeAlias

SampleFormat: TypeAlias = Literal[
    "UINT",
    "INT",
    "FLOAT",
]

SAMPLE_FORMAT_VALUES: tuple[SampleFormat, ...] = (
    "UINT",
    "INT",
    "FLOAT",
)
