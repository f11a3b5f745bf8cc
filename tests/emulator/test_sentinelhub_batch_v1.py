"""Requests of batch processing, version 1: their tiles and their collections."""

from __future__ import annotations

import json

import pytest
import rasterio

from .sentinelhub_batches import BOX, SPAN, V1, WIDE, Batch, rendering, v1


COLLECTIONS = "/api/v1/batch/collections"
COG = {"defaultTilePath": "s3://demo/v1", "cogOutput": True}


@pytest.fixture(autouse=True)
def flat(emulator, monkeypatch):
    """A world of one colour, which is quick to render."""
    monkeypatch.setattr(emulator.sentinelhub.world, "flat", True)


def made(hub_desk, **more):
    body = {"name": "mine", "s3Bucket": "demo"} | more
    return hub_desk.post(COLLECTIONS, body).json()["id"]


def tiles(batch, **query):
    return batch.desk.get(f"{batch.path}/tiles", params=query).json()["data"]


def test_a_new_request_knows_its_tiles_but_does_not_list_them(hub_desk):
    batch = Batch(hub_desk, V1, v1(WIDE))
    told = batch.made
    assert (told["tileCount"], told["tileWidthPx"]) == (4, 278)
    assert (told["status"], told["userAction"]) == ("CREATED", "NONE")
    assert "valueEstimate" not in told
    assert tiles(batch) == []


def test_the_analysis_estimates_and_lists_the_tiles(hub_desk):
    batch = Batch(hub_desk, V1, v1(WIDE))
    batch.do("analyse")
    assert batch.states() == ["ANALYSING", "ANALYSIS_DONE"]
    one = 278 * 278 / (512 * 512) / 3
    assert batch.poll()["valueEstimate"] == pytest.approx(4 * one, abs=1e-5)
    assert [tile["status"] for tile in tiles(batch)] == ["PENDING"] * 4


def test_tiles_go_on_one_after_the_other(hub_desk):
    batch = Batch(hub_desk, V1, v1(WIDE))
    batch.do("start")
    batch.poll(4)
    states = [tile["status"] for tile in tiles(batch)]
    assert states == ["PROCESSED", "PROCESSED", "PROCESSING", "QUEUED"]
    assert batch.states() == ["PROCESSING", "DONE"]
    assert {tile["cost"] > 0 for tile in tiles(batch)} == {True}


def test_a_tile_tells_where_it_lies(hub_desk):
    batch = Batch(hub_desk, V1, v1())
    batch.do("analyse")
    batch.poll(3)
    (tile,) = tiles(batch)
    assert tile["origin"]["coordinates"] == [399_960, 4_999_940]
    name = tile["origin"]["crs"]["properties"]["name"]
    assert name == "urn:ogc:def:crs:EPSG::32633"
    ring = tile["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert hub_desk.get(f"{batch.path}/tiles/{tile['id']}").json() == tile
    assert hub_desk.get(f"{batch.path}/tiles/0").status_code == 404


def test_numbers_of_tiles_are_never_given_twice(hub_desk):
    batches = [Batch(hub_desk, V1, v1(WIDE)) for _ in range(2)]
    for batch in batches:
        batch.do("analyse")
        batch.poll(3)
    numbers = [tile["id"] for batch in batches for tile in tiles(batch)]
    assert numbers == sorted(set(numbers))


def test_tiles_come_page_by_page_and_by_status(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_failing": ["33TVL"]})
    batch = Batch(hub_desk, V1, v1(WIDE))
    batch.do("start")
    batch.poll(8)
    assert len(tiles(batch, status="PROCESSED")) == 3
    assert len(tiles(batch, status="FAILED")) == 1
    assert hub_desk.get(f"{batch.path}/tiles?status=LOST").status_code == 400
    page = hub_desk.get(f"{batch.path}/tiles?count=3").json()
    rest = hub_desk.get(page["links"]["next"]).json()
    assert (len(page["data"]), len(rest["data"])) == (3, 1)
    assert "next" not in rest["links"]


def test_failed_tiles_are_done_again(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_failing": ["33TVL"]})
    batch = Batch(hub_desk, V1, v1(WIDE))
    assert "PARTIAL" in batch.refused("restartpartial")
    batch.do("start")
    assert batch.states()[-1] == "PARTIAL"
    emulator.sentinelhub.configure({"batch_failing": []})
    assert batch.do("restartpartial") == 204
    assert batch.states() == ["PROCESSING", "DONE"]
    name = f"s3://demo/v1/{batch.id}/33TVL/default.tif"
    assert name in list(emulator.sentinelhub.objects)
    assert batch.refused("restartpartial")


def test_a_request_whose_tiles_all_fail_has_failed(emulator, hub_desk):
    emulator.sentinelhub.configure({"batch_failing": ["*"]})
    before = emulator.sentinelhub.account("demo").units
    batch = Batch(hub_desk, V1, v1(WIDE))
    batch.do("start")
    assert batch.states()[-1] == "FAILED"
    assert batch.poll()["error"]
    assert emulator.sentinelhub.account("demo").units == before


@pytest.mark.parametrize("polls", [0, 1, 4])
def test_a_request_can_be_cancelled_until_it_ends(hub_desk, polls):
    batch = Batch(hub_desk, V1, v1(WIDE))
    if polls:
        batch.do("start")
        batch.poll(polls)
    assert batch.do("cancel") == 204
    assert batch.states()[-1] == "CANCELED"
    for action in ("cancel", "start", "analyse"):
        assert "CANCELED" in batch.refused(action)


def test_what_was_done_before_is_paid(emulator, hub_desk):
    before = emulator.sentinelhub.account("demo").units
    batch = Batch(hub_desk, V1, v1(WIDE))
    batch.do("start")
    batch.poll(4)
    batch.do("cancel")
    spent = before - emulator.sentinelhub.account("demo").units
    assert 0 < spent < 1


@pytest.mark.parametrize("url", ["s3://demo/<tileId>.<format>", "s3://demo/<tileName>"])
def test_a_template_names_tiles_by_number_or_name(emulator, hub_desk, url):
    batch = Batch(hub_desk, V1, v1(output={"defaultTilePath": url}))
    batch.do("start")
    batch.poll(8)
    (tile,) = tiles(batch)
    values = {"<tileId>": str(tile["id"]), "<tileName>": "33TVL", "<format>": "tif"}
    for name, value in values.items():
        url = url.replace(name, value)
    assert list(emulator.sentinelhub.objects) == [url]


def test_a_bucket_alone_is_a_place_too(emulator, hub_desk):
    batch = Batch(hub_desk, V1, v1(output=None, bucketName="demo"))
    batch.do("start")
    batch.poll(8)
    (name,) = emulator.sentinelhub.objects
    assert name == f"s3://demo/{batch.id}/33TVL/default.tif"
    with rasterio.open(emulator.sentinelhub.objects.path(name)) as tile:
        assert tile.shape == (278, 278)


def test_the_older_members_of_the_grid_still_work(hub_desk):
    order = v1(tilingGrid=None, tilingGridId=2, resolution=360.0)
    assert Batch(hub_desk, V1, order).made["tileCount"] == 1


@pytest.mark.parametrize(
    "order",
    [
        v1(output=None),
        v1(bucketName="demo"),
        v1(output={}),
        v1(tilingGrid=None),
        v1(tilingGrid={"id": 2, "resolution": 10.0}),
        v1(output={"defaultTilePath": "s3://denied/x"}),
        v1(output={"defaultTilePath": "s3://demo/<format>"}),
        v1(output={"defaultTilePath": "s3://demo", "createCollection": True}),
        v1([-60, -40, 60, 40], tilingGrid={"id": 1, "resolution": 10.0}),
        v1(processRequest=rendering(BOX) | {"evalscript": ""}),
    ],
)
def test_what_cannot_become_a_request_is_refused(hub_desk, order):
    assert hub_desk.post(V1, order).status_code == 400
    assert hub_desk.get(V1).json()["data"] == []


def test_a_request_changes_only_while_it_rests(hub_desk):
    batch = Batch(hub_desk, V1, v1())
    change = {"description": "other"}
    assert hub_desk.http.put(batch.path, json=change).json()["description"] == "other"
    batch.do("analyse")
    assert hub_desk.http.put(batch.path, json=change).status_code == 409


def test_only_requests_that_made_nothing_are_deleted(hub_desk):
    batch = Batch(hub_desk, V1, v1())
    batch.do("start")
    assert hub_desk.http.delete(batch.path).status_code == 409
    batch.poll(8)
    assert hub_desk.http.delete(batch.path).status_code == 409
    new = Batch(hub_desk, V1, v1())
    assert hub_desk.http.delete(new.path).status_code == 204
    assert hub_desk.get(new.path).status_code == 404


def test_requests_are_found_by_words(hub_desk):
    for words in ("red fields", "green fields", "water"):
        Batch(hub_desk, V1, v1(description=words))

    def found(search):
        told = hub_desk.get(V1, params={"search": search}).json()["data"]
        return [one["description"] for one in told]

    assert found("fields") == ["red fields", "green fields"]
    assert found("red&fields|water") == ["red fields", "water"]
    assert found("blue") == []


@pytest.mark.parametrize(
    ("status", "told"),
    [("PARTIAL", "PARTIAL"), ("STOPPED", "CANCELED"), ("FAILED", "FAILED")],
)
def test_an_admin_ends_a_request(emulator, hub_desk, status, told):
    batch = Batch(hub_desk, V1, v1(WIDE))
    batch.do("start")
    order = {"id": batch.id, "status": status}
    emulator.sentinelhub.force(json.dumps(order).encode())
    assert batch.poll()["status"] == told
    if status == "PARTIAL":
        assert batch.do("restartpartial") == 204
        assert batch.states()[-1] == "DONE"


# collections


def test_a_collection_is_made_renamed_and_deleted(hub_desk):
    name = made(hub_desk)
    path = f"{COLLECTIONS}/{name}"
    assert hub_desk.http.put(path, json={"name": "yours"}).status_code == 204
    told = hub_desk.get(path).json()
    assert (told["name"], told["s3Bucket"]) == ("yours", "demo")
    assert hub_desk.http.delete(path).status_code == 204
    assert hub_desk.get(path).status_code == 404


def test_collections_are_listed_and_searched(hub_desk):
    for number in range(3):
        made(hub_desk, name=f"coll-{number}")
    page = hub_desk.get(COLLECTIONS, params={"count": 2}).json()
    assert [one["name"] for one in page["data"]] == ["coll-0", "coll-1"]
    found = hub_desk.get(COLLECTIONS, params={"search": "coll-2"}).json()["data"]
    assert [one["name"] for one in found] == ["coll-2"]


def test_a_request_fills_the_collection_that_it_makes(hub_desk):
    order = v1(output=COG | {"createCollection": True}, description="harvest")
    batch = Batch(hub_desk, V1, order)
    name = batch.made["output"]["collectionId"]
    told = hub_desk.get(f"{COLLECTIONS}/{name}").json()
    assert (told["name"], told["batchData"]["tilingGridId"]) == ("harvest", 2)
    batch.do("start")
    batch.poll(8)
    process = rendering(BOX, script=rendering()["evalscript"].replace("B04", "default"))
    process["input"]["data"] = [
        {"type": f"batch-{name}", "dataFilter": {"timeRange": SPAN}}
    ]
    process["output"] |= {"width": 8, "height": 8}
    assert hub_desk.post("/api/v1/process", process).status_code == 200


def test_a_collection_stays_as_long_as_requests_use_it(hub_desk):
    name = made(hub_desk)
    batch = Batch(hub_desk, V1, v1(output=COG | {"collectionId": name}))
    path = f"{COLLECTIONS}/{name}"
    assert hub_desk.http.delete(path).status_code == 409
    listed = hub_desk.get(V1, params={"collectionId": name}).json()["data"]
    assert [one["id"] for one in listed] == [batch.id]
    batch.do("cancel")
    assert hub_desk.http.delete(path).status_code == 204


def test_a_request_can_leave_its_collection_for_another_one(hub_desk):
    first, second = made(hub_desk), made(hub_desk)
    batch = Batch(hub_desk, V1, v1(output=COG | {"collectionId": first}))
    change = {"output": {"collectionId": second}}
    told = hub_desk.http.put(batch.path, json=change).json()
    assert told["output"]["collectionId"] == second
    assert hub_desk.http.delete(f"{COLLECTIONS}/{first}").status_code == 204
    told = hub_desk.http.put(batch.path, json={"output": {}}).json()
    assert "collectionId" not in told["output"]


def test_collections_have_one_grid_and_one_bucket(hub_desk):
    name = made(hub_desk)
    Batch(hub_desk, V1, v1(output=COG | {"collectionId": name}))
    other = {"tilingGrid": {"id": 0, "resolution": 60.0}}
    order = v1(output=COG | {"collectionId": name}, **other)
    assert hub_desk.post(V1, order).status_code == 400
    elsewhere = COG | {"collectionId": name, "defaultTilePath": "s3://other/x"}
    assert hub_desk.post(V1, v1(output=elsewhere)).status_code == 400


def test_ten_thousand_tiles_are_listed_page_by_page(emulator, hub_desk):
    wide = v1([8, 45, 21, 54], tilingGrid={"id": 1, "resolution": 10.0})
    batch = Batch(hub_desk, V1, wide)
    assert batch.made["tileCount"] > 9000
    batch.do("analyse")
    emulator.clock.advance(10)
    last = batch.made["tileCount"] // 100 * 100
    page = hub_desk.get(f"{batch.path}/tiles", params={"viewtoken": last}).json()
    assert len(page["data"]) == batch.made["tileCount"] - last
    assert json.dumps(page["data"][0]["geometry"]).startswith('{"type": "Polygon"')
