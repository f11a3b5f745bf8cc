"""The bench of decomposition runs, and what it measures besides time is right."""

import re
import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).parents[2]


def test_the_bench_finds_the_areas_of_the_plain_loop():
    command = [sys.executable, "-m", "tests.bench.decompose", "--quick"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    for figure in ("differences from the plain loop", "sum of areas against"):
        assert re.search(f"{figure}.* reached", done.stdout)
