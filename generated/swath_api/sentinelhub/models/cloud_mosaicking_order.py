"""By time, the latest or the earliest first, or the least clouded first."""

from typing import Literal, TypeAlias

CloudMosaickingOrder: TypeAlias = Literal[
    "mostRecent",
    "leastRecent",
    "leastCC",
]

CLOUD_MOSAICKING_ORDER_VALUES: tuple[CloudMosaickingOrder, ...] = (
    "mostRecent",
    "leastRecent",
    "leastCC",
)
