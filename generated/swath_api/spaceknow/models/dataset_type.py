"""Kinds of sensors."""

from typing import Literal, TypeAlias

DatasetType: TypeAlias = Literal[
    "optical",
    "sar-grd",
]

DATASET_TYPE_VALUES: tuple[DatasetType, ...] = (
    "optical",
    "sar-grd",
)
