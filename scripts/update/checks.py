"""What is run on the generated code: types, contract, a bounded fuzz, examples.

Each check is narrowed to what changed, and tells to what: nothing is left out silently.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
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
        scope: What it was run on; if it was not run, why.
        seconds: How long it took; 0 if it was not run.
        problems: What it found.
    """

    name: str
    passed: bool
    scope: str
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What changed, as far as checks can be narrowed to it.

    Attributes:
        whole: Whether code differs that all services share.
        touched: By service, ids of the operations that are not what they were.
        listed: By service, how many operations there are, those that are gone too.
        fuzzed: By service, ids of operations and names of schemas.
        pages: Pages of the documentation whose examples use it.
    """

    whole: bool = False
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    listed: Mapping[str, int] = field(default_factory=dict)
    fuzzed: Mapping[str, Collection[str]] = field(default_factory=dict)
    pages: Sequence[str] = ()


def run(root: Path, names: Sequence[str], scope: Scope) -> list[Result]:
    """Run checks side by side.

    Args:
        root: The project.
        names: Which: `types`, `contract`, `fuzz`, `examples`.
        scope: What changed.
    """
    with ThreadPoolExecutor(len(CHECKS)) as pool:
        running = [pool.submit(CHECKS[name], root, scope) for name in names]
        return [one.result() for one in running]


def _types(root: Path, _: Scope) -> Result:
    """All code that a document can change; mypy remembers what it saw of it."""
    told = "swath and swath_api, whatever of them is not as mypy saw it last"
    words = ["mypy", "-p", "swath", "-p", "swath_api"]
    return _result("types", root, told, words, _TYPE_ERROR)


def _contract(root: Path, scope: Scope) -> Result:
    """Clients and emulator, as far as operations are not what they were."""
    words = ["pytest", "tests/contract", "tests/parity", *QUIET]
    if scope.whole:
        told = "all operations, as code differs that the services share"
        return _result("contract", root, told, [*words, *ALL_CORES], _FAILED)
    touched = sorted(scope.touched.items())
    count = sum(len(ids) for _, ids in touched)
    if not count:
        return Result("contract", passed=True, scope="no operation differs")
    parts = [f"{len(ids)} of {scope.listed[name]} of {name}" for name, ids in touched]
    told = f"operations: {', '.join(parts)}; the others are as they were"
    words += ALL_CORES if count > FEW else ()
    words += [*NARROWED, *_options(touched)]
    return _result("contract", root, told, words, _FAILED)


def _options(touched: Iterable[tuple[str, frozenset[str]]]) -> list[str]:
    return [f"--touched={name}={','.join(sorted(ids))}" for name, ids in touched]


def _fuzz(root: Path, scope: Scope) -> Result:
    """Answers that the documents allow, read by both families of models."""
    named = {service: sorted(names) for service, names in scope.fuzzed.items() if names}
    if not named:
        told = "no operation and no schema changed for users"
        return Result("fuzz", passed=True, scope=told)
    groups = [f"({service} and ({' or '.join(named[service])}))" for service in named]
    count = sum(map(len, named.values()))
    told = f"{count} operations and schemas that changed; the others read what they did"
    words = ["pytest", "tests/schema/test_mirror.py", *QUIET]
    words += [SELECTED, " or ".join(sorted(groups))]
    return _result("fuzz", root, told, words, _FAILED)


def _examples(root: Path, scope: Scope) -> Result:
    """What the documentation shows of the methods that notice."""
    if not scope.pages:
        told = "no page shows a method that may break"
        return Result("examples", passed=True, scope=told)
    told = f"{', '.join(scope.pages)}; other pages show nothing that may break"
    words = ["pytest", "tests/docs", *QUIET, SELECTED, " or ".join(scope.pages)]
    return _result("examples", root, told, words, _FAILED)


QUIET = ("-q", "--no-header", "--tb=line", "-rfE", "-p", "no:randomly")
SELECTED = "-k"
ALL_CORES = ("--numprocesses", "auto")
FEW = 20
"""Operations that one process has tried before others are there to help."""
NARROWED = ("-p", "scripts.update.narrowing")
WIDE = {"COLUMNS": "240"}
"""So that pytest does not cut its summary short."""
CHECKS: Mapping[str, Callable[[Path, Scope], Result]] = {
    "types": _types,
    "contract": _contract,
    "fuzz": _fuzz,
    "examples": _examples,
}


def _result(
    name: str, root: Path, told: str, words: Sequence[str], pattern: re.Pattern[str]
) -> Result:
    start = time.monotonic()
    path = [str(root), *(str(root / folder) for folder in FOLDERS)]
    path += filter(None, [os.environ.get("PYTHONPATH")])
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        env={**os.environ, **WIDE, "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NOTHING_TO_RUN and SELECTED in words:
        return Result(name, passed=True, scope="no test is of what changed")
    passed = done.returncode == 0
    problems = tuple(_problems(done.stdout, pattern))
    if not passed and not problems:
        problems = (Problem(name, 0, (done.stdout + done.stderr).strip()[-500:]),)
    return Result(name, passed, told, time.monotonic() - start, problems)


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
