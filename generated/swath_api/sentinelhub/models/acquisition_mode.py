"""Strip map, interferometric wide, extra wide, wave; the rest are special ones."""

from typing import Literal, TypeAlias

AcquisitionMode: TypeAlias = Literal[
    "SM",
    "IW",
    "EW",
    "WV",
    "EN",
    "AN",
    "IM",
]

ACQUISITION_MODE_VALUES: tuple[AcquisitionMode, ...] = (
    "SM",
    "IW",
    "EW",
    "WV",
    "EN",
    "AN",
    "IM",
)
