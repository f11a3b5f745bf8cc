"""Importing swath loads next to nothing; the bench measures the milliseconds."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


MOST_MODULES = 8
HEAVY = {
    "anyio",
    "asyncio",
    "attrs",
    "click",
    "email",
    "httpx",
    "importlib.metadata",
    "logging",
    "msgspec",
    "numpy",
    "pystac",
    "re",
    "ssl",
    "starlette",
    "swath_api",
    "urllib.request",
    "uvicorn",
    "websockets",
}


def loaded(code, *options):
    told = f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, *options, "-c", told],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def bare():
    return loaded("import typing, importlib")


def test_importing_swath_loads_nothing_heavy(bare):
    assert not (loaded("import swath") - bare) & HEAVY


def test_importing_swath_loads_few_modules(bare):
    assert len(loaded("import swath") - bare) <= MOST_MODULES


def test_catching_errors_loads_no_http_library(bare):
    added = loaded("import swath; swath.RateLimitError") - bare
    assert not added & {"httpx", "anyio", "ssl", "swath_api", "attrs"}


def test_reading_items_loads_no_http_library(bare):
    added = loaded('from swath import Item; Item(b\'{"type": "Feature"}\')') - bare
    assert not added & {"httpx", "anyio", "ssl", "attrs", "click", "starlette"}


def test_the_help_of_the_command_line_loads_neither_client_nor_emulator(bare):
    pytest.importorskip("click", reason="the extra cli is not installed")
    code = (
        "import sys; sys.argv = ['swath', '--help']\n"
        "from swath.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass"
    )
    added = loaded(code) - bare
    assert not added & {"httpx", "msgspec", "starlette", "uvicorn", "numpy", "ssl"}


def test_the_pytest_plugin_loads_neither_client_nor_emulator():
    without = loaded("import pytest")
    added = loaded("import pytest, swath.testing") - without
    assert not added & {"httpx", "msgspec", "starlette", "swath.emulator"}


def test_importing_swath_reads_no_environment_and_opens_no_file():
    code = (
        "import sys, typing, importlib, os\n"
        "seen = []\n"
        "def hook(event, args):\n"
        "    if event == 'open' and not str(args[0]).endswith(('.py', '.pyc')):\n"
        "        seen.append(str(args[0]))\n"
        "    if event.startswith('socket'): seen.append(event)\n"
        "sys.addaudithook(hook)\n"
        "class Watched(dict):\n"
        "    def __getitem__(self, key): seen.append(key); return 1 / 0\n"
        "os.environ._data = Watched()\n"
        "import swath\n"
        "print(seen)"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
