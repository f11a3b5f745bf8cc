from __future__ import annotations

import json


def test_files_come_into_the_folder(run, emulator, tmp_path):
    urls = [emulator.files.add(name, name.encode()) for name in ("a.tif", "b.tif")]
    result = run("download", *urls, "--folder", tmp_path / "new")
    assert result.exit_code == 0
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["name"] for one in told] == ["a.tif", "b.tif"]
    assert (tmp_path / "new" / "b.tif").read_bytes() == b"b.tif"


def test_addresses_come_from_stdin(run, emulator, tmp_path):
    url = emulator.files.add("a.tif", b"pixels")
    result = run("download", "-", "--folder", tmp_path, input=f"{url}\n\n")
    assert json.loads(result.stdout)["size"] == 6


def test_what_is_missing_is_told_and_the_rest_is_there(run, emulator, tmp_path):
    url = emulator.files.add("a.tif", b"pixels")
    missing = f"{emulator.url}/files/none"
    result = run("download", missing, url, "--folder", tmp_path)
    assert result.exit_code == 4
    first, second = map(json.loads, result.stdout.splitlines())
    assert "404" in first["error"]
    assert second["size"] == 6
    assert "1 of 2 files are missing" in result.stderr


def test_what_is_no_address_is_wrong_usage(run, tmp_path):
    result = run("download", "s3://bucket/x", "--folder", tmp_path)
    assert result.exit_code == 2
    assert "no http or https address" in result.stderr
