from __future__ import annotations

import asyncio
import math
import re
import socket
import threading

import pytest
from websockets.utils import accept_key

import swath
from swath.emulator import Fault, Token

from .worlds import PATIENCE, until


def scene(number, **more):
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": f"p{number}",
        "geometry": None,
        "properties": {"datetime": f"2026-06-01T00:00:{number % 60:02}Z"},
        "links": [],
        "assets": {},
        **more,
    }


def arrived(emulator):
    return [one.id for one in emulator.datasphere.published]


def first_seen(emulator):
    return list(dict.fromkeys(arrived(emulator)))


def ended(emulator, after, connection=0):
    """After that many messages, waits until the service has ended the connection."""

    def wait(count):
        if count != max(after, 1):
            return
        entries = emulator.journal.find(operation="publish")
        assert until(lambda: entries[connection].finished)

    return wait


SCENES = [scene(number) for number in range(40)]
NAMES = [one["id"] for one in SCENES]


@pytest.mark.parametrize("form", ["ping", "text"])
def test_everything_arrives_in_order(world, emulator, form):
    emulator.datasphere.switches.heartbeat = 0.02
    emulator.datasphere.switches.heartbeat_form = form
    assert world.publish(*SCENES, provider="org", subscribable=False) == 0
    assert arrived(emulator) == NAMES
    (first, *_) = emulator.datasphere.published
    assert (first.provider, first.subscribable) == ("org", False)
    assert first.decoded() == SCENES[0]
    assert emulator.datasphere.counters.rejected == 0


def test_leaving_closes_in_order(world, emulator):
    world.publish(scene(1))
    (entry,) = emulator.journal.find(operation="publish")
    assert entry.headers["authorization"] == "Token ***"
    assert entry.finished
    assert entry.odd == []


@pytest.mark.parametrize("after", [0, 1, 7, 39])
@pytest.mark.parametrize("how", [{"drop": "reset"}, {"drop": "close"}])
def test_a_break_loses_nothing(world, emulator, after, how):
    emulator.faults.add(
        Fault(operation="publish", times=1, after_messages=after, **how)
    )
    world.publish(*SCENES, after=ended(emulator, after))
    assert first_seen(emulator) == NAMES


@pytest.mark.parametrize("code", [1001, 1011, 1012, 4000])
def test_a_close_in_the_middle_is_taken_up_again(world, emulator, code):
    emulator.faults.add(Fault(times=1, close_code=code, after_messages=10))
    assert world.publish(*SCENES, after=ended(emulator, 10)) >= 10
    assert first_seen(emulator) == NAMES


def test_a_close_after_the_last_message_is_noticed(world, emulator):
    emulator.faults.add(Fault(times=1, close_code=1011, after_messages=40))
    assert world.publish(*SCENES, after=ended(emulator, 40)) >= 40
    assert first_seen(emulator) == NAMES


@pytest.mark.parametrize("code", [1003, 1007, 1008, 1009])
def test_a_refusal_in_the_middle_is_an_error(world, emulator, code):
    emulator.faults.add(
        Fault(close_code=code, close_reason="not that", after_messages=3)
    )
    with pytest.raises(swath.PublishError, match="not that") as caught:
        world.publish(*SCENES[:10], after=ended(emulator, 3))
    assert caught.value.code == code
    assert len(emulator.journal.find(operation="publish")) == 1


def test_a_strict_server_says_what_it_dislikes(world, emulator):
    emulator.datasphere.switches.strict = True
    emulator.datasphere.switches.message_limit = 2_000
    big = scene(1, description="x" * 3_000)
    with pytest.raises(swath.PublishError, match="too big") as caught:
        world.publish(big, after=ended(emulator, 1))
    assert caught.value.code == 1009


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, swath.AuthenticationError), (403, swath.PermissionDeniedError)],
)
def test_a_refused_upgrade_is_not_repeated(world, emulator, status, error):
    emulator.faults.add(Fault(operation="publish", status=status))
    with pytest.raises(error, match=str(status)):
        world.publish(scene(1))
    assert len(emulator.journal.find(operation="publish")) == 1


def test_rights_are_checked_by_the_service(world, emulator):
    emulator.datasphere.tokens.add(Token(value="reader", publish=()))
    with pytest.raises(swath.PermissionDeniedError, match="no right to publish"):
        world.publish(scene(1), options={"token": "reader"})
    with pytest.raises(swath.AuthenticationError, match="not valid"):
        world.publish(scene(1), options={"token": "unknown"})


def test_a_missing_slash_is_the_services_403(world, emulator):
    url = emulator.datasphere.publish_url.rstrip("/")
    with pytest.raises(swath.PermissionDeniedError):
        world.publish(scene(1), options={"publish_url": url})


def test_a_busy_server_is_tried_again(world, emulator):
    emulator.faults.add(Fault(operation="publish", status=503, times=2))
    emulator.faults.add(Fault(operation="publish", status=429, retry_after=0, times=1))
    world.publish(scene(1))
    assert arrived(emulator) == ["p1"]


def test_a_server_that_is_not_there_is_an_error(world):
    url = "ws://127.0.0.1:9/publish/v1/"
    with pytest.raises(swath.PublishError, match="lost for good"):
        world.publish(scene(1), options={"publish_url": url, "max_retries": 1})


def test_a_server_that_is_no_websocket_is_an_error(world, raw_server):
    raw_server.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    url = f"ws{raw_server.url.removeprefix('http')}/"
    with pytest.raises((swath.PublishError, swath.StatusError)):
        world.publish(scene(1), options={"publish_url": url, "max_retries": 1})


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"type": "Feature"},
        {"hello": "world"},
        scene(1, bbox=[math.nan] * 4),
        scene(1, geometry={"type": "Point", "coordinates": [1, 2]}),
        scene(1, properties={"datetime": "yesterday"}),
        scene(1, properties={}),
        scene(1, id=""),
        scene(1, x=object()),
    ],
    ids=lambda bad: str(bad)[:30],
)
def test_what_is_not_publishable_never_leaves(world, emulator, bad):
    with pytest.raises(swath.InputError):
        world.publish(scene(1), bad, scene(2))
    assert arrived(emulator) in ([], ["p1"])
    assert emulator.datasphere.counters.rejected == 0


def test_a_publisher_has_to_be_entered(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        out = ds.publish()
        with pytest.raises(swath.PublishError, match="connect first"):
            out.send(scene(1), active_parent="live-scenes")

    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ds:
            await ds.publish().confirm()

    with pytest.raises(swath.PublishError, match="connect first"):
        asyncio.run(scenario())


@pytest.mark.parametrize("options", [{"keep": 0}, {"silence": 0}, {"silence": "x"}])
def test_senseless_options_are_refused(emulator, options):
    with (
        swath.DataSphere(profile="emulator") as ds,
        pytest.raises(swath.InputError),
        ds.publish(**options),
    ):
        pass
    assert emulator.journal.find(operation="publish") == []


def failing(ds):
    with ds.publish() as out:
        out.send(scene(1), active_parent="live-scenes")
        raise ZeroDivisionError


def test_an_error_in_the_block_is_not_covered(emulator):
    with swath.DataSphere(profile="emulator") as ds, pytest.raises(ZeroDivisionError):
        failing(ds)


def test_confirming_counts_down(emulator):
    with swath.DataSphere(profile="emulator") as ds, ds.publish(keep=3) as out:
        counts = []
        for number in range(4):
            out.send(scene(number), active_parent="live-scenes")
            counts.append(out.unconfirmed)
        assert counts == [1, 2, 0, 1]
        out.confirm()
        assert out.unconfirmed == 0
    assert len(emulator.datasphere.published) == 4


@pytest.fixture
def deaf_url():
    """Where websockets are taken on, and nothing is read that comes by them."""
    taken = []

    def take_on():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            taken.append(connection)
            key = re.search(rb"(?i)sec-websocket-key: (\S+)", connection.recv(65_536))
            told = accept_key(key[1].decode()).encode()
            connection.sendall(SWITCHED + told + b"\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=take_on)
        thread.start()
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}/"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(PATIENCE)
    for connection in taken:
        connection.close()


SWITCHED = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Accept: "
)


@pytest.mark.parametrize("size", [10, 500_000], ids=["small", "large"])
def test_who_does_not_read_counts_as_gone(world, deaf_url, size):
    big = scene(1, description="x" * size)
    options = {"publish_url": deaf_url, "max_retries": 1}
    with pytest.raises(swath.PublishError, match="lost for good"):
        world.publish(*[big] * 30, options=options, silence=0.5)


def test_parents_and_children_of_every_kind(world, emulator):
    extent = {
        "spatial": {"bbox": [[-1, -1, 1, 1]]},
        "temporal": {"interval": [[None, None]]},
    }
    catalog = {
        "type": "Catalog",
        "stac_version": "1.0.0",
        "id": "k",
        "description": "d",
        "links": [],
    }
    collection = {**catalog, "type": "Collection", "license": "other", "extent": extent}
    world.publish(
        catalog, collection, swath.Item.from_dict(scene(1)), active_parent="k"
    )
    assert [one.kind for one in emulator.datasphere.published] == [
        "Catalog",
        "Collection",
        "Feature",
    ]
