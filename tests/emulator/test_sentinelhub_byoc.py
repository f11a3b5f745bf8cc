"""Collections of one's own files at the emulated Sentinel Hub."""

from __future__ import annotations

import io

import numpy as np
import pytest
import tifffile


COLLECTIONS = "/api/v1/byoc/collections"
NOWHERE = "00000000-0000-4000-8000-000000000000"
BANDS = {
    "Red": {"source": "RED", "bitDepth": 16, "sampleFormat": "UINT"},
    "Nir": {"source": "NIR", "bitDepth": 16, "sampleFormat": "UINT"},
}
BOX = (455_000, 5_545_000)
COVER = {
    "type": "Polygon",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}},
    "coordinates": [
        [[0, 0], [9000, 0], [9000, 9000], [0, 9000], [0, 0]],
    ],
}


def tiff(values, epsg=32633, corner=BOX, **more):
    """A GeoTIFF with pixels of 10 metres whose south-western corner is given."""
    keys = (1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, epsg)
    north = corner[1] + 10.0 * values.shape[0]
    tags = [
        (33550, 12, 3, (10.0, 10.0, 0.0), True),
        (33922, 12, 6, (0.0, 0.0, 0.0, corner[0], north, 0.0), True),
        (34735, 3, len(keys), keys, True),
    ]
    file = io.BytesIO()
    layout = {"tile": (256, 256), "compression": "deflate"} | more
    tifffile.imwrite(file, values, metadata=None, extratags=tags, **layout)
    return file.getvalue()


@pytest.fixture
def put(emulator):
    """Puts bands of one tile into the bucket."""

    def put(path, **bands):
        for name, values in bands.items():
            content = values if isinstance(values, bytes) else tiff(values)
            key = path.replace("(BAND)", name)
            emulator.sentinelhub.objects.put(f"s3://photos/{key}", content)

    return put


def plane(number, dtype=np.uint16):
    return np.full((300, 300), number, dtype)


def made(desk, bands=BANDS, **more):
    order = {"name": "photos", "s3Bucket": "photos"} | more
    if bands:
        order["additionalData"] = {"bands": bands}
    reply = desk.post(COLLECTIONS, order)
    assert reply.status_code == 201, reply.text
    return reply.json()["data"]


def tiled(desk, own, path="a/(BAND).tif", **more):
    reply = desk.post(f"{COLLECTIONS}/{own['id']}/tiles", {"path": path} | more)
    assert reply.status_code == 201, reply.text
    return reply.json()["data"]


def ended(desk, own, tile):
    """The tile when its ingestion is over, and all that it was before."""
    path, seen = f"{COLLECTIONS}/{own['id']}/tiles/{tile['id']}", [tile["status"]]
    while seen[-1] not in {"INGESTED", "FAILED"}:
        told = desk.get(path).json()["data"]
        seen.append(told["status"])
    return told, seen


def cause(told):
    assert told["status"] == "FAILED"
    return told["additionalData"]["failedIngestionCause"]


def complaint(reply, status):
    assert reply.status_code == status, reply.text
    return reply.json()["error"]["message"]


def test_a_collection_is_made_read_changed_and_removed(hub_desk):
    own = made(hub_desk, noData=0)
    path = f"{COLLECTIONS}/{own['id']}"
    assert hub_desk.get(path).json()["data"] == own
    assert (own["isConfigured"], own["noData"]) == (True, 0)
    change = hub_desk.http.put(path, json={"name": "new", "s3Bucket": "other"})
    assert (change.status_code, change.content) == (204, b"")
    told = hub_desk.get(path).json()["data"]
    assert (told["name"], told["s3Bucket"], "noData" in told) == ("new", "other", False)
    assert told["additionalData"]["bands"] == BANDS
    assert hub_desk.http.delete(path).status_code == 204
    assert complaint(hub_desk.get(path), 404).startswith("Collection")


def test_changes_cost_a_processing_unit_and_looks_do_not(emulator, hub_desk):
    before = emulator.sentinelhub.account("demo").units
    own = made(hub_desk)
    hub_desk.get(f"{COLLECTIONS}/{own['id']}")
    assert emulator.sentinelhub.account("demo").units == before - 1


def test_both_families_of_paths_and_nulls_are_understood(hub_desk):
    order = {"name": "n", "s3Bucket": "b", "id": None, "noData": None}
    order |= {"additionalData": None, "otherData": {}}
    assert hub_desk.post("/byoc/v1/collections", order).status_code == 201


def test_collections_of_others_are_closed(hub_desk):
    own = made(hub_desk)
    hub_desk.become("spent")
    assert hub_desk.get(f"{COLLECTIONS}/{own['id']}").status_code == 403
    assert hub_desk.get(COLLECTIONS).json()["data"] == []


def test_collections_are_found_by_name(hub_desk):
    made(hub_desk, name="north sea")
    made(hub_desk, name="alps")
    found = hub_desk.get(COLLECTIONS, params={"search": "sea|alps", "count": 1}).json()
    assert found["data"][0]["name"] == "north sea"
    following = hub_desk.http.get(found["links"]["next"]).json()
    assert [one["name"] for one in following["data"]] == ["alps"]
    assert "next" not in following["links"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"additionalData": {"bands": {"1a": BANDS["Red"]}}}, "identifier"),
        (
            {
                "noData": 0,
                "additionalData": {"bands": {"a": BANDS["Red"] | {"noData": 1}}},
            },
            "noData",
        ),
        ({"s3Bucket": "denied"}, "denied"),
        ({"additionalData": {"bands": {"a": {"bitDepth": 7}}}}, "bitDepth"),
    ],
)
def test_a_wrong_collection_is_refused(hub_desk, change, message):
    order = {"name": "photos", "s3Bucket": "photos"} | change
    told = complaint(hub_desk.post(COLLECTIONS, order), 400)
    assert message in told


def test_a_tile_is_ingested_step_by_step_and_then_seen(emulator, hub_desk, put):
    put("a/(BAND).tif", RED=plane(7), NIR=plane(900))
    own = made(hub_desk)
    tile = tiled(hub_desk, own, sensingTime="2026-05-04T10:00:00Z")
    told, seen = ended(hub_desk, own, tile)
    assert seen == ["WAITING", "QUEUED", "INGESTING", "INGESTED"]
    corners = told["tileGeometry"]["coordinates"][0]
    assert corners[0] == [455000, 5545000]
    assert corners[2] == [458000, 5548000]
    assert told["coverGeometry"] == told["tileGeometry"]
    facts = hub_desk.get(f"{COLLECTIONS}/{own['id']}").json()["data"]["additionalData"]
    assert facts["hasSensingTimes"] == "YES"
    assert facts["fromSensingTime"] == "2026-05-04T10:00:00Z"
    assert looked_at(hub_desk, own) == 7
    hub_desk.http.delete(f"{COLLECTIONS}/{own['id']}/tiles/{tile['id']}")
    assert not list(emulator.sentinelhub.scenes)


def looked_at(desk, own):
    """The only number of a picture of the collection."""
    script = """//VERSION=3
function setup() {
  return {input: ["Red"], output: {bands: 1, sampleType: "UINT16"}}
}
function evaluatePixel(s) { return [s.Red] }
"""
    utm = {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"}
    box = [455_100, 5_545_100, 455_200, 5_545_200]
    data = {
        "type": f"byoc-{own['id']}",
        "dataFilter": {
            "timeRange": {"from": "2026-05-01T00:00:00Z", "to": "2026-05-31T00:00:00Z"}
        },
    }
    reply = desk.post(
        "/api/v1/process",
        {
            "input": {"bounds": {"bbox": box, "properties": utm}, "data": [data]},
            "output": {"width": 8, "height": 8},
            "evalscript": script,
        },
        headers={"accept": "image/tiff"},
    )
    assert reply.status_code == 200, reply.text
    (number,) = np.unique(tifffile.imread(io.BytesIO(reply.content)))
    return number


def test_bands_come_from_the_first_tile_where_none_are_given(hub_desk, put):
    put("a.tif", a=tiff(np.zeros((300, 300, 3), np.uint8), photometric="rgb"))
    own = made(hub_desk, bands=None)
    assert not own["isConfigured"]
    told, _ = ended(hub_desk, own, tiled(hub_desk, own, "a"))
    assert told["path"] == "a.tif"
    bands = hub_desk.get(f"{COLLECTIONS}/{own['id']}").json()["data"]["additionalData"]
    assert list(bands["bands"]) == ["a_1", "a_2", "a_3"]
    assert bands["bands"]["a_2"]["bandIndex"] == 2


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no file"),
        ({"RED": plane(1)}, "Nir"),
        ({"RED": plane(1), "NIR": plane(1, np.uint8)}, "8 bits"),
        ({"RED": plane(1), "NIR": b"text"}, "no GeoTIFF"),
        ({"RED": plane(1), "NIR": tiff(plane(1), epsg=2154)}, "2154"),
        ({"RED": plane(1), "NIR": tiff(plane(1), corner=(0, 0))}, "box"),
        ({"RED": plane(1), "NIR": tiff(plane(1), tile=(16, 16))}, "tiles"),
    ],
)
def test_files_that_do_not_fit_fail_with_the_cause(hub_desk, put, files, message):
    put("other.tif", other=plane(1))
    put("a/(BAND).tif", **files)
    own = made(hub_desk)
    told, _ = ended(hub_desk, own, tiled(hub_desk, own))
    assert message in cause(told)


def test_a_failed_tile_is_ingested_again_once_its_file_is_there(hub_desk, put):
    put("other.tif", other=plane(1))
    own = made(hub_desk)
    tile = tiled(hub_desk, own)
    again = f"{COLLECTIONS}/{own['id']}/tiles/{tile['id']}/reingest"
    assert "WAITING" in complaint(hub_desk.post(again), 400)
    assert "no file" in cause(ended(hub_desk, own, tile)[0])
    put("a/(BAND).tif", RED=plane(1), NIR=plane(2))
    assert hub_desk.post(again).status_code == 204
    assert ended(hub_desk, own, tile | {"status": "WAITING"})[0]["status"] == "INGESTED"


def test_a_bucket_that_the_emulator_lacks_is_believed(hub_desk):
    own = made(hub_desk, s3Bucket="far-away")
    told, _ = ended(hub_desk, own, tiled(hub_desk, own, coverGeometry=COVER))
    assert told["status"] == "INGESTED"
    assert told["tileGeometry"]["coordinates"][0][2] == [9000, 9000]


def test_an_admin_lets_a_tile_fail(emulator, hub_desk):
    own = made(hub_desk, s3Bucket="far-away")
    tile = tiled(hub_desk, own)
    order = b'{"id": "%s", "status": "FAILED", "message": "header too large"}'
    emulator.sentinelhub.force(order % tile["id"].encode())
    assert cause(ended(hub_desk, own, tile)[0]) == "header too large"


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"path": "/a.tif"}, 400, "path"),
        ({"path": "a/../b.tif"}, 400, "object"),
        (
            {
                "coverGeometry": COVER
                | {"coordinates": [[[0, 0], [1, 0], [1, 1], [2, 2]]]}
            },
            400,
            "closed",
        ),
        ({"coverGeometry": COVER | {"coordinates": [[[0, 0]] * 101]}}, 400, "100"),
        ({"path": "a/(BAND).tif"}, 409, "already"),
    ],
)
def test_a_wrong_tile_is_refused(hub_desk, change, status, message):
    own = made(hub_desk)
    tiled(hub_desk, own)
    order = {"path": "b/(BAND).tif"} | change
    told = complaint(hub_desk.post(f"{COLLECTIONS}/{own['id']}/tiles", order), status)
    assert message in told


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"s3Bucket": "other"}, "s3Bucket"),
        ({"additionalData": {"bands": {}}}, "removed"),
        (
            {
                "additionalData": {
                    "bands": BANDS | {"Blue": BANDS["Red"] | {"source": "B"}}
                }
            },
            "Blue",
        ),
        (
            {
                "additionalData": {
                    "bands": {"Red": BANDS["Red"] | {"sampleFormat": "INT"}}
                }
            },
            "final",
        ),
        (
            {"additionalData": {"bands": {"Red": BANDS["Red"] | {"bitDepth": 8}}}},
            "changed",
        ),
    ],
)
def test_a_collection_with_tiles_cannot_become_another(hub_desk, change, message):
    own = made(hub_desk)
    tiled(hub_desk, own)
    order = {"name": "photos", "s3Bucket": "photos"} | change
    reply = hub_desk.http.put(f"{COLLECTIONS}/{own['id']}", json=order)
    assert message in complaint(reply, 400)


def test_bands_are_renamed_and_dropped_while_there_are_tiles(hub_desk):
    own = made(hub_desk)
    tiled(hub_desk, own)
    order = {"name": "photos", "s3Bucket": "photos"}
    order["additionalData"] = {"bands": {"R": BANDS["Red"] | {"noData": 0}}}
    path = f"{COLLECTIONS}/{own['id']}"
    assert hub_desk.http.put(path, json=order).status_code == 204
    assert list(hub_desk.get(path).json()["data"]["additionalData"]["bands"]) == ["R"]


def test_a_tile_gets_another_cover_and_time(hub_desk):
    own = made(hub_desk, s3Bucket="far-away")
    tile = tiled(hub_desk, own, sensingTime="2026-01-01T00:00:00Z")
    path = f"{COLLECTIONS}/{own['id']}/tiles/{tile['id']}"
    order = {"path": tile["path"], "coverGeometry": COVER, "sensingTime": None}
    assert hub_desk.http.put(path, json=order).status_code == 204
    told = hub_desk.get(path).json()["data"]
    assert "sensingTime" not in told
    assert told["coverGeometry"]["coordinates"] == COVER["coordinates"]


def test_ingested_tiles_are_copied_once(emulator, hub_desk, put):
    put("a/(BAND).tif", RED=plane(1), NIR=plane(2))
    source, target = made(hub_desk), made(hub_desk, bands=None)
    ended(hub_desk, source, tiled(hub_desk, source))
    tiled(hub_desk, source, "missing/(BAND).tif")
    path = f"{COLLECTIONS}/{source['id']}/copyTiles"
    for _ in range(2):
        reply = hub_desk.post(path, params={"toCollection": target["id"]})
        assert reply.status_code == 204
    assert emulator.sentinelhub.scenes.collection(f"byoc-{target['id']}")
    copied = hub_desk.get(f"{COLLECTIONS}/{target['id']}/tiles").json()["data"]
    assert [one["path"] for one in copied] == ["a/(BAND).tif"]
    assert "toCollection" in complaint(hub_desk.post(path), 400)
    other = made(hub_desk, bands={"X": BANDS["Red"]})
    reply = hub_desk.post(path, params={"toCollection": other["id"]})
    assert "bands" in complaint(reply, 400)
    reply = hub_desk.post(path, params={"toCollection": NOWHERE})
    assert reply.status_code == 404


def test_the_tiles_of_the_seed_come_page_by_page_in_order(hub_desk):
    own = hub_desk.get(COLLECTIONS).json()["data"][0]
    path, seen = f"{COLLECTIONS}/{own['id']}/tiles?sort=path:desc&count=50", []
    while path:
        answer = hub_desk.http.get(path).json()
        seen += [one["path"] for one in answer["data"]]
        path = answer["links"].get("next")
    assert len(seen) == 130
    assert seen == sorted(seen, reverse=True)
    told = hub_desk.get(f"{COLLECTIONS}/{own['id']}/tiles", params={"path": seen[3]})
    assert [one["path"] for one in told.json()["data"]] == [seen[3]]
    none = hub_desk.get(f"{COLLECTIONS}/{own['id']}/tiles", params={"status": "FAILED"})
    assert none.json()["data"] == []
