"""The Sentinel Hub document says what the public reference says, but for a list."""

from __future__ import annotations

import importlib.util
import re
import tomllib

import pytest
from scripts import regen
from scripts.document import Document


DOCUMENT = regen.SPECS / "sentinelhub" / "openapi.yaml"
LISTED = tomllib.loads(
    DOCUMENT.with_name("differences.toml").read_text(encoding="utf-8")
)["difference"]
LINES = [line for difference in LISTED for line in difference["lines"]]


@pytest.fixture(scope="module")
def found():
    """The differences, a line each; operations as a whole are another test's."""
    shared = regen.ROOT.parent / "shared"
    tool = shared / "tools" / "spec_facts.py"
    table = shared / "reference" / "sentinelhub-facts.tsv"
    if not (tool.exists() and table.exists()):
        pytest.skip(f"no {tool.name} or {table.name} in ../shared")
    return [line for line in _compared(tool, table) if "MISSING operation" not in line]


def test_every_difference_is_listed(found):
    patterns = [_pattern(line) for line in LINES]
    assert [
        line for line in found if not any(p.fullmatch(line) for p in patterns)
    ] == []


@pytest.mark.parametrize("line", LINES)
def test_listed_difference_still_exists(found, line):
    assert any(_pattern(line).fullmatch(one) for one in found)


def test_every_listed_difference_has_a_reason():
    assert all(difference["reason"].endswith(".") for difference in LISTED)


def _compared(tool, table):
    spec = importlib.util.spec_from_file_location(tool.stem, tool)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = []
    module.load = lambda path: Document.load(path).root
    module.print = told.append
    module.compare(table, DOCUMENT, only="")
    return [re.sub(" +", " ", line).strip() for line in told[:-1]]


def _pattern(line):
    return re.compile(re.escape(line).replace(r"\*", ".*"))
