"""How far a Zarr collection is; only INGESTED ones can be rendered."""

from typing import Literal, TypeAlias

ZarrState: TypeAlias = Literal[
    "CREATED",
    "INGESTING",
    "INGESTED",
    "FAILED",
]

ZARR_STATE_VALUES: tuple[ZarrState, ...] = (
    "CREATED",
    "INGESTING",
    "INGESTED",
    "FAILED",
)
