"""Requests for batches, and what they are made of."""

from __future__ import annotations

from typing import Any

from swath.emulator.sentinelhub.geopackage import Table, write


V1 = "/api/v1/batch/process"
V2 = "/api/v2/batch/process"
STATISTICS = "/api/v1/statistics/batch"
SPAN = {"from": "2026-05-01T00:00:00Z", "to": "2026-05-21T00:00:00Z"}
DATA = [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": SPAN}}]
BOX = [14.0, 45.9, 14.12, 46.0]
WIDE = [13.0, 45.2, 14.6, 46.2]
"""It needs four tiles of 100 km."""
SCRIPT = """//VERSION=3
function setup() {
  return {input: ["B04"], output: {bands: 1, sampleType: "UINT8"}}
}
function evaluatePixel(s) { return [255 * s.B04] }
"""
MASKED = """//VERSION=3
function setup() {
  return {input: ["B04", "dataMask"], output: [
    {id: "red", bands: 1}, {id: "dataMask", bands: 1}]}
}
function evaluatePixel(s) { return {red: [s.B04], dataMask: [s.dataMask]} }
"""
FEATURES = {"s3": {"url": "s3://demo/fields.gpkg"}}


def rendering(bbox: Any = BOX, *, script: str = SCRIPT, form: str = "image/tiff"):
    bounds = {"bounds": {"bbox": bbox}} if bbox else {}
    return {
        "input": {**bounds, "data": DATA},
        "output": {"responses": [{"identifier": "default", "format": {"type": form}}]},
        "evalscript": script,
    }


def v1(bbox: Any = BOX, **changes: Any) -> dict[str, Any]:
    order = {
        "processRequest": rendering(bbox),
        "tilingGrid": {"id": 2, "resolution": 360.0},
        "output": {"defaultTilePath": "s3://demo/v1"},
        "description": "a test",
    } | changes
    return {name: one for name, one in order.items() if one is not None}


def v2(bbox: Any = BOX, **changes: Any) -> dict[str, Any]:
    order = {
        "processRequest": rendering(bbox),
        "input": {"type": "tiling-grid", "id": 2, "resolution": 360.0},
        "output": raster(),
        "description": "a test",
    } | changes
    return {name: one for name, one in order.items() if one is not None}


def raster(url: str = "s3://demo/v2", **more: Any) -> dict[str, Any]:
    return {"type": "raster", "delivery": {"s3": {"url": url}}} | more


def surveying(**changes: Any) -> dict[str, Any]:
    aggregation = {
        "timeRange": SPAN,
        "aggregationInterval": {"of": "P10D"},
        "resx": 20,
        "resy": 20,
        "evalscript": MASKED,
    } | changes.pop("aggregation", {})
    aggregation = {name: one for name, one in aggregation.items() if one is not None}
    return {
        "input": {"features": FEATURES, "data": [{"type": "sentinel-2-l2a"}]},
        "aggregation": aggregation,
        "calculations": {"red": {}},
        "output": {"s3": {"url": "s3://demo/statistics/"}},
    } | changes


def square(west: float, south: float, edge: float) -> dict[str, Any]:
    east, north = west + edge, south + edge
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def put_fields(hub: Any, count: int = 3, resolution: float | None = 10.0) -> None:
    """Squares of 400 m in a row, as `s3://demo/fields.gpkg`."""
    columns = {"identifier": "TEXT", "resolution": "REAL"}
    rows = [
        (
            square(455_000.0 + 1000 * number, 5_545_000.0, 400),
            (f"f{number}", resolution),
        )
        for number in range(count)
    ]
    table = Table("fields", 32633, columns, rows)
    write(hub.objects.path(FEATURES["s3"]["url"]), [table], key="id")


class Batch:
    """A job of one of the interfaces."""

    def __init__(self, desk: Any, path: str, order: Any) -> None:
        self.desk = desk
        made = desk.post(path, order)
        assert made.status_code == 201, made.text
        self.made = made.json()
        self.id = self.made["id"]
        self.path = f"{path}/{self.id}"

    def do(self, *actions: str) -> int:
        """Does one after the other; the last status."""
        return [self.desk.post(f"{self.path}/{one}").status_code for one in actions][-1]

    def refused(self, action: str) -> str:
        """The message of a wrong move."""
        reply = self.desk.post(f"{self.path}/{action}")
        error = reply.json()["error"]
        assert (reply.status_code, error["code"]) == (400, "COMMON_BAD_PAYLOAD")
        return error["message"]

    def poll(self, times: int = 1) -> dict[str, Any]:
        """What it says after so many questions."""
        for _ in range(times):
            told = self.desk.get(self.path)
        return told.json()

    def states(self, times: int = 12) -> list[str]:
        """The states that it goes through, each once."""
        seen = [self.poll()["status"] for _ in range(times)]
        return list(dict.fromkeys(seen))
