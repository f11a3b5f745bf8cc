"""What is run on the generated code: types, contract, a bounded fuzz, examples."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path


FOLDERS = ("overlay", "generated")
NOTHING_TO_RUN = 5
"""What pytest exits with if no test was selected."""
_TYPE_ERROR = re.compile(r"(?P<path>[^:]+\.py):(?P<line>\d+): error: (?P<told>.*)")
_FAILED = re.compile(r"(?:FAILED|ERROR) (?P<test>\S+)(?: - (?P<told>.*))?")


@dataclass(frozen=True)
class Problem:
    """One thing that a check found.

    Attributes:
        path: The file, from the root of the project.
        line: The line in it; 0 if it is about all of it.
        told: What.
    """

    path: str
    line: int
    told: str


@dataclass(frozen=True)
class Result:
    """What a check found.

    Attributes:
        name: Of the check.
        passed: Whether it found nothing.
        seconds: How long it took.
        problems: What it found.
    """

    name: str
    passed: bool
    seconds: float
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What changed, as far as checks can be narrowed to it.

    Attributes:
        fuzzed: By service, ids of operations and names of schemas.
        pages: Pages of the documentation whose examples use it.
    """

    fuzzed: Mapping[str, Iterable[str]]
    pages: Sequence[str] = ()


def run(root: Path, names: Iterable[str], scope: Scope) -> list[Result]:
    """Run checks, two at a time.

    Args:
        root: The project.
        names: Which: `types`, `contract`, `fuzz`, `examples`.
        scope: What changed.
    """
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(CHECKS[name], root, scope) for name in names]
        return [one.result() for one in running]


def _types(root: Path, _: Scope) -> Result:
    return _result("types", root, ["mypy"], _TYPE_ERROR)


def _contract(root: Path, _: Scope) -> Result:
    words = ["pytest", "tests/contract", "tests/parity", *QUIET]
    return _result("contract", root, words, _FAILED)


def _fuzz(root: Path, scope: Scope) -> Result:
    """Answers that the documents allow, read by both families of models."""
    groups = [
        f"({service} and ({' or '.join(sorted(names))}))"
        for service, names in sorted(scope.fuzzed.items())
        if names
    ]
    return _selected("fuzz", root, "tests/schema/test_mirror.py", groups)


def _examples(root: Path, scope: Scope) -> Result:
    """What the documentation shows of the methods that notice."""
    return _selected("examples", root, "tests/docs", list(scope.pages))


def _selected(name: str, root: Path, tests: str, wanted: Sequence[str]) -> Result:
    if not wanted:
        return Result(name, passed=True, seconds=0.0)
    words = ["pytest", tests, *QUIET, "-k", " or ".join(wanted)]
    return _result(name, root, words, _FAILED)


QUIET = ("-q", "--no-header", "--tb=line", "-rfE", "-p", "no:randomly")
WIDE = {"COLUMNS": "240"}
"""So that pytest does not cut its summary short."""
CHECKS: Mapping[str, Callable[[Path, Scope], Result]] = {
    "types": _types,
    "contract": _contract,
    "fuzz": _fuzz,
    "examples": _examples,
}


def _result(
    name: str, root: Path, words: Sequence[str], pattern: re.Pattern[str]
) -> Result:
    start = time.monotonic()
    path = [str(root / folder) for folder in FOLDERS]
    path += filter(None, [os.environ.get("PYTHONPATH")])
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        env={**os.environ, **WIDE, "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    passed = done.returncode in (0, NOTHING_TO_RUN)
    problems = tuple(_problems(done.stdout, pattern))
    if not passed and not problems:
        problems = (Problem(name, 0, (done.stdout + done.stderr).strip()[-500:]),)
    return Result(name, passed, time.monotonic() - start, problems)


def _problems(output: str, pattern: re.Pattern[str]) -> Iterable[Problem]:
    for found in map(pattern.match, output.splitlines()):
        if found is None:
            continue
        groups = found.groupdict()
        told = groups["told"] or "failed"
        if "test" in groups:
            yield Problem(groups["test"], 0, told)
        else:
            yield Problem(groups["path"], int(groups["line"]), told)
