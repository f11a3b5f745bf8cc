from __future__ import annotations

import csv
import io
import json
import struct
import sys

import pytest
import tifffile

from swath.cli.sentinelhub_order import FORMS, READY
from swath.emulator import Fault
from swath.sentinelhub import evalscript


AOI = "14.40,46.00,14.50,46.10"
S2 = "sentinel-2-l2a"
SH = "sentinelhub"
MAY = ("--extent", AOI, "--time", "2026-05")
PICTURE = (S2, "--extent", AOI, "--time", "2026-05-25", "--resolution", 200)
NDVI = (*PICTURE, "--evalscript", "ndvi")
BUILDERS = {"band", "classify", "index", "lint", "output", "raw", "script", "where"}


@pytest.fixture(autouse=True)
def _joined(emulator):
    """Every command reaches the emulator."""


def lines(done):
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def refused(done):
    return refused_as(2, done)


def refused_as(code, done):
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.stderr


def pictures(emulator):
    return emulator.journal.find(operation="process")


def size_of(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_collections_come_one_a_line(run):
    found = lines(run(SH, "collections"))
    ids = run(SH, "collections", "--ids").stdout.split()
    assert [one["id"] for one in found] == ids
    assert S2 in ids


def test_queryables_tell_what_a_filter_may_name(run):
    found = {one["name"]: one for one in lines(run(SH, "queryables", S2))}
    assert found["eo:cloud_cover"]["maximum"] == 100


def test_a_search_gives_items_as_they_came(run):
    found = lines(run(SH, "search", S2, *MAY, "--filter", "eo:cloud_cover < 30"))
    assert len(found) > 3
    assert max(one["properties"]["eo:cloud_cover"] for one in found) < 30
    assert {one["properties"]["datetime"][:7] for one in found} == {"2026-05"}


@pytest.mark.parametrize(
    "text",
    [
        '{"op": "<", "args": [{"property": "eo:cloud_cover"}, 30]}',
        "@cql2",
    ],
    ids=["json", "file"],
)
def test_a_filter_has_other_forms(run, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cql2").write_text("eo:cloud_cover < 30\n")
    plain = run(SH, "search", S2, *MAY, "--filter", "eo:cloud_cover < 30", "--ids")
    assert run(SH, "search", S2, *MAY, "--filter", text, "--ids").stdout == plain.stdout


def test_a_few_items_are_one_request_for_as_many(run, emulator):
    words = (SH, "search", S2, *MAY, "--limit", 3, "--ids")
    assert len(run(*words).stdout.split()) == 3
    assert len(emulator.journal.find(operation="postCatalogItemSearch")) == 1


def test_no_items_are_none(run):
    done = run(SH, "search", S2, *MAY, "--limit", 0)
    assert (done.exit_code, done.stdout) == (0, "")


def test_items_of_ids_and_of_a_shape(run):
    ring = [[14.4, 46], [14.5, 46], [14.5, 46.1], [14.4, 46]]
    shape = json.dumps({"type": "Polygon", "coordinates": [ring]})
    words = (SH, "search", S2, "--time", "2026-05", "--ids")
    first, *_ = run(*words, "--extent", shape).stdout.split()
    assert run(*words, "--bbox", "14.4,46,14.5,46.1").stdout.split()[0] == first
    found = lines(run(SH, "search", S2, "--id", first, "--fields", "id,-assets"))
    assert [one["id"] for one in found] == [first]
    assert "assets" not in found[0]
    assert lines(run(SH, "item", S2, first))[0]["id"] == first


def test_a_search_goes_on_where_its_cursor_file_says(run, tmp_path):
    words = (SH, "search", S2, *MAY, "--ids", "--cursor-file", tmp_path / "place")
    parts = [run(*words, "--limit", 4).stdout.split() for _ in range(2)]
    parts.append(run(*words).stdout.split())
    whole = run(SH, "search", S2, *MAY, "--ids").stdout.split()
    assert [one for part in parts for one in part] == whole
    assert [len(part) for part in parts[:2]] == [4, 4]


def test_days_with_items_are_plain_lines(run):
    days = run(SH, "distinct", S2, "date", *MAY).stdout.split()
    assert days == sorted(days, reverse=True)
    assert {day[:8] for day in days} == {"2026-05-"}


def test_locations(run):
    assert "aws-eu-central-1" in {one["id"] for one in lines(run(SH, "locations"))}


def test_a_picture_is_named_by_its_file(run, emulator, tmp_path):
    for name, begin in (("a.png", b"\x89PNG"), ("c.tif", b"II")):
        done = run(SH, "render", *NDVI, "-o", tmp_path / name)
        assert (done.exit_code, done.output) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(begin)
    assert tifffile.imread(tmp_path / "c.tif").dtype == "float32"
    assert len(pictures(emulator)) == 2


def test_a_picture_goes_to_stdout(run):
    done = run(SH, "render", *PICTURE, "--evalscript", "true-colour")
    assert (done.exit_code, done.stderr) == (0, "")
    assert size_of(done.stdout_bytes) == (39, 56)


def test_a_script_of_ones_own_comes_from_a_file_or_stdin(run, tmp_path):
    file = tmp_path / "mine.js"
    file.write_text(run(SH, "evalscript", "false_colour").stdout)
    words = (SH, "render", *PICTURE, "--evalscript")
    ready = run(*words, "false-colour").stdout_bytes
    assert run(*words, f"@{file}").stdout_bytes == ready
    assert run(*words, "-", input=file.read_text()).stdout_bytes == ready


def test_several_outputs_go_into_a_folder(run, tmp_path):
    words = ("--format", "default=tiff", "--format", "dataMask=png")
    done = run(SH, "render", *NDVI, *words, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"default.tif", "dataMask.png"}


def test_a_whole_request_is_sent_as_it_is(run, emulator):
    request = {
        "input": {
            "bounds": {"bbox": [14.4, 46.0, 14.5, 46.1]},
            "data": [{"type": "dem"}],
        },
        "output": {"width": 8, "height": 9},
        "evalscript": str(evalscript.elevation(form="picture")),
    }
    words = (SH, "render", "--request", "-")
    done = run(*words, input=json.dumps(request))
    assert size_of(done.stdout_bytes) == (8, 9)
    assert len(pictures(emulator)) == 1


def test_a_large_picture_is_rendered_part_by_part(run, emulator, tmp_path):
    words = ("dem", "--extent", "460000,5090000,466000,5094000", "--crs", "EPSG:32633")
    done = run(
        *(SH, "render", *words, "--resolution", 2, "--evalscript", "elevation"),
        *("--large", "--max-concurrent", 2, "-o", tmp_path / "large.tif"),
    )
    assert (done.exit_code, done.output) == (0, "")
    assert tifffile.imread(tmp_path / "large.tif").shape == (2000, 3000)
    assert len(pictures(emulator)) > 1


def test_a_price_comes_without_a_request(run, emulator):
    [told] = lines(run(SH, "estimate", *NDVI))
    assert 0 < told["units"] < 0.02
    assert told["certain"]
    assert not emulator.journal.find(operation="process")


def test_what_is_too_dear_is_refused_and_not_sent(run, emulator, tmp_path):
    for more in ((), ("--large",)):
        words = (*NDVI, "--max-pu", "0.0001", *more, "-o", tmp_path / "x.tif")
        done = run(SH, "render", *words)
        assert done.exit_code == 1
        assert "0.0001" in done.stderr
    assert not pictures(emulator)
    assert not (tmp_path / "x.tif").exists()


STATS = (S2, *MAY, "--evalscript", "ndvi", "--resolution", 200, "--interval", "P10D")


def test_statistics_are_a_row_an_interval(run):
    words = ("--percentiles", "25,50", "--histogram", "4")
    rows = lines(run(SH, "stats", *STATS, *words))
    assert [row["start"][:10] for row in rows] == [
        "2026-05-01",
        "2026-05-11",
        "2026-05-21",
    ]
    for row in rows:
        assert row["min"] <= row["percentiles"]["25"] <= row["percentiles"]["50"]
        assert len(row["histogram"]["bins"]) == 4


def test_statistics_as_csv(run):
    done = run(SH, "stats", *STATS, "--percentiles", "50", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    told = lines(run(SH, "stats", *STATS, "--percentiles", "50"))
    assert [float(row["p50"]) for row in rows] == [
        row["percentiles"]["50"] for row in told
    ]


def test_intervals_that_failed_are_told(run, emulator):
    body = {
        "status": "OK",
        "data": [
            {
                "interval": {
                    "from": "2026-05-01T00:00:00Z",
                    "to": "2026-05-11T00:00:00Z",
                },
                "error": {"type": "BAD_REQUEST", "message": "out of luck"},
            }
        ],
    }
    emulator.faults.add(
        Fault(operation="submitStatisticalRequest", status=200, body=json.dumps(body))
    )
    done = run(SH, "stats", *STATS)
    assert (done.exit_code, done.stdout) == (4, "")
    assert "2026-05-01 to 2026-05-11: BAD_REQUEST" in done.stderr


def test_a_job_is_looked_at_by_its_token(run, tmp_path):
    where = ("--delivery", "s3://harbours/ndvi", "--format", "tiff")
    done = run(SH, "submit", *NDVI, *where)
    assert (done.exit_code, done.stderr) == (0, "")
    file = tmp_path / "token"
    file.write_text(done.stdout)
    [told] = lines(run(SH, "status", f"@{file}"))
    assert told["state"] in {"running", "succeeded"}


HEIGHTS = ("dem", *MAY, "--evalscript", "elevation", "--resolution", 200)
AWAY = ("--delivery", "s3://harbours/ndvi", "--format", "tiff")


def test_a_price_of_statistics_comes_without_a_request(run, emulator):
    [told] = lines(run(SH, "stats", *HEIGHTS, "--interval", "P10D", "--estimate"))
    assert told["certain"]
    assert told["shares"][0]["samples"] == 3
    [known] = lines(run(SH, "stats", *STATS, "--estimate", "--samples", 2))
    assert known["shares"][0]["samples"] == 2
    assert not emulator.journal.entries


def test_a_price_of_a_job_comes_without_a_request(run, emulator):
    [told] = lines(run(SH, "submit", *NDVI, *AWAY, "--estimate"))
    [same] = lines(run(SH, "submit", *NDVI, "--format", "tiff", "--estimate"))
    assert told == same
    assert (told["units"], told["certain"]) == (10, True)
    assert not emulator.journal.entries


def test_statistics_and_jobs_that_are_too_dear_are_not_sent(run, emulator):
    told = refused_as(1, run(SH, "stats", *STATS, "--max-pu", "0.001"))
    assert "PU, and --max-pu allows 0.001 PU: ask for a coarser" in told
    told = refused_as(1, run(SH, "submit", *NDVI, *AWAY, "--max-pu", 9))
    assert "it would cost 10 PU, and --max-pu allows 9 PU" in told
    hidden = "//VERSION=3\nfunction setup() { return made(); }"
    words = ("--evalscript", "-", "--no-lint", "--max-pu", 9)
    told = refused_as(2, run(SH, "stats", *PICTURE, *words, input=hidden))
    assert "--max-pu cannot be kept: what the script reads" in told
    words = ("--evalscript", "-", "--no-lint", "--estimate")
    told = refused_as(2, run(SH, "stats", *PICTURE, *words, input=hidden))
    assert "plain object, or pass --bands, how many bands" in told
    assert not emulator.journal.entries


def test_statistics_and_jobs_within_their_limit_are_sent(run, emulator):
    assert lines(run(SH, "stats", *STATS, "--max-pu", 5))
    assert run(SH, "submit", *NDVI, *AWAY, "--max-pu", 10).exit_code == 0
    for operation in ("submitStatisticalRequest", "createNewAsyncProcessRequest"):
        assert len(emulator.journal.find(operation=operation)) == 1


def test_ready_made_scripts_are_all_there_are(run):
    public = {name for name in evalscript.__all__ if name.islower()}
    made = {name for name in public if name not in BUILDERS}
    assert run(SH, "evalscript").stdout.split() == list(READY)
    assert set(READY) <= made


def test_a_script_whose_letters_changed_places_is_known_again(run):
    failed = run(SH, "evalscript", "nvdi")
    assert failed.exit_code == 2
    assert "no script 'nvdi': did you mean 'ndvi'?" in failed.stderr


@pytest.mark.parametrize("name", READY)
def test_a_ready_made_script_has_no_mistakes(run, name, tmp_path):
    file = tmp_path / "script.js"
    run(SH, "evalscript", name, "-o", file)
    done = run(SH, "lint", file)
    assert (done.exit_code, done.output) == (0, "")


def test_mistakes_of_a_script_are_told_by_line(run, emulator):
    script = run(SH, "evalscript", "ndvi").stdout
    done = run(SH, "lint", "-", "--collection", "dem", input=script)
    assert done.exit_code == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"dem has no band B04", "dem has no band B08"} <= {
        one["message"] for one in found
    }
    assert not emulator.journal.entries


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["serach"], "did you mean 'search'?"),
        (["search", S2, "--extent", "{"], "the extent is no JSON"),
        (["search", S2, "--extent", "15,46,14"], "is no WKT"),
        (["search", S2, "--time", "2026-13"], "2026-13"),
        (["search", S2, "--filter", "{"], "--filter: no JSON"),
        (["search", ""], "is no id"),
        (["search", S2, "--limit", "-1"], "--limit"),
        (["search", S2, "--cursor", "x"], "cursor"),
        (["render"], "the area is missing"),
        (["render", *PICTURE, "--evalscript", "ndvy"], "did you mean 'ndvi'?"),
        (["render", *PICTURE, "--evalscript", "@none.js"], "none.js: No such file"),
        (["render", *NDVI, "--format", "bmp"], "'bmp'"),
        (["render", *NDVI, "--format", "tiff", "-o", "x.png"], "which?"),
        (["render", *NDVI, "--format", "png", "--format", "tiff"], "NAME=FORM"),
        (["render", *NDVI, "--format", "png", "--format", "a=png"], "either"),
        (["render", *NDVI, "--format", "default=tiff"], "--output"),
        (["render", *NDVI, "--large"], "--output"),
        (["render", *NDVI, "--large", "-o", "x.png"], ".tif"),
        (["render", *NDVI, "--max-concurrent", 2], "--large"),
        (["render", *NDVI, "--max-cloud-cover", 101], "101"),
        (["render", *NDVI, "--width", 9], "resolution"),
        (["render", *NDVI, "--crs", "EPSG:1"], "EPSG:1"),
        (["render", "--request", "{"], "--request: no JSON"),
        (["render", "--request", "@none.json"], "none.json: No such file"),
        (["search", S2, "--extent", f"@{sys.executable}"], "not UTF-8 text"),
        (["estimate", "mars", "--evalscript", "ndvi"], "mars"),
        (["stats", *NDVI, "--interval", "P1"], "interval"),
        (["render", *NDVI, "-o", "x.jpg"], "take png"),
        (["render", *NDVI, "-o", "x.gif"], "name the file .png, .jpg or .tif"),
        (["render", S2, "--evalscript", "ndvi"], "pass --extent"),
        (["render", S2, *MAY, "--evalscript", "ndvi"], "pass --width and --height"),
        (["render", *NDVI, "--width", 9], "--resolution was passed beside --width"),
        (
            ["render", S2, *MAY, "--evalscript", "ndvi", "--resolution", 1],
            "pass --large, or a coarser resolution",
        ),
        (["stats", *STATS, "--percentiles", "x"], "'x' is no number"),
        (["stats", *STATS, "--percentiles", "101"], "101"),
        (["submit", *NDVI], "--delivery is missing"),
        (["submit", *NDVI, "--samples", 3], "--bands and --samples are for --estimate"),
        (["stats", *STATS, "--bands", 3], "--bands and --samples are for --estimate"),
        (["stats", *STATS, "--estimate", "--max-pu", 3], "leave out --max-pu"),
        (["stats", *STATS, "--max-pu", -3], "--max-pu': -3.0 is not in the range"),
        (["submit", *NDVI, "--delivery", "bucket"], "bucket"),
        (["status", "nonsense"], "token"),
        (["evalscript", "ndvy"], "did you mean 'ndvi'?"),
        (["lint", "none.js"], "none.js: No such file"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else "",
)
def test_a_mistake_is_told_and_nothing_is_sent(
    run, emulator, words, told, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert told in refused(run(SH, *words))
    assert not emulator.journal.entries
    assert list(tmp_path.iterdir()) == []


def test_settings_that_are_missing_are_no_options(run, monkeypatch):
    monkeypatch.delenv("SWATH_PROFILE")
    told = refused(run(SH, "collections"))
    assert "client_id=..." in told
    assert "SWATH_SENTINELHUB_CLIENT_ID" in told


def test_a_script_that_is_no_text_is_refused(run, tmp_path):
    file = tmp_path / "script.js"
    file.write_bytes(b"\xff\xfe")
    assert "not UTF-8 text" in refused(
        run(SH, "render", *PICTURE, "--evalscript", f"@{file}")
    )


def test_what_is_not_there_is_told(run):
    done = run(SH, "item", S2, "nothing")
    assert done.exit_code == 1
    assert "404" in done.stderr


def test_a_service_in_trouble_is_tried_again_later(run, emulator, tmp_path):
    emulator.faults.add(Fault(operation="process", status=503))
    words = (*NDVI, "-o", tmp_path / "x.png", "--max-retries", 0)
    done = run(SH, "render", *words)
    assert done.exit_code == 3
    assert list(tmp_path.glob("x.png*")) == []


def test_call_reaches_operations_without_words_of_their_own(run):
    body = {
        "grant_type": "client_credentials",
        "client_id": "swath-demo",
        "client_secret": "demo-secret",
    }
    done = run("call", SH, "requestToken", "--json", json.dumps(body))
    assert lines(done)[0]["access_token"]
    assert "data" in lines(run("call", SH, "getByocCollections"))[0]


def test_call_takes_bodies(run):
    body = {"collections": [S2], "datetime": "2026-05-01T00:00:00Z/..", "limit": 2}
    done = run("call", SH, "postCatalogItemSearch", "--json", json.dumps(body))
    assert len(lines(done)[0]["features"]) == 2


def test_config_knows_the_service_and_keeps_its_secret(run, monkeypatch):
    monkeypatch.setenv("SWATH_SENTINELHUB_CLIENT_SECRET", "s3cret")
    shown = {row["name"]: row for row in lines(run("config", "show", SH, "--json"))}
    assert shown["client_secret"]["value"] == "***"
    assert shown["deployment"]["value"] == "main"
    assert "s3cret" not in run("config", "show").output


def test_every_form_has_an_ending():
    assert set(FORMS.values()) == {"png", "jpeg", "tiff", "json"}
