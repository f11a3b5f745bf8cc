"""Whole numbers of 8 or 16 bits, floating point of 32 or 64."""

from typing import Literal, TypeAlias

BandSampleType: TypeAlias = Literal[
    "UINT8",
    "UINT16",
    "FLOAT32",
    "FLOAT64",
]

BAND_SAMPLE_TYPE_VALUES: tuple[BandSampleType, ...] = (
    "UINT8",
    "UINT16",
    "FLOAT32",
    "FLOAT64",
)
