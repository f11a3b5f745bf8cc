"""Lists that tell the token of the next page."""

from __future__ import annotations

import json
import logging

import pytest

from swath._core.exchange import Context
from swath._core.retry import Policy
from swath._errors import DecodeError, InputError
from swath.sentinelhub._lists import view_walk
from swath_api.sentinelhub import structs
from swath_api.sentinelhub.api.batch import (
    get_batch_v2_tiling_grids_properties as grids,
)
from swath_api.sentinelhub.api.batch_v1 import get_all_batch_process_tiles as tiles
from swath_api.sentinelhub.api.data_import import search_data
from swath_api.sentinelhub.models import TilingGrid

from .stepping import Answer, World


class Here:
    """What sends nothing by itself."""

    context = Context(credential=None, policy=Policy(max_retries=0))


def page(*ids, following=None, member="data", **links):
    view = links if following is None else {"nextToken": following, **links}
    members = {member: [{"id": one} for one in ids], "links": view}
    headers = {"content-type": "application/json"}
    return Answer(headers=headers, chunks=(json.dumps(members).encode(), b""))


def read(world, walk):
    found = []
    while world.run(walk.advance()):
        found.append(walk.take())
    return found


def queries(world):
    return [dict(one.request.query) for one in world.sent]


def test_the_token_of_a_page_asks_for_the_next_one():
    world = World(page(1, 2, following="a b"), page(3))
    found = read(world, view_walk(Here(), grids, page_size=2))
    assert [one.id for one in found] == [1, 2, 3]
    assert queries(world) == [{"count": "2"}, {"count": "2", "viewtoken": "a b"}]
    assert all(isinstance(one, TilingGrid) for one in found)


def test_pages_are_as_large_as_the_service_makes_them():
    world = World(page(1))
    read(world, view_walk(Here(), grids))
    assert queries(world) == [{}]


def test_tiles_are_structs():
    world = World(page(1))
    (tile,) = read(world, view_walk(Here(), tiles, {"request_id": "r", "status": None}))
    assert isinstance(tile, structs.BatchTile)


def test_a_link_to_another_origin_gets_nothing():
    elsewhere = "https://evil.example/?viewtoken=9"
    world = World(page(1, next=elsewhere), page(2))
    assert [one.id for one in read(world, view_walk(Here(), grids))] == [1]
    assert len(world.sent) == 1


def test_a_list_in_circles_ends_with_a_warning(caplog):
    world = World(page(1, following="1"), page(2, following="1"))
    with caplog.at_level(logging.WARNING, "swath"):
        assert len(read(world, view_walk(Here(), grids))) == 2
    assert len(world.sent) == 2
    assert caplog.records


def test_what_shifts_onto_the_next_page_comes_once():
    world = World(page(1, 2, following="2"), page(2, 3))
    assert [one.id for one in read(world, view_walk(Here(), grids))] == [1, 2, 3]


def test_a_cursor_goes_on_in_the_middle_of_a_page():
    first = view_walk(Here(), grids, page_size=2)
    world = World(page(1, 2, following="2"))
    world.run(first.advance())
    assert first.take().id == 1
    world = World(page(1, 2, following="2"), page(3))
    rest = view_walk(Here(), grids, page_size=2, cursor=first.cursor)
    assert [one.id for one in read(world, rest)] == [2, 3]


def test_a_cursor_of_another_list_is_refused():
    cursor = view_walk(Here(), grids).cursor
    with pytest.raises(InputError, match="belongs to"):
        view_walk(Here(), grids, page_size=3, cursor=cursor)
    with pytest.raises(InputError, match="belongs to"):
        view_walk(Here(), tiles, {"request_id": "r"}, cursor=cursor)


def test_searches_have_their_products_in_another_member():
    world = World(page("a", member="features", following="1"), page(member="features"))
    walk = view_walk(Here(), search_data, {"body": {"provider": "PLANET"}})
    assert [one.id for one in read(world, walk)] == ["a"]
    assert world.sent[1].request.method == "POST"
    assert queries(world)[1] == {"viewtoken": "1"}


def test_what_is_no_page_is_told():
    answer = Answer(headers={"content-type": "application/json"}, chunks=(b"[]", b""))
    with pytest.raises(DecodeError):
        read(World(answer), view_walk(Here(), grids))


@pytest.mark.parametrize("count", [0, -1, 1.5, True, "10"])
def test_pages_of_no_size_are_refused(count):
    with pytest.raises(InputError, match="page_size="):
        view_walk(Here(), grids, page_size=count)
