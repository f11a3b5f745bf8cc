"""Single and dual polarizations, and parts of the dual ones."""

from typing import Literal, TypeAlias

Polarization: TypeAlias = Literal[
    "SH",
    "SV",
    "DH",
    "DV",
    "HH",
    "HV",
    "VV",
    "VH",
]

POLARIZATION_VALUES: tuple[Polarization, ...] = (
    "SH",
    "SV",
    "DH",
    "DV",
    "HH",
    "HV",
    "VV",
    "VH",
)
