"""Process, statistics and asynchronous requests of the emulated service over HTTP."""

from __future__ import annotations

import io
import json
import tarfile

import httpx
import numpy as np
import pytest
from PIL import Image

from swath.emulator.sentinelhub import Account, Client


SCRIPT = """//VERSION=3
function setup() {
  return {input: ["B04", "B08", "dataMask"], output: [
    {id: "default", bands: 1, sampleType: "UINT8"},
    {id: "dataMask", bands: 1}]}
}
function evaluatePixel(s) {
  return {default: [255 * s.B04], dataMask: [s.dataMask]}
}
"""
SPAN = {"from": "2026-05-01T00:00:00Z", "to": "2026-05-21T00:00:00Z"}
INPUT = {
    "bounds": {"bbox": [13.0, 45.0, 13.02, 45.02]},
    "data": [{"type": "sentinel-2-l2a", "dataFilter": {"timeRange": SPAN}}],
}
PNG = {"identifier": "default", "format": {"type": "image/png"}}
MASK = {"identifier": "dataMask", "format": {"type": "image/png"}}
PICTURE = {
    "input": INPUT,
    "output": {"width": 32, "height": 16, "responses": [PNG]},
    "evalscript": SCRIPT,
}
STATISTICS = {
    "input": {"bounds": INPUT["bounds"], "data": [{"type": "sentinel-2-l2a"}]},
    "aggregation": {
        "timeRange": SPAN,
        "aggregationInterval": {"of": "P10D"},
        "width": 16,
        "height": 16,
        "evalscript": SCRIPT,
    },
}


def form(order, *path):
    """A request as a form: the JSON without its script, and the script."""
    bare = json.loads(json.dumps(order))
    holder = bare
    for name in path:
        holder = holder[name]
    script = holder.pop("evalscript")
    return {
        "request": (None, json.dumps(bare), "application/json"),
        "evalscript": (None, script, "text/plain"),
    }


def asynchronous(**changes):
    delivery = {"s3": {"url": "s3://demo/pictures", "accessKey": "k-1"}}
    output = {**PICTURE["output"], "delivery": delivery}
    return {**PICTURE, "output": output} | changes


def delivered_to(url):
    order = asynchronous()
    order["output"]["delivery"] = {"s3": {"url": url}}
    return order


@pytest.mark.parametrize("path", ["/api/v1/process", "/process/v1"])
def test_a_picture_is_rendered_and_charged(emulator, hub_desk, path):
    before = emulator.sentinelhub.account("demo").units
    reply = hub_desk.post(path, PICTURE)
    assert (reply.status_code, reply.headers["content-type"]) == (200, "image/png")
    units = float(reply.headers["x-processingunits-spent"])
    assert units == pytest.approx(0.01 * 2 / 3, abs=1e-9)
    spent = before - emulator.sentinelhub.account("demo").units
    assert spent == pytest.approx(units)


def test_a_form_gives_the_same_picture_as_json(hub_desk):
    plain = hub_desk.post("/api/v1/process", PICTURE)
    multipart = hub_desk.http.post("/api/v1/process", files=form(PICTURE))
    assert multipart.status_code == 200
    assert multipart.content == plain.content


def test_statistics_come_as_json_or_by_a_form(hub_desk):
    plain = hub_desk.post("/api/v1/statistics", STATISTICS)
    assert plain.status_code == 200
    assert {one["interval"]["from"] for one in plain.json()["data"]} <= {
        "2026-05-01T00:00:00Z",
        "2026-05-11T00:00:00Z",
    }
    files = form(STATISTICS, "aggregation")
    multipart = hub_desk.http.post("/api/v1/statistics", files=files)
    assert multipart.json() == plain.json()
    assert float(plain.headers["x-processingunits-spent"]) >= 0.01


def test_a_form_without_a_script_is_refused(hub_desk):
    files = form(PICTURE)
    del files["evalscript"]
    reply = hub_desk.http.post("/api/v1/process", files=files)
    assert reply.status_code == 400
    assert "evalscript" in reply.json()["error"]["message"]


def test_members_that_are_null_count_as_left_out(emulator, hub_desk):
    order = {**PICTURE, "output": {**PICTURE["output"], "resx": None, "resy": None}}
    assert hub_desk.post("/api/v1/process", order).status_code == 200
    assert "null" in emulator.journal.odd[-1].odd[0]


def test_a_refused_request_costs_nothing(emulator, hub_desk):
    before = emulator.sentinelhub.account("demo").units
    order = PICTURE | {"evalscript": "//VERSION=3\nthis is no script"}
    reply = hub_desk.post("/api/v1/process", order)
    assert reply.status_code == 400
    assert "x-processingunits-spent" not in reply.headers
    assert emulator.sentinelhub.account("demo").units == before


def test_several_pictures_come_in_an_archive(hub_desk):
    output = {**PICTURE["output"], "responses": [PNG, MASK]}
    headers = {"accept": "application/x-tar"}
    reply = hub_desk.post(
        "/api/v1/process", PICTURE | {"output": output}, headers=headers
    )
    with tarfile.open(fileobj=io.BytesIO(reply.content)) as files:
        assert sorted(files.getnames()) == ["dataMask.png", "default.png"]


# asynchronous requests


ASYNC = "/api/v1/async/process"


def test_a_request_runs_until_it_is_gone_and_its_files_are_there(emulator, hub_desk):
    started = hub_desk.post(ASYNC, asynchronous())
    assert (started.status_code, started.json()["status"]) == (200, "RUNNING")
    name = started.json()["id"]
    polls = [hub_desk.get(f"{ASYNC}/{name}").status_code for _ in range(4)]
    assert polls == [200, 200, 404, 404]
    objects = emulator.sentinelhub.objects
    folder = f"s3://demo/pictures/{name}"
    assert list(objects) == [f"{folder}/default.png", f"{folder}/request.json"]
    picture = hub_desk.post("/api/v1/process", PICTURE)
    assert objects.get(f"{folder}/default.png") == picture.content


def test_the_copy_of_the_request_has_the_cost_and_no_key(emulator, hub_desk):
    before = emulator.sentinelhub.account("demo").units
    name = hub_desk.post(ASYNC, asynchronous()).json()["id"]
    emulator.clock.advance(10)
    hub_desk.get(f"{ASYNC}/{name}")
    content = emulator.sentinelhub.objects.get(
        f"s3://demo/pictures/{name}/request.json"
    )
    assert json.loads(content)["costPU"] == 10
    assert b"k-1" not in content
    assert emulator.sentinelhub.account("demo").units == before - 10


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("s3://demo/a/<REQUEST_ID>/<OUTPUT>", "s3://demo/a/{}/default.png"),
        ("s3://demo/<OUTPUT>", "s3://demo/default.png"),
        ("s3://demo/a/", "s3://demo/a/{}/default.png"),
    ],
)
def test_the_place_of_the_files_is_a_template(emulator, hub_desk, url, place):
    name = hub_desk.post(ASYNC, delivered_to(url)).json()["id"]
    emulator.clock.advance(10)
    hub_desk.get(f"{ASYNC}/{name}")
    assert place.format(name) in list(emulator.sentinelhub.objects)


def test_a_script_may_lie_in_a_bucket(emulator, hub_desk):
    objects = emulator.sentinelhub.objects
    objects.put("s3://demo/script.js", SCRIPT.encode())
    order = asynchronous(evalscriptReference={"s3": {"url": "s3://demo/script.js"}})
    del order["evalscript"]
    assert hub_desk.post(ASYNC, order).status_code == 200
    order["evalscriptReference"]["s3"]["url"] = "s3://demo/none.js"
    assert hub_desk.post(ASYNC, order).status_code == 400


@pytest.mark.parametrize(
    "order",
    [
        delivered_to("s3://denied/x"),
        delivered_to("https://demo/x"),
        {name: it for name, it in asynchronous().items() if name != "evalscript"},
        asynchronous(evalscript="//VERSION=3\nnonsense("),
        asynchronous(output=PICTURE["output"]),
    ],
)
def test_what_can_never_be_delivered_is_refused_at_once(emulator, hub_desk, order):
    assert hub_desk.post(ASYNC, order).status_code == 400
    assert emulator.sentinelhub.jobs() == []


def test_only_so_many_run_at_a_time(emulator, hub_desk):
    emulator.clock.use("manual")
    emulator.sentinelhub.configure({"async_running": 2})
    codes = [hub_desk.post(ASYNC, asynchronous()).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    emulator.clock.advance(10)
    assert hub_desk.post(ASYNC, asynchronous()).status_code == 200


def test_asking_about_one_renders_no_others(emulator, hub_desk):
    names = [hub_desk.post(ASYNC, asynchronous()).json()["id"] for _ in range(3)]
    emulator.clock.advance(10)
    assert hub_desk.get(f"{ASYNC}/{names[1]}").status_code == 404
    runs = emulator.sentinelhub.runs
    assert [runs.find(name).delivered for name in names] == [False, True, False]


def test_a_failure_is_told_in_the_bucket(emulator, hub_desk):
    name = hub_desk.post(ASYNC, asynchronous()).json()["id"]
    order = {"sentinelhub": {"id": name, "status": "FAILED", "message": "no luck"}}
    told = httpx.post(f"{emulator.url}/_emulator/jobs", json=order, verify=False)
    assert told.status_code == 200
    assert hub_desk.get(f"{ASYNC}/{name}").status_code == 404
    folder = f"s3://demo/pictures/{name}"
    objects = emulator.sentinelhub.objects
    assert "no luck" in objects.get(f"{folder}/error.json").decode()
    assert f"{folder}/default.png" not in list(objects)


def test_the_requests_of_others_are_not_there(emulator, hub_desk):
    name = hub_desk.post(ASYNC, asynchronous()).json()["id"]
    other = Account(id="other", name="other")
    client = Client(id="c", secret="s", account="other")
    emulator.sentinelhub.accounts.add(other, client)
    hub_desk.become("other")
    assert hub_desk.get(f"{ASYNC}/{name}").status_code == 404
    assert emulator.sentinelhub.runs.find(name).running(emulator.clock.now())


def test_the_requests_are_among_the_jobs(emulator, hub_desk):
    name = hub_desk.post(ASYNC, asynchronous()).json()["id"]
    (job,) = emulator.sentinelhub.jobs()
    assert (job["id"], job["status"]) == (name, "RUNNING")
    emulator.clock.advance(10)
    assert emulator.sentinelhub.jobs()[0]["status"] == "DONE"


def test_statistics_count_in_as_many_bins_as_asked_for(hub_desk):
    histogram = {"default": {"nBins": 4, "lowEdge": 0, "highEdge": 255}}
    order = STATISTICS | {"calculations": {"default": {"histograms": histogram}}}
    told = hub_desk.post("/api/v1/statistics", order).json()
    for interval in told["data"]:
        band = interval["outputs"]["default"]["bands"]["B0"]
        assert len(band["histogram"]["bins"]) == 4
    assert told["data"]


# pictures of one's own


NAME = "byoc-5a7e11e0-0000-4000-8000-0000000000aa"
SEEN = {"bbox": (13.0, 45.0, 13.02, 45.02), "datetime": "2026-05-10T10:00:00Z"}


def test_a_picture_that_was_put_in_place_is_found_described_and_rendered(
    emulator, hub_desk
):
    pixels = np.full((8, 8), 51, np.uint8)
    scene = emulator.sentinelhub.scenes.add(
        pixels, bands=["Red"], collection=NAME, **SEEN
    )
    search = {"collections": [NAME], "bbox": [13, 45, 14, 46]}
    search["datetime"] = "2026-05-01T00:00:00Z/2026-05-20T00:00:00Z"
    found = hub_desk.post("/api/v1/catalog/1.0.0/search", search).json()
    assert [one["id"] for one in found["features"]] == [scene.id]
    told = hub_desk.get(f"/api/v1/metadata/collection/{NAME}").json()
    assert told["bands"] == [{"name": "Red", "sampleType": "UINT8"}]
    data = [{"type": NAME, "dataFilter": {"timeRange": SPAN}}]
    script = (
        "//VERSION=3\nfunction setup(){return{input:['Red'],"
        "output:{bands:1,sampleType:'UINT8'}}}\n"
        "function evaluatePixel(s){return[s.Red]}"
    )
    order = {**PICTURE, "input": INPUT | {"data": data}, "evalscript": script}
    reply = hub_desk.post("/api/v1/process", order)
    assert reply.status_code == 200, reply.text
    assert (np.asarray(Image.open(io.BytesIO(reply.content))) == 51).all()
    emulator.reset("state")
    assert hub_desk.get(f"/api/v1/metadata/collection/{NAME}").status_code == 404
    assert hub_desk.post("/api/v1/process", order).status_code != 200
