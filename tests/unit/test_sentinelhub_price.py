"""What statistics and jobs cost: their intervals, the formula, limits."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from swath import AsyncSentinelHub, BudgetError, InputError, SentinelHub
from swath.emulator.sentinelhub import statistics_intervals
from swath.emulator.sentinelhub.process_body import Interval, TimeRange
from swath.sentinelhub import CRS84, Source, evalscript
from swath.sentinelhub._affordable import as_told, check_affordable, check_max_pu
from swath.sentinelhub._async_order import AsyncOptions, picture
from swath.sentinelhub._async_price import picture_price
from swath.sentinelhub._batch_statistics_features import Feature, Features
from swath.sentinelhub._batch_statistics_price import survey_estimate
from swath.sentinelhub._estimate import estimate
from swath.sentinelhub._order import order
from swath.sentinelhub._statistics_intervals import intervals
from swath.sentinelhub._statistics_order import StatisticsOptions, statistics_body
from swath.sentinelhub._statistics_price import whole_price


PLACE = {"bbox": (14.2, 45.9, 14.3, 46.0), "evalscript": evalscript.ndvi()}
USUAL = PLACE | {"data": "sentinel-2-l2a", "time": "2026-06"}
UNIT = {"width": 512, "height": 512}


def statistics(bands=None, samples=None, base_url="", **changes):
    given = StatisticsOptions(**USUAL | UNIT | changes)
    body = statistics_body(given, lint=False)
    return whole_price(body, bands=bands, samples=samples, base_url=base_url)


def job(**changes):
    given = AsyncOptions(**USUAL | UNIT | {"outputs": "tiff"} | changes)
    return picture_price(picture(given, lint=True))


def orbits(mosaicking="ORBIT"):
    return (
        "//VERSION=3\nfunction setup() {\n  return {input: ['B04'], output: "
        "[{id: 'a', bands: 1}, {id: 'dataMask', bands: 1}], "
        f"mosaicking: '{mosaicking}'}};\n}}\n"
        "function evaluatePixel(s) { return {a: [1], dataMask: [1]}; }"
    )


# intervals


SPANS = [
    ("2026-05-01", "2026-05-21"),
    ("2026-05-01", "2026-05-26"),
    ("2026-05-01", "2026-05-11"),
    ("2026-05-01", "2026-05-02"),
    ("2026-01-31", "2026-06-30"),
    ("2026-01-31", "2026-02-28"),
    ("2024-02-29", "2029-03-01"),
    ("2026-01-01", "2027-01-01"),
]
LENGTHS = ["P1D", "P10D", "P1W", "P1M", "P1Y", "P1Y2M", "P1M2D", "PT24H", "PT36H"]


@pytest.mark.parametrize("last", ["SKIP", "SHORTEN", "EXTEND"])
@pytest.mark.parametrize("of", LENGTHS)
@pytest.mark.parametrize("dates", SPANS, ids="/".join)
def test_intervals_are_those_that_are_answered(dates, of, last):
    first, end = (dt.datetime.fromisoformat(f"{one}T00:00:00Z") for one in dates)
    wanted = Interval(of, last)
    told = [*statistics_intervals.intervals(TimeRange(first, end), wanted)]
    span = {"from": f"{dates[0]}T00:00:00Z", "to": f"{dates[1]}T00:00:00Z"}
    asked = {"of": of, "lastIntervalBehavior": last}
    found = intervals({"timeRange": span, "aggregationInterval": asked})
    assert (found.total, found.begin) == (len(told), first)
    assert found.end == (told[-1][1] if told else first)


def test_intervals_may_reach_beyond_the_calendar():
    span = {"from": "9998-06-01T00:00:00Z", "to": "9999-12-31T00:00:00Z"}

    def total(of, last="EXTEND"):
        asked = {"of": of, "lastIntervalBehavior": last}
        return intervals({"timeRange": span, "aggregationInterval": asked}).total

    assert (total("P1Y"), total("P1Y", "SKIP")) == (2, 1)
    assert total("PT12000H") == 2


# statistics


@pytest.mark.parametrize(
    ("changes", "samples"),
    [
        ({"interval": "P30D"}, 1),
        ({"interval": "P10D"}, 3),
        ({"interval": "P1D"}, 12),
        ({"interval": "P1D", "data": "landsat-ot-l2"}, 4),
        ({"interval": "P7D", "last_interval": "SHORTEN"}, 5),
        ({"interval": "P1M", "time": "2026"}, 12),
        ({"interval": "P30D", "evalscript": orbits()}, 12),
        ({"interval": "P1D", "evalscript": orbits("TILE")}, 12),
        ({"interval": "P31D"}, 0),
    ],
    ids=str,
)
def test_samples_are_as_many_as_satellites_pass_and_intervals_are(changes, samples):
    found = statistics(**changes)
    assert found.shares[0].samples == samples
    assert found.certain == (samples == 0)


@pytest.mark.parametrize("interval", ["P1D", "P10D"])
def test_what_is_always_there_has_a_sample_in_each_interval(interval):
    heights = {"data": "dem", "evalscript": evalscript.elevation()}
    count = 30 if interval == "P1D" else 3
    alone = statistics(**heights, interval=interval)
    assert alone.certain
    assert alone.units == pytest.approx(count / 3)
    both = [Source("sentinel-2-l2a", id="s"), Source("dem", id="h")]
    fused = (
        "//VERSION=3\nfunction setup() { return {input: [{datasource: 's', bands: "
        "['B04', 'B08']}, {datasource: 'h', bands: ['DEM']}], output: []}; }"
    )
    found = statistics(data=both, evalscript=fused, interval=interval)
    assert found.certain
    assert found.units == pytest.approx(count * (2 + 1) / 3 * 2)


@pytest.mark.parametrize(
    ("changes", "units"),
    [
        ({"samples": 4}, 4 * 2 / 3),
        ({"samples": 4, "width": 10, "height": 10}, 4 * 0.01 * 2 / 3),
        ({"samples": 1, "width": 10, "height": 10}, 0.01),
        ({"samples": 2, "percentiles": [5, 95], "histogram": 9}, 2 * 2 / 3),
        ({"samples": 0}, 0.01),
        ({"interval": "P31D"}, 0.01),
    ],
    ids=str,
)
def test_the_formula_is_that_of_pictures_over_all_intervals(changes, units):
    found = statistics(**changes)
    assert found.units == pytest.approx(units)
    assert found.certain


def test_a_script_that_does_not_tell_what_it_reads_has_no_price():
    hidden = "function setup() { return make(); }"
    with pytest.raises(InputError, match=r"as a plain object$"):
        statistics(evalscript=hidden)
    found = statistics(evalscript=hidden, bands=3, samples=2)
    assert (found.units, found.certain) == (2, False)


def test_collections_of_another_deployment_count_twice_here_too():
    both = [Source("sentinel-2-l2a", id="a"), Source("landsat-ot-l2", id="b")]
    main = "https://services.sentinel-hub.com"
    script = (
        "//VERSION=3\nfunction setup() { return {input: [{datasource: 'a', bands: "
        "['B04']}, {datasource: 'b', bands: ['B04']}], output: []}; }"
    )
    assert statistics(data=both, evalscript=script, base_url=main).fusion == 3


@pytest.mark.parametrize("interval", ["P1D", "P10D"])
def test_features_cost_what_their_areas_would(interval):
    given = StatisticsOptions(**USUAL | UNIT, interval=interval)
    body = statistics_body(given, lint=False)
    script = body["aggregation"]["evalscript"]
    many = [Feature(n, f"f{n}", (0.0, 0.0, 1.0, 1.0)) for n in range(200)]
    found = survey_estimate(body, Features(CRS84, many), script, "")
    assert found.units == pytest.approx(200 * statistics(interval=interval).units)


# jobs


@pytest.mark.parametrize(
    ("changes", "units", "discount"),
    [
        ({}, 10, 2 / 3),
        ({"width": 99, "height": 100}, 10, 1),
        ({"width": 100, "height": 100}, 10, 2 / 3),
        ({"width": 5120, "height": 5120}, 100 * 2 / 3 * 2 * 2 / 3, 2 / 3),
        ({"width": 9999, "height": 1}, 10, 1),
    ],
    ids=str,
)
def test_a_job_costs_two_thirds_and_ten_at_least(changes, units, discount):
    found = job(**changes)
    assert found.units == pytest.approx(units)
    assert (found.discount, found.certain) == (discount, True)


def test_many_samples_of_few_pixels_have_no_discount():
    few = {"width": 99, "height": 100, "outputs": "png"}
    given = AsyncOptions(**USUAL | few | {"evalscript": orbits(), "outputs": None})
    found = picture_price(picture(given, lint=False), samples=3000)
    assert found.units == pytest.approx(9900 / 512**2 / 3 * 3000)


def test_the_factors_make_the_price():
    for found in (job(width=5120, height=5120), statistics(samples=7)):
        work = sum(one.work for one in found.shares)
        parts = found.area * work * found.fusion * found.format * found.discount
        assert found.units == pytest.approx(parts)


# what users know


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"bands": 0}, "bands=0 has to be a whole number of 1 or more"),
        ({"bands": 2.5}, r"bands=2\.5 has to be a whole number"),
        ({"samples": -1}, "samples=-1 has to be a number, 0 or more$"),
        ({"samples": float("inf")}, "samples=inf has to be a number"),
        ({"samples": "4"}, "samples='4' has to be a number"),
    ],
    ids=str,
)
@pytest.mark.parametrize("client", [SentinelHub, AsyncSentinelHub])
def test_what_is_told_has_to_be_a_number(client, known, words):
    sh = client(token="t", base_url="http://127.0.0.1:9")
    heights = {"data": "dem", "evalscript": evalscript.elevation(), "time": "2026"}
    for family in (sh.process, sh.statistics, sh.async_process):
        with pytest.raises(InputError, match=words):
            family.estimate(**USUAL | UNIT | heights, **known)


def test_numbers_of_arrays_are_told_too():
    np = pytest.importorskip("numpy")
    assert as_told(np.int64(3), np.float32(2.5)) == (3, 2.5)


# limits


def priced():
    return estimate(order(**USUAL | UNIT, lint=False))


def test_what_may_cost_anything_is_not_priced():
    check_affordable(None, lambda: pytest.fail("nobody wants to know"))


def test_a_limit_may_be_just_reached():
    check_affordable(priced().units, priced)
    with pytest.raises(BudgetError, match=r"cost 0\.6667 PU, and max_pu= allows 0\.6"):
        check_affordable(0.6, priced)


def test_what_is_assumed_is_told_to_be():
    with pytest.raises(BudgetError, match="it would cost about 0"):
        check_affordable(0.6, lambda: msgspec.structs.replace(priced(), certain=False))


def test_a_price_that_nobody_knows_keeps_no_limit():
    def unknown():
        raise InputError("of {braces} nobody knows")

    with pytest.raises(InputError, match=r"max_pu= cannot be kept: of {braces} "):
        check_affordable(5, unknown)


def test_numbers_of_arrays_are_limits_too():
    np = pytest.importorskip("numpy")
    for limit in (np.int64(5), np.float32(0.5), 0):
        check_max_pu(limit)
    for nonsense in (np.float64("nan"), np.int64(-1), np.bool_(1), [5], "5"):
        with pytest.raises(InputError, match=r"max_pu=.* 0 or more"):
            check_max_pu(nonsense)
