"""How far a large picture is, and what of it failed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from swath._errors import (
    DecodeError,
    RateLimitError,
    ServerError,
    SwathError,
    TransportError,
)
from swath.sentinelhub._grid import BBox


PASSING = (TransportError, ServerError, RateLimitError, DecodeError)
"""Failures that may pass by themselves; others would befall every chunk."""


class LargeProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a large picture is.

    Attributes:
        total: How many chunks it has.
        rendered: How many were rendered.
        kept: How many were on the disk before.
        failed: How many failed, and were not rendered since.
        processing_units: What this call has cost.
    """

    total: int
    rendered: int = 0
    kept: int = 0
    failed: int = 0
    processing_units: float = 0.0

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.rendered + self.kept} of {self.total} chunks{failed}"


Note = Callable[[LargeProgress], object]


class FailedChunk(msgspec.Struct, frozen=True, kw_only=True):
    """A chunk that could not be rendered.

    Attributes:
        number: Its place, row by row.
        bbox: What it covers, in the crs of the picture.
        attempts: How often it was asked for, each time with the client's retries.
        error: Why it failed in the end.
    """

    number: int
    bbox: BBox
    attempts: int
    error: SwathError


class IncompleteError(SwathError):
    """Chunks of a large picture are missing; what is there is kept.

    Attributes:
        failed: Those that were tried, and why they failed.
        missing: How many are missing, tried or not.
    """

    def __init__(
        self, message: str, *, failed: tuple[FailedChunk, ...] = (), missing: int = 0
    ) -> None:
        super().__init__(message)
        self.failed = failed
        self.missing = missing
