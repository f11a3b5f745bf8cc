"""Datacube answers queries and hands out its products."""

from __future__ import annotations

import csv
import io
import statistics

import httpx
import pytest


POINTS = "/datacube/datapoints/get"


def listed(field, *values):
    return {"field": field, "type": "value-list", "params": {"values": list(values)}}


CARS = [listed("project", "retail"), listed("algorithm", "cars_count")]
LIGHTS = [listed("project", "night_lights"), listed("algorithm", "radiance_mean")]
COAL = [listed("project", "coal"), listed("algorithm", "ndmi_mean")]


def table(link):
    """The rows of a CSV file, fetched without a token."""
    reply = httpx.get(link, verify=False)
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(reply.text)))


def query(desk, *filters, **more):
    told = desk.ok(POINTS, {"filters": list(filters), **more})
    rows = table(told["csvLink"])
    assert len(rows) == told["totalRows"]
    return rows


def test_rows_are_those_of_one_project_and_algorithm(desk):
    rows = query(desk, *CARS)
    assert len(rows) > 2000
    assert {(one["project"], one["algorithm"]) for one in rows} == {
        ("retail", "cars_count")
    }
    starts = [one["startDatetime"] for one in rows]
    assert starts == sorted(starts)


def test_filters_are_combined(desk):
    rows = query(
        desk,
        *CARS,
        {
            "field": "startDatetime",
            "type": "time-range",
            "params": {"from": "2023-01-01 00:00:00", "to": "2023-12-31 23:59:59"},
        },
        {"field": "cloudCover", "type": "value-range", "params": {"max": 0.2}},
        listed("tag", "mall", "nowhere"),
    )
    assert rows
    assert all(one["startDatetime"].startswith("2023") for one in rows)
    assert all(float(one["cloudCover"]) <= 0.2 for one in rows)
    assert all(one["aoiId"].startswith("us-ca") for one in rows)


def test_an_area_is_named_by_its_label(desk):
    area = {
        "field": "aoi",
        "type": "geo-intersects",
        "params": {"geometryLabel": "cz"},
    }
    assert {one["aoiId"][:3] for one in query(desk, *CARS, area)} == {"cz-"}
    area["params"] = {"geometryLabel": "atlantis"}
    refused = desk.refused(POINTS, {"filters": [*CARS, area]})
    assert refused == (422, "VALIDATION-ERROR")


def test_the_newest_version_is_given_unless_all_are_wanted(desk):
    assert {one["version"] for one in query(desk, *COAL)} == {"162"}
    both = query(desk, *COAL, keepAllVersions=True)
    assert {one["version"] for one in both} == {"160", "162"}
    older = query(desk, *COAL, listed("version", "160"))
    assert {one["version"] for one in older} == {"160"}


def test_what_was_delivered_again_comes_once_unless_wanted(desk):
    once, again = query(desk, *CARS), query(desk, *CARS, keepDuplicates=True)
    assert len(again) > len(once)
    keys = [(one["aoiId"], one["startDatetime"]) for one in once]
    assert len(set(keys)) == len(keys)


def test_columns_are_chosen_in_their_order(desk):
    rows = query(desk, *CARS, columns=["value", "aoiId"])
    assert list(rows[0]) == ["value", "aoiId"]
    refused = desk.refused(POINTS, {"filters": CARS, "columns": ["aoiTags"]})
    assert refused == (422, "VALIDATION-ERROR")


def test_resampling_takes_the_mean_of_a_period(desk):
    rows = query(desk, *CARS)
    monthly = query(desk, *CARS, resample="monthly")
    assert {one["startDatetime"][8:] for one in monthly} == {"01 00:00:00"}
    (site,) = [
        one
        for one in monthly
        if (one["aoiId"], one["startDatetime"][:7]) == ("cz-000", "2022-05")
    ]
    values = [
        float(one["value"])
        for one in rows
        if (one["aoiId"], one["startDatetime"][:7]) == ("cz-000", "2022-05")
    ]
    assert float(site["value"]) == pytest.approx(statistics.fmean(values), abs=1e-3)
    assert len(query(desk, *CARS, resample="yearly")) == 7 * 10


def test_an_aggregator_joins_the_sites(desk):
    rows, summed = query(desk, *CARS), query(desk, *CARS, aggregator="sum")
    assert {one["aoiId"] for one in summed} == {""}
    total = sum(float(one["value"]) for one in rows)
    assert sum(float(one["value"]) for one in summed) == pytest.approx(total, rel=1e-6)
    assert desk.refused(POINTS, {"filters": CARS, "aggregator": "best"})[0] == 422


@pytest.mark.parametrize(
    "filters",
    [
        [],
        CARS[:1],
        CARS[1:],
        [CARS[0], listed("algorithm", "cars_count", "ndmi_mean")],
        [*CARS, listed("colour", "red")],
        [*CARS, {"field": "value", "type": "time-range", "params": {}}],
    ],
)
def test_a_query_that_is_not_clear_is_refused(desk, filters):
    assert desk.refused(POINTS, {"filters": filters}) == (422, "VALIDATION-ERROR")


def test_too_many_points_come_only_by_a_pipeline(emulator, desk):
    refused = desk.refused(POINTS, {"filters": LIGHTS})
    assert refused == (400, "TOO-MANY-DATAPOINTS")
    told = desk.run(POINTS, {"filters": LIGHTS})
    assert told["totalRows"] > 10_000
    assert len(table(told["csvLink"])) == told["totalRows"]
    emulator.spaceknow.configure({"datapoints": 50_000})
    assert desk.ok(POINTS, {"filters": LIGHTS})["totalRows"] == told["totalRows"]


def test_positions_and_tags_need_rights_of_their_own(emulator, desk):
    rows = query(desk, *CARS, showAoiPositions=True, showAoiTags=True)
    assert {one["aoiTags"] for one in rows} == {"shop;parking", "shop;mall"}
    assert all(
        48 < float(one["aoiLatitude"]) < 51.1 for one in rows if "cz" in one["aoiId"]
    )
    emulator.spaceknow.user("rita@swath.example").permissions = ("datacube.get",)
    desk.become("rita")
    for name in ("showAoiPositions", "showAoiTags"):
        order = {"filters": CARS, name: True}
        assert desk.refused(POINTS, order) == (401, "NOT-AUTHORIZED")


def test_users_see_their_areas_only(desk):
    assert len(desk.ok("/datacube/aois/get")) == 4
    desk.become("rita")
    assert desk.ok("/datacube/aois/get") == [{"label": "cz", "name": "Czech Republic"}]
    assert {one["aoiId"][:2] for one in query(desk, *CARS)} == {"cz"}
    catalogue = desk.ok("/datacube/catalogue/get")
    labels = {one["aoi_label"] for rows in catalogue.values() for one in rows}
    assert labels == {"cz"}


def test_the_catalogue_is_keyed_by_algorithm_and_filtered(desk):
    catalogue = desk.ok("/datacube/catalogue/get")
    for algorithm, rows in catalogue.items():
        assert {one["algorithm"] for one in rows} == {algorithm}
    retail = desk.ok("/datacube/catalogue/get", {"project": "retail", "aoiLabel": "cz"})
    ((entry,),) = retail.values()
    assert [one["from"][:4] for one in entry["date_ranges"]] == ["2019", "2020"]
    assert desk.ok("/datacube/catalogue/get", {"aoiName": ""}) == {}


def test_the_catalogue_tells_what_the_data_points_have(desk):
    rows = query(desk, *CARS, columns=["startDatetime"])
    days = {one["startDatetime"][:10] for one in rows}
    entry = desk.ok("/datacube/catalogue/get", {"project": "retail"})["cars_count"][0]
    ranges = entry["date_ranges"]
    assert (min(days), max(days)) == (ranges[0]["from"], ranges[-1]["to"])
    assert not any(ranges[0]["to"] < day < ranges[1]["from"] for day in days)


def test_products_are_listed_and_filtered(desk):
    products = {one["productId"]: one for one in desk.ok("/datacube/products/get")}
    assert len(products) == 4
    assert products["SK_DEMO_STEEL_DE_D"]["salesInfo"]["stock"]["units"] == "m2"
    ours = desk.ok("/datacube/products/get", {"downloadableOnly": True})
    assert {one["productId"] for one in ours} == set(products) - {"SK_DEMO_LOCKED_CN_W"}
    (one,) = desk.ok("/datacube/products/get", {"productId": "SK_DEMO_OLD_US_M"})
    assert not one["active"]


def product(desk, **more):
    reply = desk.post(
        "/datacube/product/get", {"productId": "SK_DEMO_STEEL_DE_D", **more}
    )
    assert reply.headers["content-type"].startswith("text/csv")
    return reply.text.splitlines()


def test_lines_of_a_product_begin_with_a_blank(desk):
    head, *lines = product(desk)
    assert head == "value_dt,delivery_dt,index,stock"
    assert len(lines) == 731
    assert all(line.startswith(" 20") for line in lines)
    assert (
        lines[0].strip().startswith("2024-01-01 00:00:00 UTC,2024-01-02 06:00:00 UTC,")
    )
    assert any(line.endswith(",") for line in lines)


def test_the_rich_form_has_all_of_the_simple_one(desk):
    simple, rich = product(desk), product(desk, csvFormat="rich")
    assert len(rich) == len(simple)
    assert all(
        long.startswith(short + ",") for short, long in zip(simple, rich, strict=True)
    )


def test_a_product_is_given_as_it_was_known_on_a_day(desk):
    lines = product(desk, pitDt="2024-03-01")
    # What is of that day was delivered on the next one.
    assert lines[-1].startswith(" 2024-02-29 ")


def test_the_dictionary_is_quoted_with_blanks(desk):
    order = {"productId": "SK_DEMO_STEEL_DE_D"}
    text = desk.post("/datacube/product/data-dictionary", order).text
    assert text.startswith('\n "column_id", "topic", ')
    rows = list(csv.reader(io.StringIO(text.strip()), skipinitialspace=True))
    assert rows[0][-2:] == ["value_type", "units"]
    assert rows[2] == [
        "SK_DEMO_STEEL_DE_D_stock",
        "Steel",
        "stock",
        "Germany",
        "daily",
        "7d",
        "area",
        "m2",
    ]


def test_products_that_are_not_there_or_not_sold_are_refused(desk):
    path = "/datacube/product/get"
    assert desk.refused(path, {"productId": "x"}) == (404, "NON-EXISTENT-PRODUCT")
    locked = {"productId": "SK_DEMO_LOCKED_CN_W"}
    assert desk.refused(path, locked) == (401, "NOT-AUTHORIZED")
    assert desk.refused(path, {"productId": ""}) == (422, "VALIDATION-ERROR")
    assert desk.refused(path, {"productId": "x" * 141}) == (422, "VALIDATION-ERROR")
