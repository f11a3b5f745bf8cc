"""Requests for statistics, and what is made of the answers."""

from __future__ import annotations

import datetime as dt
import json
import math
import re

import msgspec
import pytest

from swath._core.exchange import Context
from swath._core.retry import Policy
from swath._errors import InputError, ServerError, TransportError
from swath.sentinelhub import Source, evalscript
from swath.sentinelhub._statistics_flow import computed
from swath.sentinelhub._statistics_order import (
    StatisticsOptions,
    bounds_of,
    duration,
    statistics_body,
)
from swath_api.sentinelhub.models import StatisticalRequest

from .stepping import Answer, World


USUAL = {
    "data": "sentinel-2-l2a",
    "bbox": (14.45, 46.02, 14.55, 46.08),
    "time": "2026-06",
    "evalscript": evalscript.ndvi(),
    "width": 40,
    "height": 24,
}


def body(**changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return statistics_body(StatisticsOptions(**left), lint=True)


def day(number):
    return f"2026-06-{number:02}T00:00:00Z"


def told(number, **changes):
    """An interval of an answer."""
    stats = {"min": 0.1, "max": 0.9, "mean": number / 100, "stDev": 0.1}
    counts = {"sampleCount": 960, "noDataCount": 60}
    outputs = {"default": {"bands": {"B0": {"stats": stats | counts}}}}
    interval = {"from": day(number), "to": day(number + 1)}
    return {"interval": interval, "outputs": outputs} | changes


def failed(number, kind, **more):
    return {"interval": told(number)["interval"], "error": {"type": kind, **more}}


def answer(*parts, status=200, **more):
    content = json.dumps({"data": [*parts], **more}).encode()
    headers = {"content-type": "application/json", "x-processingunits-spent": "0.25"}
    return Answer(status=status, headers=headers, chunks=(content, b""))


def ask(world, retries=2):
    context = Context(credential=None, policy=Policy(max_retries=0), chance=lambda: 0.5)
    return world.run(computed(body(), context, retries))


def asked(world):
    sent = [json.loads(one.request.content)["aggregation"] for one in world.sent]
    return [(one["timeRange"]["from"], one["timeRange"]["to"]) for one in sent]


# requests


def test_a_request_says_all_that_was_passed():
    made = body(
        time=("2026-06-01", "2026-06-10"),
        interval=dt.timedelta(days=5),
        last_interval="SHORTEN",
        percentiles=[25, 50],
        histogram=[0, 0.5, 1],
        max_cloud_cover=30,
        mosaicking_order="leastCC",
    )
    assert made["aggregation"] == {
        "timeRange": {"from": "2026-06-01T00:00:00Z", "to": "2026-06-11T00:00:00Z"},
        "aggregationInterval": {"of": "P5D", "lastIntervalBehavior": "SHORTEN"},
        "width": 40,
        "height": 24,
        "evalscript": str(USUAL["evalscript"]),
    }
    assert made["input"]["data"] == [
        {
            "type": "sentinel-2-l2a",
            "dataFilter": {"mosaickingOrder": "leastCC", "maxCloudCoverage": 30},
        }
    ]
    assert made["calculations"] == {
        "default": {
            "statistics": {"default": {"percentiles": {"k": [25.0, 50.0]}}},
            "histograms": {"default": {"bins": [0, 0.5, 1]}},
        }
    }
    StatisticalRequest.from_dict(json.loads(json.dumps(made)))


def test_nothing_is_computed_beside_the_usual_unless_asked_for():
    made = body(resolution=100, width=None, height=None)
    assert "calculations" not in made
    assert made["aggregation"]["aggregationInterval"] == {"of": "P1D"}
    assert (made["aggregation"]["width"], made["aggregation"]["height"]) == (77, 67)


@pytest.mark.parametrize(
    ("given", "bounds"),
    [
        ("2026-06", ("2026-06-01", "2026-07-01")),
        ("2026-06-03", ("2026-06-03", "2026-06-04")),
        (("2026-06-01", "2026-06-30"), ("2026-06-01", "2026-07-01")),
        ("2026-06-01/2026-06-02T12:00:00Z", ("2026-06-01", "2026-06-02T12:00:00")),
        ((dt.date(2026, 1, 1), dt.date(2026, 12, 31)), ("2026-01-01", "2027-01-01")),
        (("2026-01-01", "9999-12-31"), ("2026-01-01", "9999-12-31T23:59:59.999999")),
    ],
)
def test_the_last_day_of_a_span_is_a_whole_one(given, bounds):
    first, last = (dt.datetime.fromisoformat(one) for one in bounds)
    assert bounds_of(given) == (
        first.replace(tzinfo=dt.UTC),
        last.replace(tzinfo=dt.UTC),
    )


@pytest.mark.parametrize(
    ("given", "of"),
    [
        ("P1D", "P1D"),
        ("P1M", "P1M"),
        ("P2Y3M", "P2Y3M"),
        ("PT24H", "PT24H"),
        ("P1W", "P1W"),
        (dt.timedelta(days=10), "P10D"),
        (dt.timedelta(hours=36), "PT129600S"),
    ],
)
def test_an_interval_is_a_duration(given, of):
    assert duration(given) == of


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"interval": "P1DT12H"}, "mixes dates with times"),
        ({"interval": "PT12H"}, "less than a day"),
        ({"interval": "P20000Y"}, "longer than calendars go"),
        ({"interval": "P99999999999999D"}, "longer than calendars go"),
        ({"interval": "1d"}, "pass 'P1D'"),
        ({"interval": "P"}, "pass 'P1D'"),
        ({"interval": "P1DT"}, "pass 'P1D'"),
        ({"interval": 1}, "pass 'P1D'"),
        ({"interval": dt.timedelta(hours=2)}, "a day at least"),
        ({"interval": dt.timedelta(days=1, microseconds=1)}, "whole seconds"),
        ({"last_interval": "CUT"}, "none of SKIP, SHORTEN, EXTEND"),
        ({"time": None}, "needs a begin and an end"),
        ({"time": ("2026-06-01", None)}, "needs a begin and an end"),
        ({"time": ("2026-06-30", "2026-06-01")}, "swap them"),
        ({"time": dt.datetime(2026, 6, 1, tzinfo=dt.UTC)}, "has no length"),
        ({"bbox": None}, "the area is missing"),
        ({"bbox": (14.55, 46.02, 14.45, 46.08)}, "inverted"),
        ({"resolution": 10}, "pass one or the other"),
        ({"width": None}, "the size is missing"),
        ({"width": 2501}, "more than the 2500 pixels"),
        ({"data": None}, "the data is missing"),
        ({"data": Source("sentinel-2-l2a", time="2026")}, "one time for all data"),
        ({"max_cloud_cover": 101}, "percentage from 0 to 100"),
        ({"evalscript": " "}, "the script is missing"),
        ({"evalscript": evalscript.true_colour()}, "an output dataMask"),
        ({"evalscript": evalscript.raw(["B4"])}, "did you mean B04?"),
        ({"percentiles": [0.5, 101]}, "percentages from 0 to 100"),
        ({"percentiles": []}, "percentages from 0 to 100"),
        ({"histogram": 0}, "a number of bins"),
        ({"histogram": [1, 0]}, "rising edges"),
        ({"histogram": "many"}, "rising edges"),
        ({"histogram": 5, "calculations": {}}, "leave out percentiles= and histogram="),
        ({"request": {}}, "leave out evalscript, data, bbox"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(changes, words):
    with pytest.raises(InputError, match=re.escape(words)):
        body(**changes)


def test_a_whole_request_is_taken_as_it_is():
    made = body(percentiles=[50])
    assert statistics_body(StatisticsOptions(request=made), lint=True) == made
    model = StatisticalRequest.from_dict(made)
    again = statistics_body(StatisticsOptions(request=model), lint=True)
    assert StatisticalRequest.from_dict(again) == model


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (lambda it: it.pop("aggregation"), "needs both"),
        (lambda it: it["aggregation"].pop("timeRange"), "needs a begin"),
        (lambda it: it["aggregation"].update(evalscript=""), "script is missing"),
        (
            lambda it: it["aggregation"]["aggregationInterval"].update(of="P0D"),
            "less than a day",
        ),
        (
            lambda it: it["aggregation"]["timeRange"].update(to="2020-01-01T00:00:00Z"),
            "swap them",
        ),
    ],
)
def test_a_whole_request_is_checked_too(spoilt, words):
    made = body()
    spoilt(made)
    with pytest.raises(InputError, match=words):
        statistics_body(StatisticsOptions(request=made), lint=True)


# answers


def test_rows_tell_all_that_came():
    bins = [{"lowEdge": 0, "highEdge": 0.5, "count": 3}]
    part = told(1)
    band = part["outputs"]["default"]["bands"]["B0"]
    band["stats"]["percentiles"] = {"50.0": 0.4, "95.0": "NaN"}
    band["histogram"] = {"bins": bins, "overflowCount": 2, "underflow": 1}
    table = ask(World(answer(part, told(2), status=200, geometryPixelCount=960)))
    first, second = table
    assert first.start == dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    assert (first.output, first.band, first.valid_count) == ("default", "B0", 900)
    assert first.percentiles[50.0] == 0.4
    assert math.isnan(first.percentiles[95.0])
    assert msgspec.structs.astuple(first.histogram.bins[0]) == (0.0, 0.5, 3)
    assert (first.histogram.below, first.histogram.above) == (1, 2)
    assert second.histogram is None
    assert (table.pixel_count, table.processing_units) == (960, 0.25)
    assert table[1:] == (second,)
    assert repr(table) == "<StatisticsTable of 2 rows>"


def test_where_no_pixel_counts_there_is_no_number():
    part = told(1)
    stats = part["outputs"]["default"]["bands"]["B0"]["stats"]
    stats.update(dict.fromkeys(("min", "max", "mean", "stDev"), "NaN"))
    (row,) = ask(World(answer(part)))
    assert all(map(math.isnan, (row.min, row.max, row.mean, row.stdev)))


@pytest.mark.parametrize("last", [None, "SKIP"])
def test_an_interval_that_never_ends_within_the_time_is_refused(last):
    given = {"time": "2026-06-01", "interval": "P10D", "last_interval": last}
    world = World(answer())
    context = Context(credential=None, policy=Policy(), chance=lambda: 0.5)
    with pytest.raises(InputError, match=r"'P10D' is longer than time=.*SHORTEN"):
        world.run(computed(body(**given), context, 0))
    assert world.sent == []
    world.run(computed(body(**given | {"last_interval": "EXTEND"}), context, 0))
    assert len(world.sent) == 1


def test_an_interval_that_failed_is_asked_for_alone():
    world = World(
        answer(told(1), failed(2, "TIMEOUT"), told(3), failed(4, "EXECUTION_ERROR")),
        answer(told(2)),
        answer(told(4)),
    )
    table = ask(world)
    assert [row.start.day for row in table] == [1, 2, 3, 4]
    assert table.failed == ()
    assert asked(world)[1:] == [(day(2), day(3)), (day(4), day(5))]
    assert table.processing_units == 0.75
    assert world.slept == [0.25]


def test_asking_again_has_an_end():
    world = World(
        answer(told(1), failed(2, "TIMEOUT")), then=answer(failed(2, "TIMEOUT"))
    )
    table = ask(world)
    assert len(world.sent) == 3
    (failure,) = table.failed
    assert (failure.type, failure.attempts) == ("TIMEOUT", 3)
    assert "1 intervals failed" in repr(table)
    assert world.slept == [0.25, 0.5]


def test_without_retries_nothing_is_asked_again():
    world = World(answer(failed(2, "TIMEOUT")))
    assert ask(world, retries=0).failed[0].attempts == 1


def test_what_cannot_pass_by_itself_is_not_asked_again():
    world = World(answer(told(1), failed(2, "BAD_REQUEST", message="script")))
    (failure,) = ask(world).failed
    assert (failure.type, failure.message) == ("BAD_REQUEST", "script")
    assert str(failure) == "2026-06-02 to 2026-06-03: BAD_REQUEST: script"
    assert len(world.sent) == 1


def test_an_interval_that_turns_out_empty_has_not_failed():
    table = ask(World(answer(told(1), failed(2, "TIMEOUT")), answer()))
    assert [row.start.day for row in table] == [1]
    assert table.failed == ()


@pytest.mark.parametrize(
    ("trouble", "name"),
    [
        (answer(status=503), ServerError.__name__),
        (TransportError("gone"), TransportError.__name__),
    ],
)
def test_what_came_is_not_lost_for_one_interval(trouble, name):
    table = ask(World(answer(told(1), failed(2, "TIMEOUT"), told(3)), trouble))
    assert [row.start.day for row in table] == [1, 3]
    assert [one.type for one in table.failed] == [name]


def test_a_whole_request_that_is_refused_is_an_error():
    with pytest.raises(ServerError):
        ask(World(answer(status=500)))


def test_a_table_becomes_a_frame():
    pytest.importorskip("pandas")
    part = told(1)
    band = part["outputs"]["default"]["bands"]["B0"]
    band["stats"]["percentiles"] = {"50.0": 0.4, "2.5": 0.1}
    world = World(answer(part, told(2), failed(3, "BAD_REQUEST")))
    frame = ask(world).to_pandas()
    assert [*frame.columns] == [
        *("start", "end", "output", "band", "min", "max", "mean", "stdev"),
        *("sample_count", "nodata_count", "p2.5", "p50"),
    ]
    assert str(frame.start.dt.tz) == "UTC"
    assert frame.p50.isna().tolist() == [False, True]
    assert frame.attrs["failed"][0]["type"] == "BAD_REQUEST"
    nothing = ask(World(answer())).to_pandas()
    assert nothing.empty
    plain = frame.drop(columns=["p2.5", "p50", "start", "end"])
    assert nothing[plain.columns].dtypes.equals(plain.dtypes)
    assert str(nothing.start.dt.tz) == "UTC"
