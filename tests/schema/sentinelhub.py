"""Sentinel Hub under test: what it knows, so that requests are about something."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import httpx

from swath.emulator import Emulator
from swath.emulator.sentinelhub.batch_seed import seed
from swath_api.sentinelhub.operations import OPERATIONS

from .sentinelhub_hooks import AIRBUS, PLANET


HOOKS = "tests.schema.sentinelhub_hooks"
CASES = 40
"""For each group of operations in a bounded run; there are twelve of them."""
EXCLUDED: Mapping[str, str] = {}
"""Operations that are not fuzzed, and who tests them: there are none."""

_CONFIG = """
[auth.openapi.bearer]
bearer = "%(token)s"

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "401", "403", "404", "409", "413", "416", "429"]

[dictionaries]
%(known)s

[parameters]
%(bound)s
"""
_TAG = """
[[operations]]
include-tag = "%s"
generation = { max-examples = %d }
"""
_WHERE = """
[[operations]]
include-operation-id = %s
parameters = { "path.%s" = { dictionary = "%s", probability = 0.9 } }
"""
_BOUND = {
    "path.orderId": "order",
    "path.subscriptionId": "subscription",
    "path.deliveryId": "delivery",
    "path.taskId": "task",
    "path.locationId": "location",
    "body.client_id": "client",
    "body.client_secret": "secret",
}
"""Members and parameters, and what of the service they may name."""


def prepared(emulator: Emulator, cases: int) -> str:
    """Fills the service; returns its part of schemathesis' configuration.

    Time goes by so slowly that the token does not end, and jobs end at once.

    Args:
        emulator: Runs the service.
        cases: How many each group of operations is to get.
    """
    hub = emulator.sentinelhub
    hub.world.flat = True
    hub.configure(
        {
            "async_running": 100_000,
            "async_seconds": 1e6,
            "batch_analysis_seconds": 0.01,
            "batch_seconds": 0.01,
            "batch_pixels": 10_000,
        }
    )
    known = _known(emulator)
    emulator.clock.use("auto", step=0.01)
    where = (
        _WHERE % (json.dumps(ids), parameter, name)
        for name, parameter, ids in _places(known)
    )
    return "".join((_settings(hub.token, known), *_groups(cases), *where))


def _settings(token: str, known: Mapping[str, Iterable[Any]]) -> str:
    lists = [
        f"{name} = {{ values = {json.dumps([*values])} }}"
        for name, values in known.items()
    ]
    bound = [
        f'"{place}" = {{ dictionary = "{name}", probability = 0.9 }}'
        for place, name in _BOUND.items()
    ]
    return _CONFIG % {
        "token": token,
        "known": "\n".join(lists),
        "bound": "\n".join(bound),
    }


def _groups(cases: int) -> Iterator[str]:
    """Shares the cases of each group out among its operations."""
    for tag, count in Counter(info.tag for info in OPERATIONS.values()).items():
        yield _TAG % (tag, -(-cases // count))


def _places(known: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Parameters that name other things elsewhere: what, which, in which operations."""
    tags = {
        "collectionId": {"Catalog": "collection", "Byoc": "byoc"},
        "requestId": {"BatchV1": "batch", "BatchStatistics": "statistics"},
        "tileId": {"Byoc": "byoc_tile"},
    }
    for parameter, named in tags.items():
        for tag, name in named.items():
            ids = [
                info.id
                for info in OPERATIONS.values()
                if info.tag == tag and f"{{{parameter}}}" in info.path
            ]
            assert name in known
            yield name, parameter, ids


def _known(emulator: Emulator) -> dict[str, list[str]]:
    """Names of what there is, by kind."""
    hub = emulator.sentinelhub
    account = hub.account("demo").id
    jobs = {
        family: [job.id for job in seed(hub, account, {family: 20})]
        for family in ("v1", "v2", "statistics")
    }
    (own, *_) = hub.byoc
    imported = _imported(emulator)
    return {
        "batch": jobs["v1"],
        "task": jobs["v2"],
        "statistics": jobs["statistics"],
        "collection": ["sentinel-2-l2a", "sentinel-1-grd", "landsat-ot-l1"],
        "byoc": [own.id],
        "byoc_tile": [*own.tiles][:20],
        "location": ["creo", "aws-us-west-2"],
        "client": [hub.client.id],
        "secret": [hub.client.secret],
        **imported,
    }


def _imported(emulator: Emulator) -> dict[str, list[str]]:
    """An order and a subscription with what they delivered."""
    hub = emulator.sentinelhub
    head = {"Authorization": f"Bearer {hub.token}"}
    base = f"{hub.url}/api/v1/dataimport"
    with httpx.Client(base_url=base, headers=head, timeout=60) as http:

        def asked(method: str, path: str, body: Any = None) -> Any:
            reply = http.request(method, path, json=body)
            reply.raise_for_status()
            return reply.json()

        product = asked("POST", "search", AIRBUS)["features"][0]["properties"]["id"]
        bought = [{"constellation": "PHR", "products": [{"id": product}]}]
        order = {"name": "town", "input": AIRBUS | {"data": bought}}
        made = {
            "order": asked("POST", "orders", order)["id"],
            "subscription": asked("POST", "subscriptions", {"input": PLANET})["id"],
        }
        delivered = []
        for kind, name in made.items():
            asked("POST", f"{kind}s/{name}/confirm")
            emulator.clock.advance(60)
            told = asked("GET", f"{kind}s/{name}/deliveries")["data"]
            delivered += [one["id"] for one in told]
    return {
        "order": [made["order"]],
        "subscription": [made["subscription"]],
        "delivery": delivered,
    }
