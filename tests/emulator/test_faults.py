from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import accumulate

import httpx
import msgspec
import pytest

from swath.emulator import Fault


STREAM = "/api/dataset/v1/many/stream/?order=old"
PAGE = "/api/dataset/v1/many/paginate/"
ITEM = "/api/item/v1/latest"


def read_all(client, path):
    """What came of a body, and the error that ended it."""
    received = bytearray()
    try:
        with client.stream("GET", path) as reply:
            for piece in reply.iter_raw():
                received += piece
    except httpx.TransportError as error:
        return bytes(received), error
    return bytes(received), None


@pytest.fixture
def whole(client):
    return client.get(STREAM).content


def test_a_status_is_answered_in_the_service_form(emulator, client):
    emulator.faults.add(Fault(operation="getItem", status=503, times=1))
    reply = client.get(ITEM)
    assert reply.status_code == 503
    assert "detail" in reply.json()
    assert client.get(ITEM).status_code == 200


def test_a_status_brings_its_own_body_and_headers(emulator, client):
    emulator.faults.add(Fault(status=418, body="<p>tea", headers={"X-Pot": "1"}))
    reply = client.get(ITEM)
    assert (reply.status_code, reply.text, reply.headers["x-pot"]) == (
        418,
        "<p>tea",
        "1",
    )


def test_headers_alone_are_added_to_the_real_answer(emulator, client):
    emulator.faults.add(Fault(headers={"Cache-Control": "no-store"}))
    reply = client.get(ITEM)
    assert reply.headers["cache-control"] == "no-store"
    assert reply.json()["type"] == "Feature"


@pytest.mark.parametrize(
    ("form", "value"), [("seconds", "3"), ("milliseconds", "3000")]
)
def test_retry_after_in_numbers(emulator, client, form, value):
    emulator.faults.add(Fault(status=429, retry_after=3, retry_after_as=form))
    assert client.get(ITEM).headers["retry-after"] == value


def test_retry_after_as_a_date(emulator, client):
    emulator.faults.add(Fault(status=429, retry_after=120, retry_after_as="date"))
    date = parsedate_to_datetime(client.get(ITEM).headers["retry-after"])
    assert 100 < (date - datetime.now(UTC)).total_seconds() < 121


def test_a_delay_comes_before_the_answer(emulator, client):
    emulator.faults.add(Fault(delay=0.15))
    begin = time.monotonic()
    assert client.get(ITEM).status_code == 200
    assert time.monotonic() - begin >= 0.15


def test_a_reset_before_the_headers(emulator, client):
    emulator.faults.add(Fault(drop="reset"))
    with pytest.raises(httpx.ReadError, match="reset by peer"):
        client.get(ITEM)


def test_a_close_before_the_headers(emulator, client):
    emulator.faults.add(Fault(drop="close"))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        client.get(ITEM)


@pytest.mark.parametrize("cut", [0, 1, 5000, 70_000])
def test_a_cut_of_a_chunked_body_delivers_exactly_the_bytes_before(
    emulator, client, whole, cut
):
    emulator.faults.add(Fault(cut_after=cut))
    received, error = read_all(client, STREAM)
    assert received == whole[:cut]
    assert isinstance(error, httpx.RemoteProtocolError)
    assert "incomplete chunked read" in str(error)


@pytest.mark.parametrize("cut", [0, 1, 900])
def test_a_cut_of_a_body_with_a_length(emulator, client, cut):
    item = client.get(ITEM).content
    emulator.faults.add(Fault(cut_after=cut))
    received, error = read_all(client, ITEM)
    assert received == item[:cut]
    assert "without sending complete message body" in str(error)


def test_a_cut_by_reset(emulator, client, whole):
    emulator.faults.add(Fault(cut_after=70_000, cut_by="reset"))
    received, error = read_all(client, STREAM)
    assert whole.startswith(received)
    assert len(received) <= 70_000
    assert isinstance(error, httpx.ReadError)


def test_a_cut_beyond_the_end_does_nothing(emulator, client, whole):
    emulator.faults.add(Fault(cut_after=len(whole) + 1))
    assert read_all(client, STREAM) == (whole, None)


def test_a_list_of_cuts_is_met_one_per_request(emulator, client, whole):
    sizes = [1000, 3, 50_000, 20]
    emulator.faults.extend(Fault(cut_after=size, times=1) for size in sizes)
    received = [len(read_all(client, STREAM)[0]) for _ in sizes]
    assert received == sizes
    assert read_all(client, STREAM) == (whole, None)


def test_a_length_that_is_too_long(emulator, client):
    item = client.get(ITEM).content
    emulator.faults.add(Fault(length_error=7))
    received, error = read_all(client, ITEM)
    assert received == item
    assert f"received {len(item)} bytes, expected {len(item) + 7}" in str(error)


def test_a_length_that_is_too_short(emulator, client, raw):
    item = client.get(ITEM).content
    emulator.faults.add(Fault(length_error=-7))
    head, _, body = raw(ITEM).partition(b"\r\n\r\n")
    assert f"content-length: {len(item) - 7}".encode() in head
    assert body == item


def test_a_stream_can_lie_about_its_length_too(emulator, client, whole):
    emulator.faults.add(Fault(length_error=1))
    received, error = read_all(client, STREAM)
    assert received == whole
    assert "expected" in str(error)


def test_a_dribble_takes_its_time_and_loses_nothing(emulator, client):
    item = client.get(ITEM).content
    emulator.faults.add(Fault(rate=len(item) / 0.2))
    begin = time.monotonic()
    assert client.get(ITEM).content == item
    assert time.monotonic() - begin >= 0.15


def test_a_stall_for_a_time(emulator, client, whole):
    emulator.faults.add(Fault(stall_after=2000, stall_for=0.15))
    begin = time.monotonic()
    assert read_all(client, STREAM) == (whole, None)
    assert time.monotonic() - begin >= 0.15


def test_a_stall_without_end_lets_the_client_time_out(emulator, client, whole):
    emulator.faults.add(Fault(stall_after=2000))
    client.timeout = 5
    received, error = read_all(client, STREAM)
    assert isinstance(error, httpx.ReadTimeout)
    assert received == whole[:2000]


@pytest.mark.parametrize("path", [ITEM, STREAM, PAGE])
def test_garbage_is_no_json_under_the_true_type(emulator, client, path):
    kind = client.get(path).headers["content-type"]
    emulator.faults.add(Fault(garbage=True))
    reply = client.get(path)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == kind
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(reply.content)


def test_a_wrong_content_type(emulator, client):
    emulator.faults.add(Fault(content_type="text/html"))
    reply = client.get(ITEM)
    assert reply.headers["content-type"] == "text/html"
    assert reply.json()["type"] == "Feature"


def test_an_endless_body_goes_on(emulator, client):
    item = client.get(ITEM).content
    emulator.faults.add(Fault(endless=True))
    with client.stream("GET", ITEM) as reply:
        assert "content-length" not in reply.headers
        sizes = accumulate(map(len, reply.iter_raw()))
        assert next(size for size in sizes if size > 100 * len(item))


@pytest.mark.parametrize("kind", ["expired", "invalid"])
def test_a_token_that_is_no_longer_good(emulator, client, kind):
    emulator.faults.add(Fault(token=kind, times=1))
    reply = client.get(ITEM)
    assert reply.status_code == 401
    assert kind in reply.json()["detail"]
    assert reply.headers["www-authenticate"] == "Token"


def test_a_redirect(emulator, client):
    emulator.faults.add(Fault(location="http://other.example/", status=307, times=1))
    emulator.faults.add(Fault(location="http://other.example/"))
    replies = [client.get(ITEM) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [307, 302]
    assert {reply.headers["location"] for reply in replies} == {"http://other.example/"}


def links(page):
    return {link["rel"]: link["href"] for link in page["links"]}


@pytest.mark.parametrize("package", ["many", "empty"])
def test_a_hostile_next_link(emulator, client, package):
    path = f"/api/dataset/v1/{package}/paginate/"
    honest = client.get(path).json()
    emulator.faults.add(Fault(next_href="http://evil.example/steal"))
    page = client.get(path).json()
    assert links(page) == {**links(honest), "next": "http://evil.example/steal"}
    assert page["features"] == honest["features"]


def test_prefer_asks_for_a_status_without_a_plan(emulator, client):
    assert client.get(ITEM, headers={"Prefer": "code=429"}).status_code == 429
    assert client.get(ITEM, headers={"Prefer": "wait=1, code=503"}).status_code == 503


@pytest.mark.parametrize("value", ["code=999", "code=x", "respond-async", "code="])
def test_prefer_with_anything_else_is_ignored(client, value):
    assert client.get(ITEM, headers={"Prefer": value}).status_code == 200


def test_faults_can_come_together(emulator, client, whole):
    emulator.faults.add(
        Fault(delay=0.05, content_type="text/plain", rate=1e6, cut_after=3000)
    )
    received, error = read_all(client, STREAM)
    assert received == whole[:3000]
    assert error is not None


def test_a_bodiless_status(emulator, client):
    emulator.faults.add(Fault(status=204))
    reply = client.get(ITEM)
    assert (reply.status_code, reply.content) == (204, b"")


def test_a_fault_spares_other_calls_and_the_admin_routes(emulator, client):
    emulator.faults.add(Fault(operation="streamDataset", drop="reset"))
    assert client.get(ITEM).status_code == 200
    emulator.faults.add(Fault(drop="reset"))
    assert httpx.get(f"{emulator.url}/_emulator/health").status_code == 200


def test_a_connection_serves_on_after_faults_that_leave_it_alive(emulator, client):
    for fault in (Fault(status=500), Fault(garbage=True), Fault(rate=1e6)):
        emulator.reset("faults")
        emulator.faults.add(fault)
        client.get(ITEM)
    emulator.reset("faults")
    assert client.get(ITEM).json()["type"] == "Feature"
