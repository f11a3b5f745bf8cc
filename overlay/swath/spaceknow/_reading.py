"""Rows of a table that is read as it comes, over as many connections as that takes.

The service's tables cannot be read from the middle. After a break the table is read
from its beginning, and what was delivered is passed over, if it is the same still.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence

from swath._core.retry import Policy, backoff
from swath._errors import DownloadError, TransportError
from swath.spaceknow._table import Row, RowReader


class Reading:
    """What was delivered of a table, and how patient its reader still is.

    Args:
        total: How many rows the service told of.
        policy: The reader's patience; its retries begin anew with each new row.

    Attributes:
        done: Whether all of it is delivered.
    """

    def __init__(self, total: int, policy: Policy) -> None:
        self.done = False
        self._total = total
        self._policy = policy
        self._breaks = 0
        self._delivered = 0
        self._digest = hashlib.sha256()
        self._begin()

    def rows(self, piece: bytes) -> Iterator[Row]:
        """The new rows that a piece completes."""
        return self._new(piece, last=False)

    def rest(self) -> Iterator[Row]:
        """The new rows that the end completes.

        Raises:
            DownloadError: The table has fewer rows than the service told of.
        """
        yield from self._new(b"", last=True)
        check_count(self._seen, max(self._total, self._delivered))
        self.done = True

    def broken(self, error: TransportError) -> float:
        """Begins again; how many seconds from now.

        Raises:
            TransportError: As given, if it happened too often.
        """
        self._breaks += 1
        if self._breaks > self._policy.max_retries:
            raise error
        self._begin()
        return backoff(self._breaks, self._policy, random.random())

    def _begin(self) -> None:
        self._reader = RowReader()
        self._seen = 0
        self._again = hashlib.sha256()

    def _new(self, piece: bytes, *, last: bool) -> Iterator[Row]:
        for cells in self._reader.feed(piece, last=last):
            self._seen += 1
            self._again.update(_line(cells))
            if self._seen > self._delivered:
                self._digest.update(_line(cells))
                self._delivered = self._seen
                self._breaks = 0
                yield self._reader.row(cells)
            elif self._seen == self._delivered:
                self._check()

    def _check(self) -> None:
        """Sees that what is passed over is what was delivered."""
        if self._again.digest() != self._digest.digest():
            raise DownloadError(
                f"the connection broke after {self._delivered:,} rows, and the table "
                "is another now: read it from the beginning"
            )


def check_count(found: int, total: int) -> None:
    """Sees that no row is missing.

    Raises:
        DownloadError: The service told of more.
    """
    if found < total:
        raise DownloadError(
            f"the service told of {total:,} rows, and its table has {found:,}"
        )


def _line(cells: Sequence[str]) -> bytes:
    """Cells as a digest takes them."""
    return "\0".join(cells).encode() + b"\n"
