"""Data Sphere under test: small packages, and how to ask for them."""

from __future__ import annotations

from swath.emulator import Emulator, scene


HOOKS = "tests.schema.hooks"
CASES = 1_000
"""For each group of operations in a bounded run."""

EXCLUDED = {"publish": "a websocket, which the service and emulator tests speak"}
"""Operations that are no HTTP exchange, and who tests them."""

_CONFIG = """
[auth.openapi.token]
api_key = "Token %(token)s"

[dictionaries]
datasets = { values = ["few", "empty", "harbours", "missing"] }
items = { values = ["few", "latest", "harbours", "missing"] }
subscriptions = { values = ["live", "harbours-live", "missing"] }

[[operations]]
include-tag = "dataset"
parameters = { "path.package_name" = { dictionary = "datasets", probability = 0.8 } }
generation = { max-examples = %(half)d }

[[operations]]
include-tag = "item"
parameters = { "path.package_name" = { dictionary = "items", probability = 0.8 } }
generation = { max-examples = %(whole)d }

[[operations]]
include-tag = "subscription"
parameters = { "query.package" = { dictionary = "subscriptions", probability = 0.8 } }
generation = { max-examples = %(whole)d }
"""


def prepared(emulator: Emulator, cases: int) -> str:
    """Fills the service; returns its part of schemathesis' configuration.

    Packages are small, as every Item of an answer is held against the schema.
    Subscriptions end by themselves, as nobody publishes.

    Args:
        emulator: Runs the service.
        cases: How many each group of operations is to get.
    """
    sphere = emulator.datasphere
    few = [scene(number, "few") for number in range(3)]
    sphere.add_package("few", few)
    sphere.add_package("harbours", few)
    sphere.add_package("few", few, kind="item")
    sphere.configure({"subscription_seconds": 0.005})
    return _CONFIG % {
        "token": sphere.token,
        "half": -(-cases // 2),
        "whole": cases,
    }
