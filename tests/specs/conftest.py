"""The torture document and the package generated from it."""

from __future__ import annotations

import copy
import importlib
import shutil
import sys
from pathlib import Path

import pytest


HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from scripts import regen  # noqa: E402 # found by the line above
from scripts.document import Document  # noqa: E402 # as above


@pytest.fixture(scope="session")
def specs(tmp_path_factory):
    """A folder of specifications with the torture document in it."""
    folder = tmp_path_factory.mktemp("specs")
    (folder / "torture").mkdir()
    shutil.copyfile(HERE / "torture.yaml", folder / "torture" / "openapi.yaml")
    return folder


@pytest.fixture(scope="session")
def torture_package(specs, tmp_path_factory):
    """The package generated from the torture document, importable."""
    package = tmp_path_factory.mktemp("generated") / "torture_api"
    regen.generate(regen.find_specs(specs), package)
    sys.path.insert(0, str(package.parent))
    yield package
    sys.path.remove(str(package.parent))


@pytest.fixture(scope="session")
def torture(torture_package):
    """Imports a module of the generated torture client by its dotted name."""

    def load(name=""):
        return importlib.import_module(f"torture_api.torture{name and '.' + name}")

    return load


@pytest.fixture(scope="session")
def torture_document(specs):
    return Document.load(specs / "torture" / "openapi.yaml")


@pytest.fixture
def altered(torture_document):
    """Makes a copy of the torture document with a change in it."""

    def alter(change):
        root = copy.deepcopy(torture_document.root)
        change(root)
        return Document("torture", torture_document.path, root)

    return alter
