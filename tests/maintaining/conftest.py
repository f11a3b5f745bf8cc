"""The scripts are importable, and documents are at hand to be changed."""

from __future__ import annotations

import copy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from scripts import regen  # noqa: E402 # found by the line above
from scripts.document import Document  # noqa: E402 # as above


@pytest.fixture(scope="session")
def torture():
    return Document.load(ROOT / "tests" / "specs" / "torture.yaml")


@pytest.fixture
def altered(torture):
    """Makes a copy of the torture document with a change in it."""

    def alter(change):
        root = copy.deepcopy(torture.root)
        change(root)
        return Document("torture", torture.path, root)

    return alter


HERE = Path(__file__).parent
OVERLAY = {
    "__init__.py": """
from swath.harbours._client import Harbours
from swath.harbours._ships import Ships

__all__ = ["Harbours", "Ships"]
""",
    "_client.py": """
from functools import cached_property

from swath.harbours._ships import Ships
from swath_api.harbours.client import Client


class Harbours:
    def __init__(self, caller: Client) -> None:
        self._caller = caller

    @cached_property
    def ships(self) -> Ships:
        return Ships(self._caller)
""",
    "_ships.py": """
from swath.harbours._lengths import total
from swath_api.harbours.api.ships import ShipsApi
from swath_api.harbours.models import Ship


class Ships(ShipsApi):
    def flying(self, flag: str) -> list[Ship]:
        return self.list_ships(flag=flag).ships

    def metres(self, *names: str) -> float:
        return total([self.get_ship(name) for name in names])
""",
    "_lengths.py": """
from msgspec import UNSET

from swath_api.harbours.models import Ship


def total(ships: list[Ship]) -> float:
    return sum(one.length for one in ships if one.length is not UNSET)
""",
}
PAGE = """
# Harbours

```python
harbours.ships.flying("SI")
harbours.ships.metres("Galeb", "Burja")
```
"""
EXAMPLES = """
import pytest
from types import SimpleNamespace
from swath.harbours import Ships

class Caller:
    def call(self, operation, request):
        return SimpleNamespace(ships=[])

class Harbours:
    ships = Ships(Caller())

@pytest.mark.parametrize("line", [4], ids="docs/harbours.md:{}".format)
def test_example_runs(line):
    assert Harbours.ships.flying("SI") == []
"""
CONTRACT = """
from swath_api.harbours.operations import OPERATIONS

def test_operations_are_these():
    assert sorted(OPERATIONS) == ["getShip", "listShips"]
"""
MIRROR = """
import pytest
from swath_api.harbours import models

@pytest.mark.parametrize("name", ["Ship", "Problem"], ids="harbours-{}".format)
def test_reads(name):
    getattr(models, name).from_dict({"name": "a", "rig": "sail"})
"""
NAMED = ("-c", "user.name=A", "-c", "user.email=a@b.example")


def git(folder, *words):
    subprocess.run(["git", *NAMED, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def harbours_made(tmp_path_factory):
    """A project of one small service, generated, in its first revision."""
    root = tmp_path_factory.mktemp("project")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=skipped)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    checked = 'packages = ["swath", "swath_api", "scripts"]'
    assert checked in project
    files = {
        "pyproject.toml": project.replace(checked, 'packages = ["swath", "swath_api"]'),
        "overlay/swath/__init__.py": "",
        "overlay/swath/testing.py": "",
        **{f"overlay/swath/harbours/{name}": text for name, text in OVERLAY.items()},
        "specs/harbours/openapi.yaml": (HERE / "harbours.yaml").read_text(),
        "docs/harbours.md": PAGE,
        "changelog.d/README.md": "",
        "tests/contract/test_operations.py": CONTRACT,
        "tests/parity/__init__.py": "",
        "tests/schema/test_mirror.py": MIRROR,
        "tests/docs/test_examples.py": EXAMPLES,
        ".gitignore": "__pycache__/\n.mypy_cache/\n.pytest_cache/\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    specs = [root / "specs" / "harbours" / "openapi.yaml"]
    regen.write(specs, root / "generated" / "swath_api")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "first")):
        git(root, *words)
    return root


@pytest.fixture
def harbours(harbours_made, tmp_path):
    """The project of one small service, to be changed."""
    return shutil.copytree(harbours_made, tmp_path / "project")
