"""The typing tests of a revision, checked against the code as it is now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.api_diff.surface import FOLDERS
from scripts.document import SpecError
from scripts.spec_diff.change import Change, Grade


FOLDER = "tests/typing"
_LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+): error: (?P<told>.*)")
_CRASHED = 2


def check(examples: Path, root: Path) -> list[Change]:
    """What type checkers would tell users who wrote what the tests have.

    Args:
        examples: The folder with the tests of the revision.
        root: The project as it is now.

    Raises:
        SpecError: The type checker could not run.
    """
    files = sorted(str(path) for path in examples.glob("*.py"))
    files = [name for name in files if not Path(name).name.startswith("test_")]
    if not files:
        return []
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file="]
    cache = root / ".mypy_cache" / "typing"
    done = subprocess.run(
        [*command, "--python-version=3.11", f"--cache-dir={cache}", *files],
        cwd=root,
        env={**os.environ, "MYPYPATH": os.pathsep.join(str(root / f) for f in FOLDERS)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode >= _CRASHED or (done.returncode and not done.stdout):
        raise SpecError(f"mypy could not run: {done.stdout}{done.stderr}")
    return list(_errors(done.stdout))


def _errors(output: str) -> Iterator[Change]:
    for found in map(_LINE.fullmatch, output.splitlines()):
        if found:
            yield Change(
                grade=Grade.BREAKING,
                rule="typing-test-failed",
                place=(f"{FOLDER}/{Path(found['path']).name}:{found['line']}",),
                told=found["told"],
                ways=(),
                operations=(),
            )
