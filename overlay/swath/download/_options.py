"""What both downloaders are set up with."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from swath._core.exchange import Context
from swath._core.numbers import seconds, whole_number
from swath._core.retry import Policy
from swath._errors import InputError
from swath.download._folder import Entry
from swath.download._source import Source, Wanted, source_of


_MOST_STREAMS = 16
_MOST_FILES = 64


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How many files, how many stretches of each, how patiently.

    Raises:
        InputError: A value makes no sense.
    """

    timeout: float = 60.0
    deadline: float | None = None
    max_retries: int = 5
    max_concurrent: int = 4
    streams: int = 4

    def __post_init__(self) -> None:
        whole_number("max_concurrent", self.max_concurrent, 1, _MOST_FILES)
        whole_number("streams", self.streams, 1, _MOST_STREAMS)
        whole_number("max_retries", self.max_retries, 0)

    @property
    def context(self) -> Context:
        """Patience, and no credential."""
        policy = Policy(
            timeout=seconds("timeout", self.timeout),
            deadline=_patience(self.deadline),
            max_retries=self.max_retries,
        )
        return Context(credential=None, policy=policy)


def _patience(deadline: float | None) -> float | None:
    return None if deadline is None else seconds("deadline", deadline)


def target_file(target: str | os.PathLike[str]) -> Path:
    """The path of a file to be.

    Raises:
        InputError: There is a folder.
    """
    path = Path(target)
    if path.is_dir():
        raise InputError(f"{str(path)!r} is a folder: name the file, or use files()")
    return path


def wanted_files(sources: Iterable[Source | str]) -> list[Wanted]:
    """What is wanted, from sources or addresses.

    Raises:
        InputError: A single address was given, or one of them is none.
    """
    if isinstance(sources, str | Source):
        sources = [sources]
    found = [source_of(one) for one in sources]
    return [Wanted(one.given, one) for one in found]


def tried(plan: Iterable[tuple[Wanted, Entry]]) -> list[tuple[int, Entry, Source]]:
    """What of a plan can be fetched, with its place in the plan."""
    return [
        (place, entry, wanted.source)
        for place, (wanted, entry) in enumerate(plan)
        if wanted.source is not None and entry.kept
    ]
