"""What OpenAPI cannot tell schemathesis about Sentinel Hub."""

from __future__ import annotations

import os
import zlib

import schemathesis
from schemathesis.generation import GenerationMode


SCRIPT = """//VERSION=3
function setup() {
  return {input: ["B04", "dataMask"], output: [
    {id: "default", bands: 1}, {id: "dataMask", bands: 1}]}
}
function evaluatePixel(s) { return {default: [s.B04], dataMask: [s.dataMask]} }
"""
SPAN = {"from": "2026-05-01T00:00:00Z", "to": "2026-05-11T00:00:00Z"}
AREA = {"bbox": [14.0, 45.9, 14.01, 45.91]}
TOWN = {"bbox": [14.45, 46.00, 14.47, 46.02]}
DATA = [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": SPAN}}]
INPUT = {"bounds": AREA, "data": DATA}
SIZE = {"width": 8, "height": 8}
TIFF = [{"identifier": "default", "format": {"type": "image/tiff"}}]
RENDERING = {"input": INPUT, "output": {"responses": TIFF}, "evalscript": SCRIPT}
AGGREGATION = {
    "timeRange": SPAN,
    "aggregationInterval": {"of": "P10D"},
    "evalscript": SCRIPT,
}
STORE = {"s3": {"url": "s3://fields/results"}}
FEATURES = {"s3": {"url": "s3://swath-seed/fields.gpkg"}}
AIRBUS = {"provider": "AIRBUS", "bounds": TOWN, "data": [{"constellation": "PHR"}]}
PLANET = {
    "provider": "PLANET",
    "planetApiKey": "key",
    "bounds": TOWN,
    "data": [
        {
            "type": "catalog",
            "itemType": "PSScene",
            "productBundle": "analytic_8b_sr_udm2",
            "harmonizeTo": "NONE",
            "dataFilter": {"timeRange": {"from": "2026-05-28T00:00:00Z"}},
        }
    ],
}
MEANT = {
    "/api/v1/process": {
        "input": INPUT,
        "output": SIZE,
        "evalscript": SCRIPT,
    },
    "/api/v1/async/process": {
        "input": INPUT,
        "output": SIZE | {"responses": TIFF, "delivery": STORE},
        "evalscript": SCRIPT,
    },
    "/api/v1/statistics": {"input": INPUT, "aggregation": AGGREGATION | SIZE},
    "/api/v1/batch/process": {
        "processRequest": RENDERING,
        "tilingGrid": {"id": 2, "resolution": 360.0},
        "output": {"defaultTilePath": "s3://fields/v1"},
    },
    "/api/v2/batch/process": {
        "processRequest": RENDERING,
        "input": {"type": "tiling-grid", "id": 2, "resolution": 360.0},
        "output": {"type": "raster", "delivery": STORE},
    },
    "/api/v1/statistics/batch": {
        "input": {"features": FEATURES, "data": DATA},
        "aggregation": AGGREGATION | {"resx": 20.0, "resy": 20.0},
        "output": STORE,
    },
    "/api/v1/catalog/1.0.0/search": {
        "collections": ["sentinel-2-l2a"],
        "datetime": "/".join(SPAN.values()),
        "bbox": AREA["bbox"],
    },
    "/api/v1/dataimport/search": AIRBUS,
    "/api/v1/dataimport/subscriptions": {"input": PLANET},
}
"""What takes the place of members that fit the schema, and mean nothing."""
WHOLE = {"/api/v1/batch/process", "/api/v1/catalog/1.0.0/search"}
"""Paths of which members exclude each other: nothing else is sent."""
ODD = 5
"""One in so many requests stays as it was made up."""
SIMILAR = 1 if os.environ.get("SWATH_SCHEMA_DEEP") else 25
"""One in so many of the similar requests with a body is sent."""


@schemathesis.hook
def filter_case(_context, case):
    """Drops most of the thousands of ways in which a body may be, in bounded runs.

    Those with null are left out: the emulator takes it for nothing in some places
    where the document does not, such as `mosaickingOrder`.
    """
    if has_null(case.body):
        return False
    data = case.meta.phase.data
    if not isinstance(case.body, dict) or not hasattr(data, "location"):
        return True
    place = data.location or case.body
    told = f"{case.operation.path}{place}{data.description}"
    return zlib.crc32(told.encode()) % SIMILAR == 0


def has_null(value):
    if isinstance(value, dict):
        return any(map(has_null, value.values()))
    if isinstance(value, list):
        return any(map(has_null, value))
    return value is None


@schemathesis.hook
def before_call(_context, case, _kwargs):
    """Makes most requests about places, times and data that there are."""
    meta = case.meta
    if meta is None or meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if zlib.crc32(f"{case.body}{case.query}".encode()) % ODD == 0:
        return
    meant = MEANT.get(case.operation.path)
    plain = case.method == "POST" and case.media_type == "application/json"
    if meant and plain and isinstance(case.body, dict):
        kept = {} if case.operation.path in WHOLE else case.body
        case.body = {**kept, **meant}
