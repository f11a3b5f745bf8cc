"""What batches are asked to render, what they will cost, and what came of them."""

from __future__ import annotations

import json
import sqlite3

import pytest
from msgspec import UNSET

from swath._core.exchange import Context
from swath._core.polling import Timer
from swath._core.retry import Policy
from swath._errors import BudgetError, DecodeError, InputError
from swath.sentinelhub import BatchEstimate, Bucket, Zarr, evalscript
from swath.sentinelhub._area import area
from swath.sentinelhub._batch_flow import is_idle, status_of
from swath.sentinelhub._batch_grids import GRIDS, most_tiles
from swath.sentinelhub._batch_order import BatchOptions, v1_body, v2_body
from swath.sentinelhub._batch_output import root_of
from swath.sentinelhub._batch_price import foreseen, price, rate
from swath.sentinelhub._batch_result import (
    BatchFile,
    BatchResult,
    FailedTile,
    failures,
    manifest,
)
from swath.sentinelhub._batch_v1_work import bucket_name, tile_state, v1_update
from swath.sentinelhub._batch_v2_work import V2Source, prepared
from swath.sentinelhub._batch_watch import BatchWatch, check_budget
from swath.sentinelhub._batch_work import name_of, sorting
from swath.sentinelhub._store import Store
from swath_api.sentinelhub.models import (
    BatchProcessTask,
    BatchV2ProcessRequest,
    BatchV2ProcessTask,
)

from .stepping import Answer, World, on_the_wire


ID = "e1a4f8f2-6f5c-4e0e-9d0a-0b8e0a3f1c55"
BOX = (14.0, 45.9, 14.1, 46.0)
IMAGERY = {
    "data": "sentinel-2-l2a",
    "bbox": BOX,
    "time": "2026-06",
    "evalscript": evalscript.ndvi(),
}
USUAL = {"delivery": "s3://harbours/batch", "grid": 1, "resolution": 10}
KEYS = Bucket(
    url="s3://harbours/batch", access_key="AKIADEMO", secret_access_key="hidden-secret"
)
ZARR = Zarr(dtype="<f4", chunks=(250, 500))
MAIN = "https://services.sentinel-hub.com"


def options(imagery=None, **changes):
    left = {name: one for name, one in (USUAL | changes).items() if one is not None}
    return BatchOptions(**left, imagery=IMAGERY | (imagery or {}))


def v2(imagery=None, **changes):
    return v2_body(options(imagery, **changes), lint=True)


def v1(imagery=None, **changes):
    return v1_body(options(imagery, **changes), lint=True)


def unbounded(**changes):
    imagery = {name: one for name, one in IMAGERY.items() if name != "bbox"}
    given = {"delivery": "s3://harbours/batch", "features": "s3://harbours/f.gpkg"}
    return v2_body(BatchOptions(**(given | changes), imagery=imagery), lint=True)


# What is asked


def test_both_interfaces_are_asked_the_same_in_their_own_form():
    new, old = v2(buffer=(3, 5)), v1(buffer=(3, 5))
    assert new["processRequest"] == old["processRequest"]
    grid = {"id": 1, "resolution": 10.0, "bufferX": 3, "bufferY": 5}
    assert new["input"] == {"type": "tiling-grid", **grid}
    assert old["tilingGrid"] == grid
    assert new["output"] == {
        "type": "raster",
        "delivery": {"s3": {"url": "s3://harbours/batch"}},
    }
    assert old["output"] == {"defaultTilePath": "s3://harbours/batch"}


def test_what_is_rendered_has_no_size():
    process = v2()["processRequest"]
    assert process["output"] == {
        "responses": [{"identifier": "default", "format": {"type": "image/tiff"}}]
    }
    assert process["input"]["bounds"]["bbox"] == list(BOX)
    assert process["input"]["data"][0]["dataFilter"]["timeRange"]["from"] == (
        "2026-06-01T00:00:00Z"
    )


def test_flags_and_collections_are_named_as_the_service_has_them():
    output = v2(cog={"blockxsize": 512}, overwrite=True, collection="c-1")["output"]
    assert output["cogOutput"] is True
    assert output["cogParameters"] == {"blockxsize": 512}
    assert output["overwrite"] is True
    assert output["collectionId"] == "c-1"
    assert v1(cog=True, collection=True, skip_existing=True)["output"] == {
        "defaultTilePath": "s3://harbours/batch",
        "cogOutput": True,
        "skipExisting": True,
        "createCollection": True,
    }


def test_a_zarr_group_takes_the_place_of_files():
    body = v2(grid=6, resolution=100, zarr=ZARR, outputs=["default"])
    form = body["processRequest"]["output"]["responses"][0]["format"]
    assert form == {"type": "zarr/array"}
    assert body["output"]["arrayParameters"] == {
        "dtype": "<f4",
        "order": "C",
        "chunks": [1, 250, 500],
        "fill_value": 0,
    }
    old = v1(grid=6, resolution=100, zarr=ZARR)
    assert old["zarrOutput"]["path"] == "s3://harbours/batch"
    assert old["zarrOutput"]["group"]["zarr_format"] == 2
    assert "output" not in old


def test_features_are_opened_by_the_keys_of_the_delivery():
    body = unbounded(delivery=KEYS, resolution=10)
    assert "hidden-secret" not in repr(body)
    assert on_the_wire(body["input"]["features"]["s3"]) == {
        "url": "s3://harbours/f.gpkg",
        "accessKey": "AKIADEMO",
        "secretAccessKey": "hidden-secret",
    }
    assert body["input"]["defaults"] == {"resolution": 10.0}
    assert "bounds" not in body["processRequest"]["input"]
    assert unbounded(width=256, height=128)["input"]["defaults"] == {
        "width": 256,
        "height": 128,
    }


def test_a_request_is_taken_whole():
    body = v2(description="red", instance_type="large")
    model = BatchV2ProcessRequest.from_dict(body)
    assert v2_body(BatchOptions(request=body), lint=True) == body
    taken = v2_body(BatchOptions(request=model), lint=True)
    assert BatchV2ProcessRequest.from_dict(taken) == model


def test_keys_are_not_in_the_representation_of_what_is_sent():
    request = prepared(v2(delivery=KEYS), MAIN, None, None)
    assert "hidden-secret" not in repr(request)
    assert b"hidden-secret" in request.content.read()


MISTAKES = [
    ({"delivery": None}, "delivery= is missing"),
    ({"delivery": "harbours/batch"}, "no place in object storage"),
    ({"grid": None}, "either grid="),
    ({"features": "s3://harbours/f.gpkg"}, "not both"),
    ({"grid": 4}, "take one of 0, 1, 2, 3, 6, 7"),
    ({"grid": True}, "is no tiling grid"),
    ({"resolution": 30}, "take one of 10, 20 metres"),
    ({"resolution": None}, "resolution=None is none of grid 1"),
    ({"grid": 3, "resolution": 10}, "0.0001, 0.0002 degrees"),
    ({"buffer": -1}, "whole number of pixels"),
    ({"buffer": (1, 2, 3)}, "whole number of pixels"),
    ({"width": 5}, "tiles have their own"),
    ({"outputs": "png"}, "a batch writes 'tiff'"),
    ({"outputs": {"userdata": "tiff"}}, "userdata"),
    ({"outputs": {"ndvi": "tiff"}}, "ndvi"),
    ({"outputs": {}}, "outputs"),
    ({"cog": "yes"}, "has to be True"),
    ({"cog": True, "outputs": {"userdata": "json"}}, "cloud-optimized"),
    ({"collection": True}, "needs cog=True"),
    ({"overwrite": True, "skip_existing": True}, "exclude each other"),
    ({"delivery": "s3://b/<requestId>.tif"}, "lacks <tileName>"),
    ({"delivery": "s3://b/<tileName>/<band>"}, "<band> is no placeholder"),
    ({"zarr": ZARR}, "several reference systems"),
    ({"grid": 6, "resolution": 100, "zarr": {"dtype": "<f4"}}, "pass swath.sent"),
    ({"grid": 6, "resolution": 100, "zarr": ZARR, "cog": True}, "cog= is for files"),
    ({"grid": 6, "resolution": 100, "zarr": ZARR, "outputs": {"default": "tiff"}},
     "names of the outputs alone"),
    ({"grid": 7, "resolution": 10, "zarr": Zarr(dtype="<f4", chunks=(3, 3))},
     "divide the 2000 pixels"),
    ({"grid": 6, "resolution": 100, "zarr": Zarr(dtype="f4", chunks=(10, 10))},
     "none of"),
    ({"grid": 6, "resolution": 100,
      "zarr": Zarr(dtype="<f4", chunks=(10, 10), arrays={"mask": {}})}, "'mask'"),
    ({"grid": 6, "resolution": 100, "zarr": ZARR, "delivery": "s3://b/<tileName>"},
     "no placeholder"),
    ({"imagery": {"bbox": None}}, "the area is missing"),
    ({"imagery": {"evalscript": ""}}, "script is missing"),
    ({"imagery": {"data": ()}}, "data"),
    ({"request": {}}, "leave out delivery, grid, resolution"),
]  # fmt: skip


BOTH = [(made, *one) for made in (v1, v2) for one in MISTAKES]


@pytest.mark.parametrize(("made", "changes", "words"), BOTH)
def test_mistakes_are_told_before_anything_is_sent(made, changes, words):
    with pytest.raises(InputError, match=words.replace("(", r"\(")):
        made(**changes)


def test_the_number_of_a_tile_tells_tiles_apart_in_the_older_interface():
    url = "s3://harbours/<requestId>/<tileId>.<format>"
    assert v1(delivery=url)["output"]["defaultTilePath"] == url
    with pytest.raises(InputError, match="<tileId> is no placeholder"):
        v2(delivery=url)


def test_several_outputs_need_their_names_in_the_template():
    script = """//VERSION=3
        function setup() { return {input: ["B04"], output: [
            {id: "a", bands: 1}, {id: "b", bands: 1}]} }
        function evaluatePixel(s) { return {a: [s.B04], b: [s.B04]} }"""
    outputs = {"a": "tiff", "b": "tiff"}
    with pytest.raises(InputError, match="lacks <outputId>"):
        v2({"evalscript": script}, outputs=outputs, delivery="s3://b/<tileName>.tif")


def test_the_older_interface_takes_no_keys():
    with pytest.raises(InputError, match="takes no keys"):
        v1(delivery=KEYS)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"features": "fields.gpkg"}, "no place in object storage"),
        ({"buffer": 2}, "buffer="),
        ({"zarr": ZARR}, "features are files"),
        ({"resolution": 0}, "above 0"),
        ({"resolution": 10, "width": 5, "height": 5}, "and not both"),
        ({"width": 3501, "height": 5}, "from 1 to 3500"),
        ({"width": 5}, "height=None"),
        ({"instance_type": "huge"}, "normal, large"),
    ],
)
def test_mistakes_about_features_are_told(changes, words):
    with pytest.raises(InputError, match=words):
        unbounded(**changes)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("no", "is no request"),
        ({"input": {}}, "request.processRequest is missing"),
        (
            {
                "processRequest": {"evalscript": "x"},
                "input": {"id": 1},
                "output": {1: 1},
            },
            "name a collection",
        ),
    ],
)
def test_mistakes_in_a_whole_request_are_told(request_, words):
    with pytest.raises(InputError, match=words):
        v2_body(BatchOptions(request=request_), lint=True)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (lambda: sorting("name"), "created:desc"),
        (lambda: tile_state("DONE"), "PROCESSED"),
        (lambda: v1_update(None, UNSET), "nothing to change"),
        (lambda: bucket_name("s3://harbours"), "the name alone"),
        (lambda: name_of("../tiles"), "is no id"),
        (lambda: name_of(BatchV2ProcessTask()), "is no id"),
    ],
)
def test_other_mistakes_are_told(asked, words):
    with pytest.raises(InputError, match=words):
        asked()


def test_a_request_leaves_its_collection():
    assert v1_update("new", UNSET) == {"description": "new"}
    assert v1_update(None, None) == {"output": {}}
    assert v1_update(None, ID) == {"output": {"collectionId": ID}}


# What it costs


AREAS = [
    (0, (14.0, 45.8, 15.0, 46.4)),
    (0, (-0.2, -0.2, 0.3, 0.4)),
    (1, (5.9, 60.0, 6.2, 60.3)),
    (1, (-71.0, -33.5, -70.4, -33.0)),
    (2, (11.0, 40.0, 19.5, 47.0)),
    (2, (-3.0, -3.0, 14.0, 2.0)),
    (3, (13.5, 45.5, 16.2, 47.9)),
    (6, (-8.0, 37.0, 3.0, 43.0)),
    (7, (24.0, 60.0, 25.0, 61.0)),
]


@pytest.mark.parametrize(("grid", "box"), AREAS)
def test_an_area_has_never_more_tiles_than_foreseen(grid, box):
    pytest.importorskip("numpy")
    from swath.emulator.sentinelhub.process_body import Bounds  # noqa: PLC0415 - numpy
    from swath.emulator.sentinelhub.tiling import (  # noqa: PLC0415 - as above
        LAYOUTS,
        tiles_of,
    )

    there = len(tiles_of(LAYOUTS[grid], Bounds(bbox=box)))
    foreseen = most_tiles(GRIDS[grid], area(box, None, None))
    assert there <= foreseen <= 6 * there


def test_metres_are_measured_where_they_are():
    where = area((460_000, 5_090_000, 479_000, 5_109_000), None, 32633)
    assert most_tiles(GRIDS[1], where) >= 9
    assert most_tiles(GRIDS[3], where) is None


def test_a_batch_costs_a_third_and_a_hundred_at_least():
    each = rate(v2()["processRequest"], MAIN)
    assert each == pytest.approx(2 * 2 / 3)  # two bands; floats count twice
    assert price(each, [(1, 512 * 512)]) == 100
    assert price(each, [(900, 512 * 512)]) == pytest.approx(900 * each / 3)
    assert price(each, [(90_000, 9_999)]) == pytest.approx(
        90_000 * 9_999 * each / 2**18
    )


def test_the_cost_is_that_of_all_tiles_that_there_may_be():
    told = foreseen(v2(), MAIN)
    assert not told.certain
    pixels = told.tiles * 1000 * 1000
    assert told.units == pytest.approx(max(100, pixels / 2**18 * 4 / 9))
    assert str(told) == f"at most {told.tiles} tiles, about {told.units:.4g} PU"
    wide = {"bbox": (13.0, 45.0, 15.0, 47.0)}
    alone, beside = (foreseen(v2(wide, buffer=one), MAIN) for one in (0, 100))
    assert beside.units == pytest.approx(alone.units * 1.2**2)


def test_nobody_knows_how_many_features_there_are():
    assert foreseen(unbounded(), MAIN) == BatchEstimate()
    assert str(BatchEstimate()) == "tiles unknown, cost unknown"
    with pytest.raises(InputError, match="cannot be kept: only the files"):
        prepared(unbounded(), MAIN, None, 500)
    assert prepared(unbounded(), MAIN, Store("/nowhere"), 500).method == "POST"


def test_a_limit_that_cannot_be_kept_is_refused():
    script = "//VERSION=3\nconst it = s();\nfunction setup() { return it }\n"
    body = v2_body(options({"evalscript": script}), lint=False)
    with pytest.raises(InputError, match="max_pu= cannot be kept: what the script"):
        prepared(body, MAIN, None, 500)
    for wrong in (-1, True, "100", float("nan")):
        with pytest.raises(InputError, match="max_pu="):
            prepared(v2(), MAIN, None, wrong)


@pytest.mark.parametrize("units", [100.5, None])
def test_what_nobody_knows_the_cost_of_is_over_any_limit(units):
    with pytest.raises(BudgetError, match="analysed and was not started"):
        check_budget(BatchEstimate(tiles=3, units=units), 100, ID)
    check_budget(BatchEstimate(tiles=3, units=units), None, ID)


# How it stands


@pytest.mark.parametrize(
    ("members", "state", "detail"),
    [
        ({"status": "CREATED"}, "waiting", "CREATED"),
        ({"status": "ANALYSING"}, "running", "ANALYSING"),
        ({"status": "DONE"}, "succeeded", "DONE"),
        ({"status": "PARTIAL"}, "succeeded", "PARTIAL"),
        ({"status": "FAILED"}, "failed", "FAILED"),
        ({"status": "CANCELED"}, "cancelled", "CANCELED"),
        ({"status": "STOPPED"}, "cancelled", "STOPPED"),
        ({"status": "STOPPED", "stoppedStatusReason": "USER_ACTION"}, "cancelled",
         "STOPPED USER_ACTION"),
        ({"status": "STOPPED", "stoppedStatusReason": "OUT_OF_PU"}, "failed",
         "STOPPED OUT_OF_PU"),
        ({"status": "RESTING"}, "running", "RESTING"),
    ],
)  # fmt: skip
def test_each_status_is_told_in_the_words_of_jobs(members, state, detail):
    told = status_of(BatchV2ProcessTask.from_dict(members))
    assert (told.state, told.detail) == (state, detail)


def test_how_much_is_done_is_a_fraction():
    members = {"status": "PROCESSING", "completionPercentage": 35}
    assert status_of(BatchV2ProcessTask.from_dict(members)).fraction == 0.35
    assert status_of(BatchV2ProcessTask.from_dict({"status": "DONE"})).fraction is None


@pytest.mark.parametrize(
    ("status", "action", "idle"),
    [
        ("CREATED", "NONE", True),
        ("CREATED", "ANALYSE", False),
        ("ANALYSIS_DONE", "ANALYSE", True),
        ("ANALYSIS_DONE", "START", False),
        ("ANALYSIS_DONE", "STOP", False),
        ("PROCESSING", "START", False),
    ],
)
def test_what_was_not_started_is_idle(status, action, idle):
    told = {"status": status, "userAction": action}
    assert is_idle(BatchV2ProcessTask.from_dict(told)) is idle
    assert is_idle(BatchProcessTask.from_dict({"processRequest": PROCESS, **told})) is (
        idle
    )


PROCESS = v2()["processRequest"]


class Here:
    """What sends nothing by itself."""

    context = Context(credential=None, policy=Policy(max_retries=0))
    base_url = MAIN


def task(status, action="NONE", **more):
    members = {
        "id": ID,
        "status": status,
        "userAction": action,
        "request": v2(),
        **more,
    }
    headers = {"content-type": "application/json"}
    return Answer(headers=headers, chunks=(json.dumps(members).encode(), b""))


OK = Answer(status=204, chunks=(b"",))
REFUSED = Answer(
    status=400,
    chunks=(b'{"error": {"status": 400, "code": "COMMON_BAD_PAYLOAD"}}', b""),
)


def sent(world):
    return [one.request.path.rpartition("/")[2] for one in world.sent]


def begin(world, **limits):
    watch = BatchWatch(V2Source(Here(), ID, None))
    world.run(watch.begin(Timer(60), **({"start": True, "max_pu": None} | limits)))
    return watch


def test_an_analysis_is_asked_for_once_and_waited_for():
    world = World(
        task("CREATED"),
        OK,
        task("CREATED", "ANALYSE"),
        task("ANALYSING", "ANALYSE"),
        task("ANALYSIS_DONE", "ANALYSE"),
        OK,
    )
    assert begin(world).status.state == "running"
    assert sent(world) == [ID, "analyse", ID, ID, ID, "start"]


def test_a_refusal_after_doubt_is_no_refusal_if_the_step_arrived():
    lost = Answer(status=503, chunks=(b"",))
    world = World(
        task("ANALYSIS_DONE", "ANALYSE"),
        lost,
        task("ANALYSIS_DONE", "ANALYSE"),
        REFUSED,
        task("PROCESSING", "START"),
    )
    begin(world)
    assert sent(world) == [ID, "start", ID, "start", ID]


# What came of it


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("s3://b", f"s3://b/{ID}"),
        ("s3://b/x/", f"s3://b/x/{ID}"),
        ("s3://b/<requestId>/<tileName>.<format>", f"s3://b/{ID}"),
        ("s3://b/y/<tileName>-<outputId>.tif", "s3://b/y"),
    ],
)
def test_the_folder_of_a_request_is_above_all_that_differs(url, root):
    assert root_of(url, ID, zarr=False) == root


def test_a_zarr_group_is_where_it_was_asked_for():
    assert root_of("s3://b/cube/", ID, zarr=True) == "s3://b/cube"
    assert root_of("s3://b/<requestId>", ID, zarr=True) == f"s3://b/{ID}"


def database(*statements):
    file = sqlite3.connect(":memory:")
    for statement in statements:
        file.execute(statement)
    content = file.serialize()
    file.close()
    return content


def test_a_manifest_names_files_of_all_reference_systems():
    columns = "(outputId TEXT, identifier TEXT, path TEXT, width INT, height INT)"
    content = database(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
        "INSERT INTO gpkg_contents VALUES ('feature_32633', 'features'),"
        " ('feature_\"x', 'features'), ('other', 'attributes')",
        f"CREATE TABLE feature_32633 {columns}",
        f'CREATE TABLE "feature_""x" {columns}',
        "INSERT INTO feature_32633 VALUES ('default', 'a', 's3://b/a.tif', 3, 4)",
        "INSERT INTO \"feature_\"\"x\" VALUES ('default', 'b', 's3://b/b.tif', 5, 6)",
    )
    first = BatchFile(tile="b", output="default", url="s3://b/b.tif", width=5, height=6)
    assert manifest(content)[0] == first
    assert [one.tile for one in manifest(content)] == ["b", "a"]


def test_the_database_tells_what_failed_and_why():
    content = database(
        "CREATE TABLE features (id INT, name TEXT, status TEXT, error TEXT)",
        "INSERT INTO features VALUES (1, 'a', 'DONE', 'No data'),"
        " (2, 'b', 'FATAL', 'out of memory'), (3, 'c', 'FATAL', NULL),"
        " (4, 'd', 'PENDING', NULL)",
    )
    assert failures(content) == [
        FailedTile(id=2, name="b", message="out of memory"),
        FailedTile(id=3, name="c"),
    ]


@pytest.mark.parametrize("read", [manifest, failures])
@pytest.mark.parametrize(
    "content", [b"", b"<html>", database("CREATE TABLE a (b INT)")]
)
def test_what_is_no_such_database_is_told(read, content):
    with pytest.raises(DecodeError):
        read(content)


def test_files_below_the_manifest_get_their_whole_url(tmp_path):
    columns = "(outputId TEXT, identifier TEXT, path TEXT, width INT, height INT)"
    content = database(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
        "INSERT INTO gpkg_contents VALUES ('feature_32633', 'features')",
        f"CREATE TABLE feature_32633 {columns}",
        "INSERT INTO feature_32633 VALUES ('default', 'a', 'a/default.tif', 3, 4)",
    )
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / f"featureManifest-{ID}.gpkg").write_bytes(content)
    (tmp_path / "b" / "a").mkdir()
    (tmp_path / "b" / "a" / "default.tif").write_bytes(b"II*")
    result = BatchResult(ID, None, "s3://b", store=Store(tmp_path))
    (file,) = result.files()
    assert file.url == "s3://b/a/default.tif"
    assert result.read(file) == b"II*"


def test_an_argument_that_there_is_not_is_refused_as_python_does():
    with pytest.raises(TypeError, match="unexpected keyword argument 'bboxx'"):
        v2({"bboxx": BOX})


def test_a_result_shows_what_matters():
    one = BatchResult(ID, None, "s3://b/x", failed=[FailedTile(id=1)], verified=False)
    assert repr(one) == "<BatchResult s3://b/x, 1 failed, not verified>"
