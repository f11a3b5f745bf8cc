"""Planet's kinds of items: PlanetScope or SkySat."""

from typing import Literal, TypeAlias

PlanetItemType: TypeAlias = Literal[
    "PSScene",
    "SkySatCollect",
]

PLANET_ITEM_TYPE_VALUES: tuple[PlanetItemType, ...] = (
    "PSScene",
    "SkySatCollect",
)
