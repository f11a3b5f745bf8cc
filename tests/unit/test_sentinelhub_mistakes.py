"""What users pass by mistake, or as arrays have it, wherever it is passed."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from swath import ConfigError, InputError
from swath.sentinelhub import AsyncSentinelHub, SentinelHub, Source
from swath.sentinelhub._catalog_order import search_body
from swath.sentinelhub._order import order
from swath.sentinelhub._sources import sources
from swath.sentinelhub._statistics_order import (
    StatisticsOptions,
    duration,
    statistics_body,
)
from swath.sentinelhub._times import span
from swath.sentinelhub.cql2 import p
from swath.sentinelhub.evalscript import band, isin, palette, ramp


AREA = (14.2, 45.9, 14.3, 46.0)
USUAL = {"data": "sentinel-2-l2a", "bbox": AREA, "time": "2026-06", "evalscript": "x"}


def ordered(**changes):
    sized = {} if "resolution" in changes else {"width": 10, "height": 10}
    return order(**(USUAL | sized | {"lint": False} | changes))


def computed(**changes):
    given = StatisticsOptions(**USUAL, width=10, height=10, **changes)
    return statistics_body(given, lint=False)


@pytest.mark.parametrize("given", [Path("ndvi.js"), b"x", 5, ["x"], {"script": "x"}])
def test_what_is_no_text_is_no_script(given):
    with pytest.raises(InputError, match=r"is no script: .* path\.read_text\(\)"):
        ordered(evalscript=given)


@pytest.mark.parametrize(
    "mistake",
    [{"data": [b"x" * 999]}, {"evalscript": b"x" * 999}, {"outputs": ["png"] * 99}],
)
def test_what_was_given_is_shown_no_longer_than_can_be_read(mistake):
    with pytest.raises(InputError, match=r"\.\.\. (is no|has to be)") as refused:
        ordered(**mistake)
    assert len(str(refused.value)) < 300


def test_radar_is_not_ordered_by_clouds_in_its_source_either():
    with pytest.raises(InputError, match="take 'mostRecent' or 'leastRecent'"):
        sources(Source("sentinel-1-grd", mosaicking_order="leastCC"), Source(""))


def test_degrees_are_refused_where_a_zone_of_utm_is_in_metres():
    with pytest.raises(InputError, match=r"in degrees, it seems.*leave out crs="):
        ordered(crs="EPSG:32633")


def test_metres_near_the_origin_of_a_system_of_the_world_are_none_in_degrees():
    made = ordered(crs="EPSG:3857", bbox=(0, 0, 90, 90))
    assert made.grid.bbox == (0, 0, 90, 90)


@pytest.mark.parametrize("given", ["Sentinel-2-L2A", "SENTINEL2_L2A", "sentinel2-l2a"])
def test_an_id_in_another_spelling_is_told_in_the_right_one(given):
    with pytest.raises(InputError, match="is written 'sentinel-2-l2a'"):
        sources(given, Source(""))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Source(5), "5 is no collection's id: pass one"),
        (Source(" "), "' ' is no collection's id: pass one"),
        (
            Source("dem", data_filter="DV"),
            r"data_filter='DV' .* mapping, such as \{'po",
        ),
        (Source("dem", processing=None), r"processing=None .* mapping, such as \{'or"),
    ],
)
def test_a_source_of_strange_members_is_refused(given, told):
    with pytest.raises(InputError, match=told):
        sources(given, Source(""))


@pytest.mark.parametrize("given", ["S2L2A", "DEM", "sentinel-9", "byoc-1"])
def test_other_ids_are_the_business_of_the_service(given):
    assert sources(given, Source(""))[0]["type"] == given


def test_clouds_are_no_condition_of_radar_in_its_source_either():
    with pytest.raises(InputError, match="sentinel-1-grd tells nothing of clouds"):
        sources(Source("sentinel-1-grd", max_cloud_cover=10), Source(""))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("x", "^geometry: 'x' is no WKT"),
        ({"type": "Polygon"}, "^geometry.coordinates: a list"),
    ],
)
def test_a_geometry_is_called_what_its_argument_is(given, told):
    pytest.importorskip("shapely")
    with pytest.raises(InputError, match=told):
        ordered(geometry=given)


@pytest.mark.parametrize("units", ["5", None, True, -1, float("nan")])
def test_a_budget_is_a_number_of_processing_units(units):
    with (
        SentinelHub(client_id="a", client_secret="b") as sh,
        pytest.raises(InputError, match="has to be processing units, 0 or more"),
    ):
        sh.process.budget(units)


def test_where_no_keyring_can_be_read_the_secret_is_asked_for(monkeypatch):
    def refuse(*_):
        raise RuntimeError("there is none")

    keyring = types.ModuleType("keyring")
    keyring.errors = types.SimpleNamespace(KeyringError=RuntimeError)
    keyring.get_password = refuse
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    with pytest.raises(ConfigError, match=r"there is none: pass client_secret="):
        SentinelHub(client_id="a")


@pytest.mark.parametrize("name", ["token_cache", "budget_file"])
@pytest.mark.parametrize("client", [SentinelHub, AsyncSentinelHub])
def test_what_is_no_path_is_no_file(client, name):
    with pytest.raises(ConfigError, match=f"{name}=True is no path of a file"):
        client(client_id="a", client_secret="b", **{name: True})


@pytest.mark.parametrize("shown", [ramp, palette])
def test_colours_in_a_list_are_told_to_be_a_mapping(shown):
    with pytest.raises(InputError, match="have to be a mapping"):
        shown(band("B04"), [(0, "#000000"), (1, "#ffffff")])


def test_a_condition_that_nothing_meets_is_refused():
    with pytest.raises(InputError, match="never true: name some values"):
        isin(band("SCL"), [])


def test_one_percentile_is_told_to_be_a_list():
    with pytest.raises(InputError, match=r"such as \[25, 50, 75\]"):
        computed(percentiles=50)


def test_numbers_of_numpy_are_numbers():
    np = pytest.importorskip("numpy")
    made = ordered(
        bbox=np.array(AREA),
        width=np.int64(20),
        height=np.uint8(10),
        crs=np.int64(4326),
        outputs="jpeg",
        quality=np.int32(80),
        max_cloud_cover=np.float32(50),
    )
    output, data = made.body["output"], made.body["input"]["data"][0]
    assert (output["width"], output["height"]) == (20, 10)
    assert output["responses"][0]["format"]["quality"] == 80
    assert data["dataFilter"]["maxCloudCoverage"] == 50
    assert {type(one) for one in (output["width"], output["height"])} == {int}


def test_arrays_of_numpy_are_lists():
    np = pytest.importorskip("numpy")
    body = computed(percentiles=np.array([5, 50]), histogram=np.linspace(0, 1, 3))
    found = body["calculations"]["default"]
    assert found["statistics"]["default"]["percentiles"] == {"k": [5.0, 50.0]}
    assert found["histograms"]["default"] == {"bins": [0.0, 0.5, 1.0]}
    assert computed(histogram=np.int64(8))["calculations"]["default"]["histograms"] == {
        "default": {"nBins": 8}
    }
    pixels = np.array([60.0, 60.0])
    assert ordered(resolution=pixels).grid == ordered(resolution=60).grid


def test_times_of_numpy_are_as_precise_as_they_are():
    np = pytest.importorskip("numpy")
    month = np.datetime64("2026-06")
    assert span(month) == span("2026-06")
    assert span(month.astype("datetime64[ns]")) == span("2026-06-01T00:00:00Z")
    days = np.array(["2026-06-01", "2026-06-03"], dtype="datetime64[D]")
    assert span(days) == span("2026-06-01/2026-06-03")
    assert span((days[0], None)) == span(("2026-06-01", None))
    assert duration(np.timedelta64(5, "D")) == "P5D"


def test_a_search_takes_what_numpy_has():
    np = pytest.importorskip("numpy")
    asked = {"bbox": np.array(AREA), "page_size": np.int64(5), "ids": np.array(["a"])}
    body = search_body("sentinel-2-l2a", None, asked)
    assert (body["bbox"], body["limit"]) == ([*AREA], 5)


def test_conditions_and_scripts_have_plain_numbers_in_them():
    np = pytest.importorskip("numpy")
    cover = p("eo:cloud_cover")
    assert str(cover < np.float64(20.5)) == "eo:cloud_cover < 20.5"
    assert str(cover.between(np.int64(1), np.float32(2))) == (
        "eo:cloud_cover BETWEEN 1 AND 2.0"
    )
    assert str(cover.is_in(np.array([1, 2]))) == "eo:cloud_cover IN (1, 2)"
    assert (cover < np.int16(20)).to_dict()["args"][1] == 20
    day = np.datetime64("2026-06-01")
    assert str(p("datetime") > day) == "datetime > DATE('2026-06-01')"
    assert "[3, 8]" in isin(band("SCL"), np.array([3, 8])).code


def test_a_budget_takes_a_number_of_numpy():
    np = pytest.importorskip("numpy")
    with (
        SentinelHub(client_id="a", client_secret="b") as sh,
        sh.process.budget(np.float32(3)) as budget,
    ):
        assert budget.limit == 3
