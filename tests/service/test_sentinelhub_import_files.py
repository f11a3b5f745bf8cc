"""Files of deliveries of commercial data, downloaded from the emulator."""

from __future__ import annotations

import functools
import hashlib
import json
import uuid
import zipfile

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import Airbus, Planet, _deliveries_flow, _orders_confirmed

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


pytest.importorskip("numpy")
pytest.importorskip("tifffile")

FIELD = (14.45, 46.00, 14.47, 46.02)
PHR = Airbus("PHR")


@pytest.fixture
def client(emulator):
    """A client of an account without orders; those of accounts are named by UUIDs."""
    return fresh(emulator, id=str(uuid.uuid4()))


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator, client):
    return functools.partial(request.param, emulator, client)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    quick = msgspec.structs.replace(
        _orders_confirmed.POLLING, first=0.0, shortest=0.0, longest=0.0
    )
    for module in (_orders_confirmed, _deliveries_flow):
        monkeypatch.setattr(module, "POLLING", quick)


def ordered(here, count=1):
    """An order that was confirmed."""

    async def several(pager):
        return [one async for one in pager.take(count)]

    dataimport = here.client.dataimport
    found = dataimport.search(PHR, bbox=FIELD, time="2026", max_cloud_cover=60)
    runner = getattr(here, "_runner", None)
    products = [*found.take(count)] if runner is None else runner.run(several(found))
    quote = done(here, dataimport.orders.quote, PHR, products=products, bbox=FIELD)
    return done(here, quote.confirm)


def listed(here, order):
    async def several():
        return [one async for one in order.deliveries()]

    runner = getattr(here, "_runner", None)
    return [*order.deliveries()] if runner is None else runner.run(several())


def delivered(emulator, order):
    """The files of an order as they lie in the emulator's buckets, by their names."""
    hub = emulator.sentinelhub
    (placed,) = [one for one in hub.imports if one.id == order.id]
    return {
        f"{delivery.id}/{name}": hub.objects.get(url)
        for delivery in placed.deliveries.values()
        for name, url in delivery.files.items()
    }


def there(folder):
    """The files in a folder but for swath's own, by their names."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("swath-manifest")
    }


def sent(emulator, operation):
    return emulator.journal.find(operation=operation)


def of_delivery(emulator, order, change):
    """Changes what the emulator has of the one delivery of an order."""
    (placed,) = [one for one in emulator.sentinelhub.imports if one.id == order.id]
    (delivery,) = placed.deliveries.values()
    change(delivery.files)


def test_every_file_of_every_delivery_comes(emulator, hub, tmp_path):
    told = []
    with hub() as here:
        order = ordered(here, 2)
        batch = done(here, order.download, tmp_path, on_progress=told.append)
    batch.check()
    assert there(tmp_path) == delivered(emulator, order)
    assert len(batch.files) == told[-1].fetched == 6
    assert {one.verified for one in batch.files} == {("size",)}
    assert len(sent(emulator, "headOrderDeliveryFile")) == 6
    manifest = json.loads((tmp_path / "swath-manifest.json").read_bytes())
    for entry in manifest["files"]:
        content = (tmp_path / entry["kept"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_what_is_there_is_not_fetched_again(emulator, hub, tmp_path):
    with hub() as here:
        order = ordered(here)
        done(here, order.download, tmp_path)
        fetched = len(sent(emulator, "getOrderDeliveryFile"))
        job = done(here, here.client.dataimport.orders.attach, order.token)
        batch = done(here, job.download, tmp_path)
    assert len(batch.files) == 3
    assert len(sent(emulator, "getOrderDeliveryFile")) == fetched == 3


@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_file_that_is_cut_goes_on_where_it_broke(emulator, hub, tmp_path, how):
    emulator.faults.add(
        Fault(path="*/MS.tif", method="GET", cut_after=200_000, cut_by=how, times=2)
    )
    with hub() as here:
        order = ordered(here)
        batch = done(here, order.download, tmp_path, streams=1)
    batch.check()
    assert there(tmp_path) == delivered(emulator, order)
    asked = [one for one in sent(emulator, "getOrderDeliveryFile") if one.fault]
    last = sent(emulator, "getOrderDeliveryFile")[-1]
    assert len(asked) == 2
    resumed = [
        one.headers
        for one in sent(emulator, "getOrderDeliveryFile")
        if one.status == 206
    ]
    assert resumed
    assert all(one["range"].startswith("bytes=") for one in resumed)
    assert all(one["if-range"].startswith('"') for one in resumed)
    (picture,) = (one for one in batch.files if one.path.name == "MS.tif")
    assert picture.received == picture.size
    assert last.finished


def test_what_was_given_up_is_taken_up_by_another_process(emulator, hub, tmp_path):
    with hub() as here:
        order = ordered(here)
        emulator.faults.add(
            Fault(path="*/MS.tif", method="GET", cut_after=150_000, times=1)
        )
        down = Fault(path="*/MS.tif", method="GET", drop="reset")
        emulator.faults.add(down)
        batch = done(here, order.download, tmp_path, streams=1)
        assert [one.given[-6:] for one in batch.failed] == ["MS.tif"]
        with pytest.raises(swath.DownloadError, match="1 of 3 files are missing"):
            batch.check()
    emulator.faults.clear()
    with hub() as here:
        job = done(here, here.client.dataimport.orders.attach, order.token)
        batch = done(here, job.download, tmp_path, streams=1)
    (picture,) = (one for one in batch.files if one.path.name == "MS.tif")
    assert picture.resumed >= 100_000
    assert picture.received == picture.size - picture.resumed
    assert there(tmp_path) == delivered(emulator, order)


def test_what_failed_is_tried_again(emulator, hub, tmp_path):
    emulator.faults.add(Fault(path="*/preview.jpg", method="GET", status=404, times=1))
    with hub() as here:
        batch = done(here, ordered(here).download, tmp_path)
        assert isinstance(batch.failed[0].error, swath.NotFoundError)
        batch = done(here, batch.retry_failed)
    assert batch.failed == []


def test_a_server_that_gives_no_stretches_gives_whole_files(emulator, hub, tmp_path):
    emulator.sentinelhub.configure({"import_ranges": False})
    emulator.faults.add(
        Fault(path="*/MS.tif", method="GET", cut_after=200_000, times=1)
    )
    with hub() as here:
        order = ordered(here)
        done(here, order.download, tmp_path).check()
    assert there(tmp_path) == delivered(emulator, order)


def test_a_storm_is_waited_out(emulator, hub, tmp_path):
    emulator.faults.add(
        Fault(path="*/deliveries/*", status=429, retry_after=0, probability=0.4, seed=3)
    )
    with hub() as here:
        order = ordered(here, 2)
        done(here, order.download, tmp_path).check()
    assert there(tmp_path) == delivered(emulator, order)


def test_a_size_that_nobody_tells_is_no_obstacle(emulator, hub, tmp_path):
    emulator.faults.add(Fault(operation="headOrderDeliveryFile", status=404))
    with hub() as here:
        batch = done(here, ordered(here).download, tmp_path)
    batch.check()
    assert {one.verified for one in batch.files} == {()}


def test_a_delivery_that_is_not_ready_is_waited_for(emulator, hub, tmp_path):
    with hub() as here:
        order = ordered(here)
        (delivery,) = listed(here, order)
        assert not delivery.ended
        batch = done(here, delivery.download, tmp_path)
    batch.check()
    refused = [one.status for one in sent(emulator, "getOrderDeliveryFiles")]
    assert refused.count(409) > 1
    assert there(tmp_path) == delivered(emulator, order)


def test_nobody_waits_for_longer_than_asked_for(emulator, hub, tmp_path):
    emulator.clock.use("manual")
    with hub() as here:
        order = ordered(here)
        with pytest.raises(swath.JobTimeoutError):
            done(here, order.download, tmp_path, timeout=0)
        (delivery,) = listed(here, order)
        with pytest.raises(swath.JobTimeoutError, match="it goes on") as caught:
            done(here, delivery.files, timeout=0)
        assert caught.value.job == delivery.id
        emulator.clock.advance(60)
        assert len(done(here, delivery.files, timeout=0)) == 3


def test_deliveries_that_failed_are_among_the_outcomes(emulator, hub, tmp_path):
    with hub() as here:
        first = ordered(here, 2)
        bad = done(here, first.result)[0]
        emulator.sentinelhub.imports.fail(bad.products[0], "NON_INGESTIBLE", "torn")
        batch = done(here, ordered(here, 2).download, tmp_path)
        assert len(batch.files) == 3
        assert "torn" in str(batch.failed[0].error)
        with pytest.raises(swath.DownloadError, match="torn"):
            batch.check()
        (broken,) = listed(here, ordered(here))
        with pytest.raises(swath.DownloadError, match="torn"):
            done(here, broken.files)


def test_one_delivery_without_a_list_does_not_stop_the_others(emulator, hub, tmp_path):
    with hub() as here:
        order = ordered(here, 2)
        lost = done(here, order.result)[0]
        emulator.faults.add(Fault(path=f"*/{lost.id}/files", status=404))
        batch = done(here, order.download, tmp_path)
    assert [one.given for one in batch.failed] == [f"{lost.id}/"]
    assert len(batch.files) == 3


HOSTILE = (
    "../../outside",
    "/etc/outside",
    "..",
    "a/../../../outside",
    "..\\outside",
    "a//outside",
    "./outside",
)
ODD = (
    "CON",
    "C:/there",
    "x" * 300,
    "nul.txt",
    "MS.TIF",
    "ms.tif",
    "a:b",
    "dots.",
    "swath.part",
)


def test_hostile_names_stay_inside_the_folder(emulator, hub, tmp_path):
    folder = tmp_path / "deep" / "folder"
    with hub() as here:
        order = ordered(here)
        done(here, order.wait)
        emulator.sentinelhub.objects.put("s3://hostile/one", b"hostile")
        of_delivery(
            emulator,
            order,
            lambda files: files.update(dict.fromkeys(HOSTILE, "s3://hostile/one")),
        )
        batch = done(here, order.download, folder)
    refused = {one.given.partition("/")[2] for one in batch.failed}
    assert refused == set(HOSTILE)
    assert len(batch.files) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["folder"]
    assert set(there(folder)) == {
        str(one.path.relative_to(folder)) for one in batch.files
    }
    manifest = json.loads((folder / "swath-manifest.json").read_bytes())
    told = [one for one in manifest["files"] if one["state"] == "refused"]
    assert len(told) == len(HOSTILE)
    assert all(one["problem"] for one in told)
    asked = [one.path for one in sent(emulator, "getOrderDeliveryFile")]
    assert not any("outside" in path for path in asked)


@pytest.mark.parametrize("body", ['{"data": ["MS.tif"]}', '"MS.tif"', "[1]"])
def test_an_answer_without_names_is_no_file(emulator, hub, body):
    odd = Fault(operation="getOrderDeliveryFiles", status=200, body=body)
    with hub() as here:
        order = ordered(here)
        done(here, order.wait)
        emulator.faults.add(odd)
        with pytest.raises(swath.DecodeError, match="no list of names of files"):
            done(here, done(here, order.result)[0].files)


def test_odd_names_are_made_good_on_any_disk(emulator, hub, tmp_path):
    with hub() as here:
        order = ordered(here)
        done(here, order.wait)
        objects = emulator.sentinelhub.objects
        for at, name in enumerate(ODD):
            objects.put(f"s3://odd/{at}", name.encode())

        def change(files):
            files.clear()
            files.update({name: f"s3://odd/{at}" for at, name in enumerate(ODD)})

        of_delivery(emulator, order, change)
        batch = done(here, order.download, tmp_path)
    batch.check()
    contents = {one.path.read_bytes().decode() for one in batch.files}
    assert contents == set(ODD)
    names = [str(one.path).casefold() for one in batch.files]
    assert len(set(names)) == len(ODD)
    assert all(len(one.path.name.encode()) <= 255 for one in batch.files)


def test_an_archive_has_all_files(emulator, hub, tmp_path):
    target = tmp_path / "all.zip"
    with hub() as here:
        order = ordered(here)
        (delivery,) = listed(here, order)
        emulator.faults.add(
            Fault(operation="postOrderDeliveryArchiveCreate", cut_after=5, nth=6)
        )
        emulator.faults.add(
            Fault(operation="getOrderDeliveryArchive", cut_after=200_000, times=1)
        )
        file = done(here, delivery.archive, target)
        again = done(here, delivery.archive, tmp_path / "again.zip")
    with zipfile.ZipFile(target) as archive:
        content = {
            f"{delivery.id}/{one}": archive.read(one) for one in archive.namelist()
        }
    assert content == delivered(emulator, order)
    assert file.verified == ("size",)
    assert again.sha256 == file.sha256


def test_an_archive_is_waited_for_no_longer_than_asked_for(emulator, hub, tmp_path):
    with hub() as here:
        order = ordered(here)
        (delivery,) = done(here, order.result)
        emulator.clock.use("manual")
        with pytest.raises(swath.JobTimeoutError, match="WAITING"):
            done(here, delivery.archive, tmp_path / "all.zip", timeout=0)
        emulator.clock.advance(10)
        file = done(here, delivery.archive, tmp_path / "all.zip", timeout=0)
    assert file.size == file.path.stat().st_size


def test_a_subscription_is_downloaded_as_far_as_it_has_come(emulator, hub, tmp_path):
    def asked(here):
        return done(
            here,
            here.client.dataimport.subscriptions.quote,
            Planet("PSScene", "analytic_8b_sr_udm2"),
            bbox=FIELD,
            time=("2026-05-28", None),
            planet_api_key="demo-key",
        )

    with hub() as here:
        subscription = done(here, asked(here).confirm)
        done(here, subscription.status)
        emulator.clock.advance(20)
        first = done(here, subscription.download, tmp_path)
        first.check()
        assert first.files
        emulator.clock.advance(2 * 86_400)
        done(here, subscription.status)
        emulator.clock.advance(20)
        second = done(here, subscription.download, tmp_path)
        second.check()
    assert len(second.files) > len(first.files)
    fetched = sent(emulator, "getSubscriptionDeliveryFile")
    assert len(fetched) == len(second.files)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_concurrent": 0}, "max_concurrent=0"),
        ({"streams": 99}, "streams=99"),
        ({"timeout": -1}, "timeout=-1"),
        ({"timeout": "long"}, "timeout='long'"),
    ],
)
def test_what_makes_no_sense_is_refused_unsent(
    emulator, hub, tmp_path, options, message
):
    with hub() as here:
        order = ordered(here)
        (delivery,) = listed(here, order)
        before = len(emulator.journal.entries)
        for one in (order, delivery):
            with pytest.raises(swath.InputError, match=message):
                done(here, one.download, tmp_path, **options)
        with pytest.raises(swath.InputError, match="names no tile"):
            done(here, delivery.tile, "../outside")
        with pytest.raises(swath.InputError, match="status='LATE' is none of WAITING"):
            order.deliveries(status="LATE")
    assert len(emulator.journal.entries) == before
