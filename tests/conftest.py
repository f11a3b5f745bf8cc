"""Settings that all tests share."""

from __future__ import annotations

import os

import hypothesis


hypothesis.settings.register_profile(
    "swath",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile(os.environ.get("SWATH_HYPOTHESIS", "swath"))
