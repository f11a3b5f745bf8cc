"""One file: whole under its name, or not there."""

from __future__ import annotations

import hashlib
import random

import pytest

from swath._core.effects import Flow
from swath._core.secret import Secret
from swath._errors import (
    DeadlineError,
    DownloadError,
    InputError,
    NotFoundError,
    SwathError,
    TransportError,
)
from swath.download import Downloader, Source
from swath.emulator import Fault
from swath_api._runtime import OperationInfo, Request

from .downloads import AsyncDownloads, SyncDownloads


DATA = random.Random(7).randbytes(18_000_000)
SMALL = DATA[:3_000_000]
TOKEN = "Token very-secret"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def exchanges(emulator):
    return [entry for entry in emulator.journal if entry.service == "files"]


@pytest.fixture(params=[SyncDownloads, AsyncDownloads], ids=["sync", "async"])
def downloads(request, emulator):
    return request.param()


def test_a_file_is_there_whole(downloads, emulator, tmp_path):
    url = emulator.files.add("scene.tif", SMALL)
    target = tmp_path / "new" / "scene.tif"
    file = downloads.run("file", url, target)
    assert target.read_bytes() == SMALL
    assert (file.path, file.size, file.received) == (target, len(SMALL), len(SMALL))
    assert file.sha256 == sha256(SMALL)
    assert list(target.parent.iterdir()) == [target]
    assert target.stat().st_mode & 0o111 == 0


@pytest.mark.parametrize("streams", [1, 4])
def test_an_empty_file_is_one_too(downloads, emulator, tmp_path, streams):
    url = emulator.files.add("empty", b"")
    file = downloads.run("file", url, tmp_path / "empty", streams=streams)
    assert file.size == 0
    assert (tmp_path / "empty").read_bytes() == b""


def test_a_large_file_comes_in_stretches_side_by_side(downloads, emulator, tmp_path):
    url = emulator.files.add("large", DATA)
    file = downloads.run("file", url, tmp_path / "large")
    assert file.sha256 == sha256(DATA)
    assert file.received == len(DATA)
    assert [entry.status for entry in exchanges(emulator)] == [206] * 2


def test_one_stream_asks_once(downloads, emulator, tmp_path):
    url = emulator.files.add("large", DATA)
    file = downloads.run("file", url, tmp_path / "large", streams=1)
    assert file.sha256 == sha256(DATA)
    (entry,) = exchanges(emulator)
    assert "range" not in entry.headers


@pytest.mark.parametrize("streams", [1, 4])
@pytest.mark.parametrize("how", ["close", "reset"])
def test_cuts_are_healed_without_fetching_twice(
    downloads, emulator, tmp_path, streams, how
):
    url = emulator.files.add("large", DATA)
    emulator.faults.add(
        Fault(service="files", cut_after=1_000_000, cut_by=how, times=2)
    )
    file = downloads.run("file", url, tmp_path / "large", streams=streams)
    assert file.sha256 == sha256(DATA)
    assert file.received == len(DATA)


def test_another_process_goes_on_where_one_gave_up(downloads, emulator, tmp_path):
    url = emulator.files.add("scene.tif", SMALL)
    emulator.faults.add(Fault(service="files", cut_after=1_000_000, times=1))
    emulator.faults.add(Fault(service="files", status=503, times=3))
    target = tmp_path / "scene.tif"
    with pytest.raises(SwathError, match="503"):
        downloads.run("file", url, target)
    assert not target.exists()
    emulator.journal.clear()
    file = downloads.run("file", url, target)
    assert file.sha256 == sha256(SMALL)
    assert file.resumed >= 900_000
    assert file.resumed + file.received == len(SMALL)
    (entry,) = exchanges(emulator)
    assert entry.headers["range"] == f"bytes={file.resumed}-{len(SMALL) - 1}"
    assert entry.headers["if-range"] == file.etag


@pytest.mark.parametrize("streams", [1, 4])
def test_a_file_that_changed_in_between_is_fetched_anew(
    downloads, emulator, tmp_path, streams
):
    url = emulator.files.add("large", DATA)
    new = DATA[::-1]
    nth, place = (1, 17_500_000) if streams == 1 else (2, 700_000)
    emulator.faults.add(Fault(service="files", times=1, nth=nth, cut_after=place))

    def change(progress):
        if progress.done >= 17_000_000:
            emulator.files.add("large", new)

    file = downloads.run(
        "file", url, tmp_path / "large", streams=streams, on_progress=change
    )
    assert file.sha256 == sha256((tmp_path / "large").read_bytes()) == sha256(new)


@pytest.mark.parametrize("streams", [1, 4])
def test_what_was_left_of_another_version_is_thrown_away(
    downloads, emulator, tmp_path, streams
):
    left(downloads, emulator, tmp_path / "x")
    url = emulator.files.add("x", DATA[::-1])
    file = downloads.run("file", url, tmp_path / "x", streams=streams)
    assert file.sha256 == sha256(DATA[::-1])


def left(downloads, emulator, target) -> str:
    """What a download leaves that came to nothing."""
    url = emulator.files.add("x", DATA)
    emulator.faults.add(Fault(service="files", cut_after=9_000_000, times=1))
    emulator.faults.add(Fault(service="files", drop="reset", times=3))
    with pytest.raises(TransportError):
        downloads.run("file", url, target, streams=1)
    assert target.with_name("x.part").stat().st_size >= 8_000_000
    assert not target.exists()
    emulator.faults.clear()
    return url


def test_a_part_of_another_source_is_thrown_away(downloads, emulator, tmp_path):
    left(downloads, emulator, tmp_path / "x")
    other = emulator.files.add("other", DATA)
    file = downloads.run("file", other, tmp_path / "x")
    assert (file.resumed, file.sha256) == (0, sha256(DATA))


@pytest.mark.parametrize("harm", [b"", b"{", b'{"key": 1}\n', b"\xff\n"])
def test_a_part_that_nobody_can_tell_of_is_thrown_away(
    downloads, emulator, tmp_path, harm
):
    url = left(downloads, emulator, tmp_path / "x")
    (tmp_path / "x.part.json").write_bytes(harm)
    file = downloads.run("file", url, tmp_path / "x")
    assert (file.resumed, file.sha256) == (0, sha256(DATA))


def test_a_part_that_is_shorter_than_it_says_is_thrown_away(
    downloads, emulator, tmp_path
):
    url = left(downloads, emulator, tmp_path / "x")
    with (tmp_path / "x.part").open("r+b") as part:
        part.truncate(5)
    file = downloads.run("file", url, tmp_path / "x")
    assert (file.resumed, file.sha256) == (0, sha256(DATA))


def test_what_counts_is_the_last_line_that_was_written_whole(
    downloads, emulator, tmp_path
):
    url = left(downloads, emulator, tmp_path / "x")
    beside = tmp_path / "x.part.json"
    beside.write_bytes(beside.read_bytes() + b'{"key": "x", "ver')
    file = downloads.run("file", url, tmp_path / "x")
    assert file.resumed >= 8_000_000
    assert file.sha256 == sha256(DATA)


@pytest.mark.parametrize("streams", [1, 4])
@pytest.mark.parametrize("served", [{"ranges": False}, {"etag": "weak"}])
def test_a_server_without_ranges_or_tags_is_good_enough(
    downloads, emulator, tmp_path, streams, served
):
    url = emulator.files.add("large", DATA, **served)
    emulator.faults.add(Fault(service="files", cut_after=17_500_000, times=1))
    file = downloads.run("file", url, tmp_path / "large", streams=streams)
    assert file.sha256 == sha256(DATA)


def test_a_file_that_surely_stays_is_resumed_without_a_tag(
    downloads, emulator, tmp_path
):
    url = emulator.files.add("large", DATA, etag="none")
    emulator.faults.add(Fault(service="files", cut_after=1_000_000, times=3))
    source = Source(url, immutable=True)
    file = downloads.run("file", source, tmp_path / "large")
    assert (file.sha256, file.received) == (sha256(DATA), len(DATA))


def test_a_server_that_does_not_tell_the_size_is_good_enough(
    downloads, emulator, tmp_path
):
    url = emulator.files.add("x", SMALL, sized=False, ranges=False)
    assert downloads.run("file", url, tmp_path / "x").sha256 == sha256(SMALL)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(service="files", cut_after=2_000_000),
        Fault(service="files", length_error=500),
        Fault(service="files", drop="reset"),
    ],
    ids=["cut", "short", "dropped"],
)
@pytest.mark.parametrize("etag", ["strong", "none"])
def test_a_short_body_never_gets_the_name(downloads, emulator, tmp_path, fault, etag):
    url = emulator.files.add("x", SMALL, etag=etag, ranges=False)
    emulator.faults.add(fault)
    with pytest.raises(TransportError):
        downloads.run("file", url, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_body_without_an_end_is_refused(downloads, raw_server, tmp_path):
    raw_server.answer = b"HTTP/1.1 200 OK\r\n\r\npixels"
    raw_server.closing = True
    with pytest.raises(DownloadError, match="where the file ends"):
        downloads.run("file", f"{raw_server.url}/x", tmp_path / "x")
    assert list(tmp_path.iterdir()) == []
    source = Source(f"{raw_server.url}/x", size=6)
    assert downloads.run("file", source, tmp_path / "x").verified == ("size",)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"size": 5}, "3000000 bytes, and not 5"),
        ({"digest": "sha256:" + "0" * 64}, "sha256 is"),
        ({"digest": "d50110" + "0" * 32}, "md5 is"),
    ],
)
def test_what_is_not_as_expected_is_not_kept(
    downloads, emulator, tmp_path, known, told
):
    url = emulator.files.add("x", SMALL)
    with pytest.raises(DownloadError, match=told):
        downloads.run("file", Source(url, **known), tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_what_is_as_expected_says_so(downloads, emulator, tmp_path):
    url = emulator.files.add("x", SMALL)
    digest = "1114" + hashlib.sha1(SMALL).hexdigest()
    source = Source(url, size=len(SMALL), digest=digest)
    file = downloads.run("file", source, tmp_path / "x")
    assert file.verified == ("size", "digest")


def test_a_part_that_was_harmed_is_found_by_the_digest(downloads, emulator, tmp_path):
    url = left(downloads, emulator, tmp_path / "x")
    with (tmp_path / "x.part").open("r+b") as part:
        part.write(b"harm")
    source = Source(url, digest=sha256(DATA))
    file = downloads.run("file", source, tmp_path / "x")
    assert file.sha256 == sha256((tmp_path / "x").read_bytes()) == sha256(DATA)


def test_a_refusal_leaves_what_is_there(downloads, emulator, tmp_path):
    (tmp_path / "x").write_bytes(b"before")
    with pytest.raises(NotFoundError):
        downloads.run("file", f"{emulator.url}/files/none", tmp_path / "x")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"before"


def test_a_deadline_ends_it(downloads, emulator, tmp_path):
    url = emulator.files.add("x", SMALL)
    emulator.faults.add(Fault(service="files", rate=100_000))
    with pytest.raises(DeadlineError, match=r"0\.3 s"):
        downloads.run("file", url, tmp_path / "x", deadline=0.3)
    assert not (tmp_path / "x").exists()


def test_progress_is_told(downloads, emulator, tmp_path):
    url = emulator.files.add("x", SMALL)
    told = []
    downloads.run("file", url, tmp_path / "x", on_progress=told.append)
    assert told[-1].done == told[-1].size == told[-1].received == len(SMALL)
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert str(told[-1]) == "x: 3,000,000 of 3,000,000 bytes (100 %)"


def test_a_file_that_somebody_writes_is_left_alone(downloads, emulator, tmp_path):
    url = emulator.files.add("x", SMALL)
    refused = []

    def meddle(_):
        try:
            SyncDownloads().run("file", url, tmp_path / "x")
        except DownloadError as error:
            refused.append(str(error))

    file = downloads.run("file", url, tmp_path / "x", on_progress=meddle)
    assert file.sha256 == sha256(SMALL)
    assert "another process" in refused[0]


class Standing:
    """A credential that is always the same."""

    def authorization(self) -> Flow[Secret]:
        yield from ()
        return Secret(TOKEN)

    def refused(self, *_: object) -> bool:
        return False


def operation(path: str) -> Source:
    info = OperationInfo(
        service="svc",
        id="getFile",
        tag="t",
        method="GET",
        path=path,
        module="",
        function="",
        idempotent=True,
    )
    return Source(info=info, request=Request(method="GET", path=path))


def test_a_services_file_is_asked_for_with_its_credential(
    downloads, emulator, tmp_path
):
    emulator.files.add("x", SMALL)
    file = downloads.run(
        "file",
        operation("/files/x"),
        tmp_path / "x",
        base_url=emulator.url,
        credential=Standing(),
    )
    assert file.sha256 == sha256(SMALL)
    assert "authorization" in exchanges(emulator)[0].headers


def test_an_address_never_sees_a_credential(downloads, emulator, tmp_path):
    url = emulator.files.add("x", SMALL)
    given = {"base_url": emulator.url, "credential": Standing()}
    downloads.run("file", url, tmp_path / "x", **given)
    assert "authorization" not in exchanges(emulator)[0].headers


def test_a_redirect_elsewhere_is_followed_without_the_credential(
    downloads, emulator, stranger, tmp_path
):
    stranger.reset()
    url = stranger.files.add("x", SMALL)
    emulator.files.add("x", b"")
    emulator.faults.add(Fault(service="files", location=url))
    given = {"base_url": emulator.url, "credential": Standing()}
    file = downloads.run("file", operation("/files/x"), tmp_path / "x", **given)
    assert file.sha256 == sha256(SMALL)
    assert "authorization" in exchanges(emulator)[0].headers
    assert [e for e in exchanges(stranger) if "authorization" in e.headers] == []


def test_a_redirect_back_does_not_bring_the_credential_along(
    downloads, emulator, stranger, tmp_path
):
    stranger.reset()
    url = emulator.files.add("x", SMALL)
    stranger.files.add("x", b"")
    elsewhere = f"{stranger.url}/files/x"
    emulator.faults.add(Fault(service="files", location=elsewhere, times=1))
    stranger.faults.add(Fault(service="files", location=url))
    given = {"base_url": emulator.url, "credential": Standing()}
    downloads.run("file", operation("/files/x"), tmp_path / "x", **given)
    first, second = exchanges(emulator)
    assert "authorization" in first.headers
    assert "authorization" not in second.headers


@pytest.mark.parametrize(
    "url",
    ["ftp://h/x", "s3://bucket/x", "file:///etc/passwd", "x", "https://u:p@h/x", ""],
)
def test_only_plain_addresses_are_taken(url):
    with pytest.raises(InputError):
        Source(url)


def test_a_folder_is_no_file(tmp_path):
    with Downloader() as downloader, pytest.raises(InputError, match="is a folder"):
        downloader.file("https://host/x", tmp_path)


@pytest.mark.parametrize(
    "wrong", [{"streams": 0}, {"max_concurrent": 65}, {"max_retries": -1}]
)
def test_numbers_that_make_no_sense_are_refused(wrong):
    with pytest.raises(InputError, match=f"{next(iter(wrong))}="):
        Downloader(**wrong)


def test_a_source_does_not_show_what_may_be_a_signature():
    source = Source("https://host/x.tif?X-Amz-Signature=abc")
    assert "abc" not in repr(source) + source.shown


def test_an_address_that_is_signed_anew_is_the_same_source():
    signed = "https://host/x?file=7&X-Amz-Date={0}&X-Amz-Signature={0}"
    one, other = (Source(signed.format(n)).key for n in (1, 2))
    assert one == other
    assert Source("https://host/x?file=7").key != Source("https://host/x?file=8").key
