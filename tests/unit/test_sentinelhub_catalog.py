"""What a search of the catalog asks for."""

from __future__ import annotations

import datetime as dt
import json

import pytest

import swath
from swath.sentinelhub._catalog_order import as_query, interval, search_body
from swath.sentinelhub.cql2 import p

from .foreign_boxes import Box


DAY = dt.date(2026, 6, 1)
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
PARIS = NOON.astimezone(dt.timezone(dt.timedelta(hours=2)))


def body(distinct=None, collections="hls", **options):
    return search_body(collections, distinct, options)


class Metric:
    """A shape of another library that knows where it is."""

    class crs:  # noqa: N801 - as geopandas calls it
        """A zone of UTM, as pyproj has it."""

        @staticmethod
        def to_epsg():
            return 32633


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("2026-06", "2026-06-01T00:00:00Z/2026-06-30T23:59:59.999Z"),
        ("2024-02", "2024-02-01T00:00:00Z/2024-02-29T23:59:59.999Z"),
        ("2026", "2026-01-01T00:00:00Z/2026-12-31T23:59:59.999Z"),
        (DAY, "2026-06-01T00:00:00Z/2026-06-01T23:59:59.999Z"),
        ("2026-06-01", "2026-06-01T00:00:00Z/2026-06-01T23:59:59.999Z"),
        (NOON, "2026-06-01T12:00:00Z"),
        (PARIS, "2026-06-01T12:00:00Z"),
        (NOON.replace(tzinfo=None), "2026-06-01T12:00:00Z"),
        ("2026-06-01T14:00:00+02:00", "2026-06-01T12:00:00Z"),
        (("2026-05", NOON), "2026-05-01T00:00:00Z/2026-06-01T12:00:00Z"),
        (["2026-05", DAY], "2026-05-01T00:00:00Z/2026-06-01T23:59:59.999Z"),
        ("2026-05/2026-06", "2026-05-01T00:00:00Z/2026-06-30T23:59:59.999Z"),
        ("2026-06/..", "2026-06-01T00:00:00Z/.."),
        ("2026-06/", "2026-06-01T00:00:00Z/.."),
        ("../2026", "../2026-12-31T23:59:59.999Z"),
        ((None, "2026"), "../2026-12-31T23:59:59.999Z"),
        (("2026", None), "2026-01-01T00:00:00Z/.."),
        (None, None),
        ("../..", None),
    ],
)
def test_times_in_short(given, sent):
    assert interval(given) == sent


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "yesterday",
        "2026-13",
        "2026-06-31",
        ("2026-07", "2026-06"),
        ("2026",),
        5,
        "a/b",
    ],
)
def test_times_that_are_none_are_refused_by_their_name(wrong):
    with pytest.raises(swath.InputError, match="datetime"):
        interval(wrong)


def test_a_search_names_all_that_the_service_demands():
    assert body() == {
        "collections": ["hls"],
        "datetime": "1970-01-01T00:00:00Z/..",
        "limit": 100,
    }


def test_a_box_across_the_antimeridian_is_two_parts_of_one_geometry():
    asked = body(bbox=(170, -20, -175, -10))
    assert "bbox" not in asked
    assert asked["intersects"]["type"] == "MultiPolygon"
    edges = [
        (min(ring)[0], max(ring)[0]) for ring, *_ in asked["intersects"]["coordinates"]
    ]
    assert edges == [(170, 180), (-180, -175)]


@pytest.mark.parametrize("bbox", [(180, 0, -170, 1), (170, 0, -180, 1)])
def test_a_box_that_ends_at_the_antimeridian_has_one_part(bbox):
    assert len(body(bbox=bbox)["intersects"]["coordinates"]) == 1


def test_a_box_of_another_library_will_do_where_it_is_in_degrees():
    assert body(bbox=Box((14, 45, 15, 46), 4326))["bbox"] == [14, 45, 15, 46]
    with pytest.raises(
        swath.InputError, match=r"bbox is in EPSG:3857.*bbox\.to_crs\(4326\)"
    ):
        body(bbox=Box((10, 10, 80, 80), 3857))


def test_text_may_be_geojson_where_items_have_to_touch_it():
    point = {"type": "Point", "coordinates": [14, 46]}
    assert body(intersects=json.dumps(point)) == body(intersects=point)


@pytest.mark.parametrize(
    "bbox", [(1, 2, 3, 4), [1, 2, 0, 3, 4, 9], (1, 2, 1, 2), (-180, -90, 180, 90)]
)
def test_another_box_goes_as_it_is(bbox):
    assert body(bbox=bbox)["bbox"] == list(bbox)


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        ("id,-assets", {"include": ["id", "type"], "exclude": ["assets"]}),
        (["properties.gsd"], {"include": ["properties.gsd"]}),
        (["+bbox"], {"include": ["bbox"]}),
        (["-links", "-assets"], {"exclude": ["links", "assets"]}),
        (
            {"include": ["bbox"], "exclude": []},
            {"include": ["id", "type", "bbox"], "exclude": []},
        ),
        ({}, {}),
    ],
)
def test_fields_keep_what_items_are_told_by(fields, sent):
    assert body(fields=fields)["fields"] == sent


def test_a_condition_goes_in_the_form_that_the_method_takes():
    clear = p("eo:cloud_cover") < 20
    posted, got = body(filter=clear), body(filter=clear, method="GET")
    assert posted["filter"] == {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20]}
    assert posted["filter-lang"] == "cql2-json"
    assert as_query(got)["filter_"] == "eo:cloud_cover < 20"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"collections": ""}, "collections"),
        ({"collections": ["a", "b"]}, "one collection at a"),
        ({"collections": [5]}, "collections"),
        ({"distinct": ""}, "distinct='' is no property: pass 'date'"),
        ({"bbox": (1, 2, 3)}, "west, south, east, north"),
        ({"bbox": (1, 2, 3, 4, 5)}, "west, south, east, north"),
        ({"bbox": "1,2,3,4"}, "west, south, east, north"),
        ({"bbox": {"type": "Point"}}, "; pass shapes as intersects="),
        ({"collections": [*"many" * 99]}, r".{120}\.\.\.: the service searches one"),
        ({"bbox": (1, 5, 3, 4)}, "south 5 lies north"),
        ({"bbox": (500000, 5, 600000, 6)}, "degrees of WGS 84"),
        ({"bbox": (1, 2, float("nan"), 4)}, r"bbox\[2\]"),
        ({"bbox": (0, 0, 1, 1), "intersects": (0, 0, 1, 1)}, "exclude each other"),
        (
            {"intersects": {"type": "Point", "coordinates": []}},
            "intersects.coordinates",
        ),
        ({"intersects": {"type": "Point", "coordinates": [50, 114]}}, "latitude 114"),
        ({"intersects": {"type": "LineString", "coordinates": [[1, 2], 3]}}, r"\[1\]"),
        ({"intersects": {"type": "Polygon", "coordinates": [[[0, 0]]]}}, "^intersects"),
        ({"intersects": {"type": "Circle"}}, "Circle"),
        ({"intersects": {"type": "Feature", "geometry": None}}, "intersects"),
        ({"intersects": 5}, "intersects"),
        ({"ids": []}, "ids"),
        ({"intersects": Metric()}, r"in EPSG:32633.*pass intersects\.to_crs"),
        ({"ids": [5]}, "ids"),
        ({"filter": " "}, "filter"),
        ({"filter": {"property": "a"}}, "filter"),
        ({"filter": 5}, "filter"),
        ({"fields": ["-id"]}, "cannot be left out"),
        ({"fields": {"exclude": ["type"]}}, "cannot be left out"),
        ({"fields": {"includes": ["bbox"]}}, "'include' and 'exclude' only"),
        ({"fields": ["bbox", "-"]}, "names of members"),
        ({"fields": {"include": "bbox"}}, "names of members"),
        ({"fields": 5}, "names of members"),
        ({"page_size": 0}, "from 1 to 100"),
        ({"page_size": 101}, "from 1 to 100"),
        ({"page_size": True}, "from 1 to 100"),
        ({"method": "PUT"}, "'POST' nor 'GET'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(changes, told):
    with pytest.raises(swath.InputError, match=told):
        body(**changes)


@pytest.mark.parametrize(
    "wrong",
    [
        {"filter": {"op": "isNull", "args": []}},
        {"fields": {"include": ["a"], "exclude": []}},
    ],
)
def test_what_a_query_cannot_say_is_refused(wrong):
    with pytest.raises(swath.InputError, match="'POST'"):
        as_query(body(**wrong, method="GET"))
