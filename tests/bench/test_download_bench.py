from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="the bench needs sendfile and sh")
def test_the_bench_of_downloads_judges_every_target(tmp_path):
    missing = [one for one in ("curl", "sha256sum", "openssl") if not shutil.which(one)]
    if missing:
        pytest.skip(f"the bench compares with {missing}")
    command = [sys.executable, "-m", "tests.bench.download", "--quick", "--folder"]
    done = subprocess.run(
        [*command, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    judged = [line for line in done.stdout.splitlines() if "=" in line]
    assert len(judged) == 8
    digests = [line.split() for line in judged if "the same digest" in line]
    assert all("100.00" in words for words in digests)
