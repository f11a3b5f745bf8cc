from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import random

import pytest

import swath
from swath.emulator import Fault, GeneratedItems


START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
COUNT = 100_000


def tiny(index):
    """An Item of about 110 bytes; three share each second."""
    when = START + dt.timedelta(seconds=index // 3)
    return (
        b'{"type":"Feature","stac_version":"1.0.0","id":"%06d","geometry":null,'
        b'"properties":{"datetime":"%s"},"links":[],"assets":{}}'
        % (index, f"{when:%Y-%m-%dT%H:%M:%SZ}".encode())
    )


SIZE = len(tiny(0)) + 1


def serve(emulator, count, name="load"):
    emulator.datasphere.add_package(name, GeneratedItems(count, tiny))
    emulator.datasphere.switches.chunk = 4_096


def ids(items):
    return [item.id for item in items]


def expected(count):
    return [f"{index:06d}" for index in range(count)]


@pytest.mark.parametrize("order", ["old", "new"])
@pytest.mark.parametrize("form", ["ndjson", "sse"])
def test_a_stream_gives_what_the_pages_give(world, emulator, order, form):
    emulator.datasphere.switches.stream_format = form
    streamed, reconnects = world.stream("many", order=order)
    assert reconnects == 0
    assert [item.raw for item in streamed] == [
        item.raw for item in world.items("many", order=order)
    ]
    assert len(streamed) == 120


@pytest.mark.parametrize("order", ["old", "new"])
@pytest.mark.parametrize("cut_by", ["reset", "close"])
def test_a_cut_anywhere_loses_and_doubles_nothing(world, emulator, order, cut_by):
    serve(emulator, 40)
    wanted = expected(40)[:: 1 if order == "old" else -1]
    places = [*range(0, 2 * SIZE, 13), *range(38 * SIZE, 40 * SIZE, 17)]
    for place in places:
        emulator.faults.clear()
        emulator.faults.add(Fault(times=1, cut_after=place, cut_by=cut_by))
        items, reconnects = world.stream("load", order=order)
        assert ids(items) == wanted, place
        assert reconnects == 1


def test_a_cut_within_many_items_of_one_moment(world, emulator):
    whole = emulator.datasphere.package("many").holdings
    sizes = [len(whole.content(index)) + 1 for index in range(120)]
    for first in (59, 60, 62, 64, 65):
        place = sum(sizes[:first]) + 300
        emulator.faults.clear()
        emulator.faults.add(Fault(times=1, cut_after=place, cut_by="reset"))
        emulator.datasphere.switches.chunk = 1
        items, reconnects = world.stream("many", order="old")
        assert [item.raw for item in items] == [*map(whole.content, range(120))]
        assert reconnects == 1


def test_every_kind_of_trouble_at_once(world, emulator):
    serve(emulator, COUNT)
    dice = random.Random(20_260_601)
    calls = itertools.count(1)
    emulator.faults.extend(
        [
            Fault(status=503, probability=0.05, seed=1),
            Fault(status=429, retry_after=0, probability=0.05, seed=2),
            *(
                Fault(
                    nth=next(calls),
                    cut_after=dice.randrange(COUNT * SIZE // 30),
                    cut_by=dice.choice(["close", "reset"]),
                )
                for _ in range(50)
            ),
        ]
    )
    items, reconnects = world.stream("load", order="old")
    assert ids(items) == expected(COUNT)
    assert 40 <= reconnects <= 50
    statuses = [entry.status for entry in emulator.journal]
    assert {503, 429} <= set(statuses)


def test_a_stream_may_be_left_and_taken_up_elsewhere(world, emulator):
    serve(emulator, 300)
    for by, order in itertools.product(["stream", "items"], ["old", "new"]):
        wanted = expected(300)[:: 1 if order == "old" else -1]
        found, cursor = world.read("load", 0, by=by, order=order)
        assert found == []
        for count in (1, 49, 1, 100, 2, 200):
            more, cursor = world.read("load", count, by=by, order=order, cursor=cursor)
            found += more
        assert ids(found) == wanted
        assert world.read("load", 1, by=by, order=order, cursor=cursor)[0] == []


def test_silence_is_an_interruption(world, emulator):
    serve(emulator, 40)
    silence = emulator.faults.add(Fault(times=2, stall_after=10 * SIZE + 5))
    items, reconnects = world.stream("load", order="old", idle_timeout=0.2)
    assert ids(items) == expected(40)
    assert reconnects >= silence.struck == 2


def test_a_dribble_is_no_silence(world, emulator):
    serve(emulator, 20)
    emulator.faults.add(Fault(rate=20 * SIZE / 4.5))
    items, reconnects = world.stream("load", order="old", idle_timeout=4.0)
    assert (ids(items), reconnects) == (expected(20), 0)


def test_a_deadline_is_for_opening_a_stream_and_not_for_its_silence(world, emulator):
    serve(emulator, 20)
    emulator.faults.add(Fault(times=1, stall_after=5 * SIZE, stall_for=4.5))
    items, reconnects = world.stream("load", {"deadline": 4.0}, order="old")
    assert (ids(items), reconnects) == (expected(20), 0)
    emulator.faults.add(Fault(delay=30))
    with pytest.raises(swath.DeadlineError):
        world.stream("load", {"deadline": 0.4}, order="old")


def test_a_stream_that_never_gets_on_gives_up(world, emulator):
    emulator.faults.add(Fault(operation="streamDataset", cut_after=10))
    with pytest.raises(swath.StreamError, match="3 times in a row"):
        world.stream("many", {"max_retries": 2})


def test_garbage_in_a_stream_is_an_error(world, emulator):
    emulator.faults.add(Fault(garbage=True))
    with pytest.raises(swath.StreamError, match="within a record"):
        world.stream("many", {"max_retries": 1})


def test_an_endless_stream_of_nothing_can_be_left(emulator):
    emulator.faults.add(Fault(endless=True, content_type="text/event-stream"))
    with (
        swath.DataSphere(profile="emulator") as ds,
        ds.dataset.stream("fifty", order="old") as records,
    ):
        assert len([next(records) for _ in range(50)]) == 50
        assert records.cursor


def test_an_error_object_within_a_stream_is_told(world, raw_server):
    lines = tiny(0) + b'\n{"detail":"the archive is offline"}\n' + tiny(1) + b"\n"
    raw_server.answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
        b"Content-Length: %d\r\n\r\n" % len(lines)
    ) + lines
    with pytest.raises(swath.StreamError, match=r"record 2.*archive is offline"):
        world.stream("x", {"base_url": raw_server.url})


def test_a_body_without_length_that_ends_in_a_record_was_cut(world, raw_server):
    raw_server.closing = True
    raw_server.answer = (
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + tiny(0) + b"\n" + tiny(1)[:50]
    )
    with pytest.raises(swath.StreamError, match="within a record"):
        world.stream("x", {"base_url": raw_server.url, "max_retries": 2})
    assert len(raw_server.requests) == 3
    assert b"from=" not in raw_server.requests[0]
    assert b"from=" in raw_server.requests[1] or b"to=" in raw_server.requests[1]


def test_a_refusal_in_the_middle_ends_the_stream(world, emulator):
    serve(emulator, 40)
    emulator.faults.add(Fault(nth=1, cut_after=10 * SIZE))
    emulator.faults.add(Fault(nth=2, token="expired"))
    with pytest.raises(swath.AuthenticationError, match="expired"):
        world.stream("load", order="old")


def test_a_stream_has_to_be_entered(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        records = ds.dataset.stream("many")
        with pytest.raises(swath.StreamError, match="open the stream first"):
            next(records)

    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ds:
            await anext(ds.dataset.stream("many"))

    with pytest.raises(swath.StreamError, match="open the stream first"):
        asyncio.run(scenario())


def test_after_its_end_a_stream_stays_ended(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        with ds.dataset.stream("fifty") as records:
            assert len(list(records)) == 50
            assert list(records) == []
            mark = records.cursor
        assert records.cursor == mark
        with ds.dataset.stream("fifty", cursor=mark) as again:
            assert list(again) == []


def test_a_refused_stream_fails_when_it_is_entered(emulator):
    with swath.DataSphere(profile="emulator") as ds:
        records = ds.dataset.stream("nothing")
        with pytest.raises(swath.NotFoundError):
            records.__enter__()


def test_the_generated_stream_gives_bytes_and_is_not_resumed(emulator):
    serve(emulator, 40)
    with swath.DataSphere(profile="emulator") as ds:
        with ds.dataset.stream_dataset("load") as body:
            assert body.status == 200
            assert body.headers["content-type"].startswith("text/event-stream")
            assert len(b"".join(body)) == 40 * SIZE
        emulator.faults.add(Fault(cut_after=100))
        with (
            ds.dataset.stream_dataset("load") as body,
            pytest.raises(swath.TransportError, match="streamDataset"),
        ):
            list(body)
