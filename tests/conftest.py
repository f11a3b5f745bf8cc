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
hypothesis.settings.load_profile(os.environ.get("SWATH_HYPOTHESIS", "swath"))


def pytest_collection_finish():
    """Takes what was collected, which stays to the end, from the garbage collector."""
    gc.freeze()
