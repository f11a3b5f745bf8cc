"""The draft of a changelog fragment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.spec_diff.change import Change, Grade
from scripts.update.impact import Study


KINDS = {"breaking": (Grade.BREAKING,), "spec": (Grade.MAYBE, Grade.NOTE)}


def draft(folder: Path, study: Study, title: str) -> list[str]:
    """Write fragments for what users can see, unless there are some already.

    Args:
        folder: `changelog.d`.
        study: What became of a document.
        title: The name of the service for people.

    Returns:
        What was done, a line each.
    """
    return [
        _write(folder / f"{study.service}-api.{kind}.md", sentences)
        for kind, grades in KINDS.items()
        if (sentences := list(_sentences(study.changes, grades, title)))
    ]


def _write(path: Path, sentences: Iterable[str]) -> str:
    name = f"{path.parent.name}/{path.name}"
    if path.exists():
        return f"{name} is there already: bring it up to date"
    path.write_text("".join(f"{line}\n" for line in sentences), encoding="utf-8")
    return f"{name} is drafted: say it in words of users"


def _sentences(
    changes: Iterable[Change], grades: tuple[Grade, ...], title: str
) -> Iterator[str]:
    for change in changes:
        if change.grade in grades:
            yield f"{title}, `{change.subject}`: {change.told}."
