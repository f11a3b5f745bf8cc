"""How far an archive is."""

from typing import Literal, TypeAlias

ArchiveState: TypeAlias = Literal[
    "WAITING",
    "PREPARING",
    "DONE",
    "FAILED",
]

ARCHIVE_STATE_VALUES: tuple[ArchiveState, ...] = (
    "WAITING",
    "PREPARING",
    "DONE",
    "FAILED",
)
