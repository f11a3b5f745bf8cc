"""What batch processing is made of: tiles, analyses, and how fast they go."""

from __future__ import annotations

from datetime import datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

import msgspec


if TYPE_CHECKING:
    from collections.abc import Sequence


Family: TypeAlias = Literal["v1", "v2", "statistics"]
Action: TypeAlias = Literal["NONE", "ANALYSE", "START", "STOP", "CANCEL"]
Status: TypeAlias = Literal[
    "CREATED",
    "ANALYSING",
    "ANALYSIS_DONE",
    "PROCESSING",
    "DONE",
    "PARTIAL",
    "FAILED",
    "STOPPED",
    "CANCELED",
]
PieceStatus: TypeAlias = Literal["PENDING", "PROCESSED", "FAILED"]
TileStatus: TypeAlias = Literal[
    "PENDING", "SCHEDULED", "QUEUED", "PROCESSING", "PROCESSED", "FAILED"
]
Reason: TypeAlias = Literal["OUT_OF_PU", "USER_ACTION", "UNHEALTHY"]

POLL_PIXELS = 1_000_000
"""Pixels that are rendered at most while somebody waits for an answer."""
POLL_PIECES = 100
"""Pieces that are done at most while somebody waits, however small they are."""


class Piece(msgspec.Struct, kw_only=True):
    """A tile or a feature of a job.

    Attributes:
        id: Its number.
        name: What files and tables call it.
        pixels: How many have to be rendered.
        shape: Where it lies: what the job's work knows how to render.
        status: How far it is.
        error: Why it failed.
        cost: Processing units that it took.
    """

    id: int
    name: str
    pixels: int
    shape: Any
    status: PieceStatus = "PENDING"
    error: str | None = None
    cost: float = 0.0


class Pool(msgspec.Struct, kw_only=True):
    """A batch collection.

    Attributes:
        id: A UUID.
        account: Whose it is.
        name: For people.
        bucket: Where its files are.
        created: When it was made.
        grid: The tiling grid of its files, once a request writes some.
    """

    id: str
    account: str
    name: str
    bucket: str
    created: datetime
    grid: int | None = None


class Analysis(msgspec.Struct, frozen=True):
    """What a job will do: its pieces, and the processing units it may take."""

    pieces: list[Piece]
    estimate: float


class Work(Protocol):
    """What a job is for.

    Attributes:
        pieces: What is known of its pieces before the analysis.
    """

    pieces: list[Piece]

    def analyse(self) -> Analysis:
        """Looks at all of it; a `ServiceError` makes the job fail."""
        ...

    def process(self, piece: Piece) -> float:
        """Does a piece and tells its cost; a `ServiceError` makes the piece fail."""
        ...

    def note(self, pieces: Sequence[Piece]) -> None:
        """Told after some pieces were done, and at the end."""
        ...

    def join(self, collection: str | None) -> None:
        """Has the results join a collection of one's own, such as `batch-<uuid>`."""
        ...


class Pace(msgspec.Struct, frozen=True):
    """How fast jobs go on.

    Attributes:
        analysis: Seconds on the clock of an analysis.
        processing: The same for all pieces together.
        failing: Patterns of the names of pieces that fail.
    """

    analysis: float
    processing: float
    failing: tuple[str, ...] = ()

    def fails(self, piece: Piece) -> bool:
        """Whether a piece shall fail."""
        return any(fnmatchcase(piece.name, one) for one in self.failing)


class Means(msgspec.Struct, frozen=True):
    """What a job may take when it goes on.

    Attributes:
        units: Processing units that its account has left.
        pixels: How many may be rendered; one piece is done in any case.
    """

    units: float
    pixels: float = POLL_PIXELS
