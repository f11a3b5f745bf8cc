"""The reference names what is public."""

import importlib
from pathlib import Path

import pytest


REFERENCE = Path(__file__).parents[2] / "docs" / "reference.md"
NAMED = {
    line.removeprefix("::: ")
    for line in REFERENCE.read_text(encoding="utf-8").splitlines()
    if line.startswith("::: ")
}


@pytest.mark.parametrize("package", ["datasphere", "jobs", "sentinelhub", "spaceknow"])
def test_every_public_name_is_in_the_reference(package):
    names = importlib.import_module(f"swath.{package}").__all__
    homes = (f"swath.{package}", "swath")
    missing = [
        name for name in names if not NAMED & {f"{home}.{name}" for home in homes}
    ]
    assert missing == []
