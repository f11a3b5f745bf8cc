"""Statistics at the emulator, with both clients."""

from __future__ import annotations

import datetime as dt
import functools
import json

import pytest

import swath
from swath.emulator import Fault
from swath.sentinelhub import evalscript
from swath.sentinelhub._statistics_order import StatisticsOptions, statistics_body
from swath_api.sentinelhub.models import StatisticalRequest

from .errands import done
from .hubs import AsyncHub, SyncHub


np = pytest.importorskip("numpy")

USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": ("2026-05-01", "2026-05-30"),
    "interval": "P10D",
    "evalscript": evalscript.ndvi(),
    "width": 40,
    "height": 24,
}


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


def compute(here, **changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return done(here, here.client.statistics.compute, **left)


def sent(emulator):
    return emulator.journal.find(operation="submitStatisticalRequest")


def trouble(emulator, *days, kind="TIMEOUT", **fault):
    """Lets intervals fail: a fault answers in place of the service."""
    failed = [
        {
            "interval": {
                "from": f"2026-05-{day:02}T00:00:00Z",
                "to": f"2026-05-{day + 10:02}T00:00:00Z",
            },
            "error": {"type": kind},
        }
        for day in days
    ]
    body = json.dumps({"data": failed, "status": "PARTIAL"})
    headers = {"content-type": "application/json"}
    emulator.faults.add(
        Fault(
            operation="submitStatisticalRequest",
            status=200,
            body=body,
            headers=headers,
            **fault,
        )
    )


def test_there_is_a_row_for_each_interval_output_and_band(hub):
    script = evalscript.script(
        evalscript.output(
            evalscript.band("B04"), evalscript.band("B08"), names=["red", "nir"],
            sample_type="FLOAT32",
        ),
        evalscript.output(evalscript.band("B02"), id="blue", sample_type="FLOAT32"),
        counted=True,
    )  # fmt: skip
    with hub() as here:
        table = compute(here, evalscript=script)
    starts = sorted({row.start for row in table})
    assert starts == [dt.datetime(2026, 5, day, tzinfo=dt.UTC) for day in (1, 11, 21)]
    kinds = {(row.output, row.band) for row in table}
    assert kinds == {("default", "red"), ("default", "nir"), ("blue", "B0")}
    assert len(table) == 9
    assert table.failed == ()
    assert table.pixel_count == 960
    assert 0 < table.processing_units < 1
    for row in table:
        assert row.min <= row.mean <= row.max
        assert row.sample_count == 960


def test_numbers_are_those_of_the_pictures(hub):
    pytest.importorskip("tifffile")
    with hub() as here:
        (row,) = compute(
            here, time="2026-05-01/2026-05-10", percentiles=[50], histogram=4
        )
        same = {key: USUAL[key] for key in ("data", "bbox", "evalscript")}
        image = done(
            here, here.client.process.render, **same, outputs="tiff",
            time="2026-05-01/2026-05-10", width=40, height=24,
        )  # fmt: skip
    values = image.to_numpy()
    assert row.mean == pytest.approx(np.nanmean(values), abs=1e-5)
    assert row.stdev == pytest.approx(np.nanstd(values), abs=1e-5)
    assert row.percentiles[50] == pytest.approx(np.nanmedian(values), abs=1e-5)
    assert sum(one.count for one in row.histogram.bins) == row.valid_count
    assert row.nodata_count == np.isnan(values).sum()


def test_the_last_day_of_a_month_is_part_of_it(hub):
    with hub() as here:
        table = compute(
            here, data="dem", evalscript=evalscript.elevation(), time="2026-02",
            interval="P1D",
        )  # fmt: skip
    assert len(table) == 28


def test_a_condition_says_which_pixels_count(hub):
    vegetation = evalscript.script(
        evalscript.index(evalscript.band("B08"), evalscript.band("B04")),
        counted=evalscript.band("SCL") == 4,
    )
    with hub() as here:
        everything, some = compute(here), compute(here, evalscript=vegetation)
    assert sum(row.valid_count for row in some) < sum(r.valid_count for r in everything)


def test_a_whole_request_gives_the_same(hub):
    with hub() as here:
        table = compute(here)
        body = statistics_body(StatisticsOptions(**USUAL), lint=True)
        again = done(here, here.client.statistics.compute, request=body)
        model = StatisticalRequest.from_dict(body)
        third = done(here, here.client.statistics.compute, request=model)
    assert [*table] == [*again] == [*third]


def test_intervals_that_failed_are_asked_for_alone(emulator, hub):
    trouble(emulator, 1, 11, times=1)
    with hub() as here:
        table = compute(here)
        assert here.client.usage.requests == 3
    assert [row.start.day for row in table] == [1, 11]
    assert table.failed == ()
    assert len(sent(emulator)) == 3


def test_an_interval_that_goes_on_failing_is_told(emulator, hub):
    trouble(emulator, 1, kind="EXECUTION_ERROR")
    with hub() as here:
        table = compute(here, retries=1)
    assert len(table) == 0
    assert [(one.type, one.attempts) for one in table.failed] == [
        ("EXECUTION_ERROR", 2)
    ]
    assert len(sent(emulator)) == 2


def test_a_script_that_fails_is_refused_with_its_line(hub):
    script = str(evalscript.ndvi()).replace("index(", "nothing(")
    with hub() as here, pytest.raises(swath.BadRequestError, match="line 10"):
        compute(here, evalscript=script)


def test_nothing_is_sent_that_makes_no_sense(emulator, hub):
    with hub() as here:
        for changes in ({"time": ("2026-06-02", "2026-06-01")}, {"retries": -1}):
            with pytest.raises(swath.InputError):
                compute(here, **changes)
        with pytest.raises(swath.InputError, match="output dataMask"):
            compute(here, evalscript=evalscript.true_colour())
        assert not sent(emulator)
        with pytest.raises(swath.BadRequestError, match="dataMask"):
            compute(here, evalscript=evalscript.true_colour(), lint=False)


def test_an_interrupted_answer_is_asked_for_again(emulator, hub):
    emulator.faults.add(
        Fault(operation="submitStatisticalRequest", cut_after=40, times=1)
    )
    with hub() as here:
        assert len(compute(here)) == 3
