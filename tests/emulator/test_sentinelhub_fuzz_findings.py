"""What schemathesis has found in the emulated Sentinel Hub, by example."""

from __future__ import annotations

import copy
import json

import pytest

from .sentinelhub_batches import (
    STATISTICS,
    V1,
    V2,
    put_fields,
    rendering,
    surveying,
    v1,
    v2,
)


ITEMS = "/catalog/v1/collections/sentinel-1-grd/items"
SEARCH = "/catalog/v1/search"
IMPORT = "/api/v1/dataimport"
RADAR = {"type": "sentinel-1-grd", "dataFilter": {"polarization": "AAA"}}
RADAR_PLACE = "input->data[1]->dataFilter->polarization"


def message(reply):
    assert reply.status_code == 400, reply.text
    return reply.json()["error"]["message"]


@pytest.fixture
def radar():
    """A request for a picture, with a polarization that there is not."""
    order = copy.deepcopy(rendering())
    order["input"]["data"] = [*order["input"]["data"], RADAR]
    return order


def test_a_page_far_ahead_of_no_search_is_refused(hub_desk):
    reply = hub_desk.get(ITEMS, params={"next": 592_564})
    assert reply.status_code == 400
    assert "next: 592564" in reply.json()["description"]


def test_a_search_that_was_made_goes_on_however_far_it_is(hub_desk, monkeypatch):
    monkeypatch.setattr("swath.emulator.sentinelhub.catalog_pages._FARTHEST", 0)
    first = hub_desk.get(ITEMS, params={"limit": 2}).json()
    (link,) = [one for one in first["links"] if one["rel"] == "next"]
    second = hub_desk.get(link["href"])
    assert len(second.json()["features"]) == 2


def test_values_that_do_not_come_are_not_looked_for_without_end(hub_desk, monkeypatch):
    monkeypatch.setattr("swath.emulator.sentinelhub.catalog_pages._PATIENCE", 200)
    order = {
        "collections": ["sentinel-1-grd"],
        "datetime": "2026-04-01T00:00:00Z/2026-05-31T00:00:00Z",
        "distinct": "sar:instrument_mode",
    }
    reply = hub_desk.post(SEARCH, order)
    assert reply.status_code == 400
    assert "smaller bbox" in reply.json()["description"]


def test_values_of_a_small_place_are_all_found(hub_desk):
    order = {
        "collections": ["sentinel-1-grd"],
        "datetime": "2026-04-01T00:00:00Z/2026-05-31T00:00:00Z",
        "bbox": [14, 46, 15, 47],
        "distinct": "sat:orbit_state",
    }
    found = hub_desk.post(SEARCH, order).json()["features"]
    assert sorted(found) == ["ascending", "descending"]


def test_data_of_a_picture_are_what_their_collection_has(hub_desk, radar):
    assert RADAR_PLACE in message(hub_desk.post("/api/v1/process", radar))


@pytest.mark.parametrize(("path", "order"), [(V1, v1()), (V2, v2())])
def test_data_of_a_batch_are_what_their_collection_has(hub_desk, radar, path, order):
    assert RADAR_PLACE in message(
        hub_desk.post(path, {**order, "processRequest": radar})
    )


def test_data_of_a_form_are_what_their_collection_has(hub_desk, radar):
    script = radar.pop("evalscript")
    request = json.dumps(v2(processRequest=radar))
    form = {
        "request": (None, request, "application/json"),
        "evalscript": (None, script, "text/plain"),
    }
    assert RADAR_PLACE in message(hub_desk.http.post(V2, files=form))


@pytest.mark.parametrize(
    "url", ["s3://[demo/v1", "s3://demo/\0", f"s3://d/{300 * 'n'}"]
)
def test_a_place_that_no_bucket_has_is_refused(emulator, hub_desk, url):
    put_fields(emulator.sentinelhub)
    first = v1(output={"defaultTilePath": url})
    second = v2(output={"type": "raster", "delivery": {"s3": {"url": url}}})
    third = surveying(output={"s3": {"url": url}})
    for path, order in ((V1, first), (V2, second), (STATISTICS, third)):
        assert "no object in a bucket" in message(hub_desk.post(path, order))


def test_a_collection_in_a_query_is_a_uuid(hub_desk):
    for wrong in ("", "fields"):
        reply = hub_desk.get(V1, params={"collectionId": wrong})
        assert "no UUID" in message(reply)


@pytest.mark.parametrize("kind", ["orders", "subscriptions"])
def test_orders_are_listed_by_states_that_there_are(hub_desk, kind):
    assert hub_desk.get(f"{IMPORT}/{kind}", params={"status": "FAILED"}).json()
    for name, wrong in (("status", "LOST"), ("deleted", "")):
        reply = hub_desk.get(f"{IMPORT}/{kind}", params={name: wrong})
        assert f"{name} {wrong!r} is not known: take" in message(reply)


def test_deliveries_are_listed_by_states_that_there_are(emulator, hub_desk):
    (order, *_) = hub_desk.get(f"{IMPORT}/orders").json()["data"]
    path = f"{IMPORT}/orders/{order['id']}/deliveries"
    assert hub_desk.get(path, params={"status": "DONE"}).status_code == 200
    assert "take WAITING" in message(hub_desk.get(path, params={"status": "LOST"}))


def test_tiles_are_listed_by_states_that_there_are(emulator, hub_desk):
    (own, *_) = emulator.sentinelhub.byoc
    path = f"/api/v1/byoc/collections/{own.id}/tiles"
    assert hub_desk.get(path, params={"status": "INGESTED"}).json()["data"]
    assert "take WAITING" in message(hub_desk.get(path, params={"status": "LOST"}))


@pytest.mark.parametrize("path", ["/api/v1/process", V1])
@pytest.mark.parametrize("edge", [91, 1e308])
def test_a_box_that_is_not_on_the_globe_is_refused(hub_desk, path, edge):
    picture = rendering([10, 45, 11, edge])
    order = v1(processRequest=picture) if path == V1 else picture
    assert "y within 90 of 0" in message(hub_desk.post(path, order))


def test_all_scenes_of_the_world_are_not_looked_at(hub_desk, monkeypatch):
    monkeypatch.setattr("swath.emulator.sentinelhub.world.MOST_SCENES", 10)
    order = copy.deepcopy(rendering([-180, -80, 180, 80]))
    order["evalscript"] = order["evalscript"].replace("B04", "B08")
    order["input"]["data"] = [{"type": "sentinel-3-olci"}]
    reply = hub_desk.post("/api/v1/process", order)
    assert "shorter timeRange" in message(reply)


def test_orders_of_a_collection_are_named_by_its_uuid(hub_desk):
    reply = hub_desk.get(f"{IMPORT}/orders", params={"collectionId": "PLEIADES"})
    assert "no UUID" in message(reply)


@pytest.mark.parametrize("wrong", ["", "created:", "created:asc", "status:up"])
def test_jobs_are_sorted_in_ways_that_there_are(hub_desk, wrong):
    told = message(hub_desk.get(V2, params={"sort": wrong}))
    assert told.endswith("take created, status, created:desc, status:desc")
