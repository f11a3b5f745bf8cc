"""Tasks of batch processing, version 2, from their creation to their files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import numpy as np
import pytest
import rasterio

from swath.emulator.sentinelhub.geopackage import Table, features_of, write

from .sentinelhub_batches import (
    FEATURES,
    V2,
    WIDE,
    Batch,
    put_fields,
    raster,
    rendering,
    square,
    v2,
)


@pytest.fixture(autouse=True)
def flat(emulator, monkeypatch):
    """A world of one colour, which is quick to render."""
    monkeypatch.setattr(emulator.sentinelhub.world, "flat", True)


def keys(emulator, beginning=""):
    return [one for one in emulator.sentinelhub.objects if one.startswith(beginning)]


def rows(emulator, url):
    path = emulator.sentinelhub.objects.path(url)
    with closing(sqlite3.connect(path)) as file:
        asked = "SELECT name, status, error, delivered FROM features"
        return file.execute(asked).fetchall()


def opened(emulator, url):
    return rasterio.open(emulator.sentinelhub.objects.path(url))


def features(**changes):
    source = {"type": "geopackage", "features": FEATURES}
    return v2(input=source, processRequest=rendering(None), **changes)


@pytest.mark.parametrize("path", [V2, "/batch/v2/process"])
def test_a_new_task_tells_what_was_asked_for(hub_desk, path):
    made = Batch(hub_desk, path, v2()).made
    assert (made["status"], made["userAction"]) == ("CREATED", "NONE")
    assert (made["completionPercentage"], made["costPU"]) == (0, 0)
    assert made["request"]["input"] == v2()["input"]
    assert "userActionUpdated" not in made


def test_nobody_is_told_what_opens_the_bucket(emulator, hub_desk):
    bucket = {"url": "s3://demo/v2", "accessKey": "k-1", "secretAccessKey": "hush"}
    order = v2(output={"type": "raster", "delivery": {"s3": bucket}})
    task = Batch(hub_desk, V2, order)
    copy = emulator.sentinelhub.objects.get(
        f"s3://demo/v2/{task.id}/request-{task.id}.json"
    )
    assert "hush" not in json.dumps(task.poll()) + copy.decode()


def test_a_task_is_analysed_and_then_waits(hub_desk):
    task = Batch(hub_desk, V2, v2())
    assert task.do("analyse") == 204
    assert task.states() == ["ANALYSING", "ANALYSIS_DONE"]
    assert task.do("start") == 204
    assert task.states() == ["PROCESSING", "DONE"]


def test_a_task_that_is_started_at_once_does_not_wait(hub_desk):
    task = Batch(hub_desk, V2, v2())
    task.do("start")
    assert task.states() == ["ANALYSING", "PROCESSING", "DONE"]
    done = task.poll()
    assert (done["completionPercentage"], done["costPU"]) == (100, 100)
    assert done["userAction"] == "START"


def test_completion_grows_piece_by_piece(hub_desk):
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    seen = [task.poll()["completionPercentage"] for _ in range(8)]
    assert seen == sorted(seen)
    assert {25, 50, 75, 100} <= set(seen)


WRONG = [
    ((), "stop", "CREATED"),
    (("analyse",), "analyse", "ANALYSING"),
    (("analyse",), "start", "ANALYSING"),
    (("start", *[""] * 3), "start", "PROCESSING"),
    (("start", *[""] * 3), "analyse", "PROCESSING"),
    (("start", *[""] * 9), "start", "DONE"),
    (("start", *[""] * 9), "stop", "DONE"),
    (("start", *[""] * 9), "analyse", "DONE"),
]


@pytest.mark.parametrize(("before", "action", "status"), WRONG)
def test_a_wrong_move_names_both_actions_and_the_status(
    hub_desk, before, action, status
):
    task = Batch(hub_desk, V2, v2())
    for one in before:
        task.do(one) if one else task.poll()
    told = task.poll() if status in {"PROCESSING", "DONE"} else task.made
    message = task.refused(action)
    assert action.upper() in message
    assert status in message
    if status in {"PROCESSING", "DONE"}:
        assert told["userAction"] in message


def test_a_stopped_task_goes_on_where_it_was(emulator, hub_desk):
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    task.poll(4)
    task.do("stop")
    stopped = task.poll()
    assert (stopped["status"], stopped["stoppedStatusReason"]) == (
        "STOPPED",
        "USER_ACTION",
    )
    assert 0 < stopped["completionPercentage"] < 100
    task.do("start")
    assert task.states() == ["PROCESSING", "DONE"]
    assert "stoppedStatusReason" not in task.poll()


def test_an_analysis_ends_before_the_task_stops(hub_desk):
    task = Batch(hub_desk, V2, v2())
    task.do("analyse", "stop")
    assert task.states() == ["ANALYSING", "STOPPED"]


def test_files_are_where_the_template_says(emulator, hub_desk):
    url = "s3://demo/a/<requestId>/<tileName>-<outputId>.<format>"
    task = Batch(hub_desk, V2, v2(output=raster(url)))
    task.do("start")
    task.poll(8)
    assert f"s3://demo/a/{task.id}/33TVL-default.tif" in keys(emulator)


def test_the_picture_of_a_tile_is_that_of_the_process_interface(
    emulator, hub_desk, monkeypatch
):
    monkeypatch.setattr(emulator.sentinelhub.world, "flat", False)
    task = Batch(hub_desk, V2, v2())
    task.do("start")
    task.poll(8)
    with opened(emulator, f"s3://demo/v2/{task.id}/33TVL/default.tif") as tile:
        box, crs, pixels = tile.bounds, tile.crs.to_epsg(), tile.read(1)
    crs = f"http://www.opengis.net/def/crs/EPSG/0/{crs}"
    order = rendering([*box])
    order["input"]["bounds"]["properties"] = {"crs": crs}
    order["output"] |= {"width": 278, "height": 278}
    picture = hub_desk.post("/api/v1/process", order)
    with rasterio.MemoryFile(picture.content) as file, file.open() as same:
        assert np.array_equal(same.read(1), pixels)
    assert pixels.std() > 0


def test_a_buffer_is_pixels_beside_the_tile(emulator, hub_desk):
    source = v2()["input"] | {"bufferX": 3, "bufferY": 5}
    task = Batch(hub_desk, V2, v2(input=source))
    task.do("start")
    task.poll(8)
    with opened(emulator, f"s3://demo/v2/{task.id}/33TVL/default.tif") as tile:
        assert (tile.width, tile.height) == (278 + 6, 278 + 10)
        assert tile.bounds.left == 399_960 - 3 * 360


def test_a_cloud_optimized_file_has_blocks_and_overviews(emulator, hub_desk):
    order = v2(output=raster(cogOutput=True, cogParameters={"blockxsize": 128}))
    task = Batch(hub_desk, V2, order)
    task.do("start")
    task.poll(8)
    with opened(emulator, f"s3://demo/v2/{task.id}/33TVL/default.tif") as tile:
        assert tile.profile["blockxsize"] == 128
        assert tile.overviews(1)[0] == 2
        whole, half = tile.read(1), tile.read(1, out_shape=(139, 139))
    assert abs(float(whole.mean()) - float(half.mean())) < 1


def test_manifest_and_database_tell_of_every_piece(emulator, hub_desk):
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    task.poll(4)
    root = f"s3://demo/v2/{task.id}"
    states = {row[1] for row in rows(emulator, f"{root}/execution-{task.id}.sqlite")}
    assert states == {"DONE", "PENDING"}
    task.poll(6)
    told = rows(emulator, f"{root}/execution-{task.id}.sqlite")
    assert [row[1:] for row in told] == [("DONE", None, 1)] * 4
    objects = emulator.sentinelhub.objects
    listed = features_of(objects.path(f"{root}/featureManifest-{task.id}.gpkg"))
    assert [(one.identifier, one.width) for one in listed] == [
        (row[0], 278) for row in told
    ]
    assert {one.epsg for one in listed} == {32633}


def test_files_that_are_there_are_not_overwritten_unless_asked(emulator, hub_desk):
    url = "s3://demo/fixed/<tileName>.tif"
    emulator.sentinelhub.objects.put("s3://demo/fixed/33TVL.tif", b"mine")
    task = Batch(hub_desk, V2, v2(output=raster(url)))
    task.do("analyse")
    assert task.states() == ["ANALYSING", "FAILED"]
    assert "33TVL.tif exists" in task.poll()["error"]
    kept = Batch(hub_desk, V2, v2(output=raster(url, skipExisting=True)))
    kept.do("start")
    assert kept.states()[-1] == "DONE"
    assert emulator.sentinelhub.objects.get("s3://demo/fixed/33TVL.tif") == b"mine"
    again = Batch(hub_desk, V2, v2(output=raster(url, overwrite=True)))
    again.do("start")
    again.poll(8)
    assert emulator.sentinelhub.objects.get("s3://demo/fixed/33TVL.tif") != b"mine"


def test_a_script_is_looked_at_by_the_analysis(hub_desk):
    broken = rendering(script="//VERSION=3\nnonsense(")
    task = Batch(hub_desk, V2, v2(processRequest=broken))
    task.do("start")
    assert task.states() == ["ANALYSING", "FAILED"]
    assert "script" in task.poll()["error"]
    assert task.refused("start")


@pytest.mark.parametrize(
    "order",
    [
        v2(output=raster("s3://denied/x")),
        v2(output=raster("https://demo/x")),
        v2(output=raster("s3://demo/<outputId>.tif")),
        v2(output=raster("s3://demo/<tileName>/<unknown>.tif")),
        v2(input={"type": "tiling-grid", "id": 4, "resolution": 10.0}),
        v2(input={"type": "tiling-grid", "id": 1, "resolution": 60.0}),
        v2(input={"type": "geopackage", "features": FEATURES}),
        v2(input={"type": "shapefile"}),
        v2(processRequest=rendering(None)),
        v2(processRequest=rendering([14, 45, 14, 45])),
        v2(processRequest=rendering(form="image/png")),
        v2(output=raster(createCollection=True)),
        v2(output=raster(cogOutput=True, collectionId="none")),
    ],
)
def test_what_cannot_become_a_task_is_refused(emulator, hub_desk, order):
    assert hub_desk.post(V2, order).status_code in {400, 404}
    assert hub_desk.get(V2).json()["data"] == []


def test_features_are_rendered_whole_in_their_own_system(emulator, hub_desk):
    put_fields(emulator.sentinelhub)
    task = Batch(hub_desk, V2, features())
    task.do("start")
    assert task.states()[-1] == "DONE"
    with opened(emulator, f"s3://demo/v2/{task.id}/f1/default.tif") as file:
        assert (file.width, file.height, file.crs.to_epsg()) == (40, 40, 32633)
        assert file.bounds.left == 456_000


def test_only_features_in_the_area_are_rendered(emulator, hub_desk):
    put_fields(emulator.sentinelhub)
    order = features()
    crs = "http://www.opengis.net/def/crs/EPSG/0/32633"
    box = [455_900, 5_545_000, 456_500, 5_546_000]
    order["processRequest"]["input"]["bounds"] = {
        "bbox": box,
        "properties": {"crs": crs},
    }
    task = Batch(hub_desk, V2, order)
    task.do("start")
    task.poll(8)
    files = [one for one in keys(emulator) if one.endswith("default.tif")]
    assert [one.split("/")[-2] for one in files] == ["f1"]


def test_features_without_a_size_take_the_default_or_fail(emulator, hub_desk):
    put_fields(emulator.sentinelhub, resolution=None)
    task = Batch(hub_desk, V2, features())
    task.do("analyse")
    assert task.states()[-1] == "FAILED"
    assert "resolution" in task.poll()["error"]
    order = features()
    order["input"]["defaults"] = {"width": 16, "height": 8}
    task = Batch(hub_desk, V2, order)
    task.do("start")
    task.poll(8)
    with opened(emulator, f"s3://demo/v2/{task.id}/f0/default.tif") as file:
        assert (file.width, file.height) == (16, 8)


@pytest.mark.parametrize("content", [b"", b"no database at all, but text" * 9])
def test_a_file_that_is_no_geopackage_fails_the_analysis(emulator, hub_desk, content):
    emulator.sentinelhub.objects.put("s3://demo/fields.gpkg", content)
    task = Batch(hub_desk, V2, features())
    task.do("analyse")
    assert task.states()[-1] == "FAILED"
    assert "GeoPackage" in task.poll()["error"]


def test_single_failures_leave_a_task_done(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_failing": ["33TVL"]})
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    assert task.states()[-1] == "DONE"
    name = f"s3://demo/v2/{task.id}/execution-{task.id}.sqlite"
    told = {row[0]: row[1] for row in rows(emulator, name)}
    assert told["33TVL"] == "FATAL"
    assert list(told.values()).count("DONE") == 3


def test_many_failures_stop_a_task(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_failing": ["*"]})
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    assert task.states()[-1] == "STOPPED"
    assert task.poll()["stoppedStatusReason"] == "UNHEALTHY"


def test_an_account_that_runs_dry_is_stopped(emulator, hub_desk):
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    task.poll(3)
    emulator.sentinelhub.account("demo").units = 999.0
    assert task.states()[-1] == "STOPPED"
    assert task.poll()["stoppedStatusReason"] == "OUT_OF_PU"
    reply = hub_desk.post(f"{task.path}/start")
    assert reply.status_code == 403
    emulator.sentinelhub.account("demo").units = 5000.0
    assert task.do("start") == 204
    assert task.states()[-1] == "DONE"


def test_what_was_spent_is_charged_once(emulator, hub_desk):
    before = emulator.sentinelhub.account("demo").units
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    task.poll(12)
    cost = task.poll()["costPU"]
    assert before - emulator.sentinelhub.account("demo").units == pytest.approx(cost)
    assert cost == 100


def test_description_can_change_while_nothing_runs(hub_desk):
    task = Batch(hub_desk, V2, v2())
    reply = hub_desk.http.put(task.path, json={"description": "new"})
    assert (reply.status_code, reply.json()["description"]) == (200, "new")
    assert reply.json()["input"] == v2()["input"]
    task.do("analyse")
    reply = hub_desk.http.put(task.path, json={"description": "newer"})
    assert reply.status_code == 409
    assert task.poll()["request"]["description"] == "new"


def test_tasks_of_others_do_not_exist(hub_desk):
    task = Batch(hub_desk, V2, v2())
    hub_desk.become("spent")
    assert hub_desk.get(task.path).status_code == 404
    assert hub_desk.get(V2).json()["data"] == []
    assert hub_desk.get(f"{V2}/no-id").status_code == 404


def test_accounts_need_a_thousand_units(emulator, hub_desk):
    emulator.sentinelhub.account("demo").units = 999.0
    reply = hub_desk.post(V2, v2())
    assert reply.status_code == 403
    code = reply.json()["error"]["code"]
    assert code == "ACCESS_INSUFFICIENT_PROCESSING_UNITS"


def test_more_pixels_than_the_limit_are_counted_but_not_rendered(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_pixels": 278 * 278})
    task = Batch(hub_desk, V2, v2(WIDE))
    task.do("start")
    assert task.states()[-1] == "DONE"
    name = f"s3://demo/v2/{task.id}/execution-{task.id}.sqlite"
    errors = [row[2] for row in rows(emulator, name)]
    assert errors[0] is None
    assert all("Not rendered" in one for one in errors[1:])


def test_files_can_join_a_collection_of_ones_own(emulator, hub_desk):
    order = v2(output=raster(cogOutput=True, createCollection=True))
    task = Batch(hub_desk, V2, order)
    name = task.made["request"]["output"]["collectionId"]
    task.do("start")
    task.poll(8)
    emulator.clock.advance(10)
    tiles = f"/api/v1/byoc/collections/{name}/tiles"
    (tile,) = hub_desk.get(tiles).json()["data"]
    assert (tile["status"], tile["path"]) == (
        "INGESTED",
        f"v2/{task.id}/33TVL/(BAND).tif",
    )
    collection = hub_desk.get(f"/api/v1/byoc/collections/{name}").json()["data"]
    assert list(collection["additionalData"]["bands"]) == ["default"]


def test_the_grids_are_listed_and_read(hub_desk):
    first = hub_desk.get("/api/v2/batch/tilinggrids", params={"count": 4}).json()
    rest = hub_desk.get(first["links"]["next"]).json()
    found = [one["id"] for one in first["data"] + rest["data"]]
    assert found == [0, 1, 2, 3, 6, 7]
    told = hub_desk.get("/batch/v2/tilinggrids/1/").json()
    assert told["properties"]["tileWidth"] == 10_000
    assert hub_desk.get("/api/v2/batch/tilinggrids/4").status_code == 400


def seeded(emulator, **counts):
    order = json.dumps({"batches": counts}).encode()
    return emulator.sentinelhub.seed(order)


def test_a_long_list_comes_page_by_page(emulator, hub_desk):
    seeded(emulator, v2=230)
    reply = hub_desk.get(V2).json()
    assert len(reply["data"]) == 100
    assert "previous" not in reply["links"]
    names = []
    while True:
        names += [one["id"] for one in reply["data"]]
        if "next" not in reply["links"]:
            break
        reply = hub_desk.get(reply["links"]["next"]).json()
    assert len(set(names)) == 230
    back = hub_desk.get(reply["links"]["previous"]).json()
    assert back["links"]["currentToken"] == "100"


def test_lists_are_sorted(emulator, hub_desk):
    tasks = [Batch(hub_desk, V2, v2()) for _ in range(3)]
    tasks[1].do("analyse")
    down = hub_desk.get(V2, params={"sort": "status:desc"}).json()["data"]
    assert [one["status"] for one in down] == ["CREATED", "CREATED", "ANALYSING"]
    assert hub_desk.get(V2, params={"sort": "colour"}).status_code == 400


@pytest.mark.parametrize(
    "query", [{"count": 0}, {"count": 101}, {"count": "x"}, {"viewtoken": "x"}]
)
def test_pages_that_cannot_be_are_refused(hub_desk, query):
    assert hub_desk.get(V2, params=query).status_code == 400


def test_an_admin_ends_a_task(emulator, hub_desk):
    task = Batch(hub_desk, V2, v2())
    task.do("start")
    order = {"id": task.id, "status": "FAILED", "message": "no luck"}
    told = emulator.sentinelhub.force(json.dumps(order).encode())
    assert (told["status"], told["kind"]) == ("FAILED", "batch-v2")
    assert task.poll()["error"] == "no luck"
    assert task.id in {one["id"] for one in emulator.sentinelhub.jobs()}


def test_a_task_is_never_partial(emulator, hub_desk):
    task = Batch(hub_desk, V2, v2())
    order = json.dumps({"id": task.id, "status": "PARTIAL"}).encode()
    with pytest.raises(ValueError, match="PARTIAL"):
        emulator.sentinelhub.force(order)


def named(name):
    columns = {"identifier": "TEXT", "resolution": "REAL"}
    place = square(455_000.0, 5_545_000.0, 400)
    return Table("fields", 32633, columns, [(place, (name, 10.0))])


@pytest.mark.parametrize("name", ["../../../evil", "..", "a/../../b"])
def test_names_of_features_stay_within_the_bucket(emulator, hub_desk, name):
    objects = emulator.sentinelhub.objects
    write(objects.path("s3://demo/fields.gpkg"), [named(name)], key="id")
    task = Batch(hub_desk, V2, features())
    task.do("start")
    assert task.states()[-1] == "FAILED"
    assert all(one.startswith("s3://demo/") for one in objects)


ARRAYS = {"dtype": "|u1", "order": "C", "chunks": [1, 500, 500], "fill_value": 0}
GROUP = {"zarr_format": 2, "customAttributes": {"made": "here"}}


def zarr(name="arrayParameters", **arrays):
    output = {
        "type": "zarr",
        "delivery": {"s3": {"url": "s3://demo/z/<requestId>"}},
        "group": GROUP,
        name: ARRAYS | {"compressor": {"id": "zlib"}} | arrays,
    }
    source = {"type": "tiling-grid", "id": 6, "resolution": 100.0}
    process = rendering(form="zarr/array")
    return v2(output=output, input=source, processRequest=process)


@pytest.mark.parametrize("name", ["arrayParameters", "arrayParameter"])
def test_a_zarr_group_has_all_tiles_in_one_array(emulator, hub_desk, name):
    task = Batch(hub_desk, V2, zarr(name))
    assert "arrayParameters" in task.made["request"]["output"]
    task.do("start")
    assert task.states()[-1] == "DONE"
    root = f"s3://demo/z/{task.id}"
    objects = emulator.sentinelhub.objects
    told = json.loads(objects.get(f"{root}/default/.zarray"))
    assert (told["shape"], told["chunks"]) == ([1, 1000, 1000], [1, 500, 500])
    chunks = [one for one in keys(emulator, root) if "default/0." in one]
    assert len(chunks) == 4
    assert json.loads(objects.get(f"{root}/.zattrs")) == {"made": "here"}


@pytest.mark.parametrize(
    "order", [zarr(chunks=[1, 300, 300]), zarr(chunks=[2, 500, 500]), zarr(dtype="|i1")]
)
def test_arrays_that_do_not_fit_fail_the_analysis(hub_desk, order):
    task = Batch(hub_desk, V2, order)
    task.do("analyse")
    assert task.states()[-1] == "FAILED"
    assert "array default" in task.poll()["error"]


def test_zarr_needs_a_grid_of_one_reference_system(hub_desk):
    order = zarr() | {"input": {"type": "tiling-grid", "id": 1, "resolution": 10.0}}
    reply = hub_desk.post(V2, order)
    assert "3, 6, 7" in reply.json()["error"]["message"]
