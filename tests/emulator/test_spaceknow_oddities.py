"""Bodies and paths that no schema describes do not make SpaceKnow fail.

What a schema can describe is tried by `python -m tests.schema`.
"""

from __future__ import annotations

import httpx
import pytest


@pytest.fixture(scope="module")
def space(server):
    server.reset()
    headers = {"Authorization": f"Bearer {server.spaceknow.token}"}
    with httpx.Client(
        base_url=server.spaceknow.url, headers=headers, timeout=60, verify=False
    ) as client:
        yield client


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff{}", b"[]", b"null", b'"\\ud800"', b"[" * 5000]
)
def test_a_body_that_is_no_object_is_refused(space, content):
    media = {"content-type": "application/json"}
    reply = space.post("/imagery/scene-info", content=content, headers=media)
    assert reply.status_code in (400, 422)
    assert reply.json()["error"] in ("BAD-REQUEST", "VALIDATION-ERROR")


@pytest.mark.parametrize("text", ["\\ud800", "\\u0000", "☃", "../..", "a" * 3000])
def test_odd_texts_as_ids_are_not_found(space, text):
    body = b'{"sceneId": "%s"}' % text.encode()
    media = {"content-type": "application/json"}
    reply = space.post("/imagery/scene-info", content=body, headers=media)
    assert reply.status_code in (400, 404)


def test_a_deep_collection_is_refused(space):
    nested = b'{"type":"GeometryCollection","geometries":['
    body = b'{"sceneIds":["a"],"geojson":' + nested * 1300 + b"]}" * 1300 + b"}"
    media = {"content-type": "application/json"}
    reply = space.post("/credits/area/check-geojson", content=body, headers=media)
    assert reply.status_code in (400, 422)


@pytest.mark.parametrize(
    "path",
    [
        "/kraken/grid/a.b.c/-/1/1/1/truecolor.png",
        "/kraken/grid/%C3%A9.%E2%98%83/-/1/1/1/truecolor.png",
        "/kraken/grid/x/-/one/1/1/truecolor.png",
        "/kraken/map-classes/%ff",
        "/files/..%2f..",
    ],
)
def test_maps_and_files_that_are_not_there_are_a_404(space, path):
    assert space.get(path).status_code == 404
