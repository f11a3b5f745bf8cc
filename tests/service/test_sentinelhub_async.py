"""Pictures rendered into object storage at the emulator, with both clients."""

from __future__ import annotations

import functools

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import Bucket, _async_process, _delivery_job, evalscript

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")

USUAL = {
    "delivery": "s3://harbours/ndvi",
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": "2026-06",
    "evalscript": evalscript.ndvi(),
    "outputs": "tiff",
    "width": 40,
    "height": 24,
}
KEYS = Bucket(
    url="s3://harbours/keys", access_key="AKIADEMO", secret_access_key="hidden-secret"
)


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    quick = msgspec.structs.replace(
        _delivery_job.POLLING, first=0.0, shortest=0.0, longest=0.0
    )
    monkeypatch.setattr(_async_process, "POLLING", quick)


@pytest.fixture
def store(emulator):
    return emulator.sentinelhub.objects.folder


def submit(here, **changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return done(here, here.client.async_process.submit, **left)


def result(here, job, **options):
    return done(here, job.result, **options)


def test_a_picture_is_delivered_and_is_the_one_that_is_rendered_at_once(hub, store):
    with hub() as here:
        job = submit(here, store=store)
        assert job.progress.state == "running"
        delivered = result(here, job)
        same = {k: v for k, v in USUAL.items() if k != "delivery"}
        image = done(here, here.client.process.render, **same)
    assert delivered["default"] == f"s3://harbours/ndvi/{job.id}/default.tif"
    assert delivered.verified
    assert np.array_equal(
        delivered.image().to_numpy(), image.to_numpy(), equal_nan=True
    )
    assert delivered.request_copy()["costPU"] >= 10


def test_several_outputs_are_several_files(hub, store, tmp_path):
    with hub() as here:
        job = submit(here, store=store, outputs={"default": "tiff", "dataMask": "png"})
        delivered = result(here, job)
    assert [*delivered] == ["default", "dataMask"]
    assert [path.name for path in delivered.save(tmp_path)] == [
        "default.tif",
        "dataMask.png",
    ]


def test_another_process_attaches_and_knows_the_folder(emulator, hub, store):
    emulator.clock.use("manual")
    client = fresh(emulator)
    with hub(client) as here:
        job = submit(here, store=store, delivery="s3://harbours/<REQUEST_ID>.<OUTPUT>")
        assert done(here, job.status).state == "running"
        token = job.token
    emulator.clock.advance(10)
    with hub(client) as here:
        again = done(here, here.client.async_process.attach, token)
        assert done(here, again.status).state == "succeeded"
        delivered = result(here, again)
    assert dict(delivered) == {"default": f"s3://harbours/{job.id}.default.tif"}


def test_a_request_that_fails_tells_why(emulator, hub, store):
    emulator.clock.use("manual")
    with hub() as here:
        job = submit(here, store=store)
        order = {"id": job.id, "status": "FAILED", "message": "the disk is full"}
        emulator.sentinelhub.force(msgspec.json.encode(order))
        with pytest.raises(swath.JobFailedError, match="the disk is full") as caught:
            result(here, job)
    assert isinstance(caught.value.__cause__, swath.ServerError)
    assert caught.value.job == job.id


def test_without_a_store_it_is_told_that_nobody_looked(hub):
    with hub() as here:
        job = submit(here)
        delivered = result(here, job)
    assert not delivered.verified
    assert job.progress.detail == "ENDED"


def test_a_script_in_the_bucket_is_used(emulator, hub, store):
    script = str(evalscript.ndvi()).encode()
    emulator.sentinelhub.objects.put("s3://harbours/ndvi.js", script)
    with hub() as here:
        job = submit(
            here, store=store, evalscript=None, evalscript_at="s3://harbours/ndvi.js"
        )
        assert result(here, job).image().to_numpy().shape == (24, 40)


def test_keys_are_neither_in_the_store_nor_in_a_token(hub, store):
    with hub() as here:
        job = submit(here, store=store, delivery=KEYS)
        result(here, job)
    written = [path.read_bytes() for path in store.rglob("*") if path.is_file()]
    assert len(written) == 2
    for text in (*written, job.token.encode(), repr(job).encode()):
        assert b"hidden-secret" not in text


def test_requests_beyond_what_may_run_at_once_wait(emulator, hub, store):
    emulator.sentinelhub.configure({"async_running": 1, "async_seconds": 0.2})
    emulator.clock.use("real")
    with hub() as here:
        jobs = [submit(here, store=store) for _ in range(3)]
        assert here.client.usage.limited >= 1
        assert all(result(here, job).verified for job in jobs)


def test_what_is_refused_is_refused_at_once(emulator, hub):
    with hub() as here:
        with pytest.raises(swath.BadRequestError, match="denied"):
            submit(here, delivery="s3://denied/x")
        with pytest.raises(swath.InputError, match="cannot hold it"):
            submit(here, outputs="png")
        with pytest.raises(swath.InputError, match="cannot cancel"):
            done(here, submit(here).cancel)
    assert len(emulator.journal.find(operation="createNewAsyncProcessRequest")) == 2


def test_trouble_while_asking_is_borne(emulator, hub, store):
    with hub() as here:
        job = submit(here, store=store)
        for fault in ({"status": 503}, {"drop": "reset"}, {"cut_after": 5}):
            emulator.faults.add(
                Fault(operation="getStatusAsyncRequest", times=1, **fault)
            )
        assert result(here, job).verified
