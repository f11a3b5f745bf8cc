"""Statistics of many features at the emulator, with both clients."""

from __future__ import annotations

import functools
import json
import traceback
import uuid

import msgspec
import pytest

import swath
from swath.emulator import Fault
from swath.emulator.sentinelhub.geopackage import Table, write
from swath.sentinelhub import Bucket, _batch_job, evalscript

from .errands import done
from .hubs import AsyncHub, SyncHub, fresh


np = pytest.importorskip("numpy")

URL = "s3://demo/fields.gpkg"
CREATE = "createNewBatchStatisticsRequest"
START = "batchStartStatisticalRequest"
MEASURE = {
    "data": "sentinel-2-l2a",
    "time": ("2026-05-01", "2026-05-20"),
    "interval": "P10D",
    "evalscript": evalscript.ndvi(),
    "percentiles": [50],
}
USUAL = MEASURE | {
    "delivery": "s3://demo/statistics",
    "features": URL,
    "resolution": 20,
}
KEYS = Bucket(
    url="s3://demo/keys", access_key="AKIADEMO", secret_access_key="hidden-secret"
)
UNMASKED = """//VERSION=3
function setup() { return {input: ["B04"], output: {bands: 1}} }
function evaluatePixel(s) { return [s.B04] }
"""


@pytest.fixture
def account(emulator):
    """A client of an account that is its own."""
    return fresh(emulator, id=str(uuid.uuid4()))


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator, account):
    return functools.partial(request.param, emulator, account)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    quick = msgspec.structs.replace(
        _batch_job.POLLING, first=0.0, shortest=0.0, longest=0.0
    )
    monkeypatch.setattr(_batch_job, "POLLING", quick)


def square(number):
    west, south = 455_000.0 + 1000 * number, 5_545_000.0
    east, north = west + 400, south + 400
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


@pytest.fixture
def put(emulator):
    """Writes the GeoPackage: squares of 400 m in a row."""

    def put(names=("f0", "f1", "f2"), *, epsg=32633):
        rows = [(square(number), (name,)) for number, name in enumerate(names)]
        table = Table("fields", epsg, {"identifier": "TEXT"}, rows)
        write(emulator.sentinelhub.objects.path(URL), [table], key="id")

    return put


@pytest.fixture
def store(emulator, put):
    put()
    return emulator.sentinelhub.objects.folder


def submit(here, **changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return done(here, here.client.batch_statistics.submit, **left)


def sent(emulator, operation=CREATE):
    return emulator.journal.find(operation=operation)


def test_rows_are_those_of_statistics_computed_at_once(hub, store):
    with hub() as here:
        found = done(here, submit(here, store=store).result)
        alone = done(
            here,
            here.client.statistics.compute,
            **MEASURE,
            geometry=square(1),
            crs=32633,
            width=20,
            height=20,
        )
    rows = [row for row in found if row.feature == 2]
    assert [row.identifier for row in rows] == ["f1", "f1"]
    names = alone[0].__struct_fields__
    for row, same in zip(rows, alone, strict=True):
        assert [getattr(row, name) for name in names] == [
            getattr(same, name) for name in names
        ]
    assert not found.failures()
    assert {row.feature for row in found} == {1, 2, 3}


def test_cost_and_number_of_features_are_known_before_the_start(hub, store):
    told = []
    with hub() as here:
        job = submit(here, store=store, on_progress=told.append)
        found = done(here, job.result)
    assert str(job.estimate) == "3 features, about 100 PU"
    assert told[-1].message == "3 features, about 100 PU"
    assert (told[-1].detail, found.cost) == ("ANALYSIS_DONE", 100)


def test_what_would_cost_too_much_is_not_even_sent(emulator, hub, store):
    with hub() as here:
        with pytest.raises(swath.BudgetError, match="max_pu= allows 99 PU"):
            submit(here, store=store, max_pu=99)
        with pytest.raises(swath.InputError, match="max_pu= cannot be kept"):
            submit(here, max_pu=500)
        assert not sent(emulator)
        assert submit(here, store=store, max_pu=100).id
    assert len(sent(emulator)) == 1


def test_features_that_cannot_be_are_refused_before_a_request(emulator, hub, put):
    folder = emulator.sentinelhub.objects.folder
    with hub() as here:
        put(epsg=31287)
        with pytest.raises(swath.InputError, match="EPSG:31287"):
            submit(here, store=folder)
        put(names=("a", "a"))
        with pytest.raises(swath.InputError, match="have the identifier 'a'"):
            submit(here, store=folder)
        put(names=())
        with pytest.raises(swath.InputError, match="has no features"):
            submit(here, store=folder)
        put(epsg=4326)
        with pytest.raises(swath.InputError, match="resolution=20 means degrees"):
            submit(here, store=folder)
    assert not sent(emulator)


def test_a_request_that_is_not_to_start_waits_for_its_start(emulator, hub, store):
    with hub() as here:
        job = submit(here, store=store, start=False)
        assert job.progress.detail == "ANALYSIS_DONE"
        with pytest.raises(swath.InputError, match="has not been started"):
            done(here, job.wait)
        token = job.token
    assert not sent(emulator, START)
    with hub() as here:
        again = here.client.batch_statistics.attach(token)
        done(here, again.start, max_pu=100)
        assert len([*done(here, again.result)]) == 6


def test_a_request_is_found_by_its_id_and_in_the_list(hub, store):
    with hub() as here:
        jobs = [submit(here, store=store, start=False) for _ in range(3)]
        pager = here.client.batch_statistics.list(sort="created", page_size=2)

        async def collected():
            return [one async for one in pager]

        tasks = done(here, collected) if hasattr(pager, "__aiter__") else [*pager]
        assert [str(one.id) for one in tasks] == [job.id for job in jobs]
        task = done(here, here.client.batch_statistics.get, jobs[0].id)
        assert str(task.status) == "ANALYSIS_DONE"
        again = here.client.batch_statistics.job(tasks[0], store=store)
        done(here, again.start)
        assert done(here, again.wait).state == "succeeded"
        with pytest.raises(swath.InputError, match="sort='name'"):
            here.client.batch_statistics.list(sort="name")


def test_features_that_failed_are_told_and_the_others_are_there(emulator, hub, store):
    emulator.sentinelhub.configure({"batch_failing": ["f1"]})
    with hub() as here:
        found = done(here, submit(here, store=store).result)
    (failed,) = found.failures()
    assert (failed.feature, failed.identifier, failed.type) == (
        2,
        "f1",
        "EXECUTION_ERROR",
    )
    assert {row.identifier for row in found} == {"f0", "f2"}


def test_a_script_that_fails_the_analysis_fails_the_job(hub, store):
    with (
        hub() as here,
        pytest.raises(swath.JobFailedError, match="dataMask") as caught,
    ):
        submit(here, store=store, evalscript=UNMASKED, lint=False)
    assert caught.value.code == "FAILED"


def test_a_script_and_features_that_only_the_service_sees_will_do(emulator, hub, store):
    emulator.sentinelhub.objects.put(
        "s3://demo/stats.js", str(evalscript.ndvi()).encode()
    )
    with hub() as here:
        job = submit(here, evalscript=None, evalscript_at="s3://demo/stats.js")
        assert str(job.estimate) == "features, cost unknown"
        found = done(here, job.result)
        with pytest.raises(swath.InputError, match="pass store="):
            list(found)
        again = here.client.batch_statistics.attach(job.token, store=store)
        assert len([*done(here, again.result)]) == 6


def test_files_are_read_where_the_template_puts_them(hub, store):
    with hub() as here:
        template = "s3://demo/<IDENTIFIER>/<REQUEST_ID>"
        job = submit(here, store=store, delivery=template)
        found = done(here, job.result)
    assert found.url(1, "f0") == f"s3://demo/f0/{job.id}"
    assert len([*found]) == 6


def test_what_is_stopped_goes_on_later(emulator, hub, store):
    emulator.clock.use("manual")
    with hub() as here:
        job = submit_slowly(emulator, here, store)
        done(here, job.cancel)
        with pytest.raises(swath.JobFailedError) as caught:
            done(here, job.wait)
        assert caught.value.state == "cancelled"
        with pytest.raises(swath.BadRequestError, match="cannot be started again"):
            done(here, job.restart)
        emulator.clock.advance(1801)
        done(here, job.restart)
        emulator.clock.use("auto")
        assert len([*done(here, job.result)]) == 6


def submit_slowly(emulator, here, store):
    """A request that is started, and of which nothing is done yet."""
    emulator.clock.use("auto")
    job = submit(here, store=store, start=False)
    emulator.clock.use("manual")
    done(here, job.start)
    return job


@pytest.mark.parametrize(
    "trouble",
    [{"drop": "reset"}, {"cut_after": 0}, {"status": 503}],
    ids=["dropped", "cut", "503"],
)
def test_a_request_is_started_once_whatever_becomes_of_the_answer(
    emulator, hub, store, trouble
):
    with hub() as here:
        emulator.faults.add(Fault(operation=START, times=1, **trouble))
        found = done(here, submit(here, store=store).result)
    assert len([*found]) == 6
    assert len(sent(emulator)) == 1
    assert sum(one.status == 204 for one in sent(emulator, START)) <= 1


def test_a_request_that_may_have_been_made_is_not_made_again(emulator, hub, store):
    emulator.faults.add(Fault(operation=CREATE, cut_after=5))
    with hub() as here, pytest.raises(swath.TransportError) as caught:
        submit(here, store=store)
    assert "not started" in "".join(caught.value.__notes__)
    assert len(sent(emulator)) == 1
    assert not sent(emulator, START)


def test_trouble_while_asking_is_borne(emulator, hub, store):
    with hub() as here:
        job = submit(here, store=store)
        for trouble in (
            {"status": 503},
            {"drop": "reset"},
            {"cut_after": 5},
            {
                "status": 429,
                "retry_after": 0.001,
                "retry_after_as": "milliseconds",
            },
        ):
            emulator.faults.add(
                Fault(
                    operation="getSingleBatchStatisticalRequestById",
                    times=1,
                    **trouble,
                )
            )
        assert len([*done(here, job.result)]) == 6


def test_keys_are_neither_in_the_store_nor_in_a_token(hub, store):
    with hub() as here:
        job = submit(here, store=store, delivery=KEYS)
        found = done(here, job.result)
    written = [path.read_bytes() for path in store.rglob("*.json")]
    assert len(written) == 3
    shown = json.dumps(found.task.to_dict()).encode()
    for text in (*written, job.token.encode(), repr(job).encode(), shown):
        assert b"hidden-secret" not in text


def test_keys_are_in_no_traceback(hub, store):
    with hub() as here:
        for trouble in ({"max_pu": 1}, {"evalscript": UNMASKED, "lint": False}):
            with pytest.raises(swath.SwathError) as caught:
                submit(here, store=store, delivery=KEYS, **trouble)
            shown = traceback.TracebackException.from_exception(
                caught.value, capture_locals=True
            )
            assert "hidden-secret" not in "".join(shown.format())


def test_an_account_without_units_cannot_begin(emulator, put):
    put()
    client = fresh(emulator, id=str(uuid.uuid4()), units=10.0)
    with (
        SyncHub(emulator, client) as here,
        pytest.raises(swath.QuotaError, match="1000"),
    ):
        submit(here)
