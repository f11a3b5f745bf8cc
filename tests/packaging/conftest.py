from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]


def built(source: Path, target: Path, *kinds: str) -> None:
    pytest.importorskip("hatchling", reason="builds with the project's own backend")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    for kind in kinds:
        command += ["-t", kind]
    done = subprocess.run(
        command, cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def distributions(tmp_path_factory):
    """The folder with the wheel and the sdist, built once."""
    target = tmp_path_factory.mktemp("dist")
    built(ROOT, target, "wheel", "sdist")
    return target


@pytest.fixture(scope="session")
def wheel(distributions):
    [path] = distributions.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="session")
def sdist(distributions):
    [path] = distributions.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        yield archive


@pytest.fixture(scope="session")
def rebuilt(sdist, tmp_path_factory):
    """The wheel that the unpacked sdist gives."""
    folder = tmp_path_factory.mktemp("unpacked")
    sdist.extractall(folder, filter="data")
    [source] = folder.iterdir()
    built(source, folder, "wheel")
    [path] = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive
