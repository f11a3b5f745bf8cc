"""Collections of one's own files at the emulator, with both clients."""

from __future__ import annotations

import functools
import uuid

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import _byoc, _byoc_tiles
from swath.sentinelhub._byoc_order import NewTile

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


BANDS = {"Red": "UINT8", "Nir": "UINT8"}
CREATE = "createByocCollectionTile"
PATHS = [f"2026/field_{number}_(BAND).tif" for number in range(5)]
COVER = (370_000, 5_085_000, 371_000, 5_086_000)


@pytest.fixture
def account(emulator):
    """A client of an account that is its own."""
    return fresh(emulator, id=str(uuid.uuid4()))


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator, account):
    return functools.partial(request.param, emulator, account)


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def demo(request, emulator):
    """The account that has a long collection."""
    return functools.partial(request.param, emulator, emulator.sentinelhub.client)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    for module in (_byoc, _byoc_tiles):
        quick = msgspec.structs.replace(
            module.POLLING, first=0.0, shortest=0.0, longest=0.0
        )
        monkeypatch.setattr(module, "POLLING", quick)


@pytest.fixture
def photos(emulator):
    """Makes a collection, in a bucket that the emulator cannot look into."""

    def make(here, bucket="orchard-photos", **options):
        byoc = here.client.byoc
        return done(here, byoc.create_collection, "photos", bucket, **options)

    return make


def ask(here, method, /, *args, **options):
    return done(here, getattr(here.client.byoc, method), *args, **options)


def listed(here, method, /, *args, **options):
    """All of a list."""
    return read(here, getattr(here.client.byoc, method)(*args, **options))


def read(here, entries):
    """What is left of a list."""

    async def collected():
        return [one async for one in entries]

    return done(here, collected) if hasattr(entries, "__aiter__") else [*entries]


def added(emulator):
    """How many tiles were added."""
    found = emulator.journal.find(operation=CREATE)
    return sum(one.status == 201 for one in found)


# collections


def test_a_collection_lives_from_its_making_to_its_end(hub, photos):
    with hub() as here:
        own = photos(here, bands=BANDS, no_data=0)
        assert [*own.additional_data.bands] == ["Red", "Nir"]
        ask(here, "update_collection", own, name="harvest")
        told = ask(here, "collection", f"byoc-{own.id}")
        assert (told.name, told.s_3_bucket, told.no_data) == (
            "harvest",
            "orchard-photos",
            0,
        )
        ask(here, "update_collection", own, no_data=None, bands={"Red": "UINT8"})
        told = ask(here, "collection", own)
        assert told.no_data is msgspec.UNSET
        assert [*told.additional_data.bands] == ["Red"]
        assert [one.id for one in listed(here, "collections")] == [own.id]
        ask(here, "delete_collection", own)
        with pytest.raises(swath.NotFoundError):
            ask(here, "collection", own)


def test_collections_are_listed_in_pages_and_from_a_cursor_on(hub, photos):
    with hub() as here:
        made = [photos(here).id for _ in range(5)]
        pager = here.client.byoc.collections(page_size=2)
        first = read(here, pager.take(3))
        rest = listed(here, "collections", page_size=2, cursor=pager.cursor)
    assert [one.id for one in first + rest] == made


def test_mistakes_are_refused_before_a_request(emulator, hub):
    with hub() as here:
        with pytest.raises(swath.InputError, match="name of a bucket alone"):
            ask(here, "create_collection", "photos", "s3://orchard-photos")
        with pytest.raises(swath.InputError, match="more than the 100"):
            listed(here, "collections", page_size=101)
        with pytest.raises(swath.InputError, match="status='DONE' is none of WAITING"):
            listed(here, "tiles", "7b1c1b1e-52f7-4d52-9a3b-0d4bd4a8c4aa", status="DONE")
        with pytest.raises(swath.InputError, match="has to be a UUID"):
            ask(here, "create_tile", "orchards", "a.tif")
    assert not emulator.journal.find(service="sentinelhub")


def test_the_service_s_refusal_is_kept(hub, photos):
    with hub() as here, pytest.raises(swath.BadRequestError, match="denied"):
        photos(here, bucket="denied")


# tiles


def test_a_tile_lives_from_its_making_to_its_end(hub, photos):
    with hub() as here:
        own = photos(here, bands=BANDS)
        job = ask(
            here,
            "create_tile",
            own,
            PATHS[0],
            cover=COVER,
            crs=32633,
            time="2026-06-12T10:08:14Z",
        )
        assert job.progress.state == "waiting"
        tile = done(here, job.result)
        assert (tile.status, str(tile.id)) == ("INGESTED", job.id)
        assert tile.sensing_time.day == 12

        ask(here, "update_tile", own, tile, time="2026-06-13T00:00:00Z")
        told = ask(here, "tile", own, tile.id)
        assert told.sensing_time.day == 13
        assert msgspec.json.decode(told.cover_geometry)["coordinates"][0][0] == [
            370_000,
            5_085_000,
        ]
        again = ask(here, "reingest_tile", own, tile)
        assert done(here, again.result).status == "INGESTED"
        ask(here, "delete_tile", own, tile)
        assert listed(here, "tiles", own) == []


def test_tiles_are_listed_by_what_is_asked(demo):
    with demo() as here:
        (own,) = listed(here, "collections", search="orchards")
        tiles = listed(here, "tiles", own, sort="path:desc", page_size=50)
        assert len(tiles) == len({one.id for one in tiles}) == 130
        assert tiles[0].path > tiles[-1].path
        path = tiles[7].path
        assert [one.id for one in listed(here, "tiles", own, path=path)] == [
            tiles[7].id
        ]
        assert listed(here, "tiles", own, status="FAILED") == []


def test_tiles_are_copied_where_they_are_missing(demo, photos):
    with demo() as here:
        (own,) = listed(here, "collections", search="orchards")
        target = photos(here)
        for _ in range(2):
            ask(here, "copy_tiles", own, target)
            assert len(listed(here, "tiles", target)) == 130


def test_a_second_tile_at_a_path_is_refused(hub, photos):
    with hub() as here:
        own = photos(here)
        ask(here, "create_tile", own, PATHS[0])
        with pytest.raises(swath.ConflictError, match="already"):
            ask(here, "create_tile", own, PATHS[0])


@pytest.mark.parametrize(
    "trouble",
    [
        {"drop": "reset"},
        {"cut_after": 3},
        {"status": 503},
        {"garbage": True},
        {"status": 429, "retry_after": 0.001, "retry_after_as": "milliseconds"},
    ],
    ids=["dropped", "cut", "503", "garbage", "429"],
)
def test_a_tile_is_added_once_whatever_becomes_of_the_answer(
    emulator, hub, photos, trouble
):
    with hub() as here:
        own = photos(here)
        emulator.faults.add(Fault(operation=CREATE, times=2, **trouble))
        job = ask(here, "create_tile", own, PATHS[0])
        assert done(here, job.result).path == PATHS[0]
        assert len(listed(here, "tiles", own)) == 1


def test_another_process_attaches_to_an_ingestion(emulator, hub, photos):
    with hub() as here:
        token = ask(here, "create_tile", photos(here), PATHS[0]).token
    with hub() as here:
        job = here.client.byoc.attach(token)
        assert done(here, job.result).path == PATHS[0]


def test_a_tile_without_files_fails_and_tells_why(emulator, hub, photos):
    emulator.sentinelhub.objects.put("s3://mine/x", b"")
    with hub() as here:
        job = ask(here, "create_tile", photos(here, bucket="mine"), "a_(BAND).tif")
        with pytest.raises(swath.JobFailedError, match="no file at a_") as caught:
            done(here, job.wait)
        assert caught.value.code == "FAILED"
        with pytest.raises(swath.InputError, match="cannot cancel"):
            done(here, job.cancel)


# many tiles


def test_many_tiles_are_ingested_and_told_of(emulator, hub, photos):
    told = []
    with hub() as here:
        own = photos(here, bands=BANDS)
        tiles = [NewTile(path=PATHS[0], cover=COVER, crs=32633), *PATHS[1:]]
        report = ask(here, "ingest", own, tiles, on_progress=told.append)
        found = listed(here, "tiles", own)
    report.check()
    assert [one.path for one in report] == PATHS
    assert {one.id for one in report.tiles} == {one.id for one in found}
    assert not report.failed
    assert not any(one.kept for one in report)
    assert str(told[-1]) == "5 of 5 tiles added, 5 ingested"
    assert added(emulator) == 5


MANY = [f"2026/{number:03d}" for number in range(45)]


def test_many_tiles_are_asked_after_by_the_list(emulator, hub, photos):
    with hub() as here:
        report = ask(here, "ingest", photos(here), MANY, max_concurrent=16)
    report.check()
    assert [one.path for one in report] == MANY
    asked = emulator.journal.find(operation="getByocCollectionTileById")
    assert len(asked) == len(MANY)


def test_many_tiles_are_waited_for_where_the_list_cannot_be_had(emulator, hub, photos):
    emulator.faults.add(Fault(operation="getByocCollectionTiles", status=403))
    with hub() as here:
        report = ask(here, "ingest", photos(here), MANY[:25])
    assert len(report.tiles) == 25


def test_many_tiles_are_not_waited_for_for_ever(emulator, hub, photos):
    emulator.clock.use("manual")
    with hub() as here:
        report = ask(here, "ingest", photos(here), MANY[:25], timeout=0)
    assert {type(one.error) for one in report} == {swath.JobTimeoutError}


def test_an_ingest_goes_on_where_another_one_was_broken_off(emulator, hub, photos):
    with hub() as here:
        own = photos(here)
        for path in PATHS[:2]:
            ask(here, "create_tile", own, path)
    with hub() as here:
        report = ask(here, "ingest", own, PATHS)
        assert len(listed(here, "tiles", own)) == 5
    assert [one.kept for one in report] == [True, True, False, False, False]
    assert len(report.tiles) == 5
    assert added(emulator) == 5


def test_what_is_there_is_looked_for_where_more_of_it_is_expected(
    emulator, hub, photos
):
    with hub() as here:
        own = photos(here)
        ask(here, "ingest", own, PATHS[:4], max_concurrent=1)
        emulator.reset("journal")
        report = ask(here, "ingest", own, PATHS, max_concurrent=1)
    assert [one.kept for one in report] == [True, True, True, True, False]
    statuses = [one.status for one in emulator.journal.find(operation=CREATE)]
    assert statuses == [409, 201]


def test_no_tile_is_added_twice_in_a_storm(emulator, hub, photos):
    with hub(max_retries=20) as here:
        own = photos(here)
        for number, trouble in enumerate(
            ({"drop": "reset"}, {"cut_after": 3}, {"status": 500}, {"status": 429})
        ):
            emulator.faults.add(
                Fault(operation=CREATE, probability=0.3, seed=number, **trouble)
            )
        emulator.faults.add(
            Fault(operation="getByocCollectionTileById", status=503, times=6)
        )
        report = ask(here, "ingest", own, PATHS)
        report.check()
        emulator.faults.clear()
        assert sorted(one.path for one in listed(here, "tiles", own)) == PATHS


def test_what_failed_is_told_tile_by_tile_and_tried_again(emulator, hub, photos):
    objects = emulator.sentinelhub.objects
    objects.put("s3://mine/none", b"")
    with hub() as here:
        own = photos(here, bucket="mine", bands=BANDS)
        emulator.faults.add(Fault(operation=CREATE, nth=2, status=403))
        report = ask(here, "ingest", own, PATHS[:3], max_concurrent=1)
        assert [type(one.error) for one in report] == [
            swath.JobFailedError,
            swath.PermissionDeniedError,
            swath.JobFailedError,
        ]
        assert "2026/field_0" in str(report[0].error)
        assert repr(report).endswith("0 of 3 tiles>")
        with pytest.raises(swath.SwathError, match="3 of 3 tiles are missing"):
            report.check()

        objects.path("s3://mine/none").unlink()
        objects.path("s3://mine/none").parent.rmdir()
        again = done(here, report.retry_failed)
        again.check()
        assert [one.path for one in again] == PATHS[:3]
        assert len(listed(here, "tiles", own)) == 3
        assert done(here, again.retry_failed).tiles == again.tiles


def test_an_ingest_does_not_wait_for_ever(emulator, hub, photos):
    emulator.clock.use("manual")
    with hub() as here:
        own = photos(here)
        report = ask(here, "ingest", own, PATHS[:2], timeout=0)
        assert [type(one.error) for one in report] == [swath.JobTimeoutError] * 2
        emulator.clock.use("auto")
        assert len(done(here, report.retry_failed).tiles) == 2
    assert added(emulator) == 2


def test_nothing_is_added_if_one_tile_cannot_be(emulator, hub, photos):
    with hub() as here:
        own = photos(here, bands=BANDS)
        with pytest.raises(swath.InputError, match=r"tiles\[1\]: path='/x'"):
            ask(here, "ingest", own, [PATHS[0], "/x"])
        with pytest.raises(swath.InputError, match=r"write \(BAND\)"):
            ask(here, "ingest", own, [PATHS[0], "2026/one.tif"])
        with pytest.raises(swath.NotFoundError):
            ask(here, "ingest", "7b1c1b1e-52f7-4d52-9a3b-0d4bd4a8c4aa", PATHS)
    assert not emulator.journal.find(operation=CREATE)
