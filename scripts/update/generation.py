"""The generated package written anew, and which of its files that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts import manifest, regen


@dataclass(frozen=True)
class Difference:
    """A file of the generated package that is not what it was.

    Attributes:
        path: From the package on.
        word: `new`, `gone` or `changed`.
        lines: How many lines there are more (below zero: fewer).
    """

    path: str
    word: str
    lines: int


def regenerate(
    specs: Sequence[Path], package: Path, services: Sequence[str]
) -> list[Difference]:
    """Write some services anew.

    Args:
        specs: The documents of all services.
        package: The generated package.
        services: Those whose document changed.

    Raises:
        SpecError: See `scripts.regen.write`; the package stays as it was.
    """
    before = _contents(package)
    regen.write(specs, package, services)
    after = _contents(package)
    return list(_differences(before, after))


def _contents(package: Path) -> dict[str, bytes]:
    if not package.exists():
        return {}
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in manifest.files(package)
    }


def _differences(
    before: dict[str, bytes], after: dict[str, bytes]
) -> Iterable[Difference]:
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path), after.get(path)
        if old != new:
            word = "new" if old is None else "gone" if new is None else "changed"
            lines = (new or b"").count(b"\n") - (old or b"").count(b"\n")
            yield Difference(path, word, lines)
