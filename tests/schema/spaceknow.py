"""SpaceKnow under test: what it knows, so that requests are about something."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

import httpx

from swath.emulator import Emulator
from swath_api.spaceknow.operations import OPERATIONS

from .spaceknow_hooks import DATASETS, EXTENT, QUERY


HOOKS = "tests.schema.spaceknow_hooks"
CASES = 250
"""For each group of operations in a bounded run; there are eight of them."""
EXCLUDED: Mapping[str, str] = {}
"""Operations that are not fuzzed, and who tests them: there are none."""

_CONFIG = """
[auth.openapi.userToken]
bearer = "%(token)s"

[checks.positive_data_acceptance]
expected-statuses = %(answers)s

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
_DEEPER = """
[[operations]]
include-operation-id = %s
checks = { positive_data_acceptance = { expected-statuses = %s } }
"""
_RETRIEVING = """
[[operations]]
include-operation-id = "%s"
parameters = { "body.pipelineId" = { dictionary = "%s", probability = 0.8 } }
"""
_ANSWERS = ["2xx", "400", "401", "402", "403", "404", "409", "424"]
_JUDGING = [
    "checkArea",
    "getDatapoints",
    "getGridFile",
    "getSceneInfo",
    "listAllocations",
    "listTransactions",
    "setCreditLimit",
    *(info.id for info in OPERATIONS.values() if info.polling),
]
"""Operations that refuse what fits the schema: areas, names, conditions."""
_BOUND = {
    "body.sceneId": "scene",
    "body.sceneIds[*]": "scene",
    "body.dryRuns[*].scenes[*].[*]": "scene",
    "body.mapTypes[*]": "map_type",
    "body.dryRuns[*].mapTypes[*]": "map_type",
    "body.pipelineId": "pipeline",
    "body.productId": "product",
    "body.userId": "user",
    "body.groupId": "group",
    "body.username": "email",
    "body.password": "password",
    "path.provider": "provider",
    "path.signed_map_id": "map",
    "path.request_geometry_id": "geometry",
    "path.zoom": "zoom",
    "path.x": "x",
    "path.y": "y",
    "path.file_name": "file",
}
"""Members and parameters, and what of the service they may name."""


def prepared(emulator: Emulator, cases: int) -> str:
    """Fills the service; returns its part of schemathesis' configuration.

    Credits and wrong passwords never run out, and time goes by so slowly that neither
    the token nor the map ends.

    Args:
        emulator: Runs the service.
        cases: How many each group of operations is to get.
    """
    space = emulator.spaceknow
    space.grant("grp-demo", 1e9)
    space.configure({"queue": 0.005, "step": 0.001, "attempts": 1_000_000})
    emulator.clock.use("auto", step=0.01)
    with Visitor(emulator) as visitor:
        known = visitor.known()
    own = (_RETRIEVING % (name, name) for name in known if name in OPERATIONS)
    return "".join((_settings(space.token, known), *_groups(cases), _deeper(), *own))


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
        "answers": json.dumps(_ANSWERS),
        "known": "\n".join(lists),
        "bound": "\n".join(bound),
    }


def _groups(cases: int) -> Iterator[str]:
    """Shares the cases of each group out among its operations."""
    for tag, count in Counter(info.tag for info in OPERATIONS.values()).items():
        yield _TAG % (tag, -(-cases // count))


def _deeper() -> str:
    return _DEEPER % (json.dumps(_JUDGING), json.dumps([*_ANSWERS, "422"]))


class Visitor:
    """Starts a pipeline of each kind, and lists what the service has from then on."""

    def __init__(self, emulator: Emulator) -> None:
        space = emulator.spaceknow
        self._space = space
        self._http = httpx.Client(
            base_url=space.url,
            headers={"Authorization": f"Bearer {space.token}"},
            timeout=30,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._http.close()

    def known(self) -> dict[str, list[Any]]:
        """Names of what there is, by kind."""
        search = {"datasets": DATASETS[1:], "extent": EXTENT, "minIntersection": 1}
        found = self._finished("imagery/search", search)
        scenes = [one["sceneId"] for one in found["results"][:4]]
        released = self._release(scenes[0])
        zoom, x, y = zip(*released["tiles"], strict=True)
        self._start_others(scenes)
        return {
            "scene": scenes,
            "map_type": ["cars", "imagery"],
            "pipeline": [one.id for one in self._space.pipelines],
            **self._pipelines(),
            "product": ["SK_DEMO_STEEL_DE_D", "SK_DEMO_STEEL_CZ_D"],
            "user": ["auth0|ana", "auth0|rita"],
            "email": [self._space.admin.email],
            "password": [self._space.admin.password],
            "group": ["grp-demo", "grp-broke"],
            "provider": ["pl", "iceye"],
            "map": [released["mapId"]],
            "geometry": ["-", released["subGeometryId"]],
            "zoom": sorted(set(zoom)),
            "x": sorted(set(x)),
            "y": sorted(set(y)),
            # Schemathesis decodes JSON, which the document has as bytes here.
            "file": ["segmentation.png", "cars.png"],
        }

    def _pipelines(self) -> dict[str, list[str]]:
        """The pipelines by the operation that retrieves their results."""
        found: dict[str, list[str]] = {}
        for one in self._space.pipelines:
            found.setdefault(one.retrieval, []).append(one.id)
        return found

    def _release(self, scene: str) -> Any:
        order = {"mapTypes": ["cars"], "sceneIds": [scene], "extent": EXTENT}
        return self._finished("kraken/release", order | {"subGeometry": EXTENT})

    def _start_others(self, scenes: list[str]) -> None:
        place = {"sceneIds": scenes[:3], "extent": EXTENT}
        runs = [{"mapTypes": ["cars"], "scenes": [scenes[:1]]}]
        self._finished("kraken/pairwise", place)
        self._finished("kraken/nwise", place | {"groupingType": "cumulated"})
        self._finished("kraken/dry-run", {"dryRuns": runs, "extent": EXTENT})
        self._finished("imagery/get-image", {"sceneId": scenes[0], "extent": EXTENT})
        self._finished("datacube/datapoints/get", {"filters": QUERY})
        failed = self._start("kraken/pairwise", place)
        self._space.force(json.dumps({"id": failed, "status": "FAILED"}).encode())

    def _finished(self, path: str, order: Mapping[str, Any]) -> Any:
        pipeline = {"pipelineId": self._start(path, order)}
        while "nextTry" in self._post("tasking/get-status", pipeline):
            pass
        return self._post(f"{path}/retrieve", pipeline)

    def _start(self, path: str, order: Mapping[str, Any]) -> str:
        started: str = self._post(f"{path}/initiate", order)["pipelineId"]
        return started

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        reply = self._http.post(path, json=body)
        reply.raise_for_status()
        return reply.json()
