"""Maxar's satellites."""

from typing import Literal, TypeAlias

MaxarSensor: TypeAlias = Literal[
    "WV01",
    "WV02",
    "WV03",
    "WV04",
    "GE01",
]

MAXAR_SENSOR_VALUES: tuple[MaxarSensor, ...] = (
    "WV01",
    "WV02",
    "WV03",
    "WV04",
    "GE01",
)
