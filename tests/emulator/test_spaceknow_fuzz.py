"""Nothing that fits the document, and little that does not, makes SpaceKnow fail."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from swath_api.spaceknow.operations import OPERATIONS


ROOT = Path(__file__).parents[2]
DOCUMENT = yaml.safe_load((ROOT / "specs" / "spaceknow" / "openapi.yaml").read_text())
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
JSON = [one for one in OPERATIONS.values() if one.method == "POST" and one.body]
FEW = settings(
    max_examples=8,
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
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
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def space(server):
    server.reset()
    headers = {"Authorization": f"Bearer {server.spaceknow.token}"}
    with httpx.Client(
        base_url=server.spaceknow.url, headers=headers, timeout=30, verify=False
    ) as client:
        yield client


def documented(info):
    return DOCUMENT["paths"][info.path][info.method.lower()]["responses"]


def sound(reply, info):
    """An answer with a documented status, and a code if it is an error."""
    assert reply.status_code < 500, (reply.request.content, reply.text)
    assert str(reply.status_code) in documented(info), reply.text
    if reply.status_code >= 400:
        assert reply.json()["error"]


@pytest.fixture(scope="module")
def known(space):
    """What the service knows, in place of names that no generator could guess."""
    order = {
        "datasets": [{"provider": "pl", "dataset": "SkySatCollect"}],
        "extent": EXTENT,
    }
    started = space.post("/imagery/search/initiate", json=order).json()
    while space.post("/tasking/get-status", json=named(started)).json().get("nextTry"):
        pass
    found = space.post("/imagery/search/retrieve", json=named(started)).json()
    scenes = [one["sceneId"] for one in found["results"][:6]]
    return {
        "sceneId": scenes[0],
        "sceneIds": scenes[:3],
        "datasets": order["datasets"],
        "extent": EXTENT,
        "geojson": EXTENT,
        "mapTypes": ["cars"],
        "scenes": [scenes[:1]],
        "userId": "auth0|ana",
        "groupId": "grp-demo",
        "productId": "SK_DEMO_STEEL_DE_D",
        "pipelineId": started["pipelineId"],
        "filters": [
            pinned("project", "retail"),
            pinned("algorithm", "cars_count"),
        ],
    }


def named(started):
    return {"pipelineId": started["pipelineId"]}


def pinned(field, value):
    return {"field": field, "type": "value-list", "params": {"values": [value]}}


def dressed(body, known, dice):
    """A body in which some members are known to the service."""
    if isinstance(body, list):
        return [dressed(one, known, dice) for one in body]
    if not isinstance(body, dict):
        return body
    return {
        name: known[name]
        if name in known and dice.random() < 0.9
        else dressed(value, known, dice)
        for name, value in body.items()
    }


@pytest.mark.parametrize("info", JSON, ids=lambda info: info.id)
def test_what_fits_the_document_is_answered_as_documented(space, server, known, info):
    checks = [
        response_schema_conformance,
        status_code_conformance,
        content_type_conformance,
        not_a_server_error,
    ]

    @given(case=SCHEMA[info.path]["POST"].as_strategy(), dice=st.randoms())
    @FEW
    def check(case, dice):
        if info.body == "application/octet-stream":
            case.body = b"II*\x00 no more"
            case.path_parameters = {"provider": "pl"}
        else:
            one = {"sceneIds": known["sceneIds"][:1]}
            names = known | one if info.id == "initiateRelease" else known
            case.body = dressed(case.body, names, dice)
        case.headers = {"Authorization": space.headers["authorization"]}
        reply = case.call(base_url=server.spaceknow.url)
        case.validate_response(reply, checks=checks)

    check()


@pytest.mark.parametrize("info", JSON, ids=lambda info: info.id)
def test_what_does_not_fit_is_a_4xx(space, info):
    @given(case=SCHEMA[info.path]["POST"].as_strategy(), junk=JUNK, data=st.data())
    @FEW
    def check(case, junk, data):
        body = case.body if isinstance(case.body, dict) else {}
        if body:
            name = data.draw(st.sampled_from(sorted(body)))
            body = {**body, name: junk}
        sound(space.post(info.path.replace("{provider}", "pl"), json=body), info)

    check()


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
