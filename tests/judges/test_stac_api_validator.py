"""The emulated catalog holds before stac-api-validator, which sees no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from swath.emulator import Emulator


pytest.importorskip("stac_api_validator", reason="a judge: run `nox -s judges`")

RUNNER = Path(__file__).with_name("offline_stac_judge.py")
CLASSES = ("core", "collections", "features", "item-search", "filter")
PLACE = '{"type": "Point", "coordinates": [14.42, 50.08]}'


def judged(emulator, home):
    """What the judge says of the catalog at a path, and its exit code."""
    hub = emulator.sentinelhub
    arguments = ["--root-url", f"{hub.url}{home}", "--auth-bearer-token", hub.token]
    arguments += ["--headers", f"Authorization: Bearer {hub.token}"]
    arguments += ["--collection", "sentinel-2-l2a", "--geometry", PLACE]
    arguments += ["--validate-pagination", "--log-level", "ERROR"]
    for name in CLASSES:
        arguments += ["--conformance", name]
    run = subprocess.run(
        [sys.executable, RUNNER, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return run.stdout + run.stderr, run.returncode


@pytest.mark.skipif(
    "STAC_SCHEMAS" not in os.environ, reason="STAC_SCHEMAS names no folder of schemas"
)
@pytest.mark.parametrize("home", ["/api/v1/catalog/1.0.0/", "/catalog/v1/"])
def test_the_catalog_passes_all_that_it_declares(home):
    with Emulator() as emulator:
        told, code = judged(emulator, home)
        asked = len(emulator.journal.entries)
    assert "Errors: none" in told, told
    assert "refused host" not in told, told
    assert "checked schema: https://schemas.stacspec.org/v1.0.0/item-spec" in told
    assert code == 0
    assert asked > 200
