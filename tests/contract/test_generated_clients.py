"""Every operation of every table, through the plain clients, sync and async."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import io
import json
import os
import pickle
import pkgutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

import swath_api
from swath_api._client import UnexpectedStatus
from swath_api._runtime import Reply, Request


ROOT = Path(__file__).parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from scripts import regen  # noqa: E402 # found by the line above
from scripts.document import Document  # noqa: E402 # as above


SERVICES = sorted(
    found.name for found in pkgutil.iter_modules(swath_api.__path__) if found.ispkg
)
TABLES = {
    name: importlib.import_module(f"swath_api.{name}.operations").OPERATIONS
    for name in SERVICES
}
INFOS = [info for table in TABLES.values() for info in table.values()]
CALLED = [info for info in INFOS if not info.websocket]
TOKEN = "a-secret-token"

ITEM = b"""{"type": "Feature", "stac_version": "1.0.0", "id": "a",
 "geometry": {"type": "Point", "coordinates": [13.7, 45.6]},
 "properties": {"datetime": "2026-04-01T09:40:12Z", "x:y": 1}, "links": [],
 "assets": {"B02": {"href": "https://files.example/B02.tif"}}, "more": {}}"""
STREAMED = {
    "getDatasetPage": b'{"type": "FeatureCollection", "features": [%b]}' % ITEM,
    "streamDataset": ITEM.replace(b"\n", b"") + b"\n",
    "getItem": ITEM,
    "subscribe": b"data: " + ITEM.replace(b"\n", b"") + b"\n\n",
}


def example(document, operation):
    """The success that a document shows of an operation, as bytes."""
    answer = operation.answers[0]
    if answer.kind == "none":
        return b""
    response = document.resolve(operation.node["responses"][answer.status])
    media = response["content"][answer.media_type]
    for shown in (media.get("examples") or {}).values():
        media = {"example": document.resolve(shown)["value"]}
    found = media.get("example", "\x89PNG")
    return found.encode() if isinstance(found, str) else json.dumps(found).encode()


OPERATIONS = {
    (document.service, operation.id): (document, operation)
    for document in map(Document.load, regen.find_specs(regen.SPECS))
    for operation in document.operations
    if not operation.websocket
}
ANSWERS = {
    key: STREAMED.get(key[1]) or example(*found) for key, found in OPERATIONS.items()
}
JSON = "application/json"
FORMS = {
    key: operation.answers[0].media_type if operation.choices else JSON
    for key, (_, operation) in OPERATIONS.items()
}
"""The media type that an answer comes as, where it says how to read the answer."""


def each(infos):
    return pytest.mark.parametrize("info", infos, ids=[info.id for info in infos])


def operation_module(info):
    return importlib.import_module(f"swath_api.{info.service}.api.{info.module}")


def client_module(info):
    return importlib.import_module(f"swath_api.{info.service}.client")


def arguments(info):
    """A value for every parameter, and a body where one is needed."""
    samples = {"integer": 1, "number": 1.5, "boolean": True}
    given = {
        parameter.argument: parameter.values[0]
        if parameter.values
        else samples.get(parameter.kind, "x y")
        for parameter in info.parameters
    }
    body = inspect.signature(operation_module(info).build).parameters.get("body")
    if body is not None and body.default is body.empty:
        given["body"] = b"bytes" if "/" in info.body else {"a": 1}
    return given


class Server:
    """Answers every request in the same way and keeps the requests."""

    def __init__(self, content=b"{}", status=200, headers=()):
        self.requests = []
        self.content, self.status = content, status
        self.headers = {"Content-Type": "application/json", **dict(headers)}

    def __call__(self, request):
        self.requests.append(request)
        return httpx.Response(self.status, content=self.content, headers=self.headers)

    def client(self, info):
        http_client = httpx.Client(transport=httpx.MockTransport(self))
        return client_module(info).Client(
            TOKEN, base_url="https://eo.example/sub/", http_client=http_client
        )

    def async_client(self, info):
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(self))
        return client_module(info).AsyncClient(
            TOKEN, base_url="https://eo.example/sub/", http_client=http_client
        )


def api(info, caller, prefix=""):
    tag = info.module.partition(".")[0]
    package = importlib.import_module(f"swath_api.{info.service}.api.{tag}")
    name = f"{prefix}{tag.title().replace('_', '')}Api"
    return getattr(package, name)(caller)


def call(info, server):
    with server.client(info) as client:
        found = getattr(api(info, client), info.function)(**arguments(info))
        return b"".join(found) if info.streaming else found


def call_async(info, server):
    async def run():
        async with server.async_client(info) as client:
            method = getattr(api(info, client, "Async"), info.function)
            found = await method(**arguments(info))
            if not info.streaming:
                return found
            async with found:
                return b"".join([chunk async for chunk in found])

    return asyncio.run(run())


BOTH = pytest.mark.parametrize("run", [call, call_async])


def test_there_are_operations():
    assert {(info.service, info.id) for info in INFOS} >= set(ANSWERS)
    assert {name for _, name in ANSWERS} >= set(STREAMED)


@pytest.mark.parametrize("service", SERVICES)
def test_operations_load_neither_models_nor_the_http_library(service):
    tags = {i.module.partition(".")[0] for i in INFOS if i.service == service}
    wanted = [f"swath_api.{service}.api.{tag}" for tag in sorted(tags)]
    code = (
        f"import sys, {', '.join(wanted)}\n"
        "heavy = {n for n in sys.modules if '.models.' in n} | {'httpx', 'anyio'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    path = {**os.environ, "PYTHONPATH": str(Path(swath_api.__path__[0]).parent)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=path)
    assert done.stdout.split() == []


@each(INFOS)
def test_table_names_what_was_generated(info):
    module = operation_module(info)
    assert module.OPERATION.info is TABLES[info.service][info.id]
    taken = inspect.signature(module.build).parameters
    assert {parameter.argument for parameter in info.parameters} <= set(taken)


@each(INFOS)
def test_request_is_what_the_table_says(info):
    request = operation_module(info).build(**arguments(info))
    assert request.method == info.method
    assert "{" not in request.path
    sent = {name for name, _ in (*request.query, *request.headers)}
    assert sent >= {p.name for p in info.parameters if p.location != "path"}


@BOTH
@each(CALLED)
def test_successful_answer_is_parsed(info, run):
    form = FORMS[info.service, info.id]
    answer = reply(answer_of(info), form)
    server = Server(answer.content, headers={"Content-Type": form})
    found = run(info, server)
    parse = operation_module(info).OPERATION.parse
    assert found == (answer.content if info.streaming else parse(answer))
    (request,) = server.requests
    assert request.method == info.method
    assert request.url.raw_path.startswith(b"/sub/")
    sent = request.headers.get("authorization", "")
    assert sent.endswith(f" {TOKEN}") is info.secured
    if info.body:
        assert request.headers["content-type"]
        assert request.content


def answer_of(info):
    return ANSWERS[info.service, info.id]


def reply(content, media_type=JSON):
    headers = {"content-type": media_type}
    return Reply(status=200, headers=headers, content=content)


@BOTH
@each(CALLED)
def test_failure_is_raised_with_what_the_server_said(info, run):
    server = Server(b'{"detail": "no such package"}', status=499)
    with pytest.raises(UnexpectedStatus, match=r"499: .*no such package") as caught:
        run(info, server)
    assert caught.value.status == 499
    assert caught.value.headers["content-type"] == "application/json"
    twin = pickle.loads(pickle.dumps(caught.value))
    assert (twin.status, twin.content) == (499, b'{"detail": "no such package"}')


@BOTH
@each(CALLED)
def test_redirect_is_not_followed(info, run):
    server = Server(status=307, headers={"Location": "https://evil.example/"})
    with pytest.raises(UnexpectedStatus, match="307"):
        run(info, server)
    assert len(server.requests) == 1


@each(CALLED)
def test_clients_show_no_secret(info):
    server = Server()
    for client in (server.client(info), server.async_client(info)):
        assert TOKEN not in repr(client)
        assert "https://eo.example/sub" in repr(client)


DATASPHERE = TABLES["datasphere"]
SPACEKNOW = TABLES["spaceknow"]


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://eo.example/sub/next?page=2", True),
        ("/sub/next?page=2", True),
        ("http://eo.example/sub/next", False),
        ("https://eo.example:8443/sub/next", False),
        ("https://eo.example.evil.example/", False),
        ("https://eo.example@evil.example/", False),
        ("//evil.example/", False),
    ],
)
def test_token_goes_to_its_own_origin_only(url, ours):
    info = DATASPHERE["getDatasetPage"]
    server = Server(answer_of(info))
    operation = operation_module(info).OPERATION
    server.client(info).call(operation, Request(method="GET", url=url))
    sent = server.requests[0].headers.get("authorization", "")
    assert sent.endswith(TOKEN) is ours


def test_production_is_the_default_address_and_a_minute_the_patience():
    module = client_module(DATASPHERE["getItem"])
    with module.Client(TOKEN) as client:
        assert repr(client) == "Client('https://datasphere.astrodynamic.space')"
        assert client._http.timeout == httpx.Timeout(60)
    assert client._http.is_closed


def test_given_http_client_stays_open():
    info = DATASPHERE["getItem"]
    with Server().client(info) as client:
        pass
    assert not client._http.is_closed


@BOTH
def test_token_has_the_prefix_of_the_service(run):
    info = DATASPHERE["getItem"]
    server = Server(ITEM)
    run(info, server)
    assert server.requests[0].headers["authorization"] == f"Token {TOKEN}"


def test_file_is_sent_by_chunks():
    info = DATASPHERE["getItem"]
    operation = operation_module(info).OPERATION
    body = b"x" * 200_000
    got = []

    async def receive(request):
        got.append(await request.aread())
        return httpx.Response(200, content=ITEM)

    async def run():
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(receive))
        client = client_module(info).AsyncClient(http_client=http_client)
        request = Request(method="PUT", path="/x", content=io.BytesIO(body))
        await client.call(operation, request)

    asyncio.run(run())
    assert got == [body]


def test_item_keeps_what_no_document_knows():
    info = DATASPHERE["getItem"]
    item = operation_module(info).OPERATION.parse(reply(ITEM))
    assert item["more"] == {}
    assert item.properties["x:y"] == 1
    assert item.assets["B02"].href == "https://files.example/B02.tif"
    assert item.geometry.coordinates == [13.7, 45.6]


def test_page_keeps_its_items_as_received():
    info = DATASPHERE["getDatasetPage"]
    page = operation_module(info).OPERATION.parse(reply(answer_of(info)))
    assert bytes(page.features[0]) == ITEM


def test_work_names_operations_of_its_service():
    started = [info for info in SPACEKNOW.values() if info.polling]
    assert len(started) == 7
    for info in started:
        assert info.id.startswith("initiate")
        assert info.polling.status == "getPipelineStatus"
        assert info.polling.result == info.id.replace("initiate", "retrieve")
        assert SPACEKNOW[info.polling.result].idempotent


def test_operations_that_spend_or_create_are_not_repeated():
    assert {info.id for info in SPACEKNOW.values() if not info.idempotent} == {
        "createGuardianUser",
        "deleteGuardianUser",
        "ingestScene",
        "initiateDryRun",
        "initiateRelease",
    }


def test_public_operations_need_no_token():
    open_to_all = {info.id for info in SPACEKNOW.values() if not info.secured}
    assert open_to_all == {"getMapClasses", "requestToken"}
    assert [info.id for info in SPACEKNOW.values() if info.anonymous] == ["getGridFile"]


@BOTH
def test_empty_object_is_sent_where_nothing_is_said(run):
    info = SPACEKNOW["listProviders"]
    server = Server(answer_of(info))
    assert run(info, server)[0].dataset == "SkySatCollect"
    assert server.requests[0].content == b"{}"


def test_password_goes_to_the_server_of_the_token_operation():
    info = SPACEKNOW["requestToken"]
    server = Server(answer_of(info))
    http_client = httpx.Client(transport=httpx.MockTransport(server))
    with client_module(info).Client(TOKEN, http_client=http_client) as client:
        models = importlib.import_module("swath_api.spaceknow.models")
        body = models.TokenRequest(username="ada", password="secret")
        assert api(info, client).request_token(body=body).token_type == "bearer"
    (request,) = server.requests
    assert str(request.url) == "https://spaceknow.auth0.com/oauth/ro"
    assert json.loads(request.content)["scope"] == "openid"
    assert "authorization" not in request.headers


def test_upload_is_sent_as_it_is():
    info = SPACEKNOW["ingestScene"]
    server = Server(answer_of(info))
    with server.client(info) as client:
        found = api(info, client).ingest_scene("iceye", body=io.BytesIO(b"PK\x03\x04"))
    assert found.ingested_scenes[0].duplicate is False
    (request,) = server.requests
    assert request.headers["content-type"] == "application/octet-stream"
    assert request.url.path == "/sub/phoenix/ingest-scene/iceye"


def test_empty_tile_is_none():
    info = SPACEKNOW["getGridFile"]
    with Server(b"", status=204).client(info) as client:
        assert api(info, client).get_grid_file(**arguments(info)) is None


def test_table_is_text_whatever_it_is_called():
    info = SPACEKNOW["getProduct"]
    parse = operation_module(info).OPERATION.parse
    assert parse(reply(answer_of(info))).startswith("value_dt,delivery_dt,")


def test_scenes_of_a_page_stay_as_received():
    info = SPACEKNOW["retrieveSearch"]
    content = b'{"results": [{"sceneId":  "a", "new": 1.10}]}'
    page = operation_module(info).OPERATION.parse(reply(content))
    assert bytes(page.results[0]) == b'{"sceneId":  "a", "new": 1.10}'
