"""Stretches of a file: which are there, which are missing, what an answer brings.

Everything here is arithmetic and the reading of headers (RFC 9110, sections 8.8, 13.1
and 14): what is asked for and when is decided by `swath._core.fetching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec


_CONTENT_RANGE = re.compile(r"bytes\s+(\d{1,19})-(\d{1,19})/(\d{1,19}|\*)")
_STRONG = re.compile(r'"[\x21\x23-\x7e\x80-\xff]*"')
_LENGTH = re.compile(r"\d{1,19}")


class Span(NamedTuple):
    """Bytes from `start` up to, and without, `stop`; None is the end of the file."""

    start: int
    stop: int | None

    @property
    def header(self) -> str:
        """The value of ``Range`` that asks for it."""
        last = "" if self.stop is None else self.stop - 1
        return f"bytes={self.start}-{last}"


class Version(msgspec.Struct, frozen=True):
    """What tells one state of a remote file from another.

    Attributes:
        etag: Its strong entity tag; empty if the server sent none, or a weak one.
        size: Its bytes; None if the server does not tell.
    """

    etag: str = ""
    size: int | None = None

    def same_as(self, other: Version) -> bool:
        """Whether nothing speaks against both being one."""
        sizes = {self.size, other.size} - {None}
        return self.etag == other.etag and len(sizes) <= 1


class Covered:
    """The stretches of a file that are there.

    Args:
        spans: Some that are there already; they may touch and overlap.
    """

    def __init__(self, spans: Iterable[Sequence[int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, stop in spans:
            self.add(start, stop)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches in order, with a gap between each two."""
        return list(self._spans)

    @property
    def size(self) -> int:
        """How many bytes are there."""
        return sum(stop - start for start, stop in self._spans)

    def add(self, start: int, stop: int) -> None:
        """Notes that these bytes are there."""
        if start >= stop:
            return
        apart = [one for one in self._spans if one[1] < start or stop < one[0]]
        touching = [one for one in self._spans if one[0] <= stop and start <= one[1]]
        start = min([start, *(one[0] for one in touching)])
        stop = max([stop, *(one[1] for one in touching)])
        self._spans = sorted([*apart, (start, stop)])

    def gaps(self, size: int) -> Iterator[tuple[int, int]]:
        """What is missing of a file of so many bytes."""
        place = 0
        for start, stop in [*self._spans, (size, size)]:
            if place < min(start, size):
                yield place, min(start, size)
            place = max(place, stop)


def cut(gaps: Iterable[tuple[int, int]], piece: int) -> Iterator[Span]:
    """Stretches of at most `piece` bytes, cut at multiples of it."""
    for start, stop in gaps:
        place = start
        while place < stop:
            edge = min(stop, (place // piece + 1) * piece)
            yield Span(place, edge)
            place = edge


def strong_etag(headers: Mapping[str, str]) -> str:
    """The entity tag, if it vouches for every byte; else empty."""
    etag = headers.get("etag", "").strip()
    return etag if _STRONG.fullmatch(etag) else ""


def content_length(headers: Mapping[str, str]) -> int | None:
    """The length that an answer tells of its body, if it tells a plain number."""
    text = headers.get("content-length", "").strip()
    return int(text) if _LENGTH.fullmatch(text) else None


def content_range(headers: Mapping[str, str]) -> tuple[Span, int | None] | None:
    """Which bytes an answer says it brings, and of how many; None if it is unclear."""
    found = _CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    total = None if found[3] == "*" else int(found[3])
    if first > last or (total is not None and last >= total):
        return None
    return Span(first, last + 1), total


def is_encoded(headers: Mapping[str, str]) -> bool:
    """Whether what goes over the wire is a packed form of the file."""
    encoding = headers.get("content-encoding", "").strip().lower()
    return encoding not in ("", "identity")


def is_framed(headers: Mapping[str, str]) -> bool:
    """Whether a cut body can be told from a whole one."""
    chunked = "chunked" in headers.get("transfer-encoding", "").lower()
    return chunked or content_length(headers) is not None
