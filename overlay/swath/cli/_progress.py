"""A line on stderr that counts; nothing where stderr is no terminal."""

from __future__ import annotations

import math
import sys
import time
from typing import Self


__all__ = ["Progress", "Ticker"]

_INTERVAL = 0.2
_UNITS = ("B", "kB", "MB", "GB", "TB")


class Progress:
    """Counts records and bytes; use it with ``with``.

    Args:
        what: What is counted, in the plural.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = sys.stderr.isatty()
        self._next = 0.0
        self.count = 0
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        if self._shown:
            self._show("\n")

    def add(self, size: int) -> None:
        """Counts a record of so many bytes."""
        self.count += 1
        self.size += size
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            self._show("")

    def _show(self, end: str) -> None:
        text = f"{self.count:,} {self._what}, {amount(self.size)}"
        sys.stderr.write(f"\r\x1b[K{text}{end}")
        sys.stderr.flush()


class Ticker:
    """Shows how something stands, in place of what it showed before."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._used = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        if self._used:
            sys.stderr.write("\n")

    def show(self, what: object) -> None:
        """Shows it, if there is somebody to see it."""
        if self._shown:
            self._used = True
            sys.stderr.write(f"\r\x1b[K{what}")
            sys.stderr.flush()


def amount(size: float) -> str:
    """Bytes for people: `12.3 MB`."""
    power = min(int(math.log10(max(size, 1)) // 3), len(_UNITS) - 1)
    number = size / 1000**power
    return f"{number:.1f} {_UNITS[power]}" if power else f"{number:.0f} {_UNITS[0]}"
