from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from swath.emulator import Fault, Token, scene


PATH = "/subscription/v1/"
PARENT = "live-scenes"


class Feed:
    """A subscription, read line by line."""

    def __init__(self, reply: httpx.Response) -> None:
        self.reply = reply
        self._lines = self._split(reply.iter_raw())

    @staticmethod
    def _split(pieces: Iterator[bytes]) -> Iterator[bytes]:
        rest = b""
        for piece in pieces:
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines

    def line(self) -> bytes:
        return next(self._lines)

    def event(self) -> dict[str, bytes]:
        fields: dict[str, bytes] = {}
        while line := self.line():
            name, _, value = line.partition(b": ")
            fields[name.decode()] = value
        return fields


@pytest.fixture
def subscribe(client):
    @contextmanager
    def subscribed(package="live", **headers):
        with client.stream(
            "GET", PATH, params={"package": package}, headers=headers
        ) as reply:
            reply.raise_for_status()
            yield Feed(reply)

    return subscribed


def publish(emulator, number, **options):
    item = scene(number, PARENT)
    emulator.datasphere.publish(item, active_parent=PARENT, **options)
    return item


def test_what_is_published_arrives_as_events(emulator, subscribe):
    with subscribe() as feed:
        items = [publish(emulator, number) for number in (20, 21, 22)]
        events = [feed.event() for _ in items]
    received = [json.loads(event["data"]) for event in events]
    assert received == json.loads(json.dumps(items))
    numbers = [int(event["id"].rpartition(b"-")[2]) for event in events]
    assert numbers == sorted(set(numbers))


def test_the_bytes_arrive_as_they_were_published(emulator, subscribe):
    text = json.dumps(scene(20, PARENT)).replace('"gsd": 10', '"gsd":   1.0e1').encode()
    with subscribe() as feed:
        emulator.datasphere.publish(text, active_parent=PARENT)
        assert feed.event()["data"] == text


def test_every_subscriber_gets_everything(emulator, subscribe):
    with subscribe() as one, subscribe() as other:
        assert emulator.datasphere.hub.subscribers == 2
        publish(emulator, 20)
        assert one.event() == other.event()


def test_only_packages_that_cover_the_parent_get_it(emulator, subscribe):
    with subscribe("harbours-live") as feed:
        publish(emulator, 20)
        emulator.datasphere.publish(scene(0, "harbours"), active_parent="harbours")
        assert json.loads(feed.event()["data"])["id"] == "harbours-0001"


def test_what_is_not_subscribable_goes_to_the_archive_alone(emulator, subscribe):
    with subscribe() as feed:
        old = publish(emulator, 20, subscribable=False)
        new = publish(emulator, 21)
        assert json.loads(feed.event()["data"])["id"] == new["id"]
    archive = emulator.datasphere.package("live-archive")
    names = {one.id for one in archive.holdings._records}
    assert {old["id"], new["id"]} <= names


def test_what_was_before_does_not_arrive(emulator, subscribe):
    publish(emulator, 20)
    with subscribe() as feed:
        new = publish(emulator, 21)
        assert json.loads(feed.event()["data"])["id"] == new["id"]


def test_last_event_id_brings_what_was_missed(emulator, subscribe):
    with subscribe() as feed:
        publish(emulator, 20)
        seen = feed.event()["id"].decode()
    missed = [publish(emulator, number)["id"] for number in (21, 22)]
    with subscribe(**{"Last-Event-ID": seen}) as feed:
        assert [json.loads(feed.event()["data"])["id"] for _ in missed] == missed


@pytest.mark.parametrize("last", ["nonsense", "1-x", "-", "²-²"])
def test_an_unknown_last_event_id_brings_nothing_old(emulator, subscribe, last):
    publish(emulator, 20)
    with subscribe(**{"Last-Event-ID": last.encode("latin-1")}) as feed:
        new = publish(emulator, 21)
        assert json.loads(feed.event()["data"])["id"] == new["id"]


def test_replay_can_be_switched_off(emulator, subscribe):
    emulator.datasphere.switches.replay = False
    publish(emulator, 20)
    with subscribe(**{"Last-Event-ID": "0-0"}) as feed:
        new = publish(emulator, 21)
        assert json.loads(feed.event()["data"])["id"] == new["id"]


def test_a_gap_can_be_filled_from_the_archive(emulator, client):
    item = publish(emulator, 20)
    reply = client.get(
        "/api/dataset/v1/live-archive/stream/",
        params={"order": "old", "from": item["properties"]["datetime"]},
    )
    assert [json.loads(line)["id"] for line in reply.content.splitlines()] == [
        item["id"]
    ]


def test_bare_lines_can_be_switched_on(emulator, subscribe):
    emulator.datasphere.switches.subscription_format = "ndjson"
    with subscribe() as feed:
        item = publish(emulator, 20)
        assert json.loads(feed.line())["id"] == item["id"]


def test_silence_is_broken_by_comments(emulator, subscribe):
    emulator.datasphere.switches.keep_alive = 0.02
    with subscribe() as feed:
        assert [feed.line() for _ in range(4)] == [b": keep-alive", b""] * 2


def test_a_manual_clock_moves_the_comments(emulator, subscribe):
    emulator.clock.use("manual")
    with subscribe() as feed:
        emulator.clock.advance(15)
        assert feed.line() == b": keep-alive"


def test_a_subscription_can_be_ended_by_the_server(emulator, subscribe):
    emulator.datasphere.switches.subscription_seconds = 0.05
    with subscribe() as feed:
        assert feed.reply.read() == b""


def test_a_reset_ends_all_subscriptions(emulator, subscribe):
    with subscribe() as feed:
        emulator.reset()
        assert list(feed._lines) == []


def test_whoever_leaves_is_forgotten(emulator, subscribe):
    hub = emulator.datasphere.hub
    with subscribe():
        assert hub.subscribers == 1
    emulator.datasphere.switches.keep_alive = 0.01
    with subscribe() as feed:
        while hub.subscribers > 1:
            feed.line()


def test_asking_for_the_headers_only_leaves_no_subscriber(emulator, client, eventually):
    assert client.head(PATH, params={"package": "live"}).status_code == 200
    eventually(lambda: not emulator.datasphere.hub.subscribers)


def test_a_cut_ends_a_subscription_without_its_end(emulator, subscribe):
    emulator.faults.add(Fault(operation="subscribe", cut_after=100))
    with subscribe() as feed:
        publish(emulator, 20)
        with pytest.raises(httpx.RemoteProtocolError):
            feed.event()
    (entry,) = emulator.journal.find(operation="subscribe")
    assert entry.sent == 100


@pytest.mark.parametrize("package", ["none", "many", "latest"])
def test_only_subscription_packages_are_subscribed_to(client, package):
    assert client.get(PATH, params={"package": package}).status_code == 404


@pytest.mark.parametrize("query", [{}, {"package": ""}])
def test_without_a_package_it_is_a_400(client, query):
    reply = client.get(PATH, params=query)
    assert reply.status_code == 400
    assert "'package'" in reply.json()["detail"]


def test_rights_are_checked(emulator, client):
    emulator.datasphere.tokens.add(Token(value="narrow", read=("many",)))
    headers = {"Authorization": "Token narrow"}
    query = {"package": "live"}
    assert client.get(PATH, params=query, headers=headers).status_code == 403
    del client.headers["Authorization"]
    assert client.get(PATH, params=query).status_code == 401
