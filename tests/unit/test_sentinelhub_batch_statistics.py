"""Statistics of many features: what is refused, what it costs, what is read."""

from __future__ import annotations

import json
import sqlite3
import struct
import threading
import uuid

import pytest

from swath._core.job import JobToken
from swath._errors import BudgetError, InputError
from swath.sentinelhub import Bucket, evalscript
from swath.sentinelhub._batch_statistics_features import Feature, Features, features_of
from swath.sentinelhub._batch_statistics_order import SurveyOptions, survey_body
from swath.sentinelhub._batch_statistics_price import (
    SurveyEstimate,
    survey_estimate,
)
from swath.sentinelhub._batch_statistics_result import (
    FeatureStatistics,
    feature_table,
    file_url,
)
from swath.sentinelhub._batch_statistics_work import (
    SurveySource,
    check_affordable,
    foreseen,
    survey,
)
from swath.sentinelhub._batch_work import attached
from swath.sentinelhub._crs import crs
from swath.sentinelhub._store import Store
from swath_api.sentinelhub.models import BatchStatisticalRequest

from .stepping import Answer, World, context, on_the_wire


ID = "db7de265-dfd4-4dc0-bc82-74866078a5ce"
URL = "s3://demo/fields.gpkg"
MEASURE = {
    "data": "sentinel-2-l2a",
    "time": ("2026-05-01", "2026-05-20"),
    "interval": "P10D",
    "evalscript": evalscript.ndvi(),
}
UNMASKED = """//VERSION=3
function setup() { return {input: ["B04"], output: {bands: 1}} }
function evaluatePixel(s) { return [s.B04] }
"""
USUAL = {
    "delivery": "s3://demo/statistics",
    "features": URL,
    "resolution": 20,
    "measure": MEASURE,
}
KEYS = Bucket(
    url="s3://demo/statistics", access_key="AKIADEMO", secret_access_key="hidden-secret"
)


def body(measure=None, **changes):
    members = USUAL | changes
    members["measure"] = left(MEASURE | (measure or {}))
    return survey_body(SurveyOptions(**left(members)), lint=True)


def left(members):
    return {name: one for name, one in members.items() if one is not None}


# requests


def test_a_request_has_features_in_place_of_an_area():
    made = body({"percentiles": [50]})
    assert made["input"]["features"] == {"s3": {"url": URL}}
    assert "bounds" not in made["input"]
    aggregation = made["aggregation"]
    assert (aggregation["resx"], aggregation["resy"]) == (20.0, 20.0)
    assert not {"width", "height"} & set(aggregation)
    assert made["output"] == {"s3": {"url": "s3://demo/statistics"}}
    assert made["calculations"]["default"]["statistics"]["default"] == {
        "percentiles": {"k": [50.0]}
    }
    BatchStatisticalRequest.from_dict(made)


def test_pixels_are_told_by_their_number_too():
    aggregation = body(resolution=None, width=64, height=32)["aggregation"]
    assert (aggregation["width"], aggregation["height"]) == (64, 32)
    assert "resx" not in aggregation
    pair = body(resolution=(10, 20))["aggregation"]
    assert (pair["resx"], pair["resy"]) == (10.0, 20.0)


def test_the_keys_of_the_delivery_open_features_and_script_too():
    made = body({"evalscript": None}, delivery=KEYS, evalscript_at="s3://demo/stats.js")
    opened = {"accessKey": "AKIADEMO", "secretAccessKey": "hidden-secret"}
    assert "hidden-secret" not in repr(made)
    assert on_the_wire(made["input"]["features"]["s3"]) == {"url": URL} | opened
    reference = on_the_wire(made["aggregation"]["evalscriptReference"]["s3"])
    assert reference == {"url": "s3://demo/stats.js"} | opened
    assert "evalscript" not in made["aggregation"]


def test_keys_are_sent_and_shown_nowhere():
    given = SurveyOptions(**USUAL | {"delivery": KEYS})
    order = survey(given, lint=True)
    assert b"hidden-secret" in order.request.content.read()
    assert "hidden-secret" not in repr(order)
    assert order.body == body()


def test_a_whole_request_is_sent_as_it_is():
    made = body()
    assert survey_body(SurveyOptions(request=made), lint=True) == made
    model = BatchStatisticalRequest.from_dict(made)
    sent = survey_body(SurveyOptions(request=model), lint=True)
    assert BatchStatisticalRequest.from_dict(sent) == model


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"delivery": None}, "delivery= is missing"),
        ({"delivery": "demo/x"}, "begins with s3://bucket"),
        ({"features": None}, "features= is missing"),
        ({"features": "fields.gpkg"}, "begins with s3://bucket"),
        ({"measure": {"evalscript": None}}, "either evalscript= or evalscript_at="),
        ({"evalscript_at": "s3://demo/x.js"}, "either evalscript= or evalscript_at="),
        ({"resolution": None}, "width=None has to be a whole number of pixels"),
        ({"width": 64}, "resolution= was passed beside width="),
        ({"resolution": None, "width": 64}, "height=None has to be a whole number"),
        ({"resolution": -1}, "has to be above 0"),
        ({"resolution": "fine"}, "in units of the features' reference system"),
        ({"measure": {"bbox": (0, 0, 1, 1)}}, "each feature is an area of its own"),
        ({"measure": {"bands": 3}}, "bands= is no argument of submit"),
        ({"measure": {"interval": "PT1H"}}, "less than a day"),
        ({"measure": {"time": None}}, "time= needs a begin and an end"),
        ({"measure": {"percentiles": [101]}}, "percentages from 0 to 100"),
        ({"measure": {"evalscript": UNMASKED}}, "dataMask"),
        (
            {"measure": {"evalscript": f"{evalscript.ndvi()}\n//{'x' * 33_000}"}},
            "put it into object storage and pass evalscript_at=",
        ),
        ({"delivery": "s3://demo/<REQUEST_ID>"}, "lacks <ID> or <IDENTIFIER>"),
        ({"delivery": "s3://demo/<tileName>"}, "<tileName> is no placeholder here"),
    ],
)
def test_a_request_that_cannot_be_is_refused(changes, words):
    with pytest.raises(InputError, match=words):
        body(**changes)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ([], "is no request"),
        ({"output": {}}, "request.output is no place"),
        (
            {"output": {"s3": {"url": "s3://demo/a"}}},
            "request.input.features is no place",
        ),
        (
            {
                "output": {"s3": {"url": "s3://demo/a"}},
                "input": {"features": {"s3": {"url": URL}}},
            },
            "one of evalscript and evalscriptReference",
        ),
    ],
)
def test_a_whole_request_that_lacks_something_is_refused(request_, words):
    with pytest.raises(InputError, match=words):
        survey_body(SurveyOptions(request=request_), lint=True)


def test_a_whole_request_leaves_nothing_to_say():
    options = SurveyOptions(request=body(), measure=MEASURE)
    with pytest.raises(InputError, match="leave out data, time, interval, evalscript"):
        survey_body(options, lint=True)


# features


SQUARE = ((0.0, 0.0), (400.0, 0.0), (400.0, 200.0), (0.0, 200.0), (0.0, 0.0))


def wkb(*rings, order="<", kind=3, size=2):
    content = struct.pack(f"{order}BII", order == "<", kind, len(rings))
    for ring in rings:
        flat = [number for corner in ring for number in (*corner, 0.0, 0.0)[:size]]
        content += struct.pack(f"{order}I{len(flat)}d", len(ring), *flat)
    return content


def blob(shape, envelope=(), flags=1):
    indicator = {0: 0, 4: 1, 6: 2, 8: 4}[len(envelope)]
    head = struct.pack("<2sBBi", b"GP", 0, flags | indicator << 1, 32633)
    return head + struct.pack(f"<{len(envelope)}d", *envelope) + shape


PLACE = blob(wkb(SQUARE))


def package(rows, *, epsg=32633, key="id INTEGER PRIMARY KEY", also=()):
    """A GeoPackage with a table of ids, identifiers and geometries."""
    file = sqlite3.connect(":memory:")
    file.executescript(
        "CREATE TABLE gpkg_spatial_ref_sys"
        " (srs_id, organization, organization_coordsys_id);"
        "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);"
    )
    for number, code in enumerate((epsg, *also)):
        name = f"fields {number}"
        file.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, 'EPSG', ?)", (number, code)
        )
        file.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?)", (name, number)
        )
        file.execute(f'CREATE TABLE "{name}" ({key}, identifier TEXT, geom BLOB)')
        file.executemany(f'INSERT INTO "{name}" VALUES (?, ?, ?)', rows)
    content = file.serialize()
    file.close()
    return bytes(content)


@pytest.mark.parametrize(
    "geometry",
    [
        PLACE,
        blob(wkb(SQUARE, order=">")),
        blob(wkb(SQUARE, kind=1003, size=3)),
        blob(wkb(SQUARE, kind=0x8000_0003, size=3)),
        blob(wkb(SQUARE, kind=3003, size=4)),
        blob(struct.pack("<BII", 1, 6, 2) + wkb(SQUARE[:4]) + wkb(SQUARE)),
        blob(wkb(SQUARE), (0.0, 400.0, 0.0, 200.0)),
        blob(wkb(SQUARE), (0.0, 400.0, 0.0, 200.0, 1.0, 2.0)),
    ],
    ids=["le", "be", "z", "ewkb-z", "zm", "multi", "envelope", "envelope-z"],
)
def test_the_box_of_a_feature_is_read_in_every_form(geometry):
    found = features_of(package([(7, "north", geometry)]), URL)
    assert found == Features(
        crs(32633), [Feature(7, "north", (0.0, 0.0, 400.0, 200.0))]
    )


def test_a_primary_key_of_another_name_and_no_identifier_will_do():
    rows = [(7, None, PLACE), (8, None, PLACE)]
    found = features_of(package(rows, key="fid INTEGER PRIMARY KEY"), URL)
    assert [(one.id, one.identifier) for one in found.all] == [(7, ""), (8, "")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a shapefile", "is no GeoPackage that can be read"),
        (package([]), "has no features"),
        (package([(1, "a", None)]), "feature 1 of table fields 0 has no geometry"),
        (package([(1, "a", b"GP")]), "is no GeoPackage that can be read"),
        (package([(1, "a", blob(b"", flags=0x11))]), "has no geometry, or an empty"),
        (package([(1, "a", blob(wkb()))]), "has no geometry, or an empty one"),
        (
            package([(1, "a", blob(struct.pack("<BI2d", 1, 1, 0, 0)))]),
            "has to be a polygon or a multipolygon",
        ),
        (package([(1, "a", PLACE), (2, "a", PLACE)]), "have the identifier 'a'"),
        (package([(1, "a", PLACE)], epsg=31287), "crs='EPSG:31287' is not taken"),
        (
            package([(1, "a", PLACE)], also=(4326,)),
            "EPSG:32633, EPSG:4326: bring all of them into one reference system",
        ),
    ],
)
def test_features_that_the_service_would_not_take_are_refused(content, words):
    with pytest.raises(InputError, match=words):
        features_of(content, URL)


# costs


def fields(count, *, side=5120.0, epsg=32633):
    return Features(
        crs(epsg), [Feature(n, f"f{n}", (0.0, 0.0, side, side)) for n in range(count)]
    )


def units(features, **changes):
    made = body(**changes)
    script = made["aggregation"]["evalscript"]
    return survey_estimate(made, features, script, "")


def test_a_feature_costs_its_pixels_once_an_interval():
    # NDVI reads two bands besides the mask: two thirds of a unit for 512 x 512 pixels
    estimate = units(fields(300), resolution=10)
    assert estimate.units == pytest.approx(300 * 2 / 3 * 2)
    assert str(estimate) == "300 features, about 400 PU"
    assert units(fields(300), resolution=None, width=512, height=512) == estimate
    assert units(fields(300), resolution=20).units == pytest.approx(100)


def test_no_request_costs_less_than_a_hundred():
    assert units(fields(1)).units == 100


def test_small_features_cost_a_hundredth_each():
    many = units(fields(70_000, side=10.0)).units
    assert many == pytest.approx(70_000 * 0.01 * 2 / 3 * 2)


def test_a_script_that_cannot_be_read_has_no_price():
    made = body()
    estimate = survey_estimate(made, fields(2), None, "")
    assert (estimate.tiles, estimate.units) == (2, None)
    assert str(estimate) == "2 features, cost unknown"
    assert str(SurveyEstimate()) == "features, cost unknown"


def test_metres_are_refused_where_the_features_are_in_degrees():
    with pytest.raises(InputError, match="resolution=20 means degrees"):
        units(fields(1, side=0.1, epsg=4326))
    assert units(fields(1, side=0.1, epsg=4326), resolution=0.001).units == 100


def test_a_price_above_the_limit_is_refused_before_anything_is_sent():
    estimate = SurveyEstimate(tiles=3, units=150.0, certain=True)
    check_affordable(estimate, 150)
    check_affordable(estimate, None)
    with pytest.raises(BudgetError, match="allows 149 PU: nothing was sent") as caught:
        check_affordable(estimate, 149)
    assert (caught.value.cost, caught.value.limit) == (150, 149)


@pytest.mark.parametrize(
    ("estimate", "limit", "words"),
    [
        (SurveyEstimate(), 500, "the GeoPackage is not seen from here"),
        (SurveyEstimate(tiles=3), 500, "cannot be told from its text"),
        (SurveyEstimate(), "much", "has to be processing units"),
        (SurveyEstimate(), -1, "has to be processing units"),
    ],
)
def test_a_limit_that_cannot_be_kept_is_refused(estimate, limit, words):
    with pytest.raises(InputError, match=words):
        check_affordable(estimate, limit)


def test_features_and_script_are_looked_for_in_the_store():
    script = str(MEASURE["evalscript"]).encode()
    found = {URL: package([(1, "a", PLACE)]), "s3://demo/s.js": script}
    elsewhere = body({"evalscript": None}, evalscript_at="s3://demo/s.js")
    run = World().run
    assert run(foreseen(elsewhere, Store(found.get), "")).units == 100
    assert run(foreseen(body(), Store(found.get), "")).tiles == 1
    assert run(foreseen(body(), Store({}.get), "")) == SurveyEstimate()
    assert run(foreseen(body(), None, "")) == SurveyEstimate()


# results


STATS = {
    "min": 0.1,
    "max": 0.9,
    "mean": 0.5,
    "stDev": 0.2,
    "sampleCount": 400,
    "noDataCount": 4,
    "percentiles": {"50.0": 0.45},
}


def part(day, *, error=None):
    span = {"from": f"2026-05-{day}T00:00:00Z", "to": f"2026-05-{day + 1}T00:00:00Z"}
    if error:
        return {"interval": span, "error": {"type": error}}
    return {"interval": span, "outputs": {"ndvi": {"bands": {"B0": {"stats": STATS}}}}}


def answer(*parts):
    return json.dumps({"id": 1, "response": {"data": parts, "status": "OK"}}).encode()


NORTH, SOUTH = Feature(1, "north", (0, 0, 1, 1)), Feature(2, "", (0, 0, 1, 1))
FIRST, SECOND = f"s3://demo/s/{ID}/1.json", f"s3://demo/s/{ID}/2.json"


def result(files, features=(NORTH, SOUTH)):
    store = None if files is None else Store(files.get)
    return FeatureStatistics(ID, None, "s3://demo/s", features=features, store=store)


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("s3://a/b/", f"s3://a/b/{ID}/17.json"),
        ("s3://a/<ID>", "s3://a/17"),
        ("s3://a/<REQUEST_ID>/<IDENTIFIER>.json", f"s3://a/{ID}/north.json"),
    ],
)
def test_files_are_where_the_service_puts_them(template, url):
    assert file_url(template, ID, 17, "north") == url
    assert file_url("s3://a/<IDENTIFIER>", ID, 17, "") == "s3://a/17"


def test_rows_tell_their_feature():
    rows = [*result({FIRST: answer(part(10), part(11)), SECOND: answer(part(10))})]
    assert [(one.feature, one.identifier, one.start.day) for one in rows] == [
        (1, "north", 10),
        (1, "north", 11),
        (2, "", 10),
    ]
    assert rows[0].mean == 0.5
    assert rows[0].percentiles == {50.0: 0.45}
    assert rows[0].valid_count == 396


def test_files_are_read_when_their_turn_comes():
    asked = []

    def read(url):
        asked.append(url)
        return answer(part(10))

    found = FeatureStatistics(
        ID, None, "s3://demo/s", features=(NORTH, SOUTH), store=Store(read)
    )
    next(iter(found))
    assert asked == [FIRST]


def many(count, read):
    features = [Feature(number, "", (0, 0, 1, 1)) for number in range(count)]
    return FeatureStatistics(
        ID, None, "s3://demo/s", features=features, store=Store(read)
    )


def test_several_files_are_read_at_a_time_and_come_in_their_order():
    meeting = threading.Barrier(4)

    def read(_):
        meeting.wait(30)
        return answer(part(10))

    tables = many(12, read).tables(max_concurrent=4)
    assert [one.feature for one in tables] == [*range(12)]


def test_no_more_files_are_read_than_are_wanted():
    asked = []

    def read(url):
        asked.append(url)
        return answer(part(10))

    tables = many(100, read).tables(max_concurrent=3)
    next(tables)
    tables.close()
    assert len(asked) <= 4


def test_a_store_that_breaks_is_not_hidden():
    def read(_):
        raise PermissionError("closed")

    for at_once in (1, 3):
        with pytest.raises(PermissionError, match="closed"):
            many(5, read).to_pandas(max_concurrent=at_once)


@pytest.mark.parametrize("count", [0, 65, 1.5, True])
def test_how_many_at_a_time_has_bounds(count):
    with pytest.raises(InputError, match="from 1 to 64"):
        many(1, {}.get).tables(max_concurrent=count)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "feature north: MISSING: there is no file of it"),
        (b"<xml>", "feature north: UNREADABLE: its file is not as documented: "),
        (b"{}", "feature north: UNREADABLE: "),
        (b'{"response": {"data": [{}]}}', "feature north: UNREADABLE: "),
        (b'{"response": {"data": 3}}', "feature north: UNREADABLE: "),
        (
            b'{"error": {"type": "TIMEOUT", "message": "too slow"}}',
            "feature north: TIMEOUT: too slow",
        ),
        (b'{"error": {}, "response": {"data": []}}', ""),
    ],
)
def test_a_feature_without_statistics_says_why(content, said):
    table = feature_table(NORTH, content)
    assert not [*table.rows()]
    assert [str(one)[: len(said)] for one in table.failures()] == (
        [said] if said else []
    )


def test_an_interval_without_statistics_says_so():
    content = answer(part(10), part(11, error="EXECUTION_ERROR"))
    (failed,) = feature_table(SOUTH, content).failures()
    assert str(failed) == "feature 2, 2026-05-11: EXECUTION_ERROR"
    assert failed.interval.end.day == 12


def test_what_failed_is_told_for_all_features():
    found = result({FIRST: answer(part(10, error="TIMEOUT"))}).failures()
    assert [(one.feature, one.type) for one in found] == [
        (1, "TIMEOUT"),
        (2, "MISSING"),
    ]


def test_a_table_has_the_feature_first():
    pytest.importorskip("pandas")
    frame = result({FIRST: answer(part(10), part(11))}).to_pandas()
    assert [*frame.columns[:4]] == ["feature", "identifier", "start", "end"]
    assert frame["p50"].to_list() == [0.45, 0.45]
    assert frame.attrs["failed"][0]["type"] == "MISSING"
    empty = result({}).to_pandas()
    assert (len(empty), len(empty.attrs["failed"])) == (0, 2)


def test_what_is_not_seen_cannot_be_read():
    with pytest.raises(InputError, match="pass store= to submit"):
        [*result(None)]
    with pytest.raises(InputError, match="the GeoPackage is not seen in the store"):
        [*result({}, features=None)]
    assert result({}, features=None).url(3) == f"s3://demo/s/{ID}/3.json"


# jobs


class Sender:
    """What sends."""

    context = context()
    base_url = ""


def task(status, **members):
    told = {"id": ID, "status": status, "costPu": 120.5, "request": body()} | members
    return Answer(chunks=(json.dumps(told).encode(), b""))


def source(store=None):
    return SurveySource(Sender(), ID, None if store is None else Store(store))


@pytest.mark.parametrize(
    ("word", "members", "state"),
    [
        ("CREATED", {}, "waiting"),
        ("PROCESSING", {"completionPercentage": 40}, "running"),
        ("DONE", {}, "succeeded"),
        ("PARTIAL", {}, "succeeded"),
        ("FAILED", {"error": "no mask"}, "failed"),
        ("STOPPED", {"stoppedStatusReason": "USER_ACTION"}, "cancelled"),
        ("STOPPED", {"stoppedStatusReason": "OUT_OF_PU"}, "failed"),
    ],
)
def test_states_are_the_five_of_all_services(word, members, state):
    status = World(task(word, **members)).run(source().check())
    assert status.state == state
    assert status.fraction == (0.4 if "completionPercentage" in members else None)


def test_the_result_knows_where_its_files_are():
    files = {URL: package([(1, "a", PLACE)])}
    found = World(task("DONE")).run(source(files.get).fetch())
    assert found.cost == 120.5
    assert repr(found) == "<FeatureStatistics of 1 feature at s3://demo/statistics>"
    assert [one.type for one in found.failures()] == ["MISSING"]


def test_a_token_names_the_request_and_the_folder(tmp_path):
    token = source(tmp_path).token.encode()
    again = attached(token, Sender(), SurveySource, None)
    assert again.token.encode() == token
    assert str(tmp_path) in token
    other = JobToken(service="sentinelhub", operation="process", id=str(uuid.uuid4()))
    with pytest.raises(InputError, match="names a job of process"):
        attached(other.encode(), Sender(), SurveySource, None)
