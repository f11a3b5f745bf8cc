from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from swath.cli._root import root
from swath.emulator import Emulator


ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "stac-items.ndjson"

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="session")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but those a test makes."""
    for name in [name for name in os.environ if name.startswith("SWATH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SWATH_CONFIG", str(tmp_path / "config" / "config.toml"))


@pytest.fixture
def emulator(server: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    server.reset()
    monkeypatch.setenv("SWATH_EMULATOR_URL", server.url)
    monkeypatch.setenv("SWATH_PROFILE", "emulator")
    return server


@pytest.fixture
def run() -> Run:
    """Runs a command in this process."""

    def invoke(*arguments: object, **options: Any) -> Result:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(root, words, **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a command in a process of its own, which Ctrl-C reaches.

    It would not where the tests run in the background of a shell: processes inherit
    that a signal is ignored, but no handler of it.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started: list[subprocess.Popen[bytes]] = []

    def launch(*arguments: object) -> subprocess.Popen[bytes]:
        paths = [str(ROOT / "overlay"), str(ROOT / "generated")]
        process = subprocess.Popen(
            [sys.executable, "-m", "swath", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        started.append(process)
        return process

    yield launch
    for process in started:
        process.kill()
        process.communicate()
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def real_items() -> Path:
    if not SHARED.exists():
        pytest.skip("the real items lie beside the checkout, and are not there")
    return SHARED


Held = Callable[[str], list[bytes]]


@pytest.fixture
def held(emulator: Emulator) -> Held:
    """What a package of the emulator holds, oldest first."""

    def contents(name: str) -> list[bytes]:
        package = emulator.datasphere.package(name)
        assert package is not None
        return [package.holdings.content(index) for index in range(len(package))]

    return contents
