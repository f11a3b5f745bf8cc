"""By time, the latest or the earliest first."""

from typing import Literal, TypeAlias

MosaickingOrder: TypeAlias = Literal[
    "mostRecent",
    "leastRecent",
]

MOSAICKING_ORDER_VALUES: tuple[MosaickingOrder, ...] = (
    "mostRecent",
    "leastRecent",
)
