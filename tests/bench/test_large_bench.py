from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]

pytest.importorskip("numpy")
pytest.importorskip("tifffile")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_bench_of_large_pictures_reaches_its_targets():
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.large", "--side", "700"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("reached") == 4
