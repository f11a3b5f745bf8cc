from __future__ import annotations

import datetime as dt
import json
import math
import types

import pystac
import pytest

from swath._errors import InputError
from swath.datasphere._message import encode
from swath.stac import Item


ITEM = {
    "type": "Feature",
    "stac_version": "1.0.0",
    "id": "a",
    "geometry": {"type": "Point", "coordinates": [14.4, 50.1]},
    "bbox": [14.4, 50.1, 14.4, 50.1],
    "properties": {"datetime": "2026-06-01T00:00:00Z", "x": [1, {"y": None}]},
    "links": [],
    "assets": {"B02": {"href": "https://files.example/b.tif", "x": 1}},
}
COLLECTION = {
    "type": "Collection",
    "stac_version": "1.0.0",
    "id": "c",
    "description": "d",
    "license": "other",
    "extent": {
        "spatial": {"bbox": [[-180, -90, 180, 90]]},
        "temporal": {"interval": [["2026-01-01T00:00:00Z", None]]},
    },
    "links": [],
}
CATALOG = {
    "type": "Catalog",
    "stac_version": "1.0.0",
    "id": "k",
    "description": "d",
    "links": [],
}


def message(data, **options):
    options = {"active_parent": "p", "provider": None, "subscribable": True} | options
    return json.loads(encode(data, **options))


def properties(**members):
    return {**ITEM, "properties": members}


def without(name):
    return {key: value for key, value in ITEM.items() if key != name}


@pytest.mark.parametrize("data", [ITEM, COLLECTION, CATALOG], ids=lambda d: d["type"])
def test_the_three_kinds_go_as_they_are(data):
    sent = message(data, provider="org", subscribable=False)
    assert sent == {
        "active_parent": "p",
        "provider": "org",
        "subscribable": False,
        "data": data,
    }


def test_a_provider_of_none_is_left_to_the_token():
    assert "provider" not in message(ITEM)


@pytest.mark.parametrize(
    "wrapped",
    [
        Item.from_dict(ITEM),
        types.MappingProxyType(ITEM),
        {**ITEM, "assets": Item.from_dict(ITEM).assets},
        {**ITEM, "bbox": tuple(ITEM["bbox"])},
        {**ITEM, "properties": types.MappingProxyType(ITEM["properties"])},
    ],
    ids=["Item", "mapping", "assets", "tuple", "nested mapping"],
)
def test_other_forms_say_the_same(wrapped):
    assert message(wrapped)["data"] == ITEM


def test_an_object_of_pystac_goes_without_asking_its_root():
    item = pystac.Item.from_dict(ITEM)
    item.add_link(pystac.Link("root", "http://127.0.0.1:9/catalog.json"))
    item.set_self_href("http://127.0.0.1:9/a.json")
    sent = message(item)["data"]
    assert sent["properties"]["datetime"] == "2026-06-01T00:00:00Z"
    assert {link["href"] for link in sent["links"]} >= {
        "http://127.0.0.1:9/catalog.json"
    }


def test_a_footprint_across_the_antimeridian_is_not_turned_inside_out():
    bbox = [179.5, -1, -179.5, 1]
    assert message({**ITEM, "bbox": bbox})["data"]["bbox"] == bbox


@pytest.mark.parametrize(
    "good",
    [
        properties(
            datetime=None,
            start_datetime="2026-06-01T00:00:00Z",
            end_datetime="2026-06-02T00:00:00+02:00",
        ),
        {**without("bbox"), "geometry": None},
        {**ITEM, "bbox": [14.4, 50.1, 0, 14.4, 50.1, 900]},
    ],
)
def test_what_stac_allows_is_published(good):
    assert message(good)["data"] == good


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (None, "no STAC object"),
        ("text", "no STAC object"),
        ([ITEM], "no STAC object"),
        ({}, "type"),
        ({"type": "FeatureCollection", "features": []}, "FeatureCollection"),
        (without("id"), "id"),
        (without("stac_version"), "stac_version"),
        (without("geometry"), "geometry"),
        (without("properties"), "properties"),
        (without("links"), "links"),
        (without("assets"), "assets"),
        (without("bbox"), "bbox"),
        ({**ITEM, "bbox": None}, "bbox"),
        ({**ITEM, "bbox": [1, 2]}, "bbox"),
        ({**ITEM, "bbox": [1, 2, 3, 4, 5]}, "bbox"),
        ({**ITEM, "bbox": [14.4, math.nan, 15, 51]}, "bbox"),
        ({**ITEM, "id": 5}, "id"),
        ({**ITEM, "id": ""}, "id"),
        ({**ITEM, "geometry": {"type": "Circle"}}, "geometry"),
        ({**ITEM, "assets": {"B02": {}}}, "href"),
        ({**ITEM, "links": [{"rel": "self"}]}, "href"),
        (properties(), "datetime"),
        (properties(datetime=None), "start_datetime"),
        (properties(datetime=None, start_datetime="2026-06-01T00:00:00Z"), "end_"),
        (properties(datetime="soon"), "datetime"),
        (properties(datetime="2026-06-01"), "datetime"),
        (properties(datetime="2026-02-30T00:00:00Z"), "datetime"),
        (properties(datetime=dt.datetime(2026, 6, 1, tzinfo=dt.UTC)), "datetime"),
        (properties(datetime=5), "datetime"),
        (
            properties(datetime="2026-06-01T00:00:00Z", start_datetime="x"),
            "start_datetime",
        ),
        (properties(datetime="2026-06-01T00:00:00Z", x=math.nan), r"\$\.properties\.x"),
        (properties(datetime="2026-06-01T00:00:00Z", x=[[math.inf]]), r"x\[0\]\[0\]"),
        (properties(datetime="2026-06-01T00:00:00Z", x=object()), "object"),
        (properties(datetime="2026-06-01T00:00:00Z", x={1, 2}.__iter__()), "JSON"),
        ({**COLLECTION, "extent": {}}, "extent"),
        ({**CATALOG, "description": None}, "description"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_the_service_would_drop_silently_is_refused(bad, told):
    with pytest.raises(InputError, match=told):
        message(bad)


def test_an_object_that_holds_itself_is_refused():
    circle = properties(datetime="2026-06-01T00:00:00Z")
    circle["properties"]["again"] = circle
    with pytest.raises(InputError):
        message(circle)


@pytest.mark.parametrize("parent", ["", None])
def test_a_parent_is_needed(parent):
    with pytest.raises(InputError, match="active_parent"):
        message(ITEM, active_parent=parent)


@pytest.mark.parametrize(
    "option", [{"provider": 5}, {"subscribable": "no"}, {"active_parent": 5}]
)
def test_options_have_their_types(option):
    with pytest.raises(InputError):
        message(ITEM, **option)
