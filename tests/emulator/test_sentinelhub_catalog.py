"""The emulated catalog tells what there is, finds Items, and goes on page by page."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import pytest

from swath.emulator.sentinelhub.catalog_store import CatalogStore


CLASSIC, NEW, OLDEST = "/api/v1/catalog/1.0.0", "/catalog/v1", "/api/v1/catalog"
MAY = "2026-05-01T00:00:00Z/2026-05-31T23:59:59Z"
PRAGUE = [14.40, 50.05, 14.45, 50.10]
S2 = {"collections": ["sentinel-2-l2a"], "datetime": MAY, "bbox": PRAGUE, "limit": 100}
CENTRE = {"type": "Point", "coordinates": [14.42, 50.08]}


def search(desk, home=NEW, **order):
    reply = desk.post(f"{home}/search", {**S2, **order})
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"] == "application/geo+json"
    return reply.json()


def found(desk, **order):
    return search(desk, **order)["features"]


def search_of(desk, order):
    """The same of an order that says all of itself."""
    reply = desk.post(f"{NEW}/search", order)
    assert reply.status_code == 200, reply.text
    return reply.json()


def found_of(desk, order):
    return search_of(desk, order)["features"]


def ids(items):
    return [one["id"] for one in items]


def refused(desk, **order):
    """What is said of an order that is not taken, in the form of the catalog."""
    reply = desk.post(f"{NEW}/search", {**S2, **order})
    assert reply.status_code == 400, reply.text
    assert reply.json()["code"] == "400"
    return reply.json()["description"]


def link(document, rel, **more):
    """The links of a relation."""
    return next(
        one
        for one in document["links"]
        if one["rel"] == rel and more.items() <= one.items()
    )


# What there is


@pytest.mark.parametrize("home", [CLASSIC, NEW, OLDEST])
@pytest.mark.parametrize("slash", ["", "/"])
def test_every_link_of_the_landing_page_leads_somewhere_in_its_family(
    emulator, hub_desk, home, slash
):
    page = hub_desk.get(home + slash).json()
    assert page["type"] == "Catalog"
    assert link(page, "self")["href"] == f"{emulator.sentinelhub.url}{home}{slash}"
    for one in page["links"]:
        assert one["href"].startswith(f"{emulator.sentinelhub.url}{home}")
        if one.get("method") != "POST":
            reply = hub_desk.http.get(one["href"])
            assert reply.status_code == 200
            media = reply.headers["content-type"].partition(";")[0]
            assert media == one["type"].partition(";")[0]


def test_landing_page_and_conformance_need_no_token(hub_desk):
    del hub_desk.http.headers["authorization"]
    page = hub_desk.get(NEW).json()
    conformance = hub_desk.get(f"{NEW}/conformance").json()
    assert page["conformsTo"] == conformance["conformsTo"]
    assert len(page["conformsTo"]) == 18
    assert hub_desk.get(f"{NEW}/collections").status_code == 401


def test_links_lead_to_the_host_that_was_asked(hub_desk):
    page = hub_desk.get(NEW, headers={"host": "catalog.example:81"}).json()
    root = "http://catalog.example:81/sentinelhub/catalog/v1/"
    assert link(page, "root")["href"] == root


def test_collections_are_those_that_can_be_searched(hub_desk):
    told = hub_desk.get(f"{NEW}/collections").json()
    names = ids(told["collections"])
    assert {"sentinel-1-grd", "sentinel-2-l2a", "landsat-ot-l1", "hls"} <= set(names)
    assert "dem" not in names
    for one in told["collections"]:
        assert hub_desk.get(f"{NEW}/collections/{one['id']}").json() == one


def test_queryables_name_themselves_and_what_filters_may_use(hub_desk, emulator):
    path = f"{NEW}/collections/sentinel-1-grd/queryables"
    reply = hub_desk.get(path)
    assert reply.headers["content-type"] == "application/schema+json"
    assert reply.json()["$id"] == f"{emulator.sentinelhub.url}{path}"
    assert set(reply.json()["properties"]) == {
        "sar:instrument_mode",
        "sat:orbit_state",
        "s1:polarization",
        "s1:resolution",
        "s1:timeliness",
    }


@pytest.mark.parametrize(
    "path",
    [
        "/collections/none",
        "/collections/none/items",
        "/collections/none/queryables",
        "/collections/dem/items",
        "/collections/sentinel-2-l2a/items/none",
        "/collections/sentinel-2-l2a/items/S2B_MSIL2A_20260530T095859_N0510_R021_T33UVR",
    ],
)
def test_what_is_not_there_is_a_404_in_the_form_of_the_catalog(hub_desk, path):
    reply = hub_desk.get(NEW + path)
    assert reply.status_code == 404
    assert set(reply.json()) == {"code", "description"}


# Items


@pytest.mark.parametrize("collection", ["sentinel-2-l2a", "sentinel-1-grd", "modis"])
def test_an_item_is_the_same_alone_and_in_a_page(hub_desk, collection):
    for one in found(hub_desk, collections=[collection])[:3]:
        reply = hub_desk.http.get(link(one, "self")["href"])
        assert reply.headers["content-type"] == "application/geo+json"
        assert reply.json() == one


def test_items_are_of_the_place_and_the_time_newest_first(hub_desk):
    items = found(hub_desk)
    moments = [one["properties"]["datetime"] for one in items]
    assert len(items) > 8
    assert all(moment.startswith("2026-05-") for moment in moments)
    assert moments == sorted(moments, reverse=True)
    assert found(hub_desk, bbox=None, intersects=CENTRE) == items


def test_nothing_is_found_from_the_future(emulator, hub_desk):
    later = "2026-06-01T00:00:00Z/2026-06-30T00:00:00Z"
    assert found(hub_desk, datetime=later) == []
    emulator.clock.advance(20 * 86_400)
    hub_desk.become("demo")
    assert len(found(hub_desk, datetime=later)) > 4


def test_an_item_of_the_antimeridian_has_two_parts_and_a_box_from_east_to_west(
    hub_desk,
):
    items = found(hub_desk, bbox=[179.9, -18, -179.9, -17])
    over = [one for one in items if one["bbox"][0] > one["bbox"][2]]
    assert over
    for one in over:
        east, west = one["geometry"]["coordinates"]
        lons = [lon for part in (east, west) for lon, _ in part[0]]
        assert {179 < abs(lon) <= 180 or abs(lon) > 170 for lon in lons} == {True}
    assert ids(items) == ids(found(hub_desk, bbox=[179.9, -18, 0, -179.9, -17, 99]))


def test_ids_find_items_that_also_fit_the_rest(hub_desk):
    wanted = ids(found(hub_desk))[2:4]
    assert ids(found(hub_desk, ids=[*wanted, "none"])) == wanted
    assert found(hub_desk, ids=wanted, bbox=[0, 0, 1, 1]) == []
    assert found(hub_desk, ids=wanted, datetime="2020-01-01T00:00:00Z/..") != []
    assert found(hub_desk, ids=wanted, datetime="../2020-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    "geometry",
    [
        CENTRE,
        {"type": "MultiPoint", "coordinates": [[14.42, 50.08], [10, 48]]},
        {"type": "LineString", "coordinates": [[14.42, 50.08], [14.43, 50.09]]},
        {"type": "MultiLineString", "coordinates": [[[14.42, 50.08], [14.43, 50.09]]]},
        {
            "type": "Polygon",
            "coordinates": [[[14.4, 50], [14.5, 50], [14.5, 50.1], [14.4, 50]]],
        },
        {
            "type": "MultiPolygon",
            "coordinates": [[[[14.4, 50], [14.5, 50], [14.5, 50.1], [14.4, 50]]]],
        },
        {"type": "GeometryCollection", "geometries": [CENTRE]},
    ],
    ids=lambda one: one["type"],
)
def test_every_kind_of_geometry_finds_what_it_meets(hub_desk, geometry):
    there = found(hub_desk, bbox=None, intersects=geometry)
    assert set(ids(found(hub_desk, bbox=None, intersects=CENTRE))) <= set(ids(there))


# Pages


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_pages_follow_each_other_without_gap_or_repeat(hub_desk, method):
    whole = found(hub_desk)
    seen = []
    order = {**S2, "limit": 3}
    query = {**order, "collections": "sentinel-2-l2a", "bbox": "14.4,50.05,14.45,50.1"}
    reply = (
        hub_desk.post(f"{NEW}/search", order)
        if method == "POST"
        else hub_desk.get(f"{NEW}/search", params=query)
    )
    while True:
        page = reply.json()
        seen += page["features"]
        assert page["context"]["limit"] == 3
        assert page["context"]["returned"] == len(page["features"])
        if "next" not in page["context"]:
            break
        following = link(page, "next")
        assert page["context"]["next"] == len(seen)
        if method == "GET":
            assert following["href"].count("next=") == 1
            reply = hub_desk.http.get(following["href"])
        else:
            assert following["method"] == "POST"
            assert following["merge"] is True
            reply = hub_desk.http.post(
                following["href"], json={**order, **following["body"]}
            )
    assert seen == whole
    assert not [one for one in page["links"] if one["rel"] == "next"]


def test_a_page_is_the_same_when_it_is_asked_for_again(hub_desk):
    order = {"limit": 4, "next": 4}
    assert found(hub_desk, **order) == found(hub_desk, **order) == found(hub_desk)[4:8]


def test_a_page_beyond_the_end_is_empty(hub_desk):
    page = search(hub_desk, next=10_000)
    assert page["features"] == []
    assert "next" not in page["context"]


def test_what_is_added_between_two_pages_does_not_break_the_second(emulator, hub_desk):
    search(hub_desk, limit=4)
    emulator.sentinelhub.catalog.add([item("mine", moment="2026-05-31T12:00:00Z")])
    assert ids(found(hub_desk, limit=4, next=4)) == ids(found(hub_desk))[4:8]


def test_the_items_of_a_collection_have_pages_too(hub_desk):
    path = f"{NEW}/collections/sentinel-2-l2a/items"
    first = hub_desk.get(path, params={"limit": 2, "bbox": "14,50,15,51"}).json()
    assert first["numberReturned"] == len(first["features"]) == 2
    second = hub_desk.http.get(link(first, "next")["href"]).json()
    assert not set(ids(first["features"])) & set(ids(second["features"]))
    assert len(hub_desk.get(path).json()["features"]) == 10


def test_limits_above_the_highest_are_lowered_and_noted(emulator, hub_desk):
    wide = {"bbox": [10, 45, 20, 55], "limit": 100_000}
    page = search(hub_desk, **wide)
    assert page["context"]["limit"] == len(page["features"]) == 100
    assert any("limit" in one for one in emulator.journal.entries[-1].odd)


# Which members


def test_only_some_members_are_told_if_both_lists_are_there(hub_desk):
    wanted = ["id", "properties.datetime", "properties.eo:cloud_cover"]
    for one in found(hub_desk, fields={"include": wanted, "exclude": []}):
        assert set(one) == {"id", "properties"}
        assert set(one["properties"]) == {"datetime", "eo:cloud_cover"}


@pytest.mark.parametrize(
    ("fields", "members", "properties"),
    [
        ({}, "id type geometry bbox links assets properties", {"datetime"}),
        (
            {"include": ["properties.gsd", "collection"]},
            "id type geometry bbox links assets properties collection",
            {"datetime", "gsd"},
        ),
        ({"exclude": ["assets", "links"]}, "id type geometry bbox properties", None),
        ({"exclude": ["properties"]}, "id type geometry bbox links assets", None),
        ({"include": ["id"], "exclude": ["id", "bbox"]}, "id", None),
        ({"include": ["id", "none", "a.b"], "exclude": []}, "id", None),
    ],
)
def test_one_list_changes_what_is_usual(hub_desk, fields, members, properties):
    one = found(hub_desk, fields=fields)[0]
    assert set(one) == set(members.split())
    if properties is not None:
        assert set(one["properties"]) == properties


def test_fields_stand_in_a_query_with_a_minus_before_those_not_wanted(hub_desk):
    query = {
        "collections": "sentinel-2-l2a",
        "datetime": MAY,
        "fields": "id,type,-geometry,properties,-links,-properties.gsd",
    }
    one = hub_desk.get(f"{NEW}/search", params=query).json()["features"][0]
    assert set(one) == {"id", "type", "properties"}
    assert "gsd" not in one["properties"]
    assert "platform" in one["properties"]


def test_distinct_days_are_texts_newest_first(hub_desk):
    page = search(hub_desk, distinct="date")
    days = {one["properties"]["datetime"][:10] for one in found(hub_desk)}
    assert page["features"] == sorted(days, reverse=True)
    assert page["context"]["returned"] == len(days)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"filter": "eo:cloud_cover < 30", "filter-lang": "cql2-text"},
        {"bbox": None, "intersects": CENTRE},
        {"collections": ["sentinel-2-l2a", "sentinel-1-grd"]},
    ],
)
def test_distinct_days_come_once_over_pages(hub_desk, more):
    order = {name: one for name, one in {**S2, **more}.items() if one is not None}
    days = sorted(
        {one["properties"]["datetime"][:10] for one in found_of(hub_desk, order)}
    )
    pages, at = [], {}
    while at is not None:
        page = search_of(hub_desk, {**order, **at, "distinct": "date", "limit": 2})
        pages.append(page["features"])
        following = page["context"].get("next")
        at = None if following is None else {"next": following}
    assert [day for page in pages for day in page] == days[::-1]
    assert {len(page) for page in pages[:-1]} == {2}


def test_distinct_days_are_found_without_all_scenes_of_a_day(hub_desk, monkeypatch):
    taken = []
    newest_first = CatalogStore.newest_first

    def counted(*given):
        for entry in newest_first(*given):
            taken.append(entry.id)
            yield entry

    monkeypatch.setattr(CatalogStore, "newest_first", counted)
    everywhere = {"bbox": [0, 40, 20, 55], "limit": 5}
    days = found(hub_desk, **everywhere, distinct="date")
    assert len(days) == 5
    assert len(taken) <= len(days) + 1


def test_distinct_values_of_a_property_of_the_collection(hub_desk):
    order = {"collections": ["sentinel-1-grd"], "distinct": "sat:orbit_state"}
    assert sorted(found(hub_desk, **order)) == ["ascending", "descending"]
    assert "date" in refused(hub_desk, distinct="sat:orbit_state")


# What is not taken


def nested(depth):
    geometry = CENTRE
    for _ in range(depth):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    return geometry


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": -1}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"next": -1}, "next"),
        ({"bbox": [1, 2, 3]}, "bbox"),
        ({"bbox": [1, 2, 3, 4, 5]}, "bbox"),
        ({"bbox": "1,2,3,4"}, "bbox"),
        ({"bbox": [0, 10, 1, 9]}, "south"),
        ({"bbox": [0, 10, 181, 11]}, "180"),
        ({"bbox": [0, 10, 1, 91]}, "90"),
        ({"intersects": CENTRE}, "both"),
        ({"bbox": None, "intersects": {"type": "Circle"}}, "intersects"),
        ({"bbox": None, "intersects": {"type": "Point", "coordinates": [1]}}, ""),
        ({"bbox": None, "intersects": {"type": "MultiPoint", "coordinates": []}}, ""),
        ({"bbox": None, "intersects": nested(300)}, ""),
        (
            {
                "bbox": None,
                "intersects": {
                    "type": "Polygon",
                    "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]],
                },
            },
            "closed",
        ),
        ({"collections": ["none"]}, "'none'"),
        ({"collections": "sentinel-2-l2a"}, "collections"),
        ({"ids": "one"}, "ids"),
        ({"fields": ["id"]}, "fields"),
        ({"filter-lang": "sql"}, "filter-lang"),
        ({"distinct": "none"}, "date"),
    ],
)
def test_what_a_body_may_not_say_is_a_400_that_says_why(hub_desk, order, told):
    assert told in refused(hub_desk, **order)


@pytest.mark.parametrize(
    "query",
    [
        "bbox=[1,2,3,4]",
        "bbox=1,2,x,4",
        "limit=many",
        "limit=1.5",
        "next=-1",
        "intersects={",
        "intersects=7",
        "filter={",
    ],
)
def test_what_a_query_may_not_say_is_a_400_too(hub_desk, query):
    reply = hub_desk.get(f"{NEW}/search?collections=sentinel-2-l2a&{query}")
    assert reply.status_code == 400
    assert reply.json()["code"] == "400"


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-30T10:10:06Z",
        "2026-05-30t10:10:06.1234567z",
        "2026-05-30T10:10:06-08:00",
        "../2026-05-30T10:10:06Z",
        "/2026-05-30T10:10:06Z",
        "2026-05-01T00:00:00Z/",
        "2026-05-01T00:00:00.5+01:00/2026-05-02T00:00:00Z",
    ],
)
def test_moments_and_intervals_are_taken(hub_desk, text):
    search(hub_desk, datetime=text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "../..",
        "2026-05-30",
        "2026-05-30T10:10:06",
        "2026-05-30T10:10:06+0100",
        "2026-13-30T10:10:06Z",
        "2026-05-30T10:10:06,5Z",
        "2026-05-30T10:10:06.Z",
        "0000-05-30T10:10:06Z",
        "2026-05-02T00:00:00Z/2026-05-01T00:00:00Z",
        "/2026-05-01T00:00:00Z/2026-05-02T00:00:00Z",
    ],
)
def test_other_times_are_not(hub_desk, text):
    assert "datetime" in refused(hub_desk, datetime=text)


def test_what_the_service_demands_is_noted_where_the_emulator_is_lenient(
    emulator, hub_desk
):
    reply = hub_desk.post(f"{NEW}/search", {"limit": 1, "sortby": []})
    assert reply.status_code == 200
    odd = " ".join(emulator.journal.entries[-1].odd)
    assert "0 collections" in odd
    assert "no datetime" in odd
    assert "sortby" in odd


# Items of one's own


def item(name, *, moment="2026-05-10T10:00:00Z", collection="sentinel-2-l2a", **more):
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": name,
        "collection": collection,
        "geometry": CENTRE,
        "bbox": [14.42, 50.08, 14.42, 50.08],
        "properties": {"datetime": moment, **more},
        "links": [{"rel": "self", "href": "http://elsewhere.example/"}],
        "assets": {},
    }


def test_items_of_ones_own_stand_among_the_others(emulator, hub_desk):
    before = ids(found(hub_desk))
    mine = item("mine", **{"eo:cloud_cover": 3, "note": "\x00"})
    assert emulator.sentinelhub.catalog.add([mine]) == ["mine"]
    after = found(hub_desk)
    assert [one for one in ids(after) if one != "mine"] == before
    moments = [one["properties"]["datetime"] for one in after]
    assert all(one > other for one, other in pairwise(moments))
    told = next(one for one in after if one["id"] == "mine")
    assert told["properties"] == mine["properties"]
    assert hub_desk.http.get(link(told, "self")["href"]).json() == told


def test_items_found_collections_that_were_not_known(emulator, hub_desk):
    name = "byoc-7b1c1b1e-52f7-4d52-9a3b-0d4bd4a8c4aa"
    emulator.sentinelhub.catalog.add([item("mine", collection=name)])
    assert hub_desk.get(f"{NEW}/collections/{name}").json()["id"] == name
    order = {"collections": [name], "limit": 1}
    assert ids(found(hub_desk, **order)) == ["mine"]
    assert found(hub_desk, **order, bbox=[0, 0, 1, 1]) == []
    assert ids(found(hub_desk, **order, filter="id = 'mine'")) == ["mine"]


def test_pictures_that_were_put_in_place_are_found(emulator, hub_desk):
    place = {"bbox": (14.41, 50.06, 14.43, 50.08), "bands": ["B04"]}
    day = datetime(2026, 5, 20, 12, tzinfo=UTC)
    for name in ("sentinel-2-l2a", "byoc-mine"):
        scene = emulator.sentinelhub.scenes.add(
            np.zeros((4, 4)), **place, datetime=day, collection=name
        )
        order = {"collections": [name], "datetime": "2026-05-20T12:00:00Z"}
        (told,) = found(hub_desk, **order)
        assert told["id"] == scene.id
        assert told["bbox"] == [14.41, 50.06, 14.43, 50.08]
        assert hub_desk.http.get(link(told, "self")["href"]).json() == told
        assert found(hub_desk, **order, bbox=[0, 0, 1, 1]) == []
    emulator.reset()
    assert hub_desk.get(f"{NEW}/collections/byoc-mine").status_code == 404


def test_a_reset_forgets_them(emulator, hub_desk):
    emulator.sentinelhub.catalog.add([item("mine")])
    emulator.reset()
    assert "mine" not in ids(found(hub_desk))


@pytest.mark.parametrize("wrong", [{"type": "Feature"}, b"{", item("x") | {"id": 1}])
def test_what_is_no_item_is_refused(emulator, wrong):
    with pytest.raises(ValueError, match=r"[a-z]"):
        emulator.sentinelhub.catalog.add([wrong])
