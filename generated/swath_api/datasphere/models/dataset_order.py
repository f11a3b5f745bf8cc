"""Which end of the time span comes first."""

from typing import Literal, TypeAlias

DatasetOrder: TypeAlias = Literal[
    "new",
    "old",
]

DATASET_ORDER_VALUES: tuple[DatasetOrder, ...] = (
    "new",
    "old",
)
