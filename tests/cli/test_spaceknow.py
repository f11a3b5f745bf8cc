from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from swath.spaceknow import _pipelines


AOI = "14.40,50.08,14.42,50.09"
S2 = "ee/COPERNICUS/S2_HARMONIZED"
SEARCH = ("spaceknow", "search", S2, "--extent", AOI, "--start", "2026-05")


@pytest.fixture(autouse=True)
def _done_at_once(monkeypatch, emulator):
    emulator.spaceknow.configure({"next_try": 0, "queue": 0.0, "step": 0.0})
    quick = msgspec.structs.replace(_pipelines.POLLING, shortest=0.0, first=0.0)
    monkeypatch.setattr(_pipelines, "POLLING", quick)


def scenes(run, limit=1):
    return run(*SEARCH, "--limit", limit, "--ids").stdout.split()


def test_scenes_come_one_a_line(run):
    done = run(*SEARCH, "--limit", 3)
    assert (done.exit_code, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [scene["sceneId"] for scene in found] == scenes(run, 3)
    assert {scene["provider"] for scene in found} == {"ee"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"type": "Polygon", "coordinates": [
            [[14.4, 50.08], [14.42, 50.08], [14.42, 50.09], [14.4, 50.08]]
        ]}),
        "POLYGON ((14.4 50.08, 14.42 50.08, 14.42 50.09, 14.4 50.08))",
        "@extent.txt",
    ],
    ids=["geojson", "wkt", "file"],
)  # fmt: skip
def test_an_extent_has_many_forms(run, tmp_path, monkeypatch, text):
    if text.startswith("POLYGON"):
        pytest.importorskip("shapely", reason="WKT needs the extra geo")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "extent.txt").write_text(AOI)
    words = ("spaceknow", "search", S2, "--extent", text, "--start", "2026-05")
    assert run(*words, "--limit", 1, "--ids").stdout.split() == scenes(run)


@pytest.mark.parametrize(
    "text", ["14.4,50.08", "{", "14.4,50.08,14.4,50.08", "@absent.json"]
)
def test_what_is_no_extent_is_wrong_usage(run, emulator, text):
    done = run("spaceknow", "search", S2, "--extent", text)
    assert done.exit_code == 2
    assert not emulator.journal.entries


def test_a_dry_run_tells_the_price(run):
    done = run("spaceknow", "dry-run", "ndvi", *scenes(run), "--extent", AOI)
    assert json.loads(done.stdout)["allocatedCredits"] == 0


def test_a_release_prints_a_token_that_status_takes(run, tmp_path):
    done = run("spaceknow", "release", "ndvi", *scenes(run), "--extent", AOI)
    assert done.exit_code == 0
    (tmp_path / "token").write_text(done.stdout)
    told = run("spaceknow", "status", f"@{tmp_path / 'token'}")
    assert json.loads(told.stdout)["state"] == "succeeded"


def test_a_release_fetches_files_and_a_mosaic(run, tmp_path):
    tifffile = pytest.importorskip("tifffile", reason="needs the extra raster")
    done = run(
        *("spaceknow", "release", "ndvi", *scenes(run), "--extent", AOI),
        *("--zoom", 14, "--download", "heatmap.png", "--folder", tmp_path / "tiles"),
        *("--mosaic", "heatmap.png", "--output", tmp_path / "map.tif"),
    )
    assert (done.exit_code, done.stderr) == (0, "")
    assert tifffile.imread(tmp_path / "map.tif").shape[2] == 4
    assert list((tmp_path / "tiles").rglob("heatmap.png"))


def test_a_release_over_the_limit_is_refused(run, emulator):
    words = ("spaceknow", "search", "pl/SkySatCollect", "--extent", AOI, "--ids")
    [scene] = run(*words, "--limit", 1).stdout.split()
    done = run(
        *("spaceknow", "release", "cars", scene, "--extent", AOI),
        *("--max-credits", "0.001"),
    )
    assert done.exit_code == 1
    assert "0.001 are allowed" in done.stderr
    assert not emulator.journal.find(operation="initiateRelease")


def test_data_points_are_csv(run):
    words = ("spaceknow", "datapoints", "retail", "cars_count", "--resample", "monthly")
    rows = list(csv.DictReader(io.StringIO(run(*words).stdout)))
    assert rows
    assert {row["project"] for row in rows} == {"retail"}


def test_a_product_is_csv(run):
    done = run("spaceknow", "product", "SK_DEMO_STEEL_DE_D")
    header, *rows = csv.reader(io.StringIO(done.stdout))
    assert header[:2] == ["value_dt", "delivery_dt"]
    assert all(len(row) == len(header) for row in rows)


def test_tiles_are_cut_without_a_request(run, emulator):
    pytest.importorskip("shapely", reason="needs the extra geo")
    words = ("spaceknow", "decompose", "--extent", AOI, "--tile-size", 500)
    tiles = [json.loads(line) for line in run(*words).stdout.splitlines()]
    assert {tile["type"] for tile in tiles} == {"Feature"}
    assert len(tiles) > 6
    assert not emulator.journal.entries
