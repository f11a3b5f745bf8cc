"""The emulator's file server, asked by a client that is not ours."""

from __future__ import annotations

import httpx
import pytest

from swath.emulator import Fault


DATA = bytes(range(100))


@pytest.fixture
def ask(emulator):
    with httpx.Client(verify=False, timeout=60) as client:

        def ask(name, method="GET", **headers):
            told = {key.replace("_", "-"): value for key, value in headers.items()}
            return client.request(method, f"{emulator.url}/files/{name}", headers=told)

        yield ask


def test_a_file_is_served_with_its_tag(emulator, ask):
    emulator.files.add("deep/x", DATA, media_type="image/tiff")
    answer = ask("deep%2Fx")
    assert (answer.status_code, answer.content) == (200, DATA)
    assert answer.headers["content-type"] == "image/tiff"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"].startswith('"')


def test_head_tells_the_size_alone(emulator, ask):
    emulator.files.add("x", DATA)
    answer = ask("x", "HEAD")
    assert answer.headers["content-length"] == "100"
    assert answer.content == b""


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("0-9", 0, 10), ("90-", 90, 100), ("90-500", 90, 100), ("-7", 93, 100)],
)
def test_a_stretch_is_served(emulator, ask, asked, start, stop):
    emulator.files.add("x", DATA)
    answer = ask("x", Range=f"bytes={asked}")
    assert (answer.status_code, answer.content) == (206, DATA[start:stop])
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/100"


def test_a_stretch_beyond_the_end_is_a_416(emulator, ask):
    emulator.files.add("x", DATA)
    answer = ask("x", Range="bytes=100-")
    assert answer.status_code == 416
    assert answer.headers["content-range"] == "bytes */100"


def test_a_stretch_of_another_version_is_all_of_this_one(emulator, ask):
    emulator.files.add("x", DATA)
    tag = ask("x").headers["etag"]
    assert ask("x", Range="bytes=1-", If_Range=tag).status_code == 206
    emulator.files.add("x", DATA[::-1])
    answer = ask("x", Range="bytes=1-", If_Range=tag)
    assert (answer.status_code, answer.content) == (200, DATA[::-1])


def test_a_weak_tag_or_none_vouches_for_no_stretch(emulator, ask):
    emulator.files.add("x", DATA, etag="weak")
    tag = ask("x").headers["etag"]
    assert ask("x", Range="bytes=1-", If_Range=tag).status_code == 200
    emulator.files.add("x", DATA, etag="none")
    assert "etag" not in ask("x").headers


def test_a_server_without_ranges_sends_all(emulator, ask):
    emulator.files.add("x", DATA, ranges=False)
    assert ask("x", Range="bytes=1-").status_code == 200


def test_a_file_from_the_disk_is_served(emulator, ask, tmp_path):
    (tmp_path / "x").write_bytes(DATA * 10_000)
    emulator.files.add("x", tmp_path / "x")
    assert ask("x").content == DATA * 10_000
    assert ask("x", Range="bytes=300-302").content == DATA[:3]


def test_faults_strike_and_the_journal_tells(emulator, ask):
    emulator.files.add("x", DATA)
    emulator.faults.add(Fault(service="files", operation="getFile", cut_after=10))
    with pytest.raises(httpx.RemoteProtocolError):
        ask("x")
    (entry,) = [one for one in emulator.journal if one.service == "files"]
    assert (entry.status, entry.sent) == (200, 10)


def test_files_go_with_the_state(emulator, ask):
    emulator.files.add("x", DATA)
    emulator.files.add("y", DATA)
    emulator.files.remove("y")
    assert ask("y").status_code == 404
    emulator.reset("state")
    assert ask("x").status_code == 404
