"""Subscriptions, stepped: gaps, what fills them, and what came twice."""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from swath._core.records import RecordFlow
from swath._errors import InputError
from swath.datasphere._subscription import _Live, _Window
from swath.stac import Item

from .stepping import ORIGIN, WALL, Answer, World, context, cut


class Caller:
    """What a subscription takes from a caller."""

    base_url = ORIGIN

    def __init__(self, **options):
        self.context = context(**options)


def item(number, minute=0, **more):
    when = f"2026-06-01T00:{minute:02}:00Z"
    members = {"type": "Feature", "id": f"i{number}", "links": [], "assets": {}}
    members |= {"stac_version": "1.0.0", "geometry": None}
    return Item.from_dict({**members, "properties": {"datetime": when}, **more})


def event(one, event_id):
    return b"id: %s\ndata: %s\n\n" % (event_id.encode(), one.raw)


def page(*items):
    inside = b",".join(one.raw for one in items)
    body = b'{"type":"FeatureCollection","features":[%s],"links":[]}' % inside
    return Answer(headers={"content-type": "application/json"}, chunks=[body])


def live(backfill="archive", cursor=None, *, overlap=3600.0, updates=True, **options):
    window = _Window(dt.timedelta(seconds=overlap), updates=updates)
    source = _Live("news", backfill, window, Caller(**options), cursor)
    return source, RecordFlow(source, context(**options))


def taken(world, flow, count):
    """The ids of the first items."""
    found = []
    for batch in world.steps(flow.run()):
        found += [one.id for one in batch]
        if len(found) >= count:
            return found
    return found


def test_an_end_of_the_body_is_an_interruption():
    world = World(
        Answer(chunks=[event(item(1), "e1")]), Answer(chunks=[event(item(2), "e2")])
    )
    _, flow = live(backfill=None)
    assert taken(world, flow, 2) == ["i1", "i2"]
    assert flow.reconnects == 1


def test_the_last_event_id_is_sent_on_reconnecting():
    world = World(
        Answer(chunks=[event(item(1), "e1"), cut()]),
        Answer(chunks=[event(item(2), "e2")]),
    )
    _, flow = live(backfill=None)
    taken(world, flow, 2)
    headers = [dict(effect.request.headers) for effect in world.sent]
    assert [one.get("Last-Event-ID") for one in headers] == [None, "e1"]


def test_a_gap_without_backfill_is_told():
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    logging.getLogger("swath").addHandler(handler)
    world = World(Answer(), Answer(chunks=[event(item(2), "e2")]))
    _, flow = live(backfill=None)
    taken(world, flow, 1)
    logging.getLogger("swath").removeHandler(handler)
    (warning,) = [one for one in records if one.levelname == "WARNING"]
    assert "what was published meanwhile may be missing" in warning.getMessage()


def test_a_gap_is_filled_once_and_before_what_comes_next():
    world = World(
        Answer(chunks=[event(item(1, 10), "e1"), cut()]),
        Answer(chunks=[event(item(3, 12), "e3"), event(item(4, 13), "e4")]),
        page(item(0, 9), item(1, 10), item(2, 11), item(3, 12)),
    )
    _, flow = live()
    assert taken(world, flow, 5) == ["i1", "i0", "i2", "i3", "i4"]
    live_again, archive = world.sent[1:]
    assert live_again.request.path.startswith("/subscription/")
    assert dict(archive.request.query) == {
        "order": "old",
        "from": "2026-05-31T23:10:00Z",
    }


def test_before_the_first_item_a_gap_is_filled_from_where_listening_began():
    world = World(Answer(), Answer(chunks=[event(item(2), "e2")]), page(item(1)))
    _, flow = live()
    assert taken(world, flow, 2) == ["i1", "i2"]
    start = dt.datetime.fromtimestamp(WALL - 3600, dt.UTC)
    bound = dict(world.sent[2].request.query)["from"]
    assert dt.datetime.fromisoformat(bound) == start


def test_a_cursor_from_before_the_first_item_fills_from_there():
    source, flow = live()
    world = World(Answer(), Answer())
    next(world.steps(flow.run()))
    steps = world.steps(live(cursor=source.bookmark(()))[1].run())
    assert list(next(steps)) == []
    source, flow = live()
    world = World(Answer(chunks=[b": hi\n", cut()]), Answer(), page())
    running = world.steps(flow.run())
    next(running)
    with pytest.raises(AssertionError, match="no answer is left"):
        next(running)
    mark = source.bookmark(())
    later = World(Answer(), page(item(7)))
    later.clock = 86_400
    _, flow = live(cursor=mark)
    assert taken(later, flow, 1) == ["i7"]
    bound = dict(later.sent[1].request.query)["from"]
    assert dt.datetime.fromisoformat(bound).timestamp() == WALL - 3600


def test_a_cursor_goes_on_elsewhere_with_nothing_doubled():
    source, flow = live()
    world = World(Answer(chunks=[event(item(1, 1), "e1") + event(item(2, 2), "e2")]))
    batches = world.steps(flow.run())
    next(batches)
    batch = next(batches)
    mark = source.bookmark(batch[:1])
    after = World(
        Answer(chunks=[event(item(2, 2), "e2") + event(item(3, 3), "e3")]),
        page(item(1, 1), item(2, 2)),
    )
    _, flow = live(cursor=mark)
    assert taken(after, flow, 2) == ["i2", "i3"]
    assert dict(after.sent[0].request.headers)["Last-Event-ID"] == "e1"


def test_the_same_item_twice_in_one_piece_is_given_once():
    twice = event(item(1), "e1") + event(item(1), "e1") + event(item(2), "e2")
    _, flow = live(backfill=None)
    assert taken(World(Answer(chunks=[twice])), flow, 2) == ["i1", "i2"]


def test_an_item_with_new_content_is_an_update():
    changed = event(item(1), "e1") + event(item(1, title="x"), "e2")
    for updates, expected in ((True, ["i1", "i1"]), (False, ["i1"])):
        world = World(Answer(chunks=[changed, event(item(2), "e3")]))
        _, flow = live(backfill=None, updates=updates)
        assert taken(world, flow, len(expected) + 1) == [*expected, "i2"]


def test_an_endless_stream_that_breaks_without_a_byte_gives_up():
    world = World(then=Answer(chunks=[cut()]))
    _, flow = live(backfill=None, max_retries=2)
    with pytest.raises(Exception, match="broken 3 times in a row"):
        taken(world, flow, 1)


def test_long_silence_is_no_reason_to_give_up():
    world = World(
        *[Answer(chunks=[300.0, cut("silence for too long")])] * 20,
        Answer(chunks=[event(item(1), "e1")]),
    )
    _, flow = live(backfill=None, max_retries=2, timeout=300)
    assert taken(world, flow, 1) == ["i1"]


def test_keep_alives_renew_the_patience():
    beat = Answer(chunks=[b": keep-alive\n\n", cut()])
    world = World(*[beat] * 20, Answer(chunks=[event(item(1), "e1")]))
    _, flow = live(backfill=None, max_retries=2)
    assert taken(world, flow, 1) == ["i1"]
    assert min(world.slept) >= 1


def test_an_overlap_beyond_time_is_no_trap():
    world = World(
        Answer(chunks=[event(item(1), "e1"), cut()]),
        Answer(chunks=[event(item(2), "e2")]),
        page(),
    )
    _, flow = live(overlap=dt.timedelta.max.total_seconds() // 2)
    assert taken(world, flow, 2) == ["i1", "i2"]
    assert dict(world.sent[2].request.query) == {"order": "old"}


@pytest.mark.parametrize("cursor", ["", "x", '{"operation":"streamDataset"}'])
def test_a_foreign_cursor_is_refused(cursor):
    with pytest.raises(InputError, match="cursor"):
        live(cursor=cursor)
