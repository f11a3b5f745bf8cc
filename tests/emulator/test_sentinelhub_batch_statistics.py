"""Statistics of many features, from their GeoPackage to their files."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from swath.emulator.sentinelhub.geopackage import Table, write

from .sentinelhub_batches import (
    FEATURES,
    MASKED,
    STATISTICS,
    Batch,
    put_fields,
    square,
    surveying,
)


@pytest.fixture(autouse=True)
def fields(emulator, monkeypatch):
    """Three features, and a world of one colour, which is quick to render."""
    monkeypatch.setattr(emulator.sentinelhub.world, "flat", True)
    put_fields(emulator.sentinelhub)


def results(emulator, beginning="s3://demo/statistics/"):
    objects = emulator.sentinelhub.objects
    names = [one for one in objects if one.startswith(beginning)]
    return {name: json.loads(objects.get(name)) for name in names}


@pytest.mark.parametrize("path", [STATISTICS, "/statistics/batch/v1"])
def test_each_feature_gets_a_file(emulator, hub_desk, path):
    task = Batch(hub_desk, path, surveying())
    task.do("start")
    assert task.states() == ["ANALYSING", "PROCESSING", "DONE"]
    folder = f"s3://demo/statistics/{task.id}"
    found = results(emulator)
    assert list(found) == [f"{folder}/{number}.json" for number in (1, 2, 3)]
    second = found[f"{folder}/2.json"]
    assert (second["id"], second["identifier"]) == (2, "f1")
    stats = second["response"]["data"][0]["outputs"]["red"]["bands"]["B0"]["stats"]
    assert stats["sampleCount"] == 20 * 20


def test_the_file_of_a_feature_is_the_answer_of_the_statistics_interface(
    emulator, hub_desk, monkeypatch
):
    monkeypatch.setattr(emulator.sentinelhub.world, "flat", False)
    task = Batch(hub_desk, STATISTICS, surveying())
    task.do("start")
    task.poll(8)
    order = surveying()
    south, west = 5_545_000.0, 456_000.0
    ring = [[west, south], [west + 400, south], [west + 400, south + 400]]
    ring += [[west, south + 400], [west, south]]
    crs = "http://www.opengis.net/def/crs/EPSG/0/32633"
    bounds = {
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"crs": crs},
    }
    order["input"] = {"bounds": bounds, "data": order["input"]["data"]}
    del order["output"]
    same = hub_desk.post("/api/v1/statistics", order).json()
    told = results(emulator)[f"s3://demo/statistics/{task.id}/2.json"]["response"]
    assert told == same
    assert same["data"]


def test_the_light_status_has_no_request(hub_desk):
    task = Batch(hub_desk, STATISTICS, surveying())
    told = hub_desk.get(f"{task.path}/status").json()
    assert told["status"] == "CREATED"
    assert "request" not in told
    assert told["costPu"] == told["costPU"] == 0


def test_the_cost_has_both_names_everywhere(hub_desk):
    task = Batch(hub_desk, STATISTICS, surveying())
    task.do("start")
    done = task.poll(8)
    (listed,) = hub_desk.get(STATISTICS).json()["data"]
    assert done["costPu"] == done["costPU"] == listed["costPU"] == 100


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("s3://demo/a/<REQUEST_ID>-<IDENTIFIER>.json", "s3://demo/a/{}-f0.json"),
        ("s3://demo/a/<ID>", "s3://demo/a/1"),
        ("s3://demo/a", "s3://demo/a/{}/1.json"),
    ],
)
def test_files_are_where_the_template_says(emulator, hub_desk, url, names):
    task = Batch(hub_desk, STATISTICS, surveying(output={"s3": {"url": url}}))
    task.do("start")
    task.poll(8)
    assert names.format(task.id) in results(emulator, "s3://demo/a")


def test_a_script_may_lie_in_a_bucket(emulator, hub_desk):
    emulator.sentinelhub.objects.put("s3://demo/stats.js", MASKED.encode())
    reference = {"s3": {"url": "s3://demo/stats.js"}}
    change = {"evalscript": None, "evalscriptReference": reference}
    task = Batch(hub_desk, STATISTICS, surveying(aggregation=change))
    task.do("start")
    assert task.states()[-1] == "DONE"


@pytest.mark.parametrize(
    "order",
    [
        surveying(aggregation={"evalscript": None}),
        surveying(aggregation={"evalscriptReference": FEATURES}),
        surveying(aggregation={"evalscript": "//" + 40_000 * "x"}),
        surveying(aggregation={"aggregationInterval": {"of": "PT1H"}}),
        surveying(output={"s3": {"url": "s3://denied/x"}}),
        surveying(output={"s3": {"url": "s3://demo/<REQUEST_ID>"}}),
        surveying(output={}),
        surveying(input={"features": {"s3": {"url": "s3://demo/none"}}, "data": []}),
    ],
)
def test_what_cannot_become_a_task_is_refused(hub_desk, order):
    assert hub_desk.post(STATISTICS, order).status_code == 400


def test_a_script_without_a_mask_fails_the_analysis(hub_desk):
    script = MASKED.replace("dataMask", "mask")
    task = Batch(hub_desk, STATISTICS, surveying(aggregation={"evalscript": script}))
    task.do("analyse")
    assert task.states() == ["ANALYSING", "FAILED"]
    assert task.poll()["error"]


def test_a_feature_that_fails_says_so_in_its_file(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_failing": ["f1"]})
    task = Batch(hub_desk, STATISTICS, surveying())
    task.do("start")
    assert task.states()[-1] == "DONE"
    told = results(emulator)[f"s3://demo/statistics/{task.id}/2.json"]
    assert told["error"]["type"] == "EXECUTION_ERROR"
    assert "response" not in told


def test_a_script_that_throws_is_told_feature_by_feature(emulator, hub_desk):
    script = MASKED.replace("[s.B04]", "[nothing]")
    task = Batch(hub_desk, STATISTICS, surveying(aggregation={"evalscript": script}))
    task.do("start")
    assert task.states()[-1] == "DONE"
    errors = [one["error"] for one in results(emulator).values()]
    assert len(errors) == 3
    assert all("nothing" in one["message"] for one in errors)


@pytest.mark.parametrize("action", ["stop", "cancel"])
def test_a_stopped_task_has_to_wait_before_it_starts_again(emulator, hub_desk, action):
    task = Batch(hub_desk, STATISTICS, surveying())
    assert "CREATED" in task.refused(action)
    task.do("start")
    task.poll(3)
    task.do(action)
    told = task.poll()
    assert (told["status"], told["stoppedStatusReason"]) == ("STOPPED", "USER_ACTION")
    assert "before" in task.refused("start")
    emulator.clock.advance(timedelta(minutes=30).total_seconds())
    assert task.do("start") == 204
    assert task.states()[-1] == "DONE"


def test_a_file_that_would_leave_the_bucket_fails_the_analysis(emulator, hub_desk):
    place = square(455_000.0, 5_545_000.0, 400)
    table = Table("fields", 32633, {"identifier": "TEXT"}, [(place, ("..",))])
    path = emulator.sentinelhub.objects.path(FEATURES["s3"]["url"])
    write(path, [table], key="id")
    output = {"s3": {"url": "s3://demo/x/<IDENTIFIER>"}}
    task = Batch(hub_desk, STATISTICS, surveying(output=output))
    task.do("start")
    assert task.states()[-1] == "FAILED"


def test_tasks_are_listed_in_pages(emulator, hub_desk):
    emulator.sentinelhub.seed(b'{"batches": {"statistics": 12}}')
    page = hub_desk.get(STATISTICS, params={"count": 5, "viewtoken": "10"}).json()
    assert len(page["data"]) == 2
    assert page["links"]["previousToken"] == "5"


def test_a_form_brings_the_script_beside_the_request(hub_desk):
    order = surveying(aggregation={"evalscript": None})
    files = {
        "request": (None, json.dumps(order), "application/json"),
        "evalscript": (None, MASKED, "text/plain"),
    }
    reply = hub_desk.http.post(STATISTICS, files=files)
    assert reply.status_code == 201
    assert reply.json()["request"]["aggregation"]["evalscript"] == MASKED
