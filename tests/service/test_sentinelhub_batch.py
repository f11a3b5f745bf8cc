"""Batches at the emulator, by both interfaces and with both clients."""

from __future__ import annotations

import functools

import httpx
import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.emulator.sentinelhub.geopackage import Table, write
from swath.jobs import gather
from swath.sentinelhub import Bucket, FailedTile, Zarr, _batch_job

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


BOX = (14.0, 45.9, 14.12, 46.0)
WIDE = (13.0, 45.2, 14.6, 46.2)
"""Four tiles of 100 km."""
RED = """//VERSION=3
function setup() {
  return {input: ["B04"], output: {bands: 1, sampleType: "UINT8"}}
}
function evaluatePixel(s) { return [255 * s.B04] }
"""
USUAL = {
    "delivery": "s3://harbours/batch",
    "grid": 2,
    "resolution": 360,
    "data": "sentinel-2-l2a",
    "bbox": BOX,
    "time": "2026-05-01/2026-05-20",
    "evalscript": RED,
}
KEYS = Bucket(
    url="s3://harbours/keys", access_key="AKIADEMO", secret_access_key="hidden-secret"
)
CREATES = {
    "batch": "createNewBatchV2ProcessingRequest",
    "batch_v1": "createNewBatchProcessingRequest",
}
ANALYSES = {"batch": "batchV2Analyse", "batch_v1": "batchAnalyse"}
STARTS = {"batch": "batchV2StartProcessRequest", "batch_v1": "batchStartProcessRequest"}
READS = {
    "batch": "getSingleBatchV2ProcessTaskById",
    "batch_v1": "getSingleBatchProcessRequestById",
}
BOTH = pytest.mark.parametrize("face", ["batch", "batch_v1"])


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch, emulator):
    """Nobody waits, and the world has one colour, which is quick to render."""
    quick = msgspec.structs.replace(
        _batch_job.POLLING, first=0.0, shortest=0.0, longest=0.0
    )
    monkeypatch.setattr(_batch_job, "POLLING", quick)
    monkeypatch.setattr(emulator.sentinelhub.world, "flat", True)


@pytest.fixture
def store(emulator):
    return emulator.sentinelhub.objects.folder


def submit(here, face="batch", **changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return done(here, getattr(here.client, face).submit, **left)


def result(here, job, **options):
    return done(here, job.result, **options)


def listed(here, pager):
    async def collected():
        return [one async for one in pager]

    runner = getattr(here, "_runner", None)
    return [*pager] if runner is None else runner.run(collected())


def count(emulator, operation):
    return len(emulator.journal.find(operation=operation))


@BOTH
def test_a_batch_is_analysed_priced_started_and_done(hub, store, face):
    seen = []
    with hub() as here:
        job = submit(here, face, store=store, on_progress=seen.append)
        words = [(status.detail, status.message) for status in seen]
        assert words[-1] == ("ANALYSIS_DONE", "1 tile, about 100 PU")
        assert job.estimate.units == 100
        assert job.estimate.certain
        found = result(here, job)
    assert found.failed == ()
    assert found.verified
    assert found.url == f"s3://harbours/batch/{job.id}"
    assert job.done


def test_files_are_named_by_the_manifest_and_read_from_the_store(hub, store):
    with hub() as here:
        found = result(here, submit(here, store=store, bbox=WIDE))
    files = found.files()
    assert len(files) == 4
    assert {(one.output, one.width, one.height) for one in files} == {
        ("default", 278, 278)
    }
    assert found.read(files[0])[:2] in {b"II", b"MM"}
    assert found.cost == 100


@BOTH
def test_tiles_are_pictures_with_their_place_and_time(hub, store, face):
    pytest.importorskip("xarray", reason="pictures with their place need xarray")
    with hub() as here:
        found = result(here, submit(here, face, store=store))
    (path,) = store.joinpath("harbours", "batch", found.request).glob("*/default.tif")
    image = found.image(f"{found.url}/{path.parent.name}/{path.name}")
    west, south, east, north = image.grid.bbox
    assert (east - west, north - south) == (278 * 360, 278 * 360)
    pixels = image.to_xarray(bands=["red"])
    assert pixels.sizes == {"band": 1, "y": 278, "x": 278}
    assert float(pixels.x[0]) == west + 180
    assert f"{pixels.time.values:.10}" == "2026-05-01"
    assert pixels.attrs["crs"] == "EPSG:32633"


def test_what_is_no_manifest_gives_way_to_what_is_foreseen(emulator, hub, store):
    with hub() as here:
        job = submit(here, store=store, start=False)
        root = f"s3://harbours/batch/{job.id}"
        for name in ("featureManifest-{}.gpkg", "execution-{}.sqlite"):
            url = f"{root}/{name.format(job.id)}"
            emulator.sentinelhub.objects.put(url, b"<html>")
        assert not done(here, job.analyse).certain


def test_without_a_store_the_tiles_are_counted_at_most(hub):
    with hub() as here:
        job = submit(here, start=False)
        assert job.estimate.tiles > 1
        assert str(job.estimate).startswith("at most ")
        done(here, job.start)
        found = result(here, job)
    assert not found.verified
    with pytest.raises(swath.InputError, match="store="):
        found.files()


@BOTH
def test_what_is_not_started_is_not_waited_for(emulator, hub, face):
    with hub() as here:
        job = submit(here, face, start=False)
        assert job.progress.detail == "ANALYSIS_DONE"
        with pytest.raises(swath.InputError, match=r"has not been started.*start\(\)"):
            result(here, job)
        assert count(emulator, STARTS[face]) == 0
        done(here, job.start)
        assert result(here, job).failed == ()


def test_gathering_tells_of_the_one_that_nobody_started(hub):
    with hub() as here:
        jobs = [submit(here), submit(here, start=False)]
        found = listed(here, gather(jobs, checks_per_second=1000))
        outcomes = {one.job.id: one for one in found}
    assert outcomes[jobs[0].id].error is None
    assert isinstance(outcomes[jobs[1].id].error, swath.InputError)


@BOTH
def test_what_costs_more_than_allowed_is_left_analysed(emulator, hub, store, face):
    with hub() as here:
        with pytest.raises(swath.BudgetError, match="was not started") as caught:
            submit(here, face, store=store, max_pu=99)
        assert (caught.value.cost, caught.value.limit) == (100, 99)
        assert count(emulator, STARTS[face]) == 0
        token = caught.value.__notes__[0].partition("token ")[2]
        job = done(here, getattr(here.client, face).attach, token)
        assert done(here, job.status).detail == "ANALYSIS_DONE"
        done(here, job.start, max_pu=100)
        assert result(here, job).failed == ()


@BOTH
def test_another_process_attaches_and_cancels(emulator, hub, store, face):
    client = fresh(emulator)
    with hub(client) as here:
        token = submit(here, face, store=store, bbox=WIDE).token
    emulator.clock.use("manual")
    with hub(client) as here:
        job = done(here, getattr(here.client, face).attach, token)
        done(here, job.cancel)
        with pytest.raises(swath.JobFailedError) as caught:
            result(here, job)
    assert caught.value.state == "cancelled"
    assert caught.value.job == job.id
    assert str(store) in token


@BOTH
def test_a_token_of_another_kind_is_refused(hub, face):
    other = {"batch": "batch_v1", "batch_v1": "batch"}[face]
    with hub() as here:
        token = submit(here, face, start=False).token
        for kind in (other, "async_process"):
            with pytest.raises(swath.InputError, match="names a job of"):
                done(here, getattr(here.client, kind).attach, token)


@BOTH
def test_a_script_that_fails_is_told_with_the_words_of_the_service(hub, face):
    broken = RED.replace("B04", "B77")
    with hub() as here:
        with pytest.raises(swath.InputError, match="B77"):
            submit(here, face, evalscript=broken)
        with pytest.raises(swath.JobFailedError, match="B77") as caught:
            submit(here, face, evalscript=broken, lint=False)
    assert caught.value.code == "FAILED"
    assert caught.value.job in caught.value.token


def test_tiles_that_failed_are_named_with_their_reason(emulator, hub, store):
    emulator.sentinelhub.configure({"batch_failing": ["33TVL"]})
    with hub() as here:
        job = submit(here, store=store, bbox=WIDE)
        found = result(here, job)
        assert [one.name for one in found.failed] == ["33TVL"]
        assert "switch" in found.failed[0].message
        whole = found.files()
        assert "33TVL" not in {one.tile for one in whole}
        assert all(found.read(one) for one in whole)
        with pytest.raises(swath.BadRequestError, match="DONE"):
            done(here, job.restart)


def test_failed_tiles_are_done_again(emulator, hub):
    emulator.sentinelhub.configure({"batch_failing": ["33TVL"]})
    with hub() as here:
        job = submit(here, "batch_v1", bbox=WIDE)
        found = result(here, job)
        assert job.progress.detail == "PARTIAL"
        failed = here.client.batch_v1.tiles(job.id, status="FAILED")
        ids = [one.id for one in listed(here, failed)]
        assert found.failed == tuple(FailedTile(id=one) for one in ids)
        assert len(ids) == 1
        emulator.sentinelhub.configure({"batch_failing": []})
        done(here, job.restart)
        assert not job.done
        assert result(here, job).failed == ()
        assert job.progress.detail == "DONE"


def test_a_batch_that_ran_dry_goes_on(emulator, hub, store):
    client = fresh(emulator, units=1000.01)
    with hub(client) as here:
        job = submit(here, store=store, bbox=WIDE)
        with pytest.raises(swath.JobFailedError, match="OUT_OF_PU") as caught:
            result(here, job)
        assert "restart()" in caught.value.message
        emulator.sentinelhub.accounts.get(client.account).units = 100_000
        done(here, job.restart)
        assert result(here, job).failed == ()


def test_a_stopped_batch_goes_on(emulator, hub, store):
    with hub() as here:
        emulator.sentinelhub.configure({"batch_seconds": 20})
        job = submit(here, store=store, bbox=WIDE)
        done(here, job.cancel)
        with pytest.raises(swath.JobFailedError, match="cancelled"):
            result(here, job)
        done(here, job.restart)
        assert result(here, job).failed == ()


@BOTH
def test_a_storm_of_refusals_is_borne(emulator, hub, face):
    with hub(max_retries=30) as here:
        storm = Fault(
            path="*/batch/*", status=429, retry_after=0, probability=0.6, seed=4
        )
        emulator.faults.add(storm)
        assert result(here, submit(here, face)).failed == ()
    assert any(one.status == 429 for one in emulator.journal.entries)


@BOTH
@pytest.mark.parametrize("step", [ANALYSES, STARTS], ids=["analyse", "start"])
@pytest.mark.parametrize("fault", [{"status": 503}, {"drop": "reset"}])
def test_a_step_that_did_not_arrive_is_sent_again(emulator, hub, face, step, fault):
    with hub() as here:
        emulator.faults.add(Fault(operation=step[face], times=2, **fault))
        job = submit(here, face)
        assert result(here, job).failed == ()
    assert count(emulator, step[face]) == 3


class Lossy(httpx.HTTPTransport):
    """Loses the answer to the first request whose path has a certain end."""

    def __init__(self, ending):
        super().__init__()
        self.endings = [ending]

    def handle_request(self, request):
        response = super().handle_request(request)
        if self.endings and request.url.path.endswith(self.endings[0]):
            self.endings.clear()
            response.close()
            raise httpx.ReadError("the connection broke")
        return response


class AsyncLossy(httpx.AsyncHTTPTransport):
    """Loses the answer to the first request whose path has a certain end."""

    def __init__(self, ending):
        super().__init__()
        self.endings = [ending]

    async def handle_async_request(self, request):
        response = await super().handle_async_request(request)
        if self.endings and request.url.path.endswith(self.endings[0]):
            self.endings.clear()
            await response.aclose()
            raise httpx.ReadError("the connection broke")
        return response


def losing(hub, ending):
    """A client of one's own connections."""
    if hub.func is SyncHub:
        return httpx.Client(transport=Lossy(ending))
    return httpx.AsyncClient(transport=AsyncLossy(ending))


@BOTH
@pytest.mark.parametrize("step", ["analyse", "start"])
def test_a_step_whose_answer_was_lost_is_not_sent_again(emulator, hub, face, step):
    connections = losing(hub, f"/{step}")
    with hub(http_client=connections) as here:
        job = submit(here, face)
        assert result(here, job).failed == ()
        assert not connections._transport.endings
        done(here, connections.close if hub.func is SyncHub else connections.aclose)
    assert count(emulator, {"analyse": ANALYSES, "start": STARTS}[step][face]) == 1


@BOTH
def test_a_creation_that_the_service_failed_is_not_repeated(emulator, hub, face):
    with hub() as here:
        emulator.faults.add(Fault(operation=CREATES[face], status=502))
        with pytest.raises(swath.ServerError) as caught:
            submit(here, face)
    assert "Nobody knows" in caught.value.__notes__[0]
    assert count(emulator, CREATES[face]) == 1


@BOTH
def test_a_batch_whose_creation_was_cut_exists_once_and_does_not_run(
    emulator, hub, face
):
    with hub() as here:
        emulator.faults.add(Fault(operation=CREATES[face], times=1, cut_after=5))
        with pytest.raises(swath.TransportError) as caught:
            submit(here, face)
        assert "Nobody knows" in caught.value.__notes__[0]
        (lost,) = listed(here, getattr(here.client, face).list(sort="created:desc"))
        assert (lost.status, lost.user_action) == ("CREATED", "NONE")
        job = getattr(here.client, face).job(lost)
        done(here, job.start)
        assert result(here, job).failed == ()
    assert count(emulator, CREATES[face]) == 1


@BOTH
def test_trouble_while_asking_is_borne(emulator, hub, face):
    with hub() as here:
        for fault in ({"status": 503}, {"drop": "reset"}, {"cut_after": 5}):
            emulator.faults.add(Fault(operation=READS[face], times=1, **fault))
        assert result(here, submit(here, face)).failed == ()


@BOTH
def test_a_wrong_move_is_refused_in_the_words_of_the_service(hub, face):
    with hub() as here:
        job = submit(here, face)
        result(here, job)
        for move in (job.start, job.cancel, job.restart):
            with pytest.raises(swath.BadRequestError) as caught:
                done(here, move)
            assert caught.value.code == "COMMON_BAD_PAYLOAD"
            assert "DONE" in caught.value.message
            assert caught.value.request_id or caught.value.body


@BOTH
def test_a_timeout_that_is_none_is_refused_before_anything_is_made(emulator, hub, face):
    seconds = "timeout='5' has to be seconds"
    with hub() as here, pytest.raises(swath.InputError, match=seconds):
        submit(here, face, timeout="5")
    assert not count(emulator, CREATES[face])


@BOTH
def test_the_analysis_is_not_waited_for_beyond_the_timeout(emulator, hub, face):
    emulator.clock.use("manual")
    with hub() as here:
        with pytest.raises(swath.JobTimeoutError) as caught:
            submit(here, face, timeout=0.05)
        job = done(here, getattr(here.client, face).attach, caught.value.token)
        assert done(here, job.status).detail == "ANALYSING"
        emulator.clock.use("auto")
        done(here, job.start)
        assert result(here, job).failed == ()


def put_fields(emulator):
    """Three squares of 400 m in a row."""
    columns = {"identifier": "TEXT", "resolution": "REAL"}
    rows = [(square(455_000 + 1000 * n), (f"f{n}", 10.0)) for n in range(3)]
    path = emulator.sentinelhub.objects.path("s3://demo/fields.gpkg")
    write(path, [Table("fields", 32633, columns, rows)], key="id")


def square(west, south=5_545_000, edge=400):
    east, north = west + edge, south + edge
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def test_features_get_pictures_of_their_own(emulator, hub, store):
    put_fields(emulator)
    with hub() as here:
        job = submit(
            here,
            store=store,
            grid=None,
            resolution=None,
            bbox=None,
            features="s3://demo/fields.gpkg",
            max_pu=500,
        )
        assert job.estimate.tiles == 3
        found = result(here, job)
    assert [one.tile for one in found.files()] == ["f0", "f1", "f2"]


def test_the_cost_of_features_is_not_promised_without_a_store(emulator, hub):
    with hub() as here, pytest.raises(swath.InputError, match="pass store="):
        submit(
            here,
            grid=None,
            resolution=20,
            bbox=None,
            features="s3://demo/fields.gpkg",
            max_pu=500,
        )
    assert not emulator.journal.find(operation=CREATES["batch"])


@BOTH
def test_a_zarr_group_is_written_whole(emulator, hub, store, face):
    zarr = Zarr(dtype="|u1", chunks=(250, 250), arrays={"default": {"fill_value": 1}})
    with hub() as here:
        found = result(
            here,
            submit(
                here,
                face,
                store=store,
                delivery="s3://harbours/cube",
                grid=6,
                resolution=100,
                zarr=zarr,
            ),
        )
    assert found.url == "s3://harbours/cube"
    with pytest.raises(FileNotFoundError, match="have no manifest; look into s3://har"):
        found.files()
    array = msgspec.json.decode(found.read("s3://harbours/cube/default/.zarray"))
    assert array["chunks"] == [1, 250, 250]
    assert array["fill_value"] == 1


@BOTH
def test_files_join_a_collection(hub, store, face):
    with hub() as here:
        job = submit(here, face, cog={"blockxsize": 128}, collection=True)
        found = result(here, job)
        assert found.collection
        if face == "batch_v1":
            made = done(here, here.client.batch_v1.collection, found.collection)
            assert str(made.id) == found.collection


def test_keys_are_neither_in_the_store_nor_in_a_token(hub, store):
    with hub() as here:
        job = submit(here, store=store, delivery=KEYS)
        result(here, job)
    written = [path.read_bytes() for path in store.rglob("*") if path.is_file()]
    assert written
    for text in (*written, job.token.encode(), repr(job).encode()):
        assert b"hidden-secret" not in text


@BOTH
def test_requests_are_listed_read_and_described_anew(hub, face):
    with hub() as here:
        api = getattr(here.client, face)
        jobs = [submit(here, face, start=False, description=f"{n}") for n in range(3)]
        ids = [str(one.id) for one in listed(here, api.list(sort="created"))]
        assert ids == [job.id for job in jobs]
        pager = api.list(sort="created", page_size=2)
        assert len(listed(here, pager)) == 3
        done(here, api.update, jobs[0].id, description="anew")
        told = done(here, api.get, jobs[0].id)
        assert "anew" in {getattr(told, "description", 0)} | {
            getattr(getattr(told, "request", None), "description", 0)
        }
        with pytest.raises(swath.NotFoundError):
            done(here, api.get, "7b1c1b1e-52f7-4d52-9a3b-0d4bd4a8c4aa")


@BOTH
def test_a_cursor_goes_on_in_another_process(emulator, hub, face):
    client = fresh(emulator)
    emulator.sentinelhub.configure({"batch_analysis_seconds": 0})
    with hub(client) as here:
        ids = [submit(here, face, start=False).id for _ in range(3)]
        pager = getattr(here.client, face).list(sort="created", page_size=2)
        (first,) = listed(here, pager.take(1))
        cursor = pager.cursor
    with hub(client) as here:
        rest = getattr(here.client, face).list(
            sort="created", page_size=2, cursor=cursor
        )
        found = [first, *listed(here, rest)]
        with pytest.raises(swath.InputError, match="belongs to"):
            getattr(here.client, face).list(sort="status", page_size=2, cursor=cursor)
    assert [str(one.id) for one in found] == ids


def test_requests_that_rendered_nothing_can_be_deleted(hub):
    with hub() as here:
        api = here.client.batch_v1
        idle = submit(here, "batch_v1", start=False)
        done(here, api.delete, idle.id)
        with pytest.raises(swath.NotFoundError):
            done(here, api.get, idle.id)
        ran = submit(here, "batch_v1")
        result(here, ran)
        with pytest.raises(swath.ConflictError):
            done(here, api.delete, ran.id)


def test_tiles_tell_their_place_and_their_cost(hub):
    with hub() as here:
        job = submit(here, "batch_v1", bbox=WIDE)
        result(here, job)
        api = here.client.batch_v1
        tiles = listed(here, api.tiles(job.id, page_size=3))
        one = done(here, api.tile, job.id, tiles[0].id)
    assert len(tiles) == 4
    assert {tile.status for tile in tiles} == {"PROCESSED"}
    assert msgspec.json.decode(tiles[0].geometry)["type"] == "Polygon"
    assert one == tiles[0]


def test_collections_are_made_renamed_listed_and_deleted(hub):
    with hub() as here:
        api = here.client.batch_v1
        made = done(here, api.create_collection, "red", "harbours")
        done(here, api.rename_collection, made, "infrared")
        (told,) = listed(here, api.collections(search="infra"))
        assert (told.id, told.name, told.s_3_bucket) == (
            made.id,
            "infrared",
            "harbours",
        )
        job = submit(here, "batch_v1", cog=True, start=False)
        done(here, api.update, job.id, collection=made.id)
        with pytest.raises(swath.ConflictError):
            done(here, api.delete_collection, made.id)
        done(here, api.update, job.id, collection=None)
        done(here, api.delete_collection, made.id)
        assert listed(here, api.collections()) == []


@BOTH
def test_tiling_grids_are_listed_and_read(hub, face):
    with hub() as here:
        api = getattr(here.client, face)
        grids = listed(here, api.tiling_grids(page_size=4))
        one = done(here, api.tiling_grid, 6)
    assert [grid.id for grid in grids] == [0, 1, 2, 3, 6, 7]
    assert one.properties.resolutions == [40, 50, 100]


def test_an_account_with_too_little_left_is_told_so(emulator, hub):
    with hub(fresh(emulator, units=10)) as here, pytest.raises(swath.QuotaError):
        submit(here)
