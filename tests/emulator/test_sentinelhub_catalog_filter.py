"""Filters of the emulated catalog: CQL2 as text and as JSON."""

from __future__ import annotations

import pytest

from swath.emulator.sentinelhub import ServiceError
from swath.emulator.sentinelhub.cql2_filter import parsed
from swath.emulator.sentinelhub.queryables import CLOUDS, PASS


KNOWN = {**CLOUDS, **PASS}
SEARCH = "/catalog/v1/search"
ORDER = {
    "collections": ["sentinel-2-l2a"],
    "datetime": "2026-04-01T00:00:00Z/2026-05-31T23:59:59Z",
    "bbox": [14.40, 50.05, 14.45, 50.10],
    "limit": 100,
}
ITEM = {
    "id": "S2A_one",
    "collection": "sentinel-2-l2a",
    "geometry": {
        "type": "MultiPolygon",
        "coordinates": [[[[14, 46], [15, 46], [15, 47], [14, 47], [14, 46]]]],
    },
    "properties": {
        "datetime": "2026-05-12T10:08:14.123Z",
        "eo:cloud_cover": 12.5,
        "sat:orbit_state": "descending",
    },
}
DAY = "2026-05-12"
CLOUD = {"property": "eo:cloud_cover"}


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("eo:cloud_cover < 13", True),
        ("eo:cloud_cover >= 13", False),
        ('"eo:cloud_cover" = 12.5', True),
        ("properties.eo:cloud_cover <> 12.5", False),
        ("13 > eo:cloud_cover", True),
        ("eo:cloud_cover BETWEEN 12.5 AND 13", True),
        ("eo:cloud_cover NOT BETWEEN 12.5 AND 13", False),
        ("eo:cloud_cover IN (1, 12.5)", True),
        ("eo:cloud_cover IS NULL", False),
        ("eo:cloud_cover IS NOT NULL", True),
        ("NOT eo:cloud_cover > 13", True),
        ("eo:cloud_cover > 5 AND eo:cloud_cover < 10", False),
        ("eo:cloud_cover > 50 OR (eo:cloud_cover < 20 AND id LIKE 'S2A%')", True),
        ("id LIKE 'S2B%'", False),
        ("id NOT LIKE 'S2B%'", True),
        ("collection = 'sentinel-2-l2a'", True),
        ("sat:orbit_state = 'DESCENDING'", True),
        ("sat:orbit_state IN ('ASCENDING')", False),
        ("CASEI(id) = CASEI('s2a_ONE')", True),
        ("S_INTERSECTS(geometry, POINT(14.5 46.5))", True),
        ("S_INTERSECTS(geometry, POINT(16 46.5))", False),
        ("S_WITHIN(geometry, BBOX(13, 45, 16, 48))", True),
        ("datetime > TIMESTAMP('2026-05-12T10:08:14Z')", True),
        ("datetime = TIMESTAMP('2026-05-12T10:08:14.123Z')", True),
        ("datetime = TIMESTAMP('2026-05-12T12:08:14.123+02:00')", True),
        ("datetime >= DATE('2026-05-12')", True),
        ("datetime < DATE('2026-05-12')", False),
        (
            f"datetime BETWEEN TIMESTAMP('{DAY}T00:00:00Z') AND DATE('2026-05-13')",
            True,
        ),
        ("T_AFTER(datetime, TIMESTAMP('2026-05-13T00:00:00Z'))", False),
        (
            f"T_DURING(datetime, INTERVAL('{DAY}T00:00:00Z', '{DAY}T23:00:00Z'))",
            True,
        ),
        ("TRUE", True),
    ],
)
def test_a_text_passes_what_it_says(text, passes):
    assert parsed(text, None, KNOWN).matches(ITEM) is passes


@pytest.mark.parametrize(
    ("tree", "passes"),
    [
        ({"op": "<=", "args": [CLOUD, 20]}, True),
        ({"op": "between", "args": [CLOUD, 0, 10]}, False),
        ({"op": "not", "args": [{"op": "between", "args": [CLOUD, 0, 10]}]}, True),
        ({"op": "isNull", "args": [CLOUD]}, False),
        ({"op": "like", "args": [{"property": "id"}, "S2_\\_one"]}, True),
        ({"op": "like", "args": [{"property": "id"}, "S2\\_%"]}, False),
        (
            {
                "op": "and",
                "args": [
                    {"op": ">", "args": [CLOUD, 5]},
                    {
                        "op": "s_intersects",
                        "args": [
                            {"property": "geometry"},
                            {"type": "Point", "coordinates": [14.5, 46.5]},
                        ],
                    },
                    {
                        "op": ">",
                        "args": [
                            {"property": "datetime"},
                            {"timestamp": "2026-01-01T00:00:00Z"},
                        ],
                    },
                ],
            },
            True,
        ),
    ],
)
def test_json_passes_what_it_says(tree, passes):
    assert parsed(tree, "cql2-json", KNOWN).matches(ITEM) is passes


@pytest.mark.parametrize("text", ["eo:cloud_cover < 50", "NOT eo:cloud_cover < 50"])
def test_what_is_not_known_passes_nothing(text):
    item = {**ITEM, "properties": {"datetime": "2026-05-12T10:08:14Z"}}
    assert parsed(text, None, KNOWN).matches(item) is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "expected"),
        ("eo:cloud_cover <", "expected"),
        ("eo:cloud_cover = 'low'", "eo:cloud_cover is a number"),
        ("id = 5", "id is a text"),
        ("geometry = 5", "geometry cannot be compared"),
        ("cloudiness < 5", "no property 'cloudiness', but collection, datetime"),
        ("magic(id) = 'a'", "'magic'"),
        ("eo:cloud_cover", "no condition"),
        ("'text'", "no condition"),
        ("datetime > TIMESTAMP('yesterday')", ""),
        ("id IN ('a', 5)", "id is a text"),
        ("(" * 3000 + "1=1" + ")" * 3000, "too long"),
        ("NOT " * 3000 + "1=1", "too long"),
        ("id = 'a' AND " * 3000 + "id = 'b'", "too long"),
    ],
)
def test_a_text_that_makes_no_sense_is_refused_with_the_reason(text, told):
    with pytest.raises(ServiceError) as caught:
        parsed(text, None, KNOWN)
    assert caught.value.status == 400
    assert told in str(caught.value)


def nested(depth):
    tree = {"op": "=", "args": [1, 1]}
    for _ in range(depth):
        tree = {"op": "not", "args": [tree]}
    return tree


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"op": "<"},
        {"op": "<", "args": [CLOUD]},
        {"op": "and", "args": []},
        {"op": "not", "args": [True, True]},
        {"op": "between", "args": [CLOUD, 1]},
        {"op": "in", "args": [CLOUD, 1]},
        {"op": "drop", "args": [CLOUD]},
        {"property": "id"},
        {"op": "s_intersects", "args": [{"property": "geometry"}, "POINT(1 2)"]},
        {
            "op": "s_intersects",
            "args": [
                {"property": "geometry"},
                {"type": "Point", "coordinates": ["a", "b"]},
            ],
        },
        nested(200),
    ],
)
def test_json_that_makes_no_sense_is_refused(tree):
    with pytest.raises(ServiceError, match="The filter is not valid"):
        parsed(tree, "cql2-json", KNOWN)


def test_the_language_must_be_the_one_that_is_named():
    with pytest.raises(ServiceError, match="cql2-json"):
        parsed("id = 'a'", "cql2-json", KNOWN)
    with pytest.raises(ServiceError, match="cql2-text"):
        parsed({"op": "=", "args": [1, 1]}, "cql2-text", KNOWN)


def ask(desk, **order):
    return desk.post(SEARCH, {**ORDER, **order}).json()


def test_text_and_json_find_the_same_by_post_and_by_get(hub_desk):
    tree = {"op": "<", "args": [CLOUD, 40]}
    found = ask(hub_desk, filter="eo:cloud_cover < 40")["features"]
    assert 0 < len(found) < len(ask(hub_desk)["features"])
    assert all(one["properties"]["eo:cloud_cover"] < 40 for one in found)
    assert ask(hub_desk, filter=tree)["features"] == found
    query = {
        "collections": "sentinel-2-l2a",
        "datetime": ORDER["datetime"],
        "bbox": "14.40,50.05,14.45,50.10",
        "limit": "100",
        "filter": "eo:cloud_cover < 40",
        "filter-lang": "cql2-text",
    }
    assert hub_desk.get(SEARCH, params=query).json()["features"] == found


def test_filtered_pages_follow_each_other(hub_desk):
    order = {"filter": "eo:cloud_cover > 20", "limit": 2}
    whole = ask(hub_desk, **{**order, "limit": 100})["features"]
    first = ask(hub_desk, **order)
    second = ask(hub_desk, **order, next=first["context"]["next"])
    assert [*first["features"], *second["features"]] == whole[:4]


@pytest.mark.parametrize(
    "text",
    [
        "id = 'none'",
        "collection = 'none'",
        "datetime = TIMESTAMP('1990-01-01T00:00:00Z')",
    ],
)
def test_a_filter_says_where_not_to_look_in_the_whole_world(hub_desk, text):
    order = {"collections": None, "bbox": None, "datetime": None, "filter": text}
    assert ask(hub_desk, **order)["features"] == []


def test_a_filter_alone_finds_the_item_of_an_id(hub_desk):
    wanted = ask(hub_desk)["features"][3]
    text = f"id = '{wanted['id']}' AND collection = 'sentinel-2-l2a'"
    order = {"bbox": None, "datetime": None, "filter": text}
    assert ask(hub_desk, **order)["features"] == [wanted]


def test_a_search_in_vain_is_given_up_with_advice(hub_desk, monkeypatch):
    monkeypatch.setattr("swath.emulator.sentinelhub.catalog_pages._PATIENCE", 200)
    order = {"bbox": [0, 40, 20, 60], "filter": "eo:cloud_cover < 0"}
    reply = hub_desk.post(SEARCH, {**ORDER, **order})
    assert reply.status_code == 400
    assert "smaller bbox" in reply.json()["description"]


@pytest.mark.parametrize("more", [{}, {"distinct": "date"}])
def test_pages_end_early_where_looking_on_takes_long(hub_desk, monkeypatch, more):
    order = {"bbox": [0, 40, 20, 60], "filter": "eo:cloud_cover < 1", **more}
    whole = ask(hub_desk, **order, limit=6)["features"]
    monkeypatch.setattr("swath.emulator.sentinelhub.catalog_pages._PAUSE", 3)
    pages, at = [], 0
    while sum(map(len, pages)) < len(whole):
        page = ask(hub_desk, **order, limit=4, next=at)
        pages.append(page["features"])
        at = page["context"]["next"]
    assert [one for page in pages for one in page][: len(whole)] == whole
    assert all(pages)
    assert min(map(len, pages)) < 4


def test_a_filter_that_makes_no_sense_is_a_400_in_the_form_of_the_catalog(hub_desk):
    told = ask(hub_desk, filter="eo:cloud_cover <")
    assert told["code"] == "400"
    assert told["description"].startswith("The filter is not valid")
