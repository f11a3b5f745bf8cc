"""The reference names what is public."""

import importlib
import inspect
from pathlib import Path

import pytest


REFERENCE = Path(__file__).parents[2] / "docs" / "reference.md"
NAMED = {
    line.removeprefix("::: ")
    for line in REFERENCE.read_text(encoding="utf-8").splitlines()
    if line.startswith("::: ")
}
PUBLIC = (
    "swath",
    "swath.datasphere",
    "swath.download",
    "swath.drift",
    "swath.emulator",
    "swath.geo",
    "swath.jobs",
    "swath.sentinelhub",
    "swath.sentinelhub.cql2",
    "swath.sentinelhub.evalscript",
    "swath.spaceknow",
    "swath.spaceknow.filters",
    "swath.spaceknow.permissions",
    "swath.testing.recorder",
)


@pytest.mark.parametrize("home", PUBLIC)
def test_every_public_name_is_in_the_reference(home):
    module = importlib.import_module(home)
    missing = [name for name in module.__all__ if not named(home, name, module)]
    assert missing == []


def named(home, name, module):
    """Whether a name is there by itself or with its module; a module has its parts."""
    value = getattr(module, name)
    known = {home, f"{home}.{name}", f"swath.{name}", getattr(value, "__module__", "")}
    return bool(NAMED & known) or inspect.ismodule(value)


def test_the_reference_names_nothing_that_is_gone():
    for one in NAMED:
        home, _, name = one.rpartition(".")
        try:
            importlib.import_module(one)
        except ModuleNotFoundError:
            assert hasattr(importlib.import_module(home), name), one
