from __future__ import annotations

import datetime as dt

import pytest

from swath._core.records import RecordFlow
from swath._core.times import parse_rfc3339
from swath._core.trail import Trail
from swath._errors import NotFoundError, StreamError, TransportError
from swath.datasphere._dataset import _DatasetStream
from swath.stac import Item

from .stepping import Answer, World, context, cut


def item(number, second, **more):
    when = f"2026-06-01T00:00:{second:02}Z"
    members = {"type": "Feature", "id": f"i{number}", "t": "a\u2028b"}
    return Item.from_dict({**members, "properties": {"datetime": when}, **more})


ITEMS = [item(0, 0), item(1, 5), item(2, 5), item(3, 5), item(4, 6), item(5, 30)]
BARE = [one.raw + b"\n" for one in ITEMS]
EVENTS = [
    b"id: %d\r\ndata: %s\r\n\r\n" % (number, one.raw)
    for number, one in enumerate(ITEMS)
]


def flow_of(*, order="old", cursor=None, overlap=1.0, updates=False, **options):
    longest = options.pop("longest_line", 1_000_000)
    trail = Trail(order, dt.timedelta(seconds=overlap), updates=updates)
    source = _DatasetStream("pkg", {"order": order}, trail, cursor)
    return source, RecordFlow(source, context(**options), longest)


def server(lines=BARE, **answer):
    """Answers with what the request's `from` selects."""

    def answered(effect):
        start = dict(effect.request.query).get("from", "2026-01-01T00:00:00Z")
        bound = parse_rfc3339(start)
        chosen = [
            line
            for line, one in zip(lines, ITEMS, strict=True)
            if one.datetime >= bound
        ]
        return Answer(chunks=chosen, **answer)

    return answered


def ids(items):
    return [one.id for one in items]


ALL = ids(ITEMS)


@pytest.mark.parametrize("lines", [BARE, EVENTS], ids=["bare", "events"])
def test_a_connection_may_break_after_any_byte(lines):
    body = b"".join(lines)
    for place in range(len(body) + 1):
        broken = Answer(chunks=[body[:place] or cut(), cut()])
        world = World(broken, then=server(lines))
        _, flow = flow_of()
        assert ids(world.emitted(flow.run())) == ALL, place
        assert flow.reconnects == 1
        assert world.open == {}


@pytest.mark.parametrize("lines", [BARE, EVENTS], ids=["bare", "events"])
def test_a_body_that_ends_within_a_line_was_cut(lines):
    body = b"".join(lines)
    ends = {0}
    for number, one in enumerate(ITEMS):
        line_end = len(b"".join(lines[: number + 1]))
        record_end = body.index(one.raw) + len(one.raw)
        ends |= {*range(record_end, line_end + 1)}
    for place in range(len(body) + 1):
        world = World(Answer(chunks=[body[:place]]), then=server(lines))
        _, flow = flow_of()
        found = ids(world.emitted(flow.run()))
        if place in ends or body[:place].endswith(b"\n"):
            assert found == ALL[: len(found)]
            assert flow.reconnects == 0
        else:
            assert found == ALL, body[:place][-40:]


def test_many_breaks_in_a_row_lose_nothing():
    lines = BARE
    body = b"".join(lines)
    places = iter(range(30, len(body), 30))

    def breaking(effect):
        whole = b"".join(server(lines)(effect).chunks)
        place = next(places, None)
        return Answer(chunks=[whole] if place is None else [whole[:place], cut()])

    _, flow = flow_of(max_retries=1000)
    assert ids(World(then=breaking).emitted(flow.run())) == ALL


def test_the_first_request_is_plain_and_the_next_starts_where_it_broke():
    world = World(Answer(chunks=[b"".join(BARE[:3]), cut()]), then=server())
    _, flow = flow_of()
    assert ids(world.emitted(flow.run())) == ALL
    first, second = (dict(effect.request.query) for effect in world.sent)
    assert first == {"order": "old"}
    assert second == {"order": "old", "from": "2026-06-01T00:00:04Z"}


def test_no_progress_ends_in_an_error_that_tells_why():
    world = World(then=Answer(chunks=[cut("reset by peer")]))
    _, flow = flow_of(max_retries=3)
    with pytest.raises(StreamError, match=r"4 times in a row.*reset by peer") as caught:
        world.emitted(flow.run())
    assert isinstance(caught.value.__cause__, TransportError)
    assert len(world.sent) == 4
    assert world.open == {}


def test_every_new_item_renews_the_patience():
    answers = [Answer(chunks=[BARE[0], cut()])]
    answers += [Answer(chunks=[cut()])] * 2 + [Answer(chunks=[*BARE[:2], cut()])]
    answers += [Answer(chunks=[cut()])] * 2
    _, flow = flow_of(max_retries=3)
    assert ids(World(*answers, then=server()).emitted(flow.run())) == ALL


def test_repeats_alone_are_no_progress():
    world = World(then=Answer(chunks=[BARE[0], cut()]))
    _, flow = flow_of(max_retries=2)
    with pytest.raises(StreamError, match="without a new record"):
        world.emitted(flow.run())


def test_a_refusal_ends_the_stream_after_what_was_good():
    world = World(
        Answer(chunks=[BARE[0], cut()]), Answer(status=404, chunks=[b'"gone"'])
    )
    _, flow = flow_of()
    batches = world.steps(flow.run())
    assert ids(next(batches)) == []
    assert ids(next(batches)) == ["i0"]
    with pytest.raises(NotFoundError, match="gone"):
        next(batches)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"detail":"quota used up"}\n', "quota used up"),
        (b'{"type":"Error","detail":"no"}\n', "'no'"),
        (b'{"type":"Feature",,}\n', "malformed"),
        (b'data: {"type":"Feature"\n\n', "record 3"),
        (b"<html>\n", "neither a record nor an event"),
        (b"<html>", "neither a record nor an event"),
        (b'{"x":"' + b"y" * 3000 + b"\n", "longer than 2000"),
        (b'{"x":"' + b"y" * 3000, "longer than 2000"),
    ],
)
def test_what_is_no_item_ends_the_stream_after_the_items_before_it(line, told):
    world = World(Answer(chunks=[BARE[0] + BARE[1] + line + BARE[2]]))
    if not line.endswith(b"\n"):
        world = World(Answer(chunks=[BARE[0] + BARE[1] + line]))
    source, flow = flow_of(longest_line=2000)
    batches = world.steps(flow.run())
    assert ids(next(batches)) == []
    assert ids(next(batches)) == ["i0", "i1"]
    with pytest.raises(StreamError, match="record 3: ") as caught:
        next(batches)
    assert told in str(caught.value)
    assert caught.value.operation == "streamDataset"
    assert flow.reconnects == 0
    assert '"i1"' in source.bookmark(())


def test_a_bookmark_goes_on_after_the_items_taken():
    for taken in range(len(ITEMS) + 1):
        source, flow = flow_of()
        batches = World(then=server([*BARE])).steps(flow.run())
        held = [next(batches) for _ in range(taken + 1)] if taken < 6 else []
        mark = source.bookmark(held[-1] if held else ())
        if taken == 6:
            list(batches)
            mark = source.bookmark(())
        _, other = flow_of(cursor=mark)
        rest = ids(World(then=server()).emitted(other.run()))
        assert rest == ALL[taken:]


def test_a_bookmark_within_a_batch():
    source, flow = flow_of()
    batches = World(Answer(chunks=[b"".join(BARE)])).steps(flow.run())
    assert list(next(batches)) == []
    batch = next(batches)
    for taken in range(len(ITEMS) + 1):
        _, other = flow_of(cursor=source.bookmark(batch[:taken]))
        assert ids(World(then=server()).emitted(other.run())) == ALL[taken:]


def test_an_update_after_a_break_is_given_again_if_asked_for():
    renewed = [BARE[0], item(1, 5, title="new").raw + b"\n", *BARE[2:]]
    for updates in (False, True):
        world = World(Answer(chunks=[b"".join(BARE[:3]), cut()]), then=server(renewed))
        _, flow = flow_of(updates=updates)
        found = ids(world.emitted(flow.run()))
        again = ["i1"] if updates else []
        assert found == [*ALL[:3], *again, *ALL[3:]]


def test_the_overlap_meets_items_published_late():
    late = [BARE[0], item(9, 2).raw + b"\n", *BARE[1:5]]

    def answered(effect):
        bound = parse_rfc3339(dict(effect.request.query)["from"])
        kept = [line for line in late if Item(line.strip()).datetime >= bound]
        return Answer(chunks=kept)

    world = World(Answer(chunks=[b"".join(BARE[:4]), cut()]), then=answered)
    _, flow = flow_of(overlap=60)
    assert ids(world.emitted(flow.run())) == ["i0", "i1", "i2", "i3", "i9", "i4"]


def test_the_server_may_ask_to_wait_before_reconnecting():
    said = b"retry: 7000\n\n"
    world = World(
        Answer(chunks=[said + BARE[0], cut()]),
        Answer(chunks=[BARE[1], cut()]),
        then=server(),
    )
    _, flow = flow_of()
    world.emitted(flow.run())
    assert world.slept == [7.0, 7.0]


def test_the_server_may_not_ask_to_wait_for_days():
    world = World(Answer(chunks=[b"retry: 864000000\n\n", cut()]), then=server())
    _, flow = flow_of()
    world.emitted(flow.run())
    assert world.slept == [120.0]


def test_a_stream_without_items_ends_quietly():
    for chunks in ([], [b""], [b"\n"], [b": bye\n"], [b"\xef\xbb\xbf"]):
        _, flow = flow_of()
        world = World(Answer(chunks=[chunk for chunk in chunks if chunk]))
        assert world.emitted(flow.run()) == []


def test_retries_at_the_door_count_apart_from_breaks():
    busy = Answer(status=503)
    world = World(busy, busy, Answer(chunks=[BARE[0], cut()]), busy, then=server())
    _, flow = flow_of(max_retries=2)
    assert ids(world.emitted(flow.run())) == ALL


def test_leaving_early_closes_the_body():
    world = World(then=server())
    _, flow = flow_of()
    running = flow.run()
    batches = world.steps(running)
    next(batches)
    next(batches)
    batches.close()
    running.close()
    assert len(world.sent) == 1
