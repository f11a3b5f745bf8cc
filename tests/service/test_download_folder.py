"""Many files: a file or an error for each, and a manifest that tells all."""

from __future__ import annotations

import hashlib
import json
import os
import pickle

import pytest

from swath import Item
from swath._errors import DownloadError, InputError, NotFoundError
from swath.download import Source
from swath.emulator import Fault

from .downloads import AsyncDownloads, SyncDownloads


PIXELS = b"pixels" * 1000
HOSTILE = ["../../x", "/etc/passwd", "C:\\Windows\\x", "..\\x", "a/../../x"]
STRANGE = [
    "NUL",
    "long" * 75,
    "x.tif",
    "X.TIF",
    "a\0b",
    "swath-manifest.json",
    "x.part",
]


@pytest.fixture(params=[SyncDownloads, AsyncDownloads], ids=["sync", "async"])
def downloads(request, emulator):
    return request.param()


def manifest(folder):
    return json.loads((folder / "swath-manifest.json").read_text())["files"]


def asked(emulator):
    return [entry for entry in emulator.journal if entry.service == "files"]


def stored(folder):
    """The names of the files in a folder, without swath's own."""
    found = (path for path in folder.rglob("*") if path.is_file())
    names = {str(path.relative_to(folder)) for path in found}
    return names - {"swath-manifest.json", "swath-manifest.lock"}


def test_one_that_fails_does_not_stop_the_others(downloads, emulator, tmp_path):
    urls = [emulator.files.add(f"{n}.tif", PIXELS + bytes([n])) for n in range(10)]
    missing = f"{emulator.url}/files/none.tif"
    batch = downloads.run("files", [*urls[:5], missing, *urls[5:]], tmp_path)
    assert len(batch) == 11
    assert [one.given for one in batch.failed] == ["none.tif"]
    assert isinstance(batch[5].error, NotFoundError)
    assert [batch[n].unwrap().path.name for n in (0, 10)] == ["0.tif", "9.tif"]
    assert stored(tmp_path) == {f"{n}.tif" for n in range(10)}
    with pytest.raises(DownloadError, match="1 of 11 files are missing"):
        batch.check()


def test_outcomes_cross_process_borders(downloads, emulator, tmp_path):
    urls = [emulator.files.add("x", PIXELS), f"{emulator.url}/files/none"]
    outcomes = list(downloads.run("files", urls, tmp_path))
    again = pickle.loads(pickle.dumps(outcomes))
    assert again[0] == outcomes[0]
    assert str(again[1].error) == str(outcomes[1].error)


def test_what_failed_is_tried_again(downloads, emulator, tmp_path):
    urls = [emulator.files.add(f"{n}.tif", PIXELS) for n in range(3)]
    emulator.faults.add(Fault(service="files", path="*1.tif", status=404, times=1))
    batch = downloads.run("files", urls, tmp_path, again=True)
    assert batch.failed == []
    assert [one.given for one in batch] == ["0.tif", "1.tif", "2.tif"]
    assert len(asked(emulator)) == 4


def test_what_is_there_is_not_fetched_again(downloads, emulator, tmp_path):
    urls = [emulator.files.add(f"{n}.tif", PIXELS) for n in range(3)]
    first = downloads.run("files", urls, tmp_path)
    (tmp_path / "1.tif").unlink()
    emulator.journal.clear()
    told = []
    again = downloads.run("files", urls, tmp_path, on_progress=told.append)
    assert [entry.path for entry in asked(emulator)] == ["/files/1.tif"]
    assert [one.sha256 for one in again.files] == [one.sha256 for one in first.files]
    assert (told[-1].fetched, told[-1].kept) == (1, 2)
    assert str(told[-1]) == "3 of 3 files, 6,000 bytes"


def test_what_is_there_but_not_as_expected_is_fetched_again(
    downloads, emulator, tmp_path
):
    url = emulator.files.add("x.tif", PIXELS)
    downloads.run("files", [url], tmp_path)
    new = emulator.files.add("x.tif", b"new pixels")
    digest = hashlib.sha256(b"new pixels").hexdigest()
    batch = downloads.run("files", [Source(new, digest=digest)], tmp_path)
    batch.check()
    assert stored(tmp_path) == {"x.tif"}
    assert (tmp_path / "x.tif").read_bytes() == b"new pixels"


def test_a_file_whose_note_was_lost_is_looked_at_and_kept(
    downloads, emulator, tmp_path
):
    url = emulator.files.add("x.tif", PIXELS)
    downloads.run("files", [url], tmp_path)
    (entry,) = manifest(tmp_path)
    for told in ("size", "sha256", "etag"):
        del entry[told]
    entry["state"] = "wanted"
    (tmp_path / "swath-manifest.json").write_text(json.dumps({"files": [entry]}))
    emulator.journal.clear()
    batch = downloads.run("files", [url], tmp_path)
    assert asked(emulator) == []
    assert batch[0].unwrap().sha256 == hashlib.sha256(PIXELS).hexdigest()


def test_the_manifest_tells_what_was_not_tried_yet(downloads, emulator, tmp_path):
    seen = []
    url = emulator.files.add("x.tif", PIXELS)

    def look(_):
        seen.extend(entry["state"] for entry in manifest(tmp_path))

    downloads.run("files", [url, f"{url}?2"], tmp_path, on_progress=look)
    assert seen[:2] == ["wanted", "wanted"]


def test_hostile_names_stay_inside_or_are_refused(downloads, emulator, tmp_path):
    folder = tmp_path / "deep" / "folder"
    url = emulator.files.add("x", PIXELS)
    sources = [Source(f"{url}?{n}", name) for n, name in enumerate(HOSTILE)]
    sources += [Source(f"{url}?a{n}", name) for n, name in enumerate(STRANGE)]
    batch = downloads.run("files", sources, folder)
    outside = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert all(path.is_relative_to(folder) for path in outside)
    assert [one.given for one in batch if one.refused] == HOSTILE
    kept = {one.name.casefold() for one in batch if one.file is not None}
    assert len(kept) == len(STRANGE)


def test_the_manifest_tells_what_was_given_kept_and_refused(
    downloads, emulator, tmp_path
):
    url = emulator.files.add("x", PIXELS)
    names = ["../../x", "x.tif", "X.TIF"]
    downloads.run(
        "files", [Source(f"{url}?{n}", name) for n, name in enumerate(names)], tmp_path
    )
    told = {entry["given"]: entry for entry in manifest(tmp_path)}
    assert list(told) == names
    assert told["../../x"]["state"] == "refused"
    assert told["../../x"]["problem"] == "the name leads out of the folder"
    assert told["x.tif"]["kept"] == "x.tif"
    assert told["X.TIF"]["kept"] == "X-2.TIF"
    assert told["X.TIF"]["sha256"] == hashlib.sha256(PIXELS).hexdigest()
    assert told["X.TIF"]["size"] == len(PIXELS)
    assert told["X.TIF"]["source"] == url


def test_names_stay_the_same_from_run_to_run(downloads, emulator, tmp_path):
    url = emulator.files.add("x", PIXELS)
    one, other = (Source(f"{url}?{n}", name) for n, name in ((1, "x"), (2, "X")))
    downloads.run("files", [one, other], tmp_path)
    batch = downloads.run("files", [other, one], tmp_path)
    assert [outcome.name for outcome in batch] == ["X-2", "x"]


def test_your_own_files_are_never_replaced(downloads, emulator, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    url = emulator.files.add("notes.txt", PIXELS)
    batch = downloads.run("files", [url], tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert batch[0].name == "notes-2.txt"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_in_the_folder_does_not_lead_out_of_it(downloads, emulator, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    url = emulator.files.add("x", PIXELS)
    batch = downloads.run("files", [Source(url, "link/x")], tmp_path / "in")
    assert "leads out" in str(batch[0].error)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_disk_that_refuses_is_an_error_of_that_file(downloads, emulator, tmp_path):
    (tmp_path / "a").write_text("a file, and no folder")
    url = emulator.files.add("x", PIXELS)
    sources = [Source(url, "a/x"), Source(url, "b")]
    batch = downloads.run("files", sources, tmp_path)
    assert isinstance(batch[0].error, DownloadError)
    assert batch[1].error is None


def test_a_folder_is_filled_by_one_at_a_time(downloads, emulator, tmp_path):
    url = emulator.files.add("x", PIXELS)
    refused = []

    def meddle(_):
        try:
            SyncDownloads().run("files", [url], tmp_path)
        except DownloadError as error:
            refused.append(str(error))

    downloads.run("files", [url], tmp_path, on_progress=meddle).check()
    assert "another process" in refused[0]


@pytest.mark.parametrize("content", ["{", "[]", '{"swath": 2}'])
def test_a_manifest_of_somebody_else_is_not_touched(
    downloads, emulator, tmp_path, content
):
    (tmp_path / "swath-manifest.json").write_text(content)
    with pytest.raises(InputError, match=r"manifest|newer"):
        downloads.run("files", [emulator.files.add("x", PIXELS)], tmp_path)
    assert (tmp_path / "swath-manifest.json").read_text() == content


def item(name, **assets):
    return Item.from_dict(
        {
            "type": "Feature",
            "id": name,
            "links": [{"rel": "self", "href": "https://host/items/a.json"}],
            "assets": assets,
        }
    )


def test_assets_come_into_a_folder_of_their_item(downloads, emulator, tmp_path):
    href = emulator.files.add("B04.tif", PIXELS)
    checked = {
        "href": href,
        "file:size": len(PIXELS),
        "file:checksum": "1220" + hashlib.sha256(PIXELS).hexdigest(),
    }
    items = [item("one", red=checked, thumb={"href": href}), item("two", red=checked)]
    batch = downloads.run("assets", items, tmp_path, keys=["red"])
    assert stored(tmp_path) == {"one/B04.tif", "two/B04.tif"}
    assert {one.verified for one in batch.files} == {("size", "digest")}


def test_an_asset_with_another_checksum_is_an_error(downloads, emulator, tmp_path):
    href = emulator.files.add("B04.tif", PIXELS)
    wrong = {"href": href, "file:checksum": "1220" + "0" * 64}
    other = emulator.files.add("B05.tif", PIXELS)
    unknown = {"href": other, "file:checksum": "1e20" + "0" * 64}
    batch = downloads.run("assets", item("one", a=wrong, b=unknown), tmp_path)
    assert isinstance(batch[0].error, DownloadError)
    assert batch[1].unwrap().verified == ()


def test_what_has_no_web_address_is_refused_alone(downloads, emulator, tmp_path):
    assets = {
        "s3": {"href": "s3://bucket/x.tif"},
        "none": {},
        "web": {"href": emulator.files.add("x.tif", PIXELS)},
    }
    batch = downloads.run("assets", assets, tmp_path)
    assert [one.refused for one in batch] == [True, True, False]
    assert "s3://bucket/x.tif" in str(batch[0].error)
    assert stored(tmp_path) == {"x.tif"}


def test_a_relative_asset_is_where_its_item_is(tmp_path):
    from swath.download._source import wanted_assets  # noqa: PLC0415

    (wanted,) = wanted_assets(item("one", red={"href": "./B04.tif"}), None)
    assert wanted.source.url == "https://host/items/B04.tif"


def test_the_id_of_an_item_does_not_lead_out_of_the_folder(
    downloads, emulator, tmp_path
):
    href = emulator.files.add("x", PIXELS)
    items = [item("..", a={"href": href}), item("../../y", a={"href": href})]
    batch = downloads.run("assets", items, tmp_path / "in")
    assert batch[0].refused
    assert stored(tmp_path / "in") == {".._.._y/x"}


def test_assets_never_see_a_credential(downloads, emulator, tmp_path):
    from .test_download import Standing  # noqa: PLC0415

    href = emulator.files.add("x", PIXELS)
    given = {"base_url": emulator.url, "credential": Standing()}
    downloads.run("assets", item("one", a={"href": href}), tmp_path, **given).check()
    assert all("authorization" not in entry.headers for entry in asked(emulator))


@pytest.mark.parametrize("given", [["nothing"], [7], 7, {"a": 1}])
def test_what_is_no_item_is_refused(downloads, tmp_path, given):
    with pytest.raises(InputError):
        downloads.run("assets", given, tmp_path)


def test_keys_that_no_asset_has_are_refused(downloads, tmp_path):
    with pytest.raises(InputError, match="no asset has a key"):
        downloads.run("assets", item("one", a={"href": "x"}), tmp_path, keys=["b"])
