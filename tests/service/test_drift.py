"""What servers send beyond their documents is counted, and nothing of it is kept."""

from __future__ import annotations

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import swath
from swath import drift
from swath.testing.recorder import recorder
from swath_api.spaceknow.operations import OPERATIONS


SECRET = "harbour-4711"
SCENE = {
    "sceneId": "s1",
    "provider": "pl",
    "dataset": "d",
    "satellite": "s",
    "datetime": "2026-04-01 00:00:00",
    "footprint": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
}
ITEM = {
    "type": "Feature",
    "stac_version": "1.0.0",
    "id": "i",
    "geometry": None,
    "properties": {"datetime": "2026-04-01T00:00:00Z", "eo:cloud_cover": 1},
    "links": [],
    "assets": {},
}


@pytest.fixture
def server():
    """A server that answers as it is told, by path: status, media type, body."""
    answers = {}

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, kind, body = answers[self.path.partition("?")[0]]
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = answer  # noqa: N815 - names of the library

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    running.answers = answers
    running.url = f"http://127.0.0.1:{running.server_port}"
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def space(server):
    with swath.SpaceKnow(token=SECRET, base_url=server.url, max_retries=0) as client:
        yield client


JSON = "application/json"


def scenes(report):
    return report.services["spaceknow"]["getSceneInfo"]


def test_an_answer_as_documented_is_no_drift(server, space):
    server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, SCENE)
    with recorder(space) as report:
        space.imagery.scene_info("s1")
    assert scenes(report).answers == 1
    assert not scenes(report).drifted


def test_members_that_no_schema_has_are_counted_with_their_types(server, space):
    answers = ({"snow": 0.5}, {"snow": None, "crew": {"ab": [SECRET]}})
    with recorder(space) as report:
        for more in answers:
            server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, SCENE | more)
            space.imagery.scene_info("s1")
    found = scenes(report).members
    assert found["Scene.snow"] == drift.Member(count=2, types=["null", "number"])
    assert found["Scene.crew"] == drift.Member(count=1, types=["object"])


def test_members_are_found_however_deep(server, space):
    deep = SCENE | {"bands": [{"names": ["red"], "hue": 3}]}
    server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, deep)
    with recorder(space) as report:
        space.imagery.scene_info("s1")
    assert scenes(report).members == {
        "Band.hue": drift.Member(count=1, types=["integer"])
    }


def test_names_that_may_be_data_are_left_out(server, space):
    odd = SCENE | {"eo:clouds": 1, "ana@example.org": 2, "x" * 99: 3}
    server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, odd)
    with recorder(space) as report:
        space.imagery.scene_info("s1")
    assert scenes(report).members == {}


def test_names_of_an_extension_are_told_where_the_schema_has_others_of_it(server):
    came = {"eo:snow_cover": 3, "view:azimuth": 1, "a:eo:b": 2, ":c": 4, "eo:d e": 5}
    item = ITEM | {"collection": "c", "properties": ITEM["properties"] | came}
    item["geometry"] = {"type": "Point", "coordinates": [13.7, 45.6]}
    item["bbox"] = [13.7, 45.6, 13.7, 45.6]
    path = "/api/v1/catalog/1.0.0/collections/c/items/i"
    server.answers[path] = (200, "application/geo+json", item)
    with (
        swath.SentinelHub(token=SECRET, base_url=server.url) as hub,
        recorder(hub) as report,
    ):
        hub.catalog.get_catalog_feature("c", "i")
    found = report.services["sentinelhub"]["getCatalogFeature"].members
    assert found == {
        "CatalogProperties.eo:snow_cover": drift.Member(count=1, types=["integer"])
    }


def test_values_that_no_enumeration_lists_are_counted(server, space):
    path = "/tasking/get-status"
    server.answers[path] = (200, JSON, {"status": SECRET, "nextTry": 5})
    with recorder(space) as report:
        space.tasking.get_pipeline_status(body={"pipelineId": "p"})
    found = report.services["spaceknow"]["getPipelineStatus"]
    assert found.values == {"PipelineStatus.status": 1}


def test_statuses_that_are_not_documented_are_counted(server, space):
    server.answers[OPERATIONS["getSceneInfo"].path] = (
        418,
        JSON,
        {"error": "TEAPOT", "message": SECRET},
    )
    with recorder(space) as report, pytest.raises(swath.StatusError):
        space.imagery.scene_info("s1")
    assert scenes(report).statuses == {"418": 1}


def test_documented_failures_are_no_drift(server, space):
    server.answers[OPERATIONS["getSceneInfo"].path] = (
        404,
        JSON,
        {"error": "NOT-EXISTS"},
    )
    with recorder(space) as report, pytest.raises(swath.NotFoundError):
        space.imagery.scene_info("s1")
    assert not scenes(report).drifted


def test_other_media_types_are_counted(server, space):
    server.answers[OPERATIONS["getSceneInfo"].path] = (
        200,
        "application/ships+json",
        SCENE,
    )
    with recorder(space) as report:
        space.imagery.scene_info("s1")
    assert scenes(report).media_types == {"application/ships+json": 1}


def test_an_answer_that_no_schema_fits_is_counted(server, space):
    server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, {"sceneId": SECRET})
    with recorder(space) as report, pytest.raises(swath.SwathError):
        space.imagery.scene_info("s1")
    assert scenes(report).unreadable == {"Scene": 1}


def test_records_of_a_stream_are_looked_at(server):
    lines = [ITEM, ITEM | {"tide": 3}, ITEM | {"tide": 4}]
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    path = "/api/dataset/v1/harbours/stream/"
    server.answers[path] = (200, "text/event-stream", body)
    with (
        swath.DataSphere(SECRET, base_url=server.url) as sphere,
        recorder(sphere) as report,
        sphere.dataset.stream("harbours") as records,
    ):
        assert len(list(records)) == 3
    found = report.services["datasphere"]["streamDataset"]
    assert found.members == {"StacItem.tide": drift.Member(count=2, types=["integer"])}


def test_the_asynchronous_client_is_watched_as_well(server):
    server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, SCENE | {"snow": 1})

    async def ask():
        async with swath.AsyncSpaceKnow(token=SECRET, base_url=server.url) as space:
            with recorder(space) as report:
                await space.imagery.scene_info("s1")
        return report

    report = asyncio.run(ask())
    assert scenes(report).members["Scene.snow"].count == 1


def test_views_are_watched_and_nothing_is_after_the_block(server, space):
    server.answers[OPERATIONS["getSceneInfo"].path] = (200, JSON, SCENE | {"snow": 1})
    patient = space.with_options(timeout=5)
    with recorder(space) as report:
        patient.imagery.scene_info("s1")
    patient.imagery.scene_info("s1")
    assert scenes(report).answers == 1


def test_the_report_has_no_values(server, space, tmp_path):
    server.answers[OPERATIONS["getSceneInfo"].path] = (
        200,
        JSON,
        SCENE | {"snow": SECRET},
    )
    with recorder(space) as report:
        space.imagery.scene_info(SECRET)
    report.save(tmp_path / "drift.json")
    text = (tmp_path / "drift.json").read_text()
    assert SECRET not in text
    assert "2026-04-01" not in text
    assert drift.read(tmp_path / "drift.json") == report


def test_a_report_is_a_proposal_for_the_documents():
    found = drift.OperationDrift(
        answers=12,
        statuses={"418": 1},
        media_types={"text/csv": 2},
        members={"Scene.snow": drift.Member(count=7, types=["null", "number"])},
        values={"PipelineStatus.status": 3},
        unreadable={"Scene": 1},
    )
    quiet = drift.OperationDrift(answers=3)
    report = drift.Report(services={"spaceknow": {"getSceneInfo": found, "x": quiet}})
    assert list(drift.proposal(report)) == [
        "spaceknow.getSceneInfo (12 answers)",
        "  document status 418: came 1 time",
        "  document media type text/csv: came 2 times",
        "  add to Scene: snow (null or number): came 7 times",
        (
            "  look at the values of PipelineStatus.status: one is not listed, "
            "came 3 times"
        ),
        "  look at Scene: an answer does not fit it, came 1 time",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "is no report of a recorder"),
        ("{", "is no report of a recorder"),
        ('{"format": 2}', "has format 2, and 1 is known: update swath"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path, text, told):
    path = tmp_path / "drift.json"
    path.write_text(text)
    with pytest.raises(swath.InputError, match=told):
        drift.read(path)
    with pytest.raises(swath.InputError, match="No such file"):
        drift.read(tmp_path / "none.json")


def test_what_the_emulator_sends_is_documented(swath_emulator):
    with (
        swath.DataSphere(profile="emulator") as sphere,
        swath.SpaceKnow(profile="emulator") as space,
        recorder(sphere, space) as report,
    ):
        list(sphere.dataset.items("many").take(60))
        space.users.info()
        space.kraken.map_types()
        area = (14.40, 50.08, 14.42, 50.09)
        list(space.imagery.search("ee/COPERNICUS/S2_HARMONIZED", area).take(3))
    answered = {name for found in report.services.values() for name in found}
    assert {"getDatasetPage", "getUserInfo", "retrieveSearch"} <= answered
    assert list(drift.proposal(report)) == []
