"""Collections of providers whose data can be bought."""

from typing import Literal, TypeAlias

ImportCollection: TypeAlias = Literal[
    "AIRBUS_PLEIADES",
    "AIRBUS_SPOT",
    "PLANET_SCOPE",
    "PLANET_SKYSAT",
    "MAXAR_WORLDVIEW",
]

IMPORT_COLLECTION_VALUES: tuple[ImportCollection, ...] = (
    "AIRBUS_PLEIADES",
    "AIRBUS_SPOT",
    "PLANET_SCOPE",
    "PLANET_SKYSAT",
    "MAXAR_WORLDVIEW",
)
