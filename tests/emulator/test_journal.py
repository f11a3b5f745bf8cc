from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import msgspec
import pytest

from swath.emulator import Fault
from swath.emulator.journal import (
    CAPACITY,
    EXCERPT,
    MESSAGES,
    REMARKS,
    Entry,
    Journal,
)


def entry(**changes):
    usual = {
        "number": 0,
        "time": datetime.now(UTC),
        "clock": datetime.now(UTC),
        "service": "datasphere",
        "method": "GET",
        "path": "/datasphere/",
    }
    return Entry(**{**usual, **changes})


def test_an_exchange_is_recorded_in_full(emulator, client):
    reply = client.get("/api/dataset/v1/many/paginate/?order=old&page=2")
    (found,) = emulator.journal.entries
    assert (found.service, found.operation) == ("datasphere", "getDatasetPage")
    assert (found.method, found.path) == (
        "GET",
        "/datasphere/api/dataset/v1/many/paginate/",
    )
    assert found.query == [("order", "old"), ("page", "2")]
    assert (found.status, found.sent) == (200, len(reply.content))
    assert found.headers["host"] == emulator.url.removeprefix("http://")
    assert found.clock == emulator.clock.now()
    assert datetime.now(UTC) - found.time < timedelta(minutes=1)
    assert not found.odd
    assert not found.fault


def test_exchanges_are_found_by_what_they_were(emulator, client):
    client.get("/api/item/v1/latest")
    client.get("/api/item/v1/none")
    client.get("/api/dataset/v1/many/stream/")
    assert len(emulator.journal.find(operation="getItem")) == 2
    assert len(emulator.journal.find(operation="getItem", status=404)) == 1
    assert not emulator.journal.find(service="spaceknow")
    assert len(emulator.journal.find()) == len(emulator.journal) == 3


def test_secrets_are_masked(emulator, client):
    client.get(
        "/api/item/v1/latest?token=hush-hush",
        headers={"Cookie": "hush-hush", "X-Api-Key": "hush-hush"},
    )
    (found,) = emulator.journal.entries
    written = repr(emulator.journal) + msgspec.json.encode(found).decode()
    assert "hush" not in written
    assert emulator.datasphere.token not in written
    assert found.headers["authorization"] == "Token ***"


def test_the_fault_applied_is_recorded(emulator, client):
    fault = Fault(operation="getItem", status=503, times=1)
    emulator.faults.add(fault)
    client.get("/api/item/v1/latest")
    client.get("/api/item/v1/latest")
    struck, spared = emulator.journal.entries
    assert msgspec.json.decode(struck.fault, type=Fault) == fault
    assert spared.fault == ""


def test_a_dropped_exchange_has_no_status(emulator, client):
    emulator.faults.add(Fault(drop="close"))
    with pytest.raises(httpx.RemoteProtocolError):
        client.get("/api/item/v1/latest")
    (found,) = emulator.journal.entries
    assert found.status is None
    assert "no answer" in str(found)


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("limit=3", "unknown query parameter 'limit'"),
        ("order=old&order=new", "'order' is given 2 times"),
        ("from=2026-01-01T00:00:00", "'from' names no time zone"),
        ("to=2026-12-01", "'to' names no time zone"),
    ],
)
def test_odd_queries_are_accepted_and_noted(emulator, client, query, remark):
    reply = client.get(f"/api/dataset/v1/many/paginate/?{query}")
    assert reply.status_code == 200
    (found,) = emulator.journal.odd
    assert remark in found.odd[0]


@pytest.mark.parametrize(
    "moment",
    ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00%2B01:00", "2026-01-01t00:00:00z"],
)
def test_a_moment_with_a_zone_is_not_odd(emulator, client, moment):
    client.get(f"/api/dataset/v1/many/stream/?from={moment}")
    assert not emulator.journal.odd


def test_a_body_where_none_belongs_is_noted(emulator, client):
    client.request("GET", "/api/item/v1/latest", content=b"{}")
    assert emulator.journal.entries[0].odd == ["a GET request with a body"]


def test_unknown_paths_are_recorded_too(emulator, client):
    client.get("/api/unknown")
    (found,) = emulator.journal.entries
    assert (found.operation, found.status) == ("", 404)


def test_admin_requests_are_not(emulator):
    httpx.get(f"{emulator.url}/_emulator/health", verify=False)
    assert not len(emulator.journal)


def test_it_reads_well(emulator, client):
    client.get("/api/item/v1/latest?x=1")
    text = repr(emulator.journal)
    assert text.startswith("Journal of 1 exchanges:\n  #1 GET /datasphere/api/item/v1/")
    assert "[getItem]" in text
    assert "odd: unknown query parameter 'x'" in text


def test_it_is_bounded():
    journal = Journal()
    for _ in range(CAPACITY + 5):
        journal.open(entry())
    assert len(journal) == CAPACITY
    assert journal.entries[0].number == 6


def test_messages_are_bounded_but_counted():
    found = entry()
    for _ in range(MESSAGES + 5):
        found.heard("in", "{}")
    assert (len(found.messages), found.message_count) == (MESSAGES, MESSAGES + 5)


@pytest.mark.parametrize(
    "content",
    [
        '{"Authorization": "Token hush"}',
        b'{"authorization":"hush"}',
        '{"x": 1, "password" : "hush", "y": 2}',
        '{"Authorization": "a\\"hush"}',
    ],
)
def test_messages_hide_secrets(content):
    found = entry()
    found.heard("in", content)
    assert "hush" not in found.messages[0].excerpt
    assert "***" in found.messages[0].excerpt


def test_requests_on_one_connection_have_the_clients_end_in_common(emulator, client):
    for _ in range(2):
        client.get("/api/item/v1/latest")
    with httpx.Client(base_url=emulator.datasphere.url) as other:
        other.get("/api/item/v1/latest")
    first, second, third = (one.client for one in emulator.journal.entries)
    assert first == second != third


def test_remarks_are_bounded():
    full = entry()
    for number in range(10 * REMARKS):
        full.note(f"{number}" * EXCERPT)
    assert len(full.odd) == REMARKS
    assert max(map(len, full.odd)) == EXCERPT
