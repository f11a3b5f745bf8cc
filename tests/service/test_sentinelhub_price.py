"""What statistics and jobs cost at the emulator, and what was said before."""

from __future__ import annotations

import functools

import msgspec
import pytest

import swath
from swath.sentinelhub import Bucket, Source, _async_process, _delivery_job, evalscript
from swath.sentinelhub._statistics_order import StatisticsOptions, statistics_body

from .errands import done
from .hubs import AsyncHub, SyncHub
from .test_sentinelhub_statistics import trouble


np = pytest.importorskip("numpy")
pytest.importorskip("tifffile")


def measure(inputs, values, outputs, more=""):
    """A script for statistics: what it reads, what it makes of it."""
    return f"""//VERSION=3
function setup() {{
  return {{input: {inputs}, output: {outputs}{more}}};
}}
function evaluatePixel(s) {{ return {values}; }}
"""


ONE = '[{id: "a", bands: 1, sampleType: "FLOAT32"}, {id: "dataMask", bands: 1}]'
TWO = '[{id: "a", bands: 2}, {id: "b", bands: 1}, {id: "dataMask", bands: 1}]'
SEEN = measure('["B04", "dataMask"]', "{a: [s.B04], dataMask: [s.dataMask]}", ONE)
MANY = measure(
    '["B02", "B03", "B04", "B08", "dataMask"]',
    "{a: [s.B02, s.B03], b: [s.B04 + s.B08], dataMask: [s.dataMask]}",
    TWO,
)
OFTEN = "{a: [s.length], dataMask: [1]}"
FUSED = measure(
    '[{datasource: "a", bands: ["B04", "B08"]}, {datasource: "h", bands: ["DEM"]}]',
    "{a: [s.h[0].DEM], dataMask: [1]}",
    ONE,
)
RADAR = measure(
    '[{datasource: "r", bands: ["VV", "VH"]}, {datasource: "h", bands: ["DEM"]}]',
    "{a: [s.h[0].DEM], dataMask: [1]}",
    ONE,
)
HIDDEN = SEEN.replace('["B04", "dataMask"]', "bands()")
HIDDEN += 'function bands() { return ["B04", "dataMask"]; }'
FIELD = {
    "type": "Polygon",
    "coordinates": [
        [[14.45, 46.02], [14.55, 46.02], [14.55, 46.08], [14.45, 46.02]],
    ],
}
USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": ("2026-05-01", "2026-05-30"),
    "interval": "P10D",
    "evalscript": SEEN,
    "width": 90,
    "height": 80,
}
MAY = {"bbox": USUAL["bbox"], "datetime": "2026-05-01/2026-05-30"}
HEIGHTS = {"data": "dem", "evalscript": evalscript.elevation()}
JOB = {
    "delivery": "s3://harbours/ndvi",
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": "2026-06",
    "evalscript": evalscript.ndvi(),
    "outputs": "tiff",
    "width": 40,
    "height": 24,
}


@pytest.fixture(params=[SyncHub, AsyncHub], ids=["sync", "async"])
def hub(request, emulator):
    return functools.partial(request.param, emulator)


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch):
    quick = msgspec.structs.replace(
        _delivery_job.POLLING, first=0.0, shortest=0.0, longest=0.0
    )
    monkeypatch.setattr(_async_process, "POLLING", quick)


def left(given):
    return {name: one for name, one in given.items() if one is not None}


def estimated(here, **changes):
    return here.client.statistics.estimate(**left(USUAL | changes))


def computed(here, **changes):
    return done(here, here.client.statistics.compute, **left(USUAL | changes))


def submitted(here, **changes):
    return done(here, here.client.async_process.submit, **left(JOB | changes))


# statistics


CERTAIN = [
    HEIGHTS,
    HEIGHTS | {"interval": "P1D"},
    HEIGHTS | {"interval": "P7D"},
    HEIGHTS | {"interval": "P7D", "last_interval": "SHORTEN"},
    HEIGHTS | {"interval": "P7D", "last_interval": "EXTEND"},
    HEIGHTS | {"interval": "P1M", "time": ("2026-01-31", "2026-06-30")},
    HEIGHTS | {"interval": "P1Y", "last_interval": "EXTEND"},
    HEIGHTS | {"bbox": None, "geometry": FIELD},
    HEIGHTS | {"width": None, "height": None, "resolution": 50},
    HEIGHTS | {"width": 4, "height": 4},
    HEIGHTS | {"width": 4, "height": 4, "interval": "P1M", "last_interval": "SHORTEN"},
    HEIGHTS | {"percentiles": [5, 50, 95], "histogram": 8},
    {
        "data": [Source("sentinel-2-l2a", id="a"), Source("dem", id="h")],
        "evalscript": FUSED,
        "interval": "P1D",
    },
    {
        "data": [
            Source("sentinel-1-grd", id="r", processing={"orthorectify": True}),
            Source("dem", id="h"),
        ],
        "evalscript": RADAR,
    },
]


@pytest.mark.parametrize("changes", CERTAIN, ids=range(len(CERTAIN)))
def test_where_there_is_always_data_the_estimate_is_the_price(hub, changes):
    with hub() as here:
        estimate = estimated(here, **changes)
        spent = computed(here, **changes).processing_units
    assert estimate.certain
    assert estimate.units == pytest.approx(spent, abs=1e-9)


def test_what_could_not_have_a_single_row_has_no_price(emulator, hub):
    with hub() as here:
        for ask in (estimated, computed):
            with pytest.raises(swath.InputError, match="'P1Y' is longer than time="):
                ask(here, **HEIGHTS | {"interval": "P1Y"})
    assert emulator.journal.entries == []


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"interval": "P1D"},
        {"evalscript": MANY},
        {"evalscript": MANY, "percentiles": [50], "histogram": [0, 0.5, 1]},
        {"bbox": None, "geometry": FIELD},
        {"interval": "P7D", "last_interval": "SHORTEN"},
        {
            "data": Source(
                "sentinel-1-grd",
                processing={
                    "orthorectify": True,
                    "speckleFilter": {
                        "type": "LEE", "windowSizeX": 3, "windowSizeY": 3,
                    },
                },
            ),
            "evalscript": SEEN.replace("B04", "VV"),
        },
    ],
    ids=str,
)  # fmt: skip
def test_who_knows_the_intervals_with_data_knows_the_price(hub, changes):
    with hub() as here:
        table = computed(here, **changes)
        seen = len({row.start for row in table})
        known = estimated(here, samples=seen, **changes)
        guessed = estimated(here, **changes)
    assert known.certain
    assert known.units == pytest.approx(table.processing_units, abs=1e-9)
    assert not guessed.certain
    assert str(guessed).startswith("about ")
    assert known.units / 2.5 <= guessed.units <= known.units * 2.5


@pytest.mark.parametrize("mosaicking", ["ORBIT", "TILE"])
@pytest.mark.parametrize("interval", ["P1D", "P10D"])
def test_samples_are_the_days_or_the_scenes_of_all_intervals(
    emulator, hub, mosaicking, interval
):
    script = measure('["B04"]', OFTEN, ONE, f', mosaicking: "{mosaicking}"')
    changes = {"evalscript": script, "interval": interval}
    with SyncHub(emulator) as looking:
        scenes = [*looking.client.catalog.search("sentinel-2-l2a", **MAY)]
    days = {scene.datetime.date() for scene in scenes}
    samples = len(days if mosaicking == "ORBIT" else scenes)
    with hub() as here:
        known = estimated(here, samples=samples, **changes)
        guessed = estimated(here, **changes)
        spent = computed(here, **changes).processing_units
    assert known.units == pytest.approx(spent, abs=1e-9)
    assert (known.certain, guessed.certain) == (True, False)
    assert spent / 2.5 <= guessed.units <= spent * 2.5


def test_intervals_that_failed_and_came_later_cost_no_more(emulator, hub):
    trouble(emulator, 1, 11, 21, times=1)
    asked = HEIGHTS | {"width": 200, "height": 200, "retries": 1}
    with hub() as here:
        table = computed(here, **asked)
        assert len(table) == 3
        estimate = estimated(here, **asked)
    assert table.processing_units == pytest.approx(estimate.units, abs=1e-9)


def test_a_whole_request_is_priced_by_its_pixels(hub):
    body = statistics_body(StatisticsOptions(**USUAL | HEIGHTS), lint=True)
    del body["aggregation"]["width"], body["aggregation"]["height"]
    sizes = ({}, {"resx": 0.001, "resy": 0.002}, {"width": 300, "height": 200})
    with hub() as here:
        sh = here.client.statistics
        for size in sizes:
            request = body | {"aggregation": body["aggregation"] | size}
            estimate = sh.estimate(request=request)
            spent = done(here, sh.compute, request=request).processing_units
            assert estimate.units == pytest.approx(spent, abs=1e-9)
        odd = body | {"aggregation": body["aggregation"] | {"resx": 0.001}}
        with pytest.raises(swath.InputError, match=r"request\.aggregation: set width"):
            sh.estimate(request=odd)


def test_statistics_within_their_limit_are_computed(hub):
    with hub() as here:
        cost = estimated(here, **HEIGHTS).units
        table = computed(here, **HEIGHTS, max_pu=cost)
    assert table.processing_units == pytest.approx(cost)


def test_statistics_beyond_their_limit_are_not_sent(emulator, hub):
    with hub() as here:
        cost = estimated(here).units
        with pytest.raises(
            swath.BudgetError,
            match=r"it would cost about 0\.0\d+ PU, and max_pu= allows 0\.01 PU: ask",
        ) as caught:
            computed(here, max_pu=0.01)
        assert (caught.value.cost, caught.value.limit) == (cost, 0.01)
        with pytest.raises(
            swath.InputError, match=r"max_pu= cannot be kept: what.*plain object$"
        ):
            computed(here, evalscript=HIDDEN, max_pu=5)
        with pytest.raises(swath.InputError, match="plain object, or pass bands="):
            estimated(here, evalscript=HIDDEN)
        assert estimated(here, evalscript=HIDDEN, bands=1).units == cost
        assert emulator.journal.entries == []
        assert computed(here, evalscript=HIDDEN).processing_units > 0


# jobs


def charged(here, emulator, **changes):
    """What a job cost, as its copy of the request tells."""
    store = emulator.sentinelhub.objects.folder
    job = submitted(here, store=store, **changes)
    return done(here, job.result).request_copy()["costPU"]


@pytest.mark.parametrize("changes", [{}, {"width": 90, "height": 200}], ids=str)
def test_no_job_costs_less_than_ten(emulator, hub, changes):
    with hub() as here:
        estimate = here.client.async_process.estimate(**JOB | changes)
        assert emulator.journal.entries == []
        assert charged(here, emulator, **changes) == estimate.units == 10
    assert estimate.certain


def test_a_large_job_costs_two_thirds(emulator, hub):
    names = [f"B{number:02}" for number in range(1, 10)] + ["B8A", "B11", "B12"]
    script = measure(names, "[s.B04]", '{bands: 1, sampleType: "FLOAT32"}')
    large = JOB | {"evalscript": script, "width": 800, "height": 800}
    with hub() as here:
        estimate = here.client.async_process.estimate(**large)
        at_once = here.client.process.estimate(**left(large | {"delivery": None}))
        assert charged(here, emulator, **large) == pytest.approx(estimate.units)
    assert estimate.units == pytest.approx(at_once.units * 2 / 3)
    assert estimate.units > 10


def test_a_job_is_priced_by_what_it_is_asked_for_alone(hub):
    described = left(JOB | {"delivery": None, "width": 5000, "height": 4000})
    keys = Bucket(url="s3://b", access_key="AKIADEMO", secret_access_key="hidden")
    with hub() as here:
        price = here.client.async_process.estimate
        at_once = here.client.process.estimate(**described)
        cost = price(**described)
        assert price(**described, delivery=keys, store="folder") == cost
    assert cost.units == pytest.approx(at_once.units * 2 / 3)
    assert (at_once.discount, cost.discount) == (1, 2 / 3)


def test_jobs_beyond_their_limit_are_not_sent(emulator, hub):
    with hub() as here:
        with pytest.raises(
            swath.BudgetError,
            match=r"it would cost 10 PU, and max_pu= allows 9\.5 PU: ask for a coarser",
        ) as caught:
            submitted(here, max_pu=9.5)
        assert (caught.value.cost, caught.value.limit) == (10, 9.5)
        hidden = str(evalscript.ndvi()).replace('"B04"', "...bands()")
        with pytest.raises(swath.InputError, match="max_pu= cannot be kept: what"):
            submitted(here, evalscript=hidden, max_pu=50)
        away = {"evalscript": None, "evalscript_at": "s3://harbours/ndvi.js"}
        with pytest.raises(
            swath.InputError, match=r"cannot be kept: .* in object storage: pass eval"
        ):
            submitted(here, **away, max_pu=50)
        price = here.client.async_process.estimate
        with pytest.raises(swath.InputError, match="its text, or pass bands="):
            price(**left(JOB | away))
        assert price(**left(JOB | away), bands=2).units == 10
        assert emulator.journal.entries == []
        assert submitted(here, max_pu=10).id


def test_a_budget_for_pictures_is_no_limit_for_others(hub):
    with hub() as here, here.client.process.budget(0) as budget:
        assert computed(here).processing_units > 0
        assert submitted(here).id
        assert budget.spent == 0


@pytest.mark.parametrize("limit", [-1, float("nan"), "5", True])
def test_a_limit_is_an_amount(emulator, hub, limit):
    with hub() as here:
        for ask in (computed, submitted):
            with pytest.raises(swath.InputError, match=r"max_pu=.* processing units"):
                ask(here, max_pu=limit)
    assert emulator.journal.entries == []
