"""What OpenAPI cannot tell schemathesis about SpaceKnow."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import schemathesis
from schemathesis.generation import GenerationMode


EXTENT = {
    "type": "Polygon",
    "coordinates": [
        [
            [14.40, 50.08],
            [14.41, 50.08],
            [14.41, 50.085],
            [14.40, 50.085],
            [14.40, 50.08],
        ]
    ],
}
DATASETS = [
    {"provider": "ee", "dataset": "COPERNICUS/S2_HARMONIZED"},
    {"provider": "pl", "dataset": "SkySatCollect"},
]
QUERY = [
    {"field": field, "type": "value-list", "params": {"values": [value]}}
    for field, value in (("project", "retail"), ("algorithm", "cars_count"))
]
MEANT: Mapping[str, Callable[[Any], Any]] = {
    "extent": lambda _: EXTENT,
    "geojson": lambda _: EXTENT,
    "subGeometry": lambda given: given and EXTENT,
    "datasets": lambda given: DATASETS[: max(1, len(given))],
    "filters": lambda given: [*QUERY, *given[:1]],
    "mapTypes": lambda given: given[:1],
    "dryRuns": lambda given: [one_analysis(run) for run in given],
}
"""What takes the place of members that fit the schema, and mean nothing."""
FLAGS = ("download_unclipped", "force_download")
"""Parameters of tiles that all files take."""
ODD = 5
"""One in so many requests stays as it was made up."""
AREAS = ("/properties/extent/", "/properties/geojson/", "/properties/subGeometry/")
SIMILAR = 1 if os.environ.get("SWATH_SCHEMA_DEEP") else 20
"""One in so many requests with something wrong within an area is sent."""


def one_analysis(run):
    scenes = [several[:1] for several in run["scenes"]]
    return {**run, "mapTypes": run["mapTypes"][:1], "scenes": scenes}


@schemathesis.hook
def filter_case(_context, case):
    """Drops most of the thousand ways in which an area is wrong, in bounded runs."""
    place = getattr(case.meta.phase.data, "location", None) or ""
    if not place.startswith(AREAS):
        return True
    return zlib.crc32(f"{case.operation.path}{place}".encode()) % SIMILAR == 0


@schemathesis.hook
def before_call(_context, case, _kwargs):
    """Makes most requests about areas, imagery and numbers that there are."""
    meta = case.meta
    if meta is None or meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if zlib.crc32(f"{case.body}{case.query}".encode()) % ODD == 0:
        return
    if isinstance(case.body, dict):
        case.body = meant(case.body, case.operation.path)
    elif "/grid/" in case.operation.path:
        case.query = {name: case.query[name] for name in FLAGS if name in case.query}


def meant(body, path):
    """A body that fits the schema, with members that the service can do something with.

    The map types that requests are about look at a single scene.
    """
    found = {
        name: MEANT[name](value) if name in MEANT else value
        for name, value in body.items()
    }
    if path == "/kraken/release/initiate":
        found["sceneIds"] = found["sceneIds"][:1]
    return found


@schemathesis.deserializer("text/csv")
def table(_context, response):
    """A table as the text that its schema says it is."""
    return response.content.decode()
