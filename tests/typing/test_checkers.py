"""What users write is understood by the type checkers, and what is wrong is found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = sorted(
    str(path) for path in HERE.glob("*.py") if not path.stem.startswith("test_")
)
CHECKERS = {
    "mypy": (
        "--strict",
        "--config-file=",
        "--python-version=3.11",
        f"--cache-dir={ROOT / '.mypy_cache' / 'typing'}",
        *EXAMPLES,
    ),
    "pyright": ("--project", str(HERE), f"--pythonpath={sys.executable}"),
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_agrees_with_every_example(checker):
    pytest.importorskip(checker, reason=f"{checker} is not installed")
    pytest.importorskip("pystac", reason="the examples hand Items to pystac")
    path = os.pathsep.join(str(ROOT / folder) for folder in ("overlay", "generated"))
    done = subprocess.run(
        [sys.executable, "-m", checker, *CHECKERS[checker]],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_examples():
    assert len(EXAMPLES) == 5
