"""The scripts are importable, and documents are at hand to be changed."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from scripts.document import Document  # noqa: E402 # found by the line above


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
