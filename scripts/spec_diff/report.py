"""Changes as text, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from scripts.document import dotted
from scripts.spec_diff.change import Change, Grade


SHOWN = 4
"""Operations that are named; of more only their number is told."""
CODES = {Grade.NOTE: 3, Grade.MAYBE: 4, Grade.BREAKING: 5}
TITLES = {
    Grade.BREAKING: "Breaking",
    Grade.MAYBE: "May break",
    Grade.NOTE: "Notes",
}


def exit_code(changes: Sequence[Change]) -> int:
    """The exit code that tells the worst grade."""
    return max((CODES[change.grade] for change in changes), default=0)


def text(changes: Sequence[Change]) -> str:
    """A line per change, for a terminal."""
    lines = [
        f"{change.grade.name.lower():8}  {change.subject}: {change.told}"
        f"{_where(change)}"
        for change in changes
    ]
    return "".join(f"{line}\n" for line in lines) or "nothing changed for users\n"


def markdown(changes: Sequence[Change]) -> str:
    """A section per grade, for a review."""
    lines = list(_sections(changes)) or ["Nothing changed for users."]
    return "".join(f"{line}\n" for line in lines)


def _sections(changes: Sequence[Change]) -> Iterator[str]:
    separator = ""
    for grade, title in TITLES.items():
        graded = [change for change in changes if change.grade is grade]
        if graded:
            yield f"{separator}### {title} ({len(graded)})\n"
            separator = "\n"
        for change in graded:
            yield f"- **{change.subject}**: {change.told}{_where(change)}"


def _where(change: Change) -> str:
    """Which way it goes, and the operations it reaches."""
    ways = f"in {' and '.join(change.ways)}" if change.ways else ""
    names = operations(change)
    within = f"of {names}" if names and names not in change.told else ""
    told = " ".join(part for part in (ways, within) if part)
    return f" ({told})" if told else ""


def operations(change: Change) -> str:
    """The operations that a change reaches, some of them by name."""
    names = list(change.operations[:SHOWN])
    more = len(change.operations) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def as_json(changes: Sequence[Change]) -> str:
    """All that is known, for programs."""
    listed = [
        {
            "grade": change.grade.name.lower(),
            "rule": change.rule,
            "place": dotted(change.place),
            "subject": change.subject,
            "told": change.told,
            "ways": change.ways,
            "operations": change.operations,
        }
        for change in changes
    ]
    return json.dumps({"changes": listed}, indent=2, ensure_ascii=False) + "\n"


FORMS: Mapping[str, Callable[[Sequence[Change]], str]] = {
    "text": text,
    "markdown": markdown,
    "json": as_json,
}
