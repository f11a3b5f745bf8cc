"""Every operation of SpaceKnow is answered, in both worlds, plain and with retries."""

from __future__ import annotations

import asyncio
import importlib
import io
import json
import ssl

import httpx
import pytest

import swath
from swath.emulator import Emulator
from swath_api.spaceknow import client as plain
from swath_api.spaceknow.operations import OPERATIONS


TLS = ssl.create_default_context()
INFOS = list(OPERATIONS.values())
S2 = {"provider": "ee", "dataset": "COPERNICUS/S2_HARMONIZED"}
RING = [[14.40, 50.08], [14.42, 50.08], [14.42, 50.09], [14.40, 50.09], [14.40, 50.08]]
EXTENT = {"type": "Polygon", "coordinates": [RING]}
QUERY = {
    "filters": [
        {"field": name, "type": "value-list", "params": {"values": [value]}}
        for name, value in (("project", "retail"), ("algorithm", "cars_count"))
    ],
    "resample": "yearly",
}
SEARCH = {
    "datasets": [S2],
    "extent": EXTENT,
    "startDatetime": "2026-05-01 00:00:00",
    "endDatetime": "2026-05-31 23:59:59",
}
GUARDIAN = {"email": "guard@swath.example", "password": "guard-pw", "name": "Guy"}
ADA = {
    "client_id": "hmWJcfhRouDOaJK2L8asREMlMrv3jFE1",
    "username": "ada@swath.example",
    "password": "ada-password",
    "connection": "Username-Password-Authentication",
    "grant_type": "password",
    "scope": "openid",
}


class Known:
    """An emulator, and what of it some operations need to be asked about."""

    def __init__(self, emulator):
        self.emulator = emulator
        self.token = emulator.spaceknow.token
        self.url = emulator.spaceknow.url
        self._http = httpx.Client(verify=TLS, timeout=60)
        self._client = plain.Client(
            self.token, base_url=self.url, http_client=self._http
        )

    def call(self, operation, **arguments):
        """Calls an operation by its id, through the plain client."""
        return getattr(group(operation)(self._client), function(operation))(**arguments)

    def pipeline(self, operation):
        """A pipeline that has its result."""
        started = self.call(operation, **CALLS[operation](self))
        self.emulator.clock.advance(60)
        return {"pipelineId": started.pipeline_id}

    def result(self, operation):
        """What an operation's pipeline gives."""
        retrieve = OPERATIONS[operation].polling.result
        return self.call(retrieve, body=self.pipeline(operation))

    def scenes(self, count):
        """Scenes over the extent, the newest first."""
        found = self.result("initiateSearch").results
        return [json.loads(bytes(scene))["sceneId"] for scene in found][:count]

    def release(self):
        """A map's id and one of its tiles."""
        released = self.result("initiateRelease")
        zoom, x, y = released.tiles[0]
        place = {"request_geometry_id": "-", "zoom": zoom, "x": x, "y": y}
        return {"signed_map_id": released.map_id, **place}

    def close(self):
        """Gives the connections back."""
        self._http.close()


def body(**members):
    return lambda _: {"body": members}


def about(operation):
    return lambda known: {"body": known.pipeline(operation)}


def over(count, **members):
    return lambda known: {
        "body": {"sceneIds": known.scenes(count), "extent": EXTENT, **members}
    }


def dry_run(known):
    runs = [{"mapTypes": ["ndvi"], "scenes": [known.scenes(1)]}]
    return {"body": {"dryRuns": runs, "extent": EXTENT}}


def to_delete(known):
    known.call("createGuardianUser", body=GUARDIAN)
    return {"body": {"email": GUARDIAN["email"]}}


CALLS = {
    "checkArea": lambda known: {
        "body": {"sceneIds": known.scenes(1), "geojson": EXTENT}
    },
    "listTransactions": body(),
    "listAllocations": body(),
    "setCreditLimit": body(userId="auth0|ana", creditLimit=5),
    "getUserCredits": body(),
    "listAois": body(),
    "getCatalogue": body(),
    "getDatapoints": body(**QUERY),
    "initiateDatapoints": body(**QUERY),
    "retrieveDatapoints": about("initiateDatapoints"),
    "listProducts": body(),
    "getProduct": body(productId="SK_DEMO_STEEL_DE_D"),
    "getDataDictionary": body(productId="SK_DEMO_STEEL_DE_D"),
    "getGridFile": lambda known: known.release() | {"file_name": "metadata.json"},
    "initiateRelease": over(1, mapTypes=["ndvi"]),
    "retrieveRelease": about("initiateRelease"),
    "initiateDryRun": dry_run,
    "retrieveDryRun": about("initiateDryRun"),
    "initiatePairwise": over(3),
    "retrievePairwise": about("initiatePairwise"),
    "initiateNwise": over(3, groupingType="cumulated"),
    "retrieveNwise": about("initiateNwise"),
    "getMapClasses": lambda known: {"signed_map_id": known.release()["signed_map_id"]},
    "listMapTypes": body(),
    "ingestScene": lambda _: {
        "provider": "pl",
        "body": io.BytesIO(b"II*\0" + b"x" * 9),
    },
    "initiateSearch": body(**SEARCH),
    "retrieveSearch": about("initiateSearch"),
    "initiateImage": lambda known: {
        "body": {"sceneId": known.scenes(1)[0], "extent": EXTENT}
    },
    "retrieveImage": about("initiateImage"),
    "getSceneInfo": lambda known: {"body": {"sceneId": known.scenes(1)[0]}},
    "listProviders": body(),
    "getPipelineStatus": about("initiateDatapoints"),
    "getUserInfo": body(),
    "createGuardianUser": body(**GUARDIAN),
    "deleteGuardianUser": to_delete,
    "requestToken": body(**ADA),
}
"""How to call each operation; some need others before."""

NO_BODY = {"listAois", "listMapTypes", "listProviders"}
"""Operations that ask nothing."""


def group(operation, prefix=""):
    """The generated class of an operation's tag."""
    tag = OPERATIONS[operation].tag
    module = importlib.import_module(f"swath_api.spaceknow.api.{tag}")
    return getattr(module, f"{prefix}{tag.title()}Api")


def function(operation):
    return OPERATIONS[operation].function


def arguments(known, info):
    return {} if info.id in NO_BODY else CALLS[info.id](known)


def check(known, info, value):
    entry = known.emulator.journal.entries[-1]
    assert entry.operation == info.id
    assert entry.status in (200, 204)
    assert entry.odd == []
    if info.result[0].isupper() and info.result not in {
        "Empty",
        "Catalogue",
        "CsvText",
    }:
        assert type(value).__name__ == info.result
    else:
        assert isinstance(value, dict | list | str | bytes)


@pytest.fixture(scope="module")
def server():
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def known(server):
    server.reset()
    known = Known(server)
    yield known
    known.close()


def each(infos):
    return pytest.mark.parametrize("info", infos, ids=[info.id for info in infos])


@each(INFOS)
def test_the_client_answers(known, info):
    given = arguments(known, info)
    with swath.SpaceKnow(token=known.token, base_url=known.url) as sk:
        api = group(info.id)(sk._caller())
        found = getattr(api, info.function)(**given)
        value = b"".join(found) if info.streaming else found
    check(known, info, value)


@each(INFOS)
def test_the_asynchronous_client_answers(known, info):
    given = arguments(known, info)

    async def errand():
        async with swath.AsyncSpaceKnow(token=known.token, base_url=known.url) as sk:
            api = group(info.id, "Async")(sk._caller())
            found = await getattr(api, info.function)(**given)
            if not info.streaming:
                return found
            async with found:
                return b"".join([chunk async for chunk in found])

    check(known, info, asyncio.run(errand()))


@each(INFOS)
def test_the_plain_client_answers(known, info):
    given = arguments(known, info)
    found = known.call(info.id, **given)
    check(known, info, b"".join(found) if info.streaming else found)


def test_a_plain_client_has_a_pool_of_its_own(known):
    with plain.Client(known.token, base_url=known.url) as client:
        assert group("getUserInfo")(client).get_user_info(body={})


@each(INFOS)
def test_the_plain_asynchronous_client_answers(known, info):
    given = arguments(known, info)

    async def errand():
        async with plain.AsyncClient(known.token, base_url=known.url) as client:
            api = group(info.id, "Async")(client)
            found = await getattr(api, info.function)(**given)
            if not info.streaming:
                return found
            async with found:
                return b"".join([chunk async for chunk in found])

    check(known, info, asyncio.run(errand()))


def test_every_operation_has_a_call():
    assert CALLS.keys() == OPERATIONS.keys()
    assert CALLS.keys() >= NO_BODY
