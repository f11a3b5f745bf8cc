"""Settings that all tests share."""

from __future__ import annotations

import gc
import os

import hypothesis


hypothesis.settings.register_profile(
    "swath",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
# The same examples each time: CI judges the change, and not the luck of a run.
hypothesis.settings.register_profile(
    "steady", hypothesis.settings.get_profile("swath"), derandomize=True, database=None
)
hypothesis.settings.load_profile(os.environ.get("SWATH_HYPOTHESIS", "swath"))


def pytest_collection_finish():
    """Takes what was collected, which stays to the end, from the garbage collector."""
    gc.freeze()
