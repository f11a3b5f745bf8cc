"""What a reviewer reads: what broke, who notices, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.spec_diff.change import Grade
from scripts.spec_diff.report import TITLES, operations
from scripts.update.checks import Problem, Result
from scripts.update.generation import Difference
from scripts.update.impact import Impact, Study


SHOWN = 6
"""How many names or problems are listed; of more only their number is told."""


@dataclass
class Outcome:
    """What became of an update.

    Attributes:
        root: The project.
        studies: What became of each document.
        files: The generated files that differ.
        results: What the checks found.
        skipped: The checks that nobody wanted.
        problems: Why nothing was generated.
        drafted: What was done about the changelog.
    """

    root: Path
    studies: Sequence[Study]
    files: Sequence[Difference] = ()
    results: Sequence[Result] = ()
    skipped: Sequence[str] = ()
    problems: Sequence[str] = ()
    drafted: list[str] = field(default_factory=list)

    @property
    def succeeded(self) -> bool:
        """Whether nothing is left to be repaired."""
        lost = any(study.losses for study in self.studies)
        return not (lost or self.problems) and all(one.passed for one in self.results)


def markdown(outcome: Outcome) -> str:
    """The whole report."""
    return "\n".join(
        [
            *(line for study in outcome.studies for line in _study(study)),
            *_generation(outcome),
            *_checks(outcome),
            *_next(outcome),
        ]
    )


def _study(study: Study) -> Iterator[str]:
    counts = [
        f"{sum(one.grade is grade for one in study.changes)} {title.lower()}"
        for grade, title in TITLES.items()
    ]
    yield f"# {study.service}: {', '.join(counts)}\n"
    if study.losses:
        yield "## What the hand-written code cannot follow\n"
        for loss in study.losses:
            yield f"- **{loss.method}** needs `{loss.operation}`, which {loss.reason}"
        yield ""
    for grade, title in TITLES.items():
        yield from _grade(title, [one for one in study.impacts if _is(one, grade)])


def _is(impact: Impact, grade: Grade) -> bool:
    return impact.change.grade is grade


def _grade(title: str, impacts: Sequence[Impact]) -> Iterator[str]:
    if not impacts:
        return
    yield f"## {title}\n"
    for impact in impacts:
        change = impact.change
        ways = f" (in {' and '.join(change.ways)})" if change.ways else ""
        yield f"- **{change.subject}**: {change.told}{ways}"
        names = operations(change)
        if names and names not in change.told:
            yield f"    - operations: {names}"
        if impact.methods:
            yield f"    - methods: {_few(impact.methods)}"
        if impact.examples:
            yield f"    - examples: {_few(impact.examples)}"
        if impact.advice:
            yield f"    - to do: {impact.advice}"
    yield ""


def _few(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _generation(outcome: Outcome) -> Iterator[str]:
    if outcome.problems:
        yield "# Nothing was generated\n"
        yield from (f"- {problem}" for problem in outcome.problems)
        yield ""
        return
    yield f"# Generated files that differ: {len(outcome.files)}\n"
    for file in outcome.files:
        yield f"- {file.word}: {file.path} ({file.lines:+} lines)"
    yield ""


def _checks(outcome: Outcome) -> Iterator[str]:
    if outcome.problems:
        return
    yield "# Checks\n"
    for result in outcome.results:
        yield f"- {result.name}: {_verdict(result)}: {result.scope}"
        for problem in result.problems[:SHOWN]:
            yield f"    - {_problem(outcome, problem)}"
        if len(result.problems) > SHOWN:
            yield f"    - and {len(result.problems) - SHOWN} more"
    yield from (f"- {name}: not run: left out by --skip" for name in outcome.skipped)
    yield ""


def _verdict(result: Result) -> str:
    if not result.seconds:
        return "not run"
    word = "passed" if result.passed else f"{len(result.problems)} problems"
    return f"{word} ({result.seconds:.0f} s)"


def _problem(outcome: Outcome, problem: Problem) -> str:
    """A problem, with the methods that meet it."""
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    methods = sorted(
        {
            method.name
            for study in outcome.studies
            for method in study.facade.at(outcome.root / problem.path, problem.line)
        }
    )
    met = f" (met by {_few(methods)})" if methods else ""
    return f"{place}: {problem.told}{met}"


def _next(outcome: Outcome) -> Iterator[str]:
    yield "# What to do\n"
    yield from (f"{n}. {line}" for n, line in enumerate(_tasks(outcome), start=1))
    yield ""


def _tasks(outcome: Outcome) -> Iterable[str]:
    if outcome.problems:
        yield "Repair the document, and run this again."
        return
    if any(study.losses for study in outcome.studies):
        yield "Give the methods above another operation, or take them back."
    if not all(result.passed for result in outcome.results):
        yield "Repair what the checks found, and run this again."
    if any(study.impacts for study in outcome.studies):
        yield "Do what is said at the changes, the breaking ones first."
    yield from (f"{line}." for line in outcome.drafted)
    yield "Commit document and generated package together, your own code after it."
    yield "Run `nox -s tests lint types specs schema`."
