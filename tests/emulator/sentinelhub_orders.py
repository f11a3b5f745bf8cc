"""Requests for pictures, and what they become."""

from __future__ import annotations

import io
import tarfile

import msgspec
import pytest
import tifffile

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.process import render


EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
UTM = f"{EPSG}32633"
UTM_BOX = [455000, 5545000, 456280, 5546280]
JUNE = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-30T23:59:59Z"}
TIFF, PNG, JPEG = "image/tiff", "image/png", "image/jpeg"


def floats(bands):
    return f"bands: {bands}, sampleType: 'FLOAT32'"


def script(bands, expression, output="bands: 1, sampleType: 'FLOAT32'", extra=""):
    names = msgspec.json.encode(bands).decode()
    return (
        "//VERSION=3\n"
        f"function setup() {{ return {{ input: [{{bands: {names}{extra}}}],"
        f" output: {{{output}}} }} }}\n"
        f"function evaluatePixel(s) {{ return {expression} }}"
    )


RED = script(["B04"], "[s.B04]")


def request(evalscript, bbox=UTM_BOX, crs=UTM, **more):
    output = {"width": 64, "height": 64} | more.pop("output", {})
    responses = [{"identifier": "default", "format": {"type": more.pop("form", TIFF)}}]
    clear = {"timeRange": JUNE, "maxCloudCoverage": 30} | more.pop("filter", {})
    dataset = {"type": "sentinel-2-l2a", "dataFilter": clear} | more
    bounds = {"bbox": bbox, "properties": {"crs": crs}}
    return {
        "input": {"bounds": bounds, "data": [dataset]},
        "output": {"responses": responses} | output,
        "evalscript": evalscript,
    }


def pixels(answer):
    return tifffile.imread(io.BytesIO(answer.body))


def members(answer):
    """The files of an archive by name."""
    with tarfile.open(fileobj=io.BytesIO(answer.body)) as archive:
        return {one.name: archive.extractfile(one).read() for one in archive}


def refused(world, order, accept="*/*"):
    with pytest.raises(ServiceError) as caught:
        render(order, world, accept)
    assert caught.value.status == 400
    return caught.value
