"""Two generated packages compared, and one put in the place of the other."""

from __future__ import annotations

import difflib
import itertools
import shutil
from pathlib import Path

from scripts import manifest


SHOWN = 20


def differences(current: Path, fresh: Path) -> list[str]:
    """What differs between two packages, a text per file; empty if nothing does."""
    ours = {path.relative_to(current): path for path in manifest.files(current)}
    theirs = {path.relative_to(fresh): path for path in manifest.files(fresh)}
    told = []
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs:
            told.append(f"{current / name}: is not generated any more")
        elif name not in ours:
            told.append(f"{current / name}: is missing")
        elif ours[name].read_bytes() != theirs[name].read_bytes():
            told.append(_hunk(current / name, ours[name], theirs[name]))
    return told


def _hunk(name: Path, ours: Path, theirs: Path) -> str:
    lines = difflib.unified_diff(
        ours.read_text(encoding="utf-8").splitlines(),
        theirs.read_text(encoding="utf-8").splitlines(),
        "as it is",
        "as it would be",
        lineterm="",
        n=1,
    )
    shown = "\n".join(f"    {line}" for line in itertools.islice(lines, SHOWN))
    return f"{name}: differs from what the specification gives\n{shown}"


def swap(fresh: Path, current: Path) -> None:
    """Put a new package in the place of the old one, as a whole."""
    old = current.with_name(f".{current.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if current.exists():
        current.rename(old)
    try:
        fresh.rename(current)
    except OSError:
        old.rename(current)
        raise
    shutil.rmtree(old, ignore_errors=True)
