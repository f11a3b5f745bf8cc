"""Size of the machines that render."""

from typing import Literal, TypeAlias

InstanceType: TypeAlias = Literal[
    "normal",
    "large",
]

INSTANCE_TYPE_VALUES: tuple[InstanceType, ...] = (
    "normal",
    "large",
)
