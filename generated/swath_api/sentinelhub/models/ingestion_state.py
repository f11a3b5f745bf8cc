"""How far a tile is; only INGESTED ones can be rendered."""

from typing import Literal, TypeAlias

IngestionState: TypeAlias = Literal[
    "WAITING",
    "QUEUED",
    "INGESTING",
    "INGESTED",
    "FAILED",
]

INGESTION_STATE_VALUES: tuple[IngestionState, ...] = (
    "WAITING",
    "QUEUED",
    "INGESTING",
    "INGESTED",
    "FAILED",
)
