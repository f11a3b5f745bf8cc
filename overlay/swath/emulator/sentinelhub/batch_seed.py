"""Jobs of batch processing to begin with, as many as a list shall have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from swath_api.sentinelhub.structs import BatchProcessRequest, BatchStatisticalRequest

from .batch_statistics import BatchStatistics
from .batch_v1 import BatchV1
from .batch_v2 import BatchV2, Order
from .geopackage import Table, write


if TYPE_CHECKING:
    from collections.abc import Mapping

    from .batch_job import Job
    from .batch_model import Family
    from .service import SentinelHub


FEATURES: Final = "s3://swath-seed/fields.gpkg"
_SPAN: Final = {"from": "2026-05-01T00:00:00Z", "to": "2026-05-11T00:00:00Z"}
_SCRIPT: Final = """//VERSION=3
function setup() {
  return {input: ["B04", "dataMask"], output: [
    {id: "default", bands: 1}, {id: "dataMask", bands: 1}]}
}
function evaluatePixel(s) { return {default: [s.B04], dataMask: [s.dataMask]} }
"""
_DATA: Final = [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": _SPAN}}]
_PROCESS: Final[dict[str, Any]] = {
    "input": {"bounds": {"bbox": [14.0, 45.9, 14.1, 46.0]}, "data": _DATA},
    "output": {
        "responses": [{"identifier": "default", "format": {"type": "image/tiff"}}]
    },
    "evalscript": _SCRIPT,
}
_EDGE: Final = 400.0


def seed(hub: SentinelHub, account: str, counts: Mapping[Family, int]) -> list[Job]:
    """Puts new jobs in place.

    Args:
        hub: Where.
        account: Whose they are.
        counts: How many of each interface.
    """
    made: list[Job] = []
    for family, count in counts.items():
        jobs = [_MAKERS[family](hub, account, number) for number in range(count)]
        made += jobs
    return made


def _v1(hub: SentinelHub, account: str, number: int) -> Job:
    order = {
        "processRequest": _PROCESS,
        "tilingGrid": {"id": 2, "resolution": 360.0},
        "output": {"defaultTilePath": "s3://swath-seed/v1"},
        "description": f"seed {number}",
    }
    return BatchV1(hub).add(account, msgspec.convert(order, BatchProcessRequest))


def _v2(hub: SentinelHub, account: str, number: int) -> Job:
    order = {
        "processRequest": _PROCESS,
        "input": {"type": "tiling-grid", "id": 2, "resolution": 360.0},
        "output": {
            "type": "raster",
            "delivery": {"s3": {"url": "s3://swath-seed/v2"}},
        },
        "description": f"seed {number}",
    }
    return BatchV2(hub).add(account, msgspec.convert(order, Order))


def _statistics(hub: SentinelHub, account: str, number: int) -> Job:
    del number
    path = hub.objects.path(FEATURES)
    if not path.exists():
        write(path, [_fields()], key="id")
    order = {
        "input": {"features": {"s3": {"url": FEATURES}}, "data": _DATA},
        "aggregation": {
            "timeRange": _SPAN,
            "aggregationInterval": {"of": "P10D"},
            "resx": 20.0,
            "resy": 20.0,
            "evalscript": _SCRIPT,
        },
        "output": {"s3": {"url": "s3://swath-seed/statistics"}},
    }
    request = msgspec.convert(order, BatchStatisticalRequest)
    return BatchStatistics(hub).add(account, request)


_MAKERS: Final = {"v1": _v1, "v2": _v2, "statistics": _statistics}


def _fields() -> Table:
    """Squares in a row."""
    rows = [
        (_square(455_000.0 + 1000 * number), (f"field-{number}",))
        for number in range(3)
    ]
    return Table("fields", 32633, {"identifier": "TEXT"}, rows)


def _square(west: float, south: float = 5_545_000.0) -> dict[str, Any]:
    east, north = west + _EDGE, south + _EDGE
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}
