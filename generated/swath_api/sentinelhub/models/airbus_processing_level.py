"""Airbus's levels: the best ones, or the others."""

from typing import Literal, TypeAlias

AirbusProcessingLevel: TypeAlias = Literal[
    "SENSOR",
    "ALBUM",
]

AIRBUS_PROCESSING_LEVEL_VALUES: tuple[AirbusProcessingLevel, ...] = (
    "SENSOR",
    "ALBUM",
)
