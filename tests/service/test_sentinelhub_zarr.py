"""Collections of Zarr groups at the emulator, with both clients."""

from __future__ import annotations

import functools
import json
import struct
import uuid

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import _zarr

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


USUAL = {"crs": "EPSG:4326"}
PLACE = ("sst", "ocean", "sst.zarr")


@pytest.fixture
def account(emulator):
    """A client of an account that is its own."""
    return fresh(emulator, id=str(uuid.uuid4()))


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator, account):
    return functools.partial(request.param, emulator, account)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    quick = msgspec.structs.replace(_zarr.POLLING, first=0.0, shortest=0.0, longest=0.0)
    monkeypatch.setattr(_zarr, "POLLING", quick)


@pytest.fixture
def put(emulator):
    """Writes a JSON object of the group, or bytes."""

    def put(key, value):
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        emulator.sentinelhub.objects.put(f"s3://ocean/sst.zarr/{key}", content)

    return put


@pytest.fixture
def group(put):
    """A group of 4 columns and 3 rows."""
    put(".zgroup", {"zarr_format": 2})
    put("sst/.zarray", shaped(3, 4))
    put("sst/.zattrs", {"_ARRAY_DIMENSIONS": ["lat", "lon"]})
    for name, places in (("lat", (50, 45, 40)), ("lon", (0, 5, 10, 15))):
        put(f"{name}/.zarray", shaped(len(places)) | {"dtype": "<f8"})
        put(f"{name}/.zattrs", {"_ARRAY_DIMENSIONS": [name]})
        put(f"{name}/0", struct.pack(f"<{len(places)}d", *places))


def shaped(*shape):
    return {
        "zarr_format": 2,
        "shape": shape,
        "chunks": shape,
        "dtype": "<f4",
        "compressor": None,
        "fill_value": 0,
        "order": "C",
        "filters": None,
    }


def ask(here, method, /, *args, **options):
    return done(here, getattr(here.client.zarr, method), *args, **options)


def listed(here, method, /, *args, **options):
    """All of a list."""
    entries = getattr(here.client.zarr, method)(*args, **options)

    async def collected():
        return [one async for one in entries]

    return done(here, collected) if hasattr(entries, "__aiter__") else [*entries]


@pytest.mark.usefixtures("group")
def test_a_collection_lives_from_its_making_to_its_end(hub):
    with hub() as here:
        job = ask(here, "create_collection", *PLACE, **USUAL)
        assert job.progress.state == "waiting"
        own = done(here, job.result)
        assert (own.status, own.width, own.height) == ("INGESTED", 4, 3)
        assert [*own.additional_data.bands] == ["sst"]
        names = [one.name for one in listed(here, "arrays", own, page_size=2)]
        assert names == ["lat", "lon", "sst"]
        assert ask(here, "array", own, "sst").zarray["shape"] == [3, 4]

        ask(here, "update_collection", own, name="sea")
        assert ask(here, "collection", f"zarr-{own.id}").name == "sea"
        assert [one.id for one in listed(here, "collections", search="sea")] == [own.id]
        ask(here, "delete_collection", own)
        with pytest.raises(swath.NotFoundError):
            ask(here, "collection", own)


@pytest.mark.usefixtures("group")
def test_collections_are_listed_in_pages(hub):
    with hub() as here:
        jobs = [ask(here, "create_collection", *PLACE, **USUAL) for _ in range(5)]
        found = listed(here, "collections", page_size=2)
    assert [str(one.id) for one in found] == [job.id for job in jobs]


@pytest.mark.usefixtures("group")
def test_a_group_that_has_grown_is_looked_at_again(hub, put):
    with hub() as here:
        own = done(here, ask(here, "create_collection", *PLACE, **USUAL).result)
        put("sst/.zarray", shaped(3, 4) | {"dtype": "<f2"})
        job = ask(here, "reingest_collection", own)
        with pytest.raises(swath.JobFailedError, match="the type <f2"):
            done(here, job.wait)
        put("sst/.zarray", shaped(3, 4))
        again = ask(here, "reingest_collection", own)
        assert done(here, again.result).status == "INGESTED"


@pytest.mark.usefixtures("group")
def test_another_process_attaches_to_an_ingestion_and_bears_trouble(emulator, hub):
    with hub() as here:
        token = ask(here, "create_collection", *PLACE, **USUAL).token
    emulator.faults.add(Fault(operation="getZarrCollection", times=2, drop="reset"))
    with hub() as here:
        job = here.client.zarr.attach(token)
        assert done(here, job.result).status == "INGESTED"


def test_what_is_refused_is_refused_at_once(emulator, hub):
    with hub() as here:
        with pytest.raises(swath.InputError, match="no crs of a Zarr group"):
            ask(here, "create_collection", *PLACE, crs=2154)
        assert not emulator.journal.find(service="sentinelhub")
        with pytest.raises(swath.NotFoundError, match="A group at sst"):
            ask(here, "create_collection", *PLACE, **USUAL)
