"""Collections of Zarr groups at the emulated Sentinel Hub."""

from __future__ import annotations

import json
import zlib

import numpy as np
import pytest


COLLECTIONS = "/api/v1/zarr/collections"
DEGREES = "http://www.opengis.net/def/crs/EPSG/0/4326"
ORDER = {"name": "sst", "s3Bucket": "ocean", "path": "sst.zarr/", "crs": DEGREES}
DIMENSIONS = ["time", "lat", "lon"]


def metadata(shape, dtype="<f4", **more):
    return {
        "zarr_format": 2,
        "shape": shape,
        "chunks": [1, *shape[1:]] if len(shape) > 2 else shape,
        "dtype": dtype,
        "compressor": None,
        "fill_value": "NaN",
        "order": "C",
        "filters": None,
    } | more


@pytest.fixture
def write(emulator):
    """Writes a group of 40 columns and 20 rows, with changes of its arrays."""

    def put(key, value):
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        emulator.sentinelhub.objects.put(f"s3://ocean/sst.zarr/{key}", content)

    def axis(name, places, **attributes):
        values = np.asarray(places, "<f8")
        packed = {"compressor": {"id": "zlib", "level": 1}}
        put(f"{name}/.zarray", metadata([len(values)], "<f8", **packed))
        put(f"{name}/.zattrs", {"_ARRAY_DIMENSIONS": [name]} | attributes)
        put(f"{name}/0", zlib.compress(values.tobytes()))

    def write(lat=None, units="days since 2024-01-01", dims=DIMENSIONS, **more):
        put(".zgroup", {"zarr_format": 2})
        put(".zattrs", {"title": "sea"})
        axis("time", np.arange(3), units=units)
        axis("lat", np.linspace(49.75, 40.25, 20) if lat is None else lat)
        axis("lon", np.linspace(0.125, 9.875, 40))
        put("sst/.zarray", metadata([3, 20, 40]) | more)
        put("sst/.zattrs", {"_ARRAY_DIMENSIONS": dims})

    return write


def made(desk, **more):
    reply = desk.post(COLLECTIONS, ORDER | more)
    assert reply.status_code == 201, reply.text
    return reply.json()["data"]


def ended(desk, own):
    """The collection when its ingestion is over, and all that it was before."""
    seen, told = [own["status"]], own
    while seen[-1] not in {"INGESTED", "FAILED"}:
        told = desk.get(f"{COLLECTIONS}/{own['id']}").json()["data"]
        seen.append(told["status"])
    return told, seen


def complaint(reply, status):
    assert reply.status_code == status, reply.text
    return reply.json()["error"]["message"]


def test_a_group_is_ingested_and_described(hub_desk, write):
    write()
    own = made(hub_desk)
    assert (own["width"], own["envelope"], own["zattrs"]) == (None, None, None)
    told, seen = ended(hub_desk, own)
    assert seen == ["CREATED", "INGESTING", "INGESTED"]
    assert (told["width"], told["height"]) == (40, 20)
    assert told["envelope"]["coordinates"][0][0] == [0, 40]
    assert told["envelope"]["coordinates"][0][2] == [10, 50]
    assert told["zattrs"] == {"title": "sea"}
    band = told["additionalData"]["bands"]["sst"]
    assert (band["bitDepth"], band["sampleFormat"]) == (32, "FLOAT")


def test_the_arrays_of_a_group_are_listed_and_read(hub_desk, write):
    write()
    own = made(hub_desk)
    path = f"{COLLECTIONS}/{own['id']}/arrays"
    assert hub_desk.get(path).json()["data"] == []
    ended(hub_desk, own)
    first = hub_desk.get(path, params={"count": 3}).json()
    rest = hub_desk.http.get(first["links"]["next"]).json()
    names = [one["name"] for one in first["data"] + rest["data"]]
    assert names == ["lat", "lon", "sst", "time"]
    (one,) = hub_desk.get(path, params={"search": "ss"}).json()["data"]
    assert one == hub_desk.get(f"{path}/sst").json()["data"]
    assert (one["path"], one["zarray"]["shape"]) == ("sst.zarr/sst/", [3, 20, 40])
    assert one["zattrs"] == {"_ARRAY_DIMENSIONS": DIMENSIONS}
    assert hub_desk.get(f"{path}/none").status_code == 404


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lat": [50, 49, *range(18)]}, "equally"),
        ({"units": "days"}, "units"),
        ({"dtype": "<u2"}, "type"),
        ({"order": "F"}, "order"),
        ({"chunks": [60, 20, 40]}, "times"),
        ({"chunks": [1, 4000, 40]}, "chunks"),
        ({"dims": ["time", "x", "y"]}, "dimensions"),
        ({"shape": "wide"}, "shape"),
    ],
)
def test_groups_that_do_not_fit_fail_with_the_cause(hub_desk, write, change, message):
    write(**change)
    told, _ = ended(hub_desk, made(hub_desk))
    assert told["status"] == "FAILED"
    assert message in told["ingestionErrors"]


def test_a_failed_group_is_ingested_again_once_it_is_mended(hub_desk, write):
    write(units="days")
    own = made(hub_desk)
    again = f"{COLLECTIONS}/{own['id']}/reingest"
    assert "CREATED" in complaint(hub_desk.http.put(again), 400)
    assert ended(hub_desk, own)[0]["status"] == "FAILED"
    write()
    reply = hub_desk.http.put(again)
    assert reply.json()["data"]["status"] == "INGESTING"
    assert ended(hub_desk, own)[0]["status"] == "INGESTED"


def test_a_collection_is_renamed_found_and_removed(emulator, hub_desk, write):
    write()
    before = emulator.sentinelhub.account("demo").units
    own = made(hub_desk)
    path = f"{COLLECTIONS}/{own['id']}"
    assert hub_desk.http.put(path, json={"name": "heat"}).status_code == 204
    found = hub_desk.get(COLLECTIONS, params={"search": "heat"}).json()["data"]
    assert [one["id"] for one in found] == [own["id"]]
    assert hub_desk.get(COLLECTIONS, params={"search": "sst"}).json()["data"] == []
    assert hub_desk.http.delete(path).status_code == 204
    assert hub_desk.get(path).status_code == 404
    assert emulator.sentinelhub.account("demo").units == before - 3


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"path": "other.zarr/"}, 404),
        ({"s3Bucket": "elsewhere"}, 404),
        ({"path": "sst.zarr"}, 400),
        ({"path": "/sst.zarr/"}, 400),
        ({"crs": "EPSG:4326"}, 400),
        ({"s3Bucket": "denied"}, 400),
    ],
)
def test_a_wrong_collection_is_refused(hub_desk, write, change, status):
    write()
    complaint(hub_desk.post(COLLECTIONS, ORDER | change), status)


def test_collections_of_others_are_closed(hub_desk, write):
    write()
    own = made(hub_desk)
    hub_desk.become("spent")
    assert hub_desk.get(f"{COLLECTIONS}/{own['id']}").status_code == 403
    assert hub_desk.get(COLLECTIONS).json()["data"] == []


def test_an_admin_lets_a_group_fail(emulator, hub_desk, write):
    write()
    own = made(hub_desk)
    order = {"id": own["id"], "status": "FAILED", "message": "too large"}
    emulator.sentinelhub.force(json.dumps(order).encode())
    told = hub_desk.get(f"{COLLECTIONS}/{own['id']}").json()["data"]
    assert (told["status"], told["ingestionErrors"]) == ("FAILED", "too large")
