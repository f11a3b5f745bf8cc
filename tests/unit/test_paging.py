from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.paging import Page, Walk
from swath._errors import DecodeError, InputError, PagingError, TransportError
from swath.datasphere._dataset import pages
from swath.stac import Item

from .stepping import ORIGIN, Answer, World, context, cut, info


class Numbers:
    """A list of numbers by pages; `shift` inserts newer ones at its head."""

    info = info()

    def __init__(self, count, size=5):
        self.query = {"of": "numbers"}
        self.numbers = list(range(count))
        self.size = size
        self.fetched = []
        self.failing = 0

    def fetch(self, place):
        yield from ()
        self.fetched.append(place)
        if self.failing:
            self.failing -= 1
            raise cut()
        at = int(place or 0)
        items = self.numbers[at : at + self.size]
        following = at + self.size
        more = following < len(self.numbers)
        return Page(
            items=items, place=place, next=str(following) if more else None, raw=b""
        )


def walk_of(source, cursor=None):
    return Walk(source, identity=lambda item: item, cursor=cursor)


def step(walk, world=None):
    """The next item, or None at the end."""
    found = walk.take()
    if found is None and (world or World()).run(walk.advance()):
        found = walk.take()
    return found


def rest(walk, world=None):
    return list(iter(lambda: step(walk, world), None))


@given(st.integers(0, 30), st.lists(st.integers(0, 30), max_size=6))
def test_a_walk_may_stop_anywhere_and_go_on_elsewhere(count, stops):
    source, found = Numbers(count), []
    walk = walk_of(source)
    for stop in stops:
        found += [x for x in (step(walk) for _ in range(stop)) if x is not None]
        walk = walk_of(source, walk.cursor)
    assert [*found, *rest(walk)] == list(range(count))
    assert step(walk) is None
    assert rest(walk_of(source, walk.cursor)) == []


def test_nothing_is_fetched_beyond_what_is_read():
    source = Numbers(20)
    walk = walk_of(source)
    for _ in range(5):
        step(walk)
    assert source.fetched == [None]
    step(walk)
    assert source.fetched == [None, "5"]


def test_an_ended_cursor_asks_nobody():
    source = Numbers(7)
    walk = walk_of(source)
    rest(walk)
    source.fetched.clear()
    assert rest(walk_of(source, walk.cursor)) == []
    assert source.fetched == []


def test_after_an_error_the_walk_goes_on():
    source = Numbers(12)
    walk, found = walk_of(source), []
    while True:
        source.failing = 1
        with pytest.raises(TransportError):
            World().run(walk.advance())
        if (one := step(walk)) is None:
            break
        found.append(one)
        while (one := walk.take()) is not None:
            found.append(one)
        if len(found) == 12:
            break
    assert found == list(range(12))


def test_items_that_shift_onto_the_next_page_come_once():
    source = Numbers(20)
    walk, found = walk_of(source), []
    for number in range(4):
        found += [step(walk) for _ in range(3)]
        source.numbers.insert(0, 100 + number)
        walk = walk_of(source, walk.cursor)
    found += rest(walk)
    assert [number for number in found if number < 100] == list(range(20))
    assert len(set(found)) == len(found)


def test_a_page_of_repeats_alone_is_passed_over():
    source = Numbers(10)
    walk = walk_of(source)
    first = [step(walk) for _ in range(5)]
    source.numbers = [*first, *first, *range(5, 10)]
    assert rest(walk) == [5, 6, 7, 8, 9]


def test_repeats_within_a_page_come_once():
    source = Numbers(0)
    source.numbers = [1, 1, 2, 1, 3]
    assert rest(walk_of(source)) == [1, 2, 3]


def test_pages_are_whole_but_for_one_begun_before():
    source = Numbers(12)
    walk = walk_of(source)
    step(walk)
    found = []
    while World().run(walk.advance()):
        found.append(list(walk.take_page().items))
    assert found == [[1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


def test_a_cursor_of_another_list_is_refused():
    source, other = Numbers(5), Numbers(5)
    other.query = {"of": "letters"}
    with pytest.raises(InputError, match="pass the arguments"):
        walk_of(other, walk_of(source).cursor)


def test_a_cursor_stays_short():
    source = Numbers(3_000, size=50)
    walk = walk_of(source)
    for _ in range(2_990):
        step(walk)
    assert len(json.loads(walk.cursor)["seen"]) <= 100


URL = f"{ORIGIN}/dataset/v1/pkg/paginate/"


def page(*names, following=None, **more):
    features = [{"type": "Feature", "id": name} for name in names]
    links = [{"rel": "self", "href": URL}]
    if following is not None:
        links.append({"rel": "next", "href": following})
    body = {"type": "FeatureCollection", "features": features, "links": links} | more
    return Answer(
        headers={"content-type": "application/json"}, chunks=[json.dumps(body).encode()]
    )


def dataset(cursor=None, **options):
    source = pages("pkg", {"order": "old"}, context(**options), ORIGIN)
    return Walk(source, identity=lambda one: one.identity, cursor=cursor)


def names(walk, world):
    return [one.id for one in rest(walk, world)]


@pytest.mark.parametrize(
    ("href", "fetched"),
    [
        ("?order=old&page=2", "?order=old&page=2"),
        ("/dataset/v1/pkg/paginate/?page=2", "/dataset/v1/pkg/paginate/?page=2"),
        (f"{URL}?page=2&x=%2F", "/dataset/v1/pkg/paginate/?page=2&x=%2F"),
        (f"http://api.example/{URL[20:]}?page=2", f"/{URL[20:]}?page=2"),
        (f"{ORIGIN}:443/x?page=2", "/x?page=2"),
    ],
)
def test_next_is_followed_as_given(href, fetched):
    world = World(page("a", following=href), page("b"))
    assert names(dataset(), world) == ["a", "b"]
    second = world.sent[1].request
    assert second.url.startswith(ORIGIN)
    assert second.url.endswith(fetched)
    assert second.query == ()


@pytest.mark.parametrize(
    "href",
    [
        "https://evil.example/?token=1",
        "//evil.example/x",
        "https://me:pw@api.example/x",
        "https://api.example@evil.example/x",
        "http://evil.example/x",
        "https://api.example:8443/x",
        "javascript:alert(1)",
        "https://[x/",
    ],
)
def test_next_on_another_origin_is_an_error_that_shows_no_query(href):
    world = World(page("a", following=href))
    walk = dataset()
    with pytest.raises(PagingError, match="getDatasetPage: `next` leads") as caught:
        step(walk, world)
    assert "token" not in str(caught.value)
    assert len(world.sent) == 1


def test_pages_that_lead_back_end_the_list_with_a_warning(caplog):
    world = World(
        page("a", following="?p=2"),
        page("b", following="?p=3"),
        page("c", following="?p=2"),
    )
    with caplog.at_level(logging.WARNING, "swath"):
        assert names(dataset(), world) == ["a", "b", "c"]
    assert "leads back" in caplog.text


def test_a_page_that_leads_to_itself_is_read_once():
    world = World(page("a", following="?p=2"), then=page("b", following="?p=2"))
    assert names(dataset(), world) == ["a", "b"]
    assert len(world.sent) == 2


def test_a_first_page_that_leads_to_its_own_address_gives_nothing_twice():
    world = World(then=page("a", following="/dataset/v1/pkg/paginate/?order=old"))
    assert names(dataset(), world) == ["a"]
    assert len(world.sent) == 2


def test_an_empty_page_ends_the_list():
    world = World(page("a", following="?p=2"), page(following="?p=3"))
    assert names(dataset(), world) == ["a"]


@pytest.mark.parametrize("links", [[], [{"rel": "prev", "href": "?p=9"}]])
def test_without_next_the_list_ends(links):
    assert names(dataset(), World(page("a", links=links))) == ["a"]


def test_items_without_an_id_are_all_given():
    bare = [{"type": "Feature", "bbox": [n, 0, 1, 1]} for n in range(3)]
    assert len(rest(dataset(), World(page(features=bare)))) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"features": None},
        {"features": {}},
        {"features": [{"type": "Catalog"}]},
        {"features": [5]},
        {"links": [{"rel": "next"}]},
        {"links": [{"rel": "next", "href": 5}]},
        {"links": {}},
    ],
)
def test_a_malformed_page_is_a_decode_error_of_its_operation(change):
    with pytest.raises(DecodeError, match=r"^datasphere getDatasetPage: "):
        step(dataset(), World(page("a", **change)))


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000, b"{}"])
def test_garbage_in_place_of_a_page_is_a_decode_error(body):
    chunks = [body] if body else []
    with pytest.raises(DecodeError, match=r"^datasphere getDatasetPage: "):
        step(dataset(), World(Answer(chunks=chunks)))


def test_a_cursor_that_was_tampered_with_leads_nowhere_else():
    walk = dataset()
    step(walk, World(page("a", "b", following="?p=2")))
    mark = json.loads(walk.cursor)
    for place in ("https://evil.example/", "//evil.example/", "/\\evil.example\x00"):
        evil = json.dumps({**mark, "place": place})
        world = World()
        with pytest.raises(PagingError):
            step(dataset(cursor=evil), world)
        assert world.sent == []


def test_the_bytes_of_items_are_those_of_the_page():
    raw = b'{"type" : "Feature","id":"a", "n":1.0e0}'
    body = b'{"type":"FeatureCollection","features":[%s],"links":[]}' % raw
    item = step(dataset(), World(Answer(chunks=[body])))
    assert isinstance(item, Item)
    assert item.raw == raw
