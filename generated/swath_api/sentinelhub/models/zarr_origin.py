"""The corner of a pixel that its coordinates mean."""

from typing import Literal, TypeAlias

ZarrOrigin: TypeAlias = Literal[
    "topLeft",
    "bottomLeft",
]

ZARR_ORIGIN_VALUES: tuple[ZarrOrigin, ...] = (
    "topLeft",
    "bottomLeft",
)
