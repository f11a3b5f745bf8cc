"""Sentinel Hub under test: what it knows, so that requests are about something."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.contract.sentinelhub_calls import Known

from swath.emulator import Emulator
from swath.emulator.sentinelhub.quotas import SOLD
from swath_api.sentinelhub.operations import OPERATIONS


HOOKS = "tests.schema.sentinelhub_hooks"
CASES = 40
"""For each group of operations in a bounded run; there are twelve of them."""
EXCLUDED: Mapping[str, str] = {}
"""Operations that are not fuzzed, and who tests them: there are none."""

_CONFIG = """
# The document has all links that there are.
[phases.stateful.inference]
algorithms = []

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
_BOUND = {"body.client_id": "client", "body.client_secret": "secret"}
"""Members, and what of the service they may name."""
_BATCH, _IMPORT = "/api/v1/batch", "/api/v1/dataimport"
_NAMED = (
    ("/api/v1/catalog/1.0.0/collections/", "collectionId", "collection"),
    ("/api/v1/catalog/1.0.0/collections/", "featureId", "item"),
    ("/api/v1/metadata/location/", "locationId", "location"),
    ("/api/v1/metadata/collection/byoc-", "collectionId", "byoc"),
    ("/api/v1/metadata/collection/batch-", "collectionId", "pool"),
    ("/api/v1/metadata/collection/zarr-", "collectionId", "zarr"),
    (f"{_BATCH}/process/", "requestId", "batch"),
    (f"{_BATCH}/process/", "tileId", "batch_tile"),
    (f"{_BATCH}/collections/", "collectionId", "pool"),
    ("/api/v2/batch/process/", "taskId", "task"),
    ("/api/v1/statistics/batch/", "requestId", "statistics"),
    ("/api/v1/byoc/", "collectionId", "byoc"),
    ("/api/v1/byoc/", "tileId", "byoc_tile"),
    ("/api/v1/zarr/", "collectionId", "zarr"),
    ("/api/v1/zarr/", "arrayName", "array"),
    (f"{_IMPORT}/collections/", "productId", "product"),
    (f"{_IMPORT}/orders/", "orderId", "order"),
    (f"{_IMPORT}/orders/", "deliveryId", "order_delivery"),
    (f"{_IMPORT}/orders/", "file", "order_file"),
    (f"{_IMPORT}/subscriptions/", "subscriptionId", "subscription"),
    (f"{_IMPORT}/subscriptions/", "deliveryId", "subscription_delivery"),
    (f"{_IMPORT}/subscriptions/", "file", "subscription_file"),
)
"""Below which path which parameter names what of the service."""


def prepared(emulator: Emulator, cases: int) -> str:
    """Fills the service; returns its part of schemathesis' configuration.

    The token, processing units and quotas never end. Batches end at once, asynchronous
    requests never, as nothing can be asked about those that have ended. Time goes by so
    slowly that few of the things that are ordered arrive, as their files are made then.

    Args:
        emulator: Runs the service.
        cases: How many each group of operations is to get.
    """
    hub = emulator.sentinelhub
    hub.world.flat = True
    known = _known(Known(emulator))
    account = hub.account("demo")
    account.units = 1e12
    for collection in SOLD:
        hub.quotas.put(account.id, collection, 1e9)
    hub.configure(
        {
            "token_lifetime": 10**8,
            "async_running": 100_000,
            "async_seconds": 1e6,
            "batch_analysis_seconds": 0.01,
            "batch_seconds": 0.01,
            "batch_pixels": 10_000,
        }
    )
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
    """What is named by which parameter of which operations.

    Nothing that others ask about is deleted; links delete what they have made.
    """
    for beginning, parameter, name in _NAMED:
        assert known[name]
        ids = [
            info.id
            for info in OPERATIONS.values()
            if info.path.startswith(beginning)
            and f"{{{parameter}}}" in info.path
            and info.method != "DELETE"
        ]
        yield name, parameter, ids


def _known(known: Known) -> dict[str, list[str]]:
    """Names of what there is, by kind."""
    hub = known.hub
    (own, *_) = hub.byoc
    tile = known.tile()
    return {
        "batch": [tile["request_id"], *_jobs(known, "v1")],
        "batch_tile": [str(tile["tile_id"])],
        "task": _jobs(known, "v2"),
        "statistics": _jobs(known, "statistics"),
        "pool": [*known.filled().values()],
        "collection": ["sentinel-2-l2a", "sentinel-1-grd", "landsat-ot-l1"],
        "item": [known.item()["feature_id"]],
        "byoc": [own.id],
        "byoc_tile": [*own.tiles][:20],
        "zarr": [*known.sea().values()],
        "array": ["sst", "lat"],
        "location": ["creo", "aws-us-west-2"],
        "product": [known.product()],
        "client": [hub.client.id],
        "secret": [hub.client.secret],
        **_imported(known, "order"),
        **_imported(known, "subscription"),
    }


def _jobs(known: Known, family: str) -> list[str]:
    return [name for _ in range(20) for name in known.job(family).values()]


def _imported(known: Known, kind: str) -> dict[str, list[str]]:
    """An order or a subscription with what it delivered."""
    names = known.file(kind)
    return {
        kind: [names[f"{kind}_id"]],
        f"{kind}_delivery": [names["delivery_id"]],
        f"{kind}_file": [names["file"]],
    }
