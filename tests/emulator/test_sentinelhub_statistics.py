"""Statistics of the emulated Sentinel Hub, checked against numpy."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.statistics_answer import compute
from swath.emulator.sentinelhub.world import World

from .sentinelhub_orders import UTM, UTM_BOX


NAME = "byoc-numbers"
SCRIPT = """//VERSION=3
function setup() {
  return {
    input: ["a", "dataMask"],
    output: [{ id: "out", bands: 1 }, { id: "dataMask", bands: 1 }],
  };
}
function evaluatePixel(s) { return { out: [s.a], dataMask: [s.dataMask] }; }
"""
VALUES = np.random.default_rng(5).normal(10, 3, (8, 8)).round(3)


@pytest.fixture(scope="module")
def shared_world():
    world = World()
    yield world
    world.engine.close()


@pytest.fixture
def world(shared_world):
    shared_world.rasters.clear()
    for day in (2, 12):
        put(shared_world, VALUES + day, f"2024-06-{day:02}T10:00:00Z")
    return shared_world


def put(world, array, moment):
    place = {"bbox": UTM_BOX, "crs": UTM, "bands": ["a"], "collection": NAME}
    world.rasters.add(array, datetime=moment, **place)


def order(script=SCRIPT, calculations=None, until="2024-06-21T00:00:00Z", **interval):
    bounds = {"bbox": UTM_BOX, "properties": {"crs": UTM}}
    return {
        "input": {"bounds": bounds, "data": [{"type": NAME}]},
        "aggregation": {
            "timeRange": {"from": "2024-06-01T00:00:00Z", "to": until},
            "aggregationInterval": {"of": "P10D"} | interval,
            "width": 8,
            "height": 8,
            "evalscript": script,
        },
        "calculations": calculations or {},
    }


def answer(world, request):
    return msgspec.json.decode(compute(request, world).body)


def band(told, interval=0, output="out", name="B0"):
    return told["data"][interval]["outputs"][output]["bands"][name]


def refused(world, request):
    with pytest.raises(ServiceError) as caught:
        compute(request, world)
    assert caught.value.status == 400
    return caught.value


def test_numbers_are_those_of_numpy(world):
    told = answer(world, order())
    assert told["status"] == "OK"
    assert told["geometryPixelCount"] == 64
    for number, day in enumerate((2, 12)):
        data = (VALUES + day).astype("f4").astype("f8")
        assert band(told, number)["stats"] == {
            "min": pytest.approx(data.min()),
            "max": pytest.approx(data.max()),
            "mean": pytest.approx(data.mean()),
            "stDev": pytest.approx(data.std()),
            "sampleCount": 64,
            "noDataCount": 0,
        }


def test_percentiles_lie_between_the_nearest_ranks(world):
    wanted = {
        "default": {"statistics": {"default": {"percentiles": {"k": [5, 33.3, 50]}}}}
    }
    told = band(answer(world, order(calculations=wanted)))["stats"]["percentiles"]
    data = (VALUES + 2).astype("f4")
    assert told == {
        "5.0": pytest.approx(np.percentile(data, 5)),
        "33.3": pytest.approx(np.percentile(data, 33.3)),
        "50.0": pytest.approx(np.median(data)),
    }


@pytest.mark.parametrize(
    ("histogram", "edges"),
    [
        ({"nBins": 4, "lowEdge": 8, "highEdge": 16}, [8, 10, 12, 14, 16]),
        ({"binWidth": 3, "lowEdge": 8, "highEdge": 16}, [8, 11, 14, 16]),
        ({"bins": [9, 10, 20]}, [9, 10, 20]),
    ],
)
def test_histograms_count_what_lies_between_their_edges(world, histogram, edges):
    wanted = {"out": {"histograms": {"B0": histogram}}}
    told = band(answer(world, order(calculations=wanted)))["histogram"]
    data = (VALUES + 2).astype("f4")
    assert [one["lowEdge"] for one in told["bins"]] == edges[:-1]
    assert [one["highEdge"] for one in told["bins"]] == edges[1:]
    assert [one["count"] for one in told["bins"]] == np.histogram(data, edges)[
        0
    ].tolist()
    assert told["overflowCount"] == told["overflow"] == (data > edges[-1]).sum()
    assert told["underflowCount"] == told["underflow"] == (data < edges[0]).sum()


def test_a_histogram_spans_the_values_unless_told_otherwise(world):
    wanted = {"default": {"histograms": {"default": {"nBins": 3}}}}
    told = band(answer(world, order(calculations=wanted)))
    assert told["histogram"]["bins"][0]["lowEdge"] == told["stats"]["min"]
    assert told["histogram"]["bins"][-1]["highEdge"] == told["stats"]["max"]
    assert sum(one["count"] for one in told["histogram"]["bins"]) == 64


def test_what_the_script_masks_does_not_count(world):
    text = SCRIPT.replace("[s.dataMask]", "[s.a > 12 ? 1 : 0]")
    stats = band(answer(world, order(text)))["stats"]
    data = (VALUES + 2)[VALUES + 2 > 12]
    assert stats["noDataCount"] == 64 - data.size
    assert stats["mean"] == pytest.approx(data.mean())


def test_where_all_is_masked_numbers_are_none(world):
    text = SCRIPT.replace("[s.dataMask]", "[0]")
    wanted = {"default": {"statistics": {"default": {"percentiles": {"k": [50]}}}}}
    stats = band(answer(world, order(text, wanted)))["stats"]
    assert {stats[name] for name in ("min", "max", "mean", "stDev")} == {"NaN"}
    assert stats["sampleCount"] == stats["noDataCount"] == 64
    assert stats["percentiles"] == {"50.0": "NaN"}


def test_outputs_have_masks_of_their_own_by_name(world):
    text = """//VERSION=3
function setup() {
  return {
    input: ["a"],
    output: [
      { id: "one", bands: ["x", "y"] },
      { id: "two", bands: 1 },
      { id: "dataMask", bands: ["two", "one"] },
    ],
  };
}
function evaluatePixel(s) {
  return { one: [s.a, 1], two: [2], dataMask: [0, 1] };
}
"""
    told = answer(world, order(text))
    assert set(told["data"][0]["outputs"]) == {"one", "two"}
    assert band(told, output="one", name="y")["stats"]["mean"] == 1
    assert band(told, output="one", name="x")["stats"]["noDataCount"] == 0
    assert band(told, output="two")["stats"]["noDataCount"] == 64


@pytest.mark.parametrize(
    ("behaviour", "last"),
    [
        ("SKIP", "2024-06-11T00:00:00Z"),
        ("SHORTEN", "2024-06-15T00:00:00Z"),
        ("EXTEND", "2024-06-21T00:00:00Z"),
    ],
)
def test_the_last_interval_ends_as_was_wished(world, behaviour, last):
    request = order(until="2024-06-15T00:00:00Z", lastIntervalBehavior=behaviour)
    told = answer(world, request)["data"]
    assert told[-1]["interval"]["to"] == last
    assert len(told) == (1 if behaviour == "SKIP" else 2)


def test_intervals_without_data_are_left_out(world):
    told = answer(world, order(of="P1D"))["data"]
    starts = [one["interval"]["from"] for one in told]
    assert starts == ["2024-06-02T00:00:00Z", "2024-06-12T00:00:00Z"]


@pytest.mark.parametrize(
    ("of", "count"), [("P1M", 1), ("P1W", 2), ("PT240H", 2), ("P20D", 1), ("P1Y", 0)]
)
def test_durations_are_those_of_calendars(world, of, count):
    request = order(of=of, until="2024-07-02T00:00:00Z")
    assert len(answer(world, request)["data"]) == count


def test_calendars_end(world):
    last = "9999-12-31T23:59:59.999999Z"
    told = answer(world, order(of="P7500Y", until=last, lastIntervalBehavior="EXTEND"))
    assert [one["interval"]["to"][:4] for one in told["data"]] == ["9524"]


def test_one_interval_that_fails_does_not_take_the_others_with_it(world):
    text = SCRIPT.replace("{ return { out", "{ while (s.a > 25) {} return { out")
    put(world, VALUES + 100, "2024-06-15T00:00:00Z")
    slow = World(engine=type(world.engine)(limit=0.5), rasters=world.rasters)
    try:
        told = answer(slow, order(text))
    finally:
        slow.engine.close()
    assert told["status"] == "PARTIAL"
    assert "outputs" in told["data"][0]
    assert told["data"][1]["error"]["type"] == "TIMEOUT"


def test_a_script_that_always_throws_is_refused(world):
    text = SCRIPT.replace("[s.a]", "[s.a.b.c]")
    assert refused(world, order(text)).code == "RENDERER_EXCEPTION"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"of": "P1DT12H"}, "not both"),
        ({"of": "PT1H"}, "one day"),
        ({"of": "month"}, "no duration"),
        ({"of": "P99999999999D"}, "too long"),
        ({"lastIntervalBehavior": "DROP"}, "lastIntervalBehavior"),
        ({"until": "2024-05-01T00:00:00Z"}, "after"),
        ({"script": SCRIPT.replace('"dataMask", bands', '"mask", bands')}, "dataMask"),
        ({"calculations": {"default": {"histograms": {"default": {}}}}}, "just one"),
        (
            {"calculations": {"out": {"histograms": {"B0": {"bins": [3, 2]}}}}},
            "rise",
        ),
        (
            {
                "calculations": {
                    "out": {"statistics": {"B0": {"percentiles": {"k": [101]}}}}
                }
            },
            "between 0 and 100",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(world, change, words):
    assert words in refused(world, order(**change)).detail


def test_size_is_that_of_the_extent_over_the_resolution(world):
    request = order()
    del request["aggregation"]["width"], request["aggregation"]["height"]
    request["aggregation"] |= {"resx": 160, "resy": 320}
    assert band(answer(world, request))["stats"]["sampleCount"] == 8 * 4


def test_every_interval_is_paid_for(world):
    one, two = (
        compute(order(until=end), world).units
        for end in ("2024-06-11T00:00:00Z", "2024-06-21T00:00:00Z")
    )
    assert (one, two) == (0.01, 0.01)
    request = order()
    request["aggregation"] |= {"width": 512, "height": 512}
    assert compute(request, world).units == pytest.approx(2 / 3)
