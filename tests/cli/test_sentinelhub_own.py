"""`swath sentinelhub byoc`, `batch` and `import`."""

from __future__ import annotations

import json

import pytest

from swath.emulator import Fault


SH = "sentinelhub"
FIELD = ("--extent", "14.25,45.95,14.30,45.99")
BATCH = (
    "sentinel-2-l2a",
    "--extent",
    "14.0,45.9,14.1,46.0",
    "--time",
    "2026-05-25",
    "--evalscript",
    "ndvi",
    "--grid",
    2,
    "--resolution",
    360,
    "--format",
    "tiff",
    "--delivery",
    "s3://harbours/batch",
)


@pytest.fixture(autouse=True)
def _joined(emulator):
    """Every command reaches the emulator, whose time passes quickly."""
    emulator.clock.use("real", factor=20)
    yield
    emulator.clock.use("auto")


@pytest.fixture
def photos(run):
    """A collection, made anew."""
    return lines(run(SH, "byoc", "create", "harvest", "orchard-photos"))[0]["id"]


def lines(done):
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def refused(done, code=2):
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.stderr


def test_collections_and_their_tiles_come_one_a_line(run):
    (orchards,) = lines(run(SH, "byoc", "collections", "--search", "orchards"))
    assert orchards["name"] == "orchards"
    tiles = lines(run(SH, "byoc", "tiles", orchards["id"], "--limit", 120))
    assert len({tile["id"] for tile in tiles}) == 120
    (one,) = lines(run(SH, "byoc", "tiles", orchards["id"], "--path", tiles[7]["path"]))
    assert one["id"] == tiles[7]["id"]


def test_a_collection_is_made_with_its_bands(run):
    words = ("harvest", "orchard-photos", "--band", "Red=UINT8", "--no-data", 0)
    (made,) = lines(run(SH, "byoc", "create", *words))
    assert made["additionalData"]["bands"]["Red"]["bitDepth"] == 8
    assert "NAME=UINT16" in refused(
        run(SH, "byoc", "create", *words[:2], "--band", "R")
    )


def test_tiles_are_ingested_from_words_and_from_a_file(run, photos, tmp_path):
    dated = {"path": "2026/field_3_(BAND).tif", "time": "2026-06-12T10:00:00Z"}
    listed = tmp_path / "tiles"
    listed.write_text(f"2026/field_2_(BAND).tif\n\n{json.dumps(dated)}\n")
    words = (SH, "byoc", "ingest", photos, "2026/field_1_(BAND).tif", "--from", listed)
    told = lines(run(*words))
    assert [one["path"] for one in told] == [
        f"2026/field_{number}_(BAND).tif" for number in (1, 2, 3)
    ]
    assert {one["tile"]["status"] for one in told} == {"INGESTED"}
    assert told[2]["tile"]["sensingTime"].startswith("2026-06-12T10:00:00")
    assert {one["kept"] for one in lines(run(*words))} == {True}


def test_a_tile_that_cannot_be_ingested_is_told(run, emulator):
    emulator.sentinelhub.objects.put("s3://mine/x", b"")
    own = lines(run(SH, "byoc", "create", "empty", "mine"))[0]["id"]
    done = run(SH, "byoc", "ingest", own, "field_(BAND).tif")
    assert done.exit_code == 4
    (told,) = (json.loads(line) for line in done.stdout.splitlines())
    assert told["tile"] is None
    assert "no file at field_" in told["error"]


def test_a_line_that_is_no_tile_is_named(run, photos, tmp_path):
    listed = tmp_path / "tiles"
    listed.write_text('one\n{"pth": "two"}\n')
    assert "line 2" in refused(run(SH, "byoc", "ingest", photos, "--from", listed))


def test_a_tile_is_looked_at_again(run, photos):
    (told,) = lines(run(SH, "byoc", "ingest", photos, "2026/field_1_(BAND).tif"))
    (tile,) = lines(run(SH, "byoc", "reingest", photos, told["tile"]["id"]))
    assert tile["status"] == "INGESTED"


def test_a_batch_tells_its_price_and_runs_to_its_end(run):
    done = run(SH, "batch", "submit", *BATCH, "--max-pu", 1000)
    token = done.stdout.strip()
    assert "100 PU" in done.stderr
    (told,) = lines(run(SH, "batch", "wait", token))
    assert (told["cost"], told["failed"]) == (100, [])
    (stands,) = lines(run(SH, "batch", "status", token))
    assert stands["state"] == "succeeded"
    assert len(lines(run(SH, "batch", "list", "--limit", 3))) == 1


def test_a_batch_waits_to_be_started(run, tmp_path):
    done = run(SH, "batch", "submit", *BATCH, "--no-start")
    file = tmp_path / "token"
    file.write_text(done.stdout)
    assert lines(run(SH, "batch", "status", f"@{file}"))[0]["state"] == "waiting"
    assert "100" in refused(run(SH, "batch", "start", f"@{file}", "--max-pu", 5), 1)
    assert lines(run(SH, "batch", "status", f"@{file}"))[0]["state"] == "waiting"
    assert lines(run(SH, "batch", "start", f"@{file}"))[0]["state"] == "running"


def test_a_batch_is_stopped_and_goes_on(run, emulator):
    emulator.sentinelhub.configure({"batch_seconds": 600})
    token = run(SH, "batch", "submit", *BATCH).stdout.strip()
    assert lines(run(SH, "batch", "stop", token))[0]["state"] != "succeeded"
    assert lines(run(SH, "batch", "restart", token))[0]["state"] == "running"


def test_nothing_too_dear_is_started(run, emulator):
    told = refused(run(SH, "batch", "submit", *BATCH, "--max-pu", 5), 1)
    assert "about 100 PU, and --max-pu allows 5 PU" in told
    assert "run the command start with a higher --max-pu" in told
    assert not emulator.journal.find(operation="startBatchV2ProcessRequest")
    words = ("batch", "submit", *BATCH, "--no-start", "--wait")
    assert "--no-start" in refused(run(SH, *words))


def test_grids_come_one_a_line(run):
    assert [one["id"] for one in lines(run(SH, "batch", "grids"))][:3] == [0, 1, 2]


def test_products_are_found_quoted_bought_and_fetched(run, emulator, tmp_path):
    found = lines(run(SH, "import", "search", "pleiades", *FIELD, "--limit", 2))
    assert {one["collection"] for one in found} == {"AIRBUS_PLEIADES"}
    ids = [one["id"] for one in found]
    (quote,) = lines(run(SH, "import", "quote", "pleiades", *ids, *FIELD))
    confirm = (SH, "import", "confirm", quote["id"], "--max-sqkm")
    assert "34" in refused(run(*confirm, 2), 1)
    (order,) = lines(run(*confirm, 50))
    cut = Fault(operation="getOrderDeliveryFile", path="*.tif", nth=1, cut_after=4096)
    emulator.faults.add(cut)
    words = (SH, "import", "download", order["id"], "--folder", tmp_path)
    files = lines(run(*words))
    assert len(files) == 6
    assert all((tmp_path / one["name"]).stat().st_size == one["size"] for one in files)
    assert lines(run(SH, "import", "status", order["id"]))[0]["state"] == "succeeded"
    listed = lines(run(SH, "import", "orders", "--status", "DONE", "--limit", 5))
    assert order["id"] in {one["id"] for one in listed}


def test_ids_of_products_are_plain_lines(run):
    done = run(SH, "import", "search", "worldview", *FIELD, "--ids", "--limit", 2)
    assert len(done.stdout.split()) == 2


def test_planet_needs_a_bundle_and_others_have_none(run):
    search = (SH, "import", "search")
    assert "--bundle" in refused(run(*search, "planetscope", *FIELD))
    assert "planetscope" in refused(run(*search, "spot", *FIELD, "--bundle", "x"))
    words = (*FIELD, "--bundle", "analytic_udm2", "--limit", 1)
    assert lines(run(*search, "planetscope", *words))[0]["provider"] == "PLANET"


def test_quotas_tell_what_is_left(run):
    told = {one["collection"]: one for one in lines(run(SH, "import", "quotas"))}
    worldview = told["MAXAR_WORLDVIEW"]
    assert worldview["left"] == worldview["bought"] - worldview["used"]
