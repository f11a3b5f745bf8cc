"""One stretch of a file, stepped through every kind of answer."""

from __future__ import annotations

from typing import Any

import pytest

from swath._core.fetching import Fetch, Remote, Start, StartOverError
from swath._core.ranges import Span, Version
from swath._errors import (
    DeadlineError,
    DownloadError,
    NotFoundError,
    TransportError,
)

from .stepping import Answer, World, context, cut, get, info


DATA = bytes(range(100))
TAG = '"one"'
KNOWN = Version(TAG, 100)


def remote(**changes: Any) -> Remote:
    patience = changes.pop("patience", {"max_retries": 3})
    context_ = context(**patience)
    return Remote(info=info(), request=get("/file"), context=context_, **changes)


def whole(data: bytes = DATA, *more: Any, etag: str = TAG, **headers: str) -> Answer:
    told = {"content-length": str(len(data)), "etag": etag} | headers
    return Answer(headers=told, chunks=more or (data,))


def part(start: int, stop: int, *chunks: Any, etag: str = TAG, total: Any = 100):
    told = {"content-range": f"bytes {start}-{stop - 1}/{total}", "etag": etag}
    return Answer(status=206, headers=told, chunks=chunks or (DATA[start:stop],))


def fetched(world: World, fetch: Fetch) -> tuple[dict[int, bytes], list[Start]]:
    """The bytes by the place where each answer's bytes begin, and the beginnings."""
    found: dict[int, bytes] = {}
    starts: list[Start] = []
    for value in world.emitted(fetch.run()):
        if isinstance(value, Start):
            starts.append(value)
            found[value.place] = b""
        else:
            found[starts[-1].place] += value
    return found, starts


def asked(world: World) -> list[dict[str, str]]:
    return [dict(one.request.headers) for one in world.sent]


def test_a_whole_file_is_asked_for_without_a_range():
    world = World(whole())
    found, starts = fetched(world, Fetch(remote(), Span(0, None), None))
    assert found == {0: DATA}
    assert starts == [Start(KNOWN, 0)]
    assert asked(world) == [{}]


def test_a_broken_body_is_taken_up_where_it_broke():
    world = World(whole(DATA, DATA[:30], cut()), part(30, 100))
    found, _ = fetched(world, Fetch(remote(), Span(0, None), None))
    assert found == {0: DATA[:30], 30: DATA[30:]}
    assert asked(world)[1] == {"Range": "bytes=30-99", "If-Range": TAG}


def test_a_body_that_ends_early_is_taken_up_too():
    world = World(part(0, 50, DATA[:20]), part(20, 50))
    found, _ = fetched(world, Fetch(remote(), Span(0, 50), None))
    assert found == {0: DATA[:20], 20: DATA[20:50]}


def test_a_file_that_changed_meanwhile_comes_from_its_beginning():
    new = bytes(reversed(DATA))
    world = World(whole(DATA, DATA[:30], cut()), whole(new, etag='"two"'))
    found, starts = fetched(world, Fetch(remote(), Span(0, None), None))
    assert starts[-1] == Start(Version('"two"', 100), 0)
    assert found[0] == new


def test_a_server_that_ignores_ranges_sends_all_again():
    world = World(whole(DATA, DATA[:30], cut()), whole())
    found, starts = fetched(world, Fetch(remote(), Span(0, None), None))
    assert found == {0: DATA}
    assert [start.place for start in starts] == [0, 0]


@pytest.mark.parametrize("etag", ["", 'W/"weak"'])
def test_without_a_strong_tag_nothing_is_joined(etag):
    world = World(whole(DATA, DATA[:30], cut(), etag=etag), whole(etag=etag))
    found, _ = fetched(world, Fetch(remote(), Span(0, None), None))
    assert found == {0: DATA}
    assert asked(world) == [{}, {}]


@pytest.mark.parametrize("known", [{"digested": True}, {"immutable": True}])
def test_what_cannot_change_unnoticed_is_joined_without_a_tag(known):
    first = whole(DATA, DATA[:30], cut(), etag="")
    world = World(first, part(30, 100, etag=""))
    found, _ = fetched(world, Fetch(remote(**known), Span(0, None), None))
    assert found == {0: DATA[:30], 30: DATA[30:]}
    assert asked(world)[1] == {"Range": "bytes=30-99"}


@pytest.mark.parametrize(
    ("answer", "is_whole"),
    [
        (part(30, 50, etag='"two"'), False),
        (part(30, 50, total=90), False),
        (part(31, 50), True),
        (part(30, 60), True),
        (part(30, 50, total="*"), True),
        (Answer(status=206, headers={"etag": TAG}), True),
        (Answer(status=206, headers={"content-type": "multipart/byteranges"}), True),
        (Answer(status=416), True),
    ],
    ids=["tag", "total", "later", "longer", "no total", "no range", "parts", "416"],
)
def test_an_answer_that_does_not_fit_is_not_joined(answer, is_whole):
    fetch = Fetch(remote(), Span(30, 50), Version(TAG, 100))
    with pytest.raises(StartOverError) as caught:
        World(answer).emitted(fetch.run())
    assert caught.value.whole is is_whole


@pytest.mark.parametrize(("etag", "is_whole"), [(TAG, True), ('"two"', False)])
def test_a_stretch_among_others_does_not_take_all_of_the_file(etag, is_whole):
    world = World(whole(etag=etag))
    fetch = Fetch(remote(), Span(30, 50), KNOWN, sole=False)
    with pytest.raises(StartOverError) as caught:
        world.emitted(fetch.run())
    assert caught.value.whole is is_whole
    assert not world.open


def test_a_first_stretch_that_nothing_vouches_for_is_given_up():
    fetch = Fetch(remote(), Span(0, 50), None)
    with pytest.raises(StartOverError) as caught:
        World(part(0, 50, etag="")).emitted(fetch.run())
    assert caught.value.whole


def test_a_shorter_stretch_than_asked_for_is_gone_on_from():
    world = World(part(0, 20), part(20, 50))
    found, _ = fetched(world, Fetch(remote(), Span(0, 50), None))
    assert found == {0: DATA[:20], 20: DATA[20:50]}
    assert world.slept == []


def test_a_small_file_is_less_than_the_first_stretch():
    world = World(part(0, 100))
    found, _ = fetched(world, Fetch(remote(), Span(0, 4096), None))
    assert found == {0: DATA}


def test_a_file_of_another_size_is_refused():
    with pytest.raises(DownloadError, match="100 bytes, and not 99"):
        World(whole()).emitted(Fetch(remote(size=99), Span(0, None), None).run())


@pytest.mark.parametrize("answer", [whole(DATA, DATA, b"more"), part(0, 50, DATA)])
def test_more_bytes_than_told_are_refused(answer):
    with pytest.raises(DownloadError, match="more bytes"):
        World(answer).emitted(Fetch(remote(), Span(0, None), None).run())


def test_a_body_that_could_be_cut_unnoticed_is_refused():
    bare = Answer(chunks=(DATA,))
    with pytest.raises(DownloadError, match="give its size or its digest"):
        World(bare).emitted(Fetch(remote(), Span(0, None), None).run())


@pytest.mark.parametrize("known", [{"size": 100}, {"digested": True}])
def test_it_is_taken_if_its_end_is_known(known):
    bare = Answer(chunks=(DATA,))
    found, _ = fetched(World(bare), Fetch(remote(**known), Span(0, None), None))
    assert found == {0: DATA}


def test_a_packed_body_has_no_size_and_is_never_joined():
    packed = whole(DATA, DATA[:30], cut(), **{"content-encoding": "gzip"})
    world = World(packed, whole(**{"content-encoding": "gzip"}))
    found, starts = fetched(world, Fetch(remote(), Span(0, None), None))
    assert found == {0: DATA}
    assert {start.version for start in starts} == {Version()}


def test_breaks_that_bring_nothing_new_come_to_an_end():
    world = World(whole(DATA, DATA[:30], cut()), then=part(30, 100, cut("gone")))
    with pytest.raises(TransportError, match="gone") as caught:
        world.emitted(Fetch(remote(), Span(0, None), None).run())
    assert caught.value.attempts == 4
    assert len(world.slept) == 3


def test_breaks_that_bring_something_do_not_count():
    answers = [part(n, 100, DATA[n : n + 1], cut()) for n in range(1, 99)]
    world = World(whole(DATA, DATA[:1], cut()), *answers, part(99, 100))
    found, _ = fetched(world, Fetch(remote(), Span(0, None), None))
    assert b"".join(found.values()) == DATA


def test_breaks_that_bring_the_same_again_all_count():
    world = World(then=whole(DATA, DATA[:30], cut()))
    with pytest.raises(TransportError):
        world.emitted(Fetch(remote(), Span(0, None), None).run())
    assert len(world.sent) == 4


def test_breaks_of_what_cannot_be_joined_all_count():
    world = World(then=whole(DATA, DATA[:30], cut(), etag=""))
    with pytest.raises(TransportError):
        world.emitted(Fetch(remote(), Span(0, None), None).run())
    assert len(world.sent) == 4


def test_the_deadline_is_that_of_all_requests_together():
    slow = part(30, 100, 40.0, DATA[30:31], 40.0, cut())
    world = World(whole(DATA, DATA[:30], cut()), then=slow)
    patient = remote(patience={"deadline": 60.0})
    with pytest.raises(DeadlineError, match="deadline of 60 s"):
        world.emitted(Fetch(patient, Span(0, None), None, until=60.0).run())


def test_a_refusal_is_the_services_own():
    with pytest.raises(NotFoundError):
        World(Answer(status=404)).emitted(Fetch(remote(), Span(0, None), None).run())


@pytest.mark.parametrize("status", [201, 204])
def test_a_success_without_a_file_is_none(status):
    with pytest.raises(DownloadError, match=f"answered {status}"):
        World(Answer(status=status)).emitted(Fetch(remote(), Span(0, None), None).run())
