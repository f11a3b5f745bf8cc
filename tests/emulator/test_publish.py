from __future__ import annotations

import json
import socket

import pytest
from websockets.exceptions import (
    ConnectionClosed,
    ConnectionClosedError,
    InvalidHandshake,
    InvalidStatus,
)
from websockets.sync.client import connect

from swath.emulator import Fault, Token, scene


PARENT = "live-scenes"
PATIENCE = 60
"""Seconds that a busy machine may take."""


def authorization(emulator, token=None):
    return {"Authorization": f"Token {token or emulator.datasphere.token}"}


@pytest.fixture
def socketed(emulator):
    """Opens the publish websocket; with the token in the header unless told so."""

    def opened(headers=None, url=None):
        return connect(
            url or emulator.datasphere.publish_url,
            additional_headers=authorization(emulator) if headers is None else headers,
            open_timeout=PATIENCE,
            close_timeout=PATIENCE,
        )

    return opened


def message(number=20, **changes):
    usual = {"active_parent": PARENT, "data": scene(number, PARENT)}
    return json.dumps({**usual, **changes})


def wait_for(emulator, count):
    return emulator.datasphere.wait_for_published(count, PATIENCE)


def test_text_and_binary_frames_are_taken(emulator, socketed):
    with socketed() as link:
        link.send(message(20))
        link.send(message(21).encode())
        published = wait_for(emulator, 2)
    assert [one.id for one in published] == ["live-scenes-0021", "live-scenes-0022"]
    assert published[0].decoded() == json.loads(message(20))["data"]


def test_defaults_are_the_documented_ones(emulator, socketed):
    emulator.datasphere.tokens.add(Token(value="mine", organisation="port-watch"))
    with socketed(authorization(emulator, "mine")) as link:
        link.send(message())
        (published,) = wait_for(emulator, 1)
    assert published.provider == "port-watch"
    assert published.subscribable


def test_a_large_message_in_fragments_is_one(emulator, socketed):
    text = message()
    with socketed() as link:
        link.send([text[:10], text[10:500], text[500:]])
        assert len(wait_for(emulator, 1)) == 1


def test_the_token_may_come_as_the_first_message(emulator, socketed):
    with socketed({}) as link:
        link.send(json.dumps(authorization(emulator)))
        link.send(message())
        assert len(wait_for(emulator, 1)) == 1


@pytest.mark.parametrize(
    "first", ["{}", "nonsense", message(), '{"Authorization": "Token wrong"}', b"\xff"]
)
def test_any_other_first_message_is_the_end(emulator, socketed, first):
    with socketed({}) as link:
        link.send(first)
        with pytest.raises(ConnectionClosedError) as caught:
            link.recv(timeout=PATIENCE)
    assert caught.value.rcvd.code == 1008
    assert not emulator.datasphere.published


def test_no_first_message_is_the_end_too(emulator, socketed):
    emulator.datasphere.switches.token_wait = 0.05
    with socketed({}) as link, pytest.raises(ConnectionClosedError) as caught:
        link.recv(timeout=PATIENCE)
    assert caught.value.rcvd.code == 1008


@pytest.mark.parametrize("value", ["Token wrong", "Bearer x", ""])
def test_a_bad_token_in_the_header_refuses_the_upgrade(socketed, value):
    with pytest.raises(InvalidStatus) as caught:
        socketed({"Authorization": value})
    assert caught.value.response.status_code == 401
    assert "token" in json.loads(caught.value.response.body)["detail"]


def test_a_token_that_may_not_publish_is_a_403(emulator, socketed):
    emulator.datasphere.tokens.add(Token(value="reader", publish=()))
    with pytest.raises(InvalidStatus) as caught:
        socketed(authorization(emulator, "reader"))
    assert caught.value.response.status_code == 403


@pytest.mark.parametrize("path", ["publish/v1", "publish/v1//", "publish/v2/", ""])
def test_the_path_is_strict(emulator, socketed, path):
    with pytest.raises(InvalidStatus) as caught:
        socketed(url=f"ws{emulator.datasphere.url.removeprefix('http')}/{path}")
    assert caught.value.response.status_code == 403


@pytest.mark.parametrize("path", ["", "/elsewhere/", "/_emulator/health"])
def test_outside_of_the_service_there_is_no_websocket(emulator, socketed, path):
    with pytest.raises(InvalidStatus) as caught:
        socketed(url=f"ws{emulator.url.removeprefix('http')}{path}")
    assert caught.value.response.status_code == 403


def test_without_an_upgrade_it_is_a_426(client):
    reply = client.get("/publish/v1/")
    assert (reply.status_code, reply.headers["upgrade"]) == (426, "websocket")


def test_without_upgrade_and_token_it_is_a_401(client):
    del client.headers["Authorization"]
    assert client.get("/publish/v1/").status_code == 401


def test_reading_operations_are_no_websockets(emulator, socketed):
    with pytest.raises(InvalidStatus) as caught:
        socketed(
            url=f"ws{emulator.datasphere.url.removeprefix('http')}/api/item/v1/latest"
        )
    assert caught.value.response.status_code == 403


def test_an_item_of_the_same_name_replaces_the_other(emulator, socketed):
    data = scene(20, PARENT)
    with socketed() as link:
        link.send(message(data=data))
        data["properties"]["title"] = "second thoughts"
        data["properties"]["datetime"] = "2026-01-01T00:00:00Z"
        link.send(message(data=data))
        wait_for(emulator, 2)
    archive = emulator.datasphere.package("live-archive")
    assert len(archive) == 11
    assert b"second thoughts" in archive.holdings.content(0)
    counters = emulator.datasphere.counters
    assert (counters.items, counters.updated) == (2, 1)


def test_an_item_without_a_collection_is_filed_under_its_parent(emulator, socketed):
    data = scene(20, PARENT)
    with socketed() as link:
        link.send(message(data=data))
        del data["collection"]
        link.send(message(data=data))
        wait_for(emulator, 2)
    assert emulator.datasphere.counters.updated == 1


def test_parents_are_taken_too(emulator, socketed):
    catalog = {
        "type": "Catalog",
        "stac_version": "1.0.0",
        "id": "quays",
        "description": "All quays.",
        "links": [],
    }
    collection = {
        **catalog,
        "type": "Collection",
        "license": "various",
        "extent": {
            "spatial": {"bbox": [[-180, -90, 180, 90]]},
            "temporal": {"interval": [["2026-01-01T00:00:00Z", None]]},
        },
    }
    with socketed() as link:
        link.send(message(data=catalog))
        link.send(message(data=collection))
        published = wait_for(emulator, 2)
    assert [one.kind for one in published] == ["Catalog", "Collection"]
    assert emulator.datasphere.counters.parents == 2
    assert emulator.datasphere.knows_parent("quays")


BAD = {
    "text": ("nonsense", 1007),
    "not an object": ("[]", 1007),
    "not UTF-8": (b'{"active_parent": "\xff"}', 1007),
    "no parent": (json.dumps({"data": scene(0, "c")}), 1003),
    "no data": (json.dumps({"active_parent": "c"}), 1003),
    "parent of a wrong type": (message(active_parent=7), 1003),
    "subscribable of a wrong type": (message(subscribable="yes"), 1003),
    "null data": (message(data=None), 1003),
    "no STAC": (message(data={"type": "Feature", "id": "x"}), 1003),
    "another kind": (message(data={"type": "Granule"}), 1003),
    "a kind that is no text": (message(data={"type": {}}), 1003),
    "foreign provider": (message(provider="others"), 1008),
    "a long foreign name": (message(provider="ł" * 200), 1008),
    "too big": (message(padding="x" * 2**20), 1009),
}


@pytest.fixture
def own_token(emulator):
    emulator.datasphere.tokens.add(
        Token(value="mine", organisation="port-watch", publish=("port-*",))
    )
    return authorization(emulator, "mine")


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_message_is_counted_in_silence(emulator, socketed, own_token, kind):
    with socketed(own_token) as link:
        link.send(BAD[kind][0])
        link.send(message())
        assert len(wait_for(emulator, 1)) == 1
    counters = emulator.datasphere.counters
    assert (counters.rejected, counters.messages, counters.items) == (1, 2, 1)
    assert counters.reasons[0]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_message_ends_a_strict_connection(emulator, socketed, own_token, kind):
    emulator.datasphere.switches.strict = True
    content, code = BAD[kind]
    with socketed(own_token) as link:
        link.send(content)
        with pytest.raises(ConnectionClosedError) as caught:
            link.recv(timeout=PATIENCE)
    assert caught.value.rcvd.code == code
    assert caught.value.rcvd.reason


def test_the_heartbeat_is_a_ping(emulator, socketed, eventually):
    emulator.datasphere.switches.heartbeat = 0.02
    with socketed() as link:
        link.send(message())
        wait_for(emulator, 1)
        (entry,) = emulator.journal.find(operation="publish")
        eventually(lambda: any(one.kind == "ping" for one in entry.messages))
        assert link.ping().wait(PATIENCE)
        with pytest.raises(TimeoutError):
            link.recv(timeout=0)


def test_the_heartbeat_can_be_a_text(emulator, socketed):
    emulator.datasphere.switches.heartbeat_form = "text"
    emulator.datasphere.switches.heartbeat = 0.02
    with socketed() as link:
        assert json.loads(link.recv(timeout=PATIENCE)) == {"type": "heartbeat"}


def test_a_manual_clock_moves_the_heartbeat(emulator, socketed):
    emulator.clock.use("manual")
    emulator.datasphere.switches.heartbeat_form = "text"
    with socketed() as link:
        link.send(message())
        wait_for(emulator, 1)
        emulator.clock.advance(25)
        assert "heartbeat" in link.recv(timeout=PATIENCE)


def test_a_fault_refuses_the_upgrade(emulator, socketed):
    emulator.faults.add(Fault(operation="publish", status=503, retry_after=2, times=1))
    with pytest.raises(InvalidStatus) as caught:
        socketed()
    assert caught.value.response.status_code == 503
    assert caught.value.response.headers["retry-after"] == "2"
    with socketed() as link:
        link.send(message())
        assert wait_for(emulator, 1)


def test_a_fault_refuses_the_token(emulator, socketed):
    emulator.faults.add(Fault(method="WEBSOCKET", token="expired"))
    with pytest.raises(InvalidStatus) as caught:
        socketed()
    assert caught.value.response.status_code == 401


@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_fault_drops_the_connection_before_the_upgrade(emulator, socketed, how):
    emulator.faults.add(Fault(operation="publish", drop=how))
    with pytest.raises((InvalidHandshake, EOFError, ConnectionResetError)):
        socketed()


@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_fault_drops_the_connection_after_messages(emulator, socketed, how):
    emulator.faults.add(Fault(operation="publish", drop=how, after_messages=2))
    with socketed() as link:
        link.send(message(20))
        link.send(message(21))
        with pytest.raises(ConnectionClosedError) as caught:
            link.recv(timeout=PATIENCE)
    assert caught.value.rcvd is None
    assert len(emulator.datasphere.published) == 2


@pytest.mark.parametrize("after", [0, 1])
def test_a_fault_closes_with_a_code(emulator, socketed, after):
    emulator.faults.add(
        Fault(
            operation="publish",
            close_code=1012,
            close_reason="restart",
            after_messages=after,
        )
    )
    with socketed() as link:
        for _ in range(after):
            link.send(message())
        with pytest.raises(ConnectionClosed) as caught:
            link.recv(timeout=PATIENCE)
    assert (caught.value.rcvd.code, caught.value.rcvd.reason) == (1012, "restart")
    assert len(emulator.datasphere.published) == after


def test_the_journal_shows_messages_without_the_token(emulator, socketed):
    with socketed({}) as link:
        link.send(json.dumps(authorization(emulator)))
        link.send(message())
        wait_for(emulator, 1)
    (entry,) = emulator.journal.find(operation="publish")
    assert (entry.status, entry.message_count) == (101, 2)
    assert emulator.datasphere.token not in repr(entry)
    assert '"active_parent"' in entry.messages[1].excerpt
    assert entry.messages[1].size == len(message())


def test_an_item_under_an_unknown_parent_is_odd(emulator, socketed):
    with socketed() as link:
        link.send(message(active_parent="nowhere"))
        wait_for(emulator, 1)
        link.send(message())
        wait_for(emulator, 2)
    (entry,) = emulator.journal.find(operation="publish")
    assert any("nowhere" in remark for remark in entry.odd)


def test_waiting_for_what_does_not_come_ends(emulator):
    with pytest.raises(TimeoutError, match="0 of 1"):
        emulator.datasphere.wait_for_published(1, timeout=0.01)


def test_a_client_that_leaves_without_a_token_does_no_harm(
    emulator, socketed, eventually
):
    with socketed({}):
        pass
    eventually(lambda: emulator.journal.find(operation="publish")[0].finished)
    assert not emulator.journal.odd


def test_a_client_that_vanishes_leaves_the_server_well(emulator, client, socketed):
    link = socketed()
    link.socket.shutdown(socket.SHUT_RDWR)
    with socketed() as other:
        other.send(message())
        assert wait_for(emulator, 1)
