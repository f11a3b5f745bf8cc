from __future__ import annotations

import datetime as dt
import gzip
import json

import pytest

import swath
from swath.emulator import Fault, Token


FINE = {"type": "Feature", "id": "a", "unknown": {"deep": [1, None]}, "zz": 1.0}


def faulty(emulator, times=1, **fault):
    return emulator.faults.add(Fault(times=times, **fault))


def test_an_item_is_exactly_what_was_sent(world, emulator):
    raw = b'{"type":"Feature","stac_version":"1.0.0","id":"x","geometry":null,'
    raw += b'"properties":{"datetime":"2026-06-01T00:00:00Z","n":1.50},"links":[],'
    raw += b'"assets":{},"unknown":[1e3]}'
    emulator.datasphere.add_package("one", [raw], kind="item")
    item = world.item("one")
    assert item.raw == raw
    assert item.to_dict() == json.loads(raw)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_passes_by_itself_is_tried_again(world, emulator, status):
    fault = faulty(emulator, times=3, status=status)
    assert world.item("latest").id
    assert fault.struck == 3


@pytest.mark.parametrize("form", ["seconds", "date", "milliseconds"])
def test_a_storm_of_429_is_waited_out(world, emulator, form):
    seconds = 1 if form == "date" else 0.0
    fault = faulty(
        emulator, times=2, status=429, retry_after=seconds, retry_after_as=form
    )
    assert world.item("latest").id
    assert fault.struck == 2


def test_retries_end_with_the_servers_message(world, emulator):
    emulator.faults.add(
        Fault(
            status=503,
            body='{"detail":"down for repair"}',
            headers={"X-Request-Id": "r-1"},
            retry_after=0,
        )
    )
    with pytest.raises(swath.ServerError) as caught:
        world.item("latest", max_retries=2)
    error = caught.value
    assert (error.status, error.message, error.request_id) == (
        503,
        "down for repair",
        "r-1",
    )
    assert (error.attempts, error.retry_after) == (3, 0)
    assert (error.service, error.operation) == ("datasphere", "getItem")
    assert len(emulator.journal.find(operation="getItem")) == 3


def test_who_asks_to_wait_for_an_hour_is_not_waited_for(world, emulator):
    emulator.faults.add(Fault(status=429, retry_after=3600))
    with pytest.raises(swath.RateLimitError) as caught:
        world.item("latest")
    assert (caught.value.retry_after, caught.value.attempts) == (3600, 1)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, swath.BadRequestError),
        (401, swath.AuthenticationError),
        (403, swath.PermissionDeniedError),
        (404, swath.NotFoundError),
        (409, swath.ConflictError),
        (418, swath.StatusError),
        (422, swath.BadRequestError),
        (501, swath.ServerError),
        (520, swath.ServerError),
    ],
)
def test_a_refusal_is_not_tried_again(world, emulator, status, error):
    emulator.faults.add(Fault(status=status))
    with pytest.raises(error) as caught:
        world.item("latest")
    assert caught.value.status == status
    assert len(emulator.journal.find(operation="getItem")) == 1


@pytest.mark.parametrize("kind", ["expired", "invalid"])
def test_a_refused_token_tells_what_the_server_says(world, emulator, kind):
    emulator.faults.add(Fault(token=kind))
    with pytest.raises(swath.AuthenticationError, match=f"token is {kind}"):
        world.item("latest")


def test_an_unknown_token_is_refused_in_every_way_of_reading(world):
    options = {"token": "unknown"}
    for errand in (
        lambda: world.item("latest", **options),
        lambda: world.items("many", options),
        lambda: world.stream("many", options),
    ):
        with pytest.raises(swath.AuthenticationError, match="not valid"):
            errand()


def test_a_right_that_is_missing_is_a_permission_error(world, emulator):
    emulator.datasphere.tokens.add(Token(value="narrow", read=("many",)))
    assert world.items("many", {"token": "narrow"})
    with pytest.raises(swath.PermissionDeniedError, match="no right"):
        world.item("latest", token="narrow")


def test_an_unknown_package_is_not_an_empty_one(world):
    for errand in (world.item, world.items, world.stream):
        with pytest.raises(swath.NotFoundError, match="nothing-here"):
            errand("nothing-here")
    assert world.items("empty") == []
    assert world.stream("empty") == ([], 0)


@pytest.mark.parametrize("package", ["a b", "ä/ö", "a?b#c", "%2F", "a%2Fb", "x;y=z"])
def test_a_name_reaches_the_server_as_it_is(world, emulator, package):
    made = emulator.datasphere.package("many").holdings.content(0)
    for kind in ("item", "dataset"):
        emulator.datasphere.add_package(package, [made], kind=kind)
    assert world.item(package).raw == made
    assert [item.raw for item in world.items(package)] == [made]
    assert [item.raw for item in world.stream(package)[0]] == [made]


@pytest.mark.parametrize("package", ["", " ", ".", "..", None, 5])
def test_a_name_that_is_none_is_refused_before_any_request(world, emulator, package):
    for errand in (world.item, world.items, world.stream):
        with pytest.raises(swath.InputError, match="package="):
            errand(package)
    assert len(emulator.journal) == 0


@pytest.mark.parametrize(
    "query",
    [
        {"order": "newest"},
        {"start": "soon"},
        {"end": "2026-13"},
        {"start": "2026-07", "end": "2026-06"},
        {"cursor": "none of ours"},
    ],
)
def test_a_senseless_selection_is_refused_before_any_request(world, emulator, query):
    for errand in (world.items, world.stream):
        with pytest.raises(swath.InputError):
            errand("many", **query)
    assert len(emulator.journal) == 0


@pytest.mark.parametrize(
    "query",
    [{"overlap": -1}, {"overlap": "x"}, {"idle_timeout": 0}, {"idle_timeout": "x"}],
)
def test_a_senseless_option_of_a_stream_is_refused(world, emulator, query):
    with pytest.raises(swath.InputError):
        world.stream("many", **query)
    assert len(emulator.journal) == 0


@pytest.mark.parametrize(
    "query",
    [
        {"start": "2026-03-11", "end": "2026-03-12"},
        {"start": dt.date(2026, 3, 11), "end": dt.date(2026, 3, 12)},
        {
            "start": dt.datetime(2026, 3, 11, tzinfo=dt.UTC),
            "end": "2026-03-12T23:59:59.999999Z",
        },
        {
            "start": "2026-03-11T02:00:00+02:00",
            "end": dt.datetime(2026, 3, 12, 23, 59, 59),  # noqa: DTZ001 - is UTC
        },
    ],
)
def test_bounds_select_alike_in_every_form(world, emulator, query):
    everything = world.items("many", order="old")
    first, last = (dt.datetime(2026, 3, day, tzinfo=dt.UTC) for day in (11, 13))
    expected = [
        item.id
        for item in everything
        if first <= (item.datetime or item.end_datetime) < last
    ]
    assert 1 < len(expected) < 20
    assert [item.id for item in world.items("many", order="old", **query)] == expected
    streamed, _ = world.stream("many", order="old", **query)
    assert [item.id for item in streamed] == expected
    assert emulator.journal.odd == []


@pytest.mark.parametrize("drop", ["close", "reset"])
def test_a_connection_that_ends_before_the_answer_is_made_anew(world, emulator, drop):
    fault = faulty(emulator, times=3, drop=drop)
    assert world.item("latest").id
    assert fault.struck == 3


@pytest.mark.parametrize("cut_by", ["close", "reset"])
@pytest.mark.parametrize("place", [0, 1, 200])
def test_a_short_body_is_never_taken_for_the_whole(world, emulator, place, cut_by):
    faulty(emulator, times=2, cut_after=place, cut_by=cut_by)
    whole = world.item("latest").raw
    assert whole == emulator.datasphere.package("latest", "item").newest


@pytest.mark.parametrize("error", [5, -5])
def test_a_wrong_length_is_never_taken_for_the_whole(world, emulator, error):
    fault = faulty(emulator, times=1, length_error=error)
    if error > 0:
        assert world.item("latest").id
        assert len(emulator.journal.find(operation="getItem")) == 2
    else:
        with pytest.raises(swath.DecodeError):
            world.item("latest")
    assert fault.struck == 1


def test_what_ends_too_early_again_and_again_is_an_error(world, emulator):
    emulator.faults.add(Fault(cut_after=10))
    with pytest.raises(swath.TransportError) as caught:
        world.item("latest", max_retries=2)
    assert caught.value.attempts == 3


def test_a_server_that_is_not_there_is_an_error_with_all_attempts(world):
    with pytest.raises(swath.TransportError) as caught:
        world.item("latest", base_url="http://127.0.0.1:9", max_retries=2)
    assert (caught.value.attempts, caught.value.sent) == (3, False)


@pytest.mark.parametrize("errand", ["item", "page", "items"])
def test_garbage_is_a_decode_error_that_shows_it(world, emulator, errand):
    emulator.faults.add(Fault(garbage=True))
    with pytest.raises(swath.DecodeError) as caught:
        getattr(world, errand)("latest" if errand == "item" else "many")
    assert b"not JSON at all" in caught.value.body
    assert caught.value.service == "datasphere"


@pytest.mark.parametrize("label", ["text/html", "", "nonsense", "application/geo+json"])
def test_a_wrong_label_does_not_matter(world, emulator, label):
    emulator.faults.add(Fault(content_type=label))
    assert world.item("latest").id
    assert len(world.items("fifty")) == 50
    assert len(world.stream("fifty")[0]) == 50


def test_an_endless_body_is_given_up(world, emulator):
    emulator.faults.add(Fault(endless=True))
    with pytest.raises(swath.DeadlineError, match=r"deadline of 0.4 s"):
        world.item("latest", deadline=0.4)


def test_an_endless_error_is_read_in_part(world, emulator):
    emulator.faults.add(Fault(status=404, endless=True))
    with pytest.raises(swath.NotFoundError) as caught:
        world.item("latest")
    assert len(caught.value.body) == 65_536


def test_silence_ends_in_a_transport_error(world, emulator):
    emulator.faults.add(Fault(stall_after=20))
    with pytest.raises(swath.TransportError, match="silence") as caught:
        world.item("latest", timeout=1, max_retries=1)
    assert caught.value.attempts == 2


def test_silence_before_the_head_ends_too(world, emulator):
    emulator.faults.add(Fault(delay=30))
    with pytest.raises(swath.TransportError, match="silence"):
        world.item("latest", timeout=1, max_retries=0)


def test_the_deadline_holds_whatever_the_server_does(world, emulator):
    for fault in (
        Fault(delay=30),
        Fault(stall_after=20),
        Fault(rate=100),
        Fault(drop="close"),
        Fault(status=404, rate=50),
    ):
        emulator.faults.clear()
        emulator.faults.add(fault)
        with pytest.raises((swath.TransportError, swath.NotFoundError)):
            world.item("latest", deadline=0.3, max_retries=1000)


def test_silence_until_the_deadline_is_called_so(world, emulator):
    emulator.faults.add(Fault(delay=30))
    with pytest.raises(swath.DeadlineError, match=r"deadline of 0\.2 s"):
        world.item("latest", deadline=0.2)


def test_a_redirect_within_the_service_is_followed(world, emulator):
    target = f"{emulator.datasphere.url}/api/item/v1/latest"
    faulty(emulator, times=2, location=target)
    assert world.item("latest").id


def test_no_credential_follows_a_redirect_elsewhere(world, emulator, stranger):
    stranger.journal.clear()
    target = f"{stranger.datasphere.url}/api/item/v1/latest"
    for status in (301, 302, 303, 307, 308):
        emulator.faults.clear()
        emulator.faults.add(Fault(location=target, status=status))
        with pytest.raises(swath.RedirectError) as caught:
            world.item("latest")
        assert caught.value.status == status
    assert len(stranger.journal) == 0


def test_a_redirect_in_circles_ends(world, emulator):
    emulator.faults.add(Fault(location="?again"))
    with pytest.raises(swath.RedirectError, match="in a row"):
        world.item("latest")
    assert len(emulator.journal) == 6


def test_a_compressed_answer_is_read(world, raw_server):
    body = gzip.compress(json.dumps(FINE).encode())
    raw_server.answer = (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
        % len(body)
    ) + body
    assert world.item("x", base_url=raw_server.url).to_dict() == FINE
    raw_server.answer = raw_server.answer.replace(b"\x1f\x8b", b"\x1f\x8c")
    with pytest.raises(swath.TransportError):
        world.item("x", base_url=raw_server.url, max_retries=1)


@pytest.mark.parametrize(
    "answer",
    [
        b"\x16\x03\x01\x02\x00",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"",
    ],
    ids=lambda answer: answer[:40],
)
def test_what_is_no_http_is_a_transport_error(world, raw_server, answer):
    raw_server.answer, raw_server.closing = answer, True
    with pytest.raises(swath.TransportError):
        world.item("x", base_url=raw_server.url, max_retries=1)
