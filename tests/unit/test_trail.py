from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.mark import decode
from swath._core.times import rfc3339
from swath._core.trail import BOOKMARKS, Bookmark, Trail
from swath._errors import InputError
from swath.stac import Item


BASE = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
MOMENTS = st.lists(st.integers(0, 12), max_size=40)
CUTS = st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=12)


def item(number, tenths, **more):
    when = BASE + dt.timedelta(milliseconds=250 * tenths)
    return Item.from_dict(
        {
            "type": "Feature",
            "id": f"i{number}",
            "collection": "c",
            "properties": {"datetime": rfc3339(when)},
            **more,
        }
    )


def moved(trail, order, overlap):
    """Another trail that goes on from the written bookmark of the first."""
    last, seen = trail.state()
    text = Bookmark(operation="op", last=last, seen=seen).encode()
    other = Trail(order, overlap)
    other.restore(decode(text, BOOKMARKS, operation="op", query={}))
    return other


@given(
    moments=MOMENTS,
    cuts=CUTS,
    order=st.sampled_from(["old", "new"]),
    overlap=st.sampled_from([0, 0.25, 1, 2, 1e6]),
    inclusive=st.booleans(),
)
def test_reading_in_pieces_gives_each_item_once_and_in_order(
    moments, cuts, order, overlap, inclusive
):
    back = order == "new"
    items = [item(number, when) for number, when in enumerate(sorted(moments))]
    items = items[::-1] if back else items
    span = dt.timedelta(seconds=overlap)
    trail, delivered = Trail(order, span), []

    def wanted(one, bound):
        if bound is None:
            return True
        ahead = (bound - one.datetime) if back else (one.datetime - bound)
        within = dt.timedelta(0) if inclusive or not overlap else span / 1000
        return ahead >= within

    for count, elsewhere in [*cuts, (len(items), False)]:
        bound = trail.resume()
        fresh = trail.fresh([one for one in items if wanted(one, bound)])
        trail.add(fresh[:count])
        delivered += fresh[:count]
        if elsewhere:
            trail = moved(trail, order, span)
    assert delivered == items


@given(MOMENTS, st.integers(0, 40))
def test_a_bookmark_counts_what_is_still_in_hand(moments, split):
    items = [item(number, when) for number, when in enumerate(sorted(moments))]
    ahead, noted = Trail("old"), Trail("old")
    ahead.add(items[:split])
    noted.add(items)
    assert ahead.state(items[split:]) == noted.state()
    assert ahead.state() == ahead.state()


def test_what_is_remembered_is_only_what_lies_near():
    trail = Trail("old", SECOND)
    for number in range(10_000):
        trail.add([item(number, number)])
    last, seen = trail.state()
    assert last == rfc3339(BASE + dt.timedelta(milliseconds=250 * 9_999))
    assert [name for _, name, _ in seen] == [f"i{n}" for n in range(9_995, 10_000)]


def test_nothing_is_dropped_before_an_interruption():
    trail = Trail("old")
    one = item(1, 1)
    trail.add(trail.fresh([one]))
    assert list(trail.fresh([one])) == [one]


def test_an_update_is_new_only_if_asked_for():
    first, second = item(1, 1), item(1, 1, title="again")
    for updates in (False, True):
        trail = Trail("old", updates=updates)
        trail.add([first])
        trail.resume()
        assert list(trail.fresh([first])) == []
        assert list(trail.fresh([second])) == ([second] if updates else [])


def test_items_of_two_collections_may_share_an_id():
    trail = Trail("old")
    trail.add([item(1, 1)])
    trail.resume()
    other = item(1, 1, collection="d")
    assert list(trail.fresh([other])) == [other]


def test_undated_items_do_not_move_the_bookmark():
    undated = item(2, 0, properties={"datetime": None})
    damaged = item(3, 0, properties={"datetime": "soon"})
    trail = Trail("old")
    trail.add([item(1, 4), undated, damaged])
    assert trail.resume() == BASE
    assert list(trail.fresh([undated, damaged])) == []


def test_only_undated_items_give_no_bound():
    trail = Trail("new")
    trail.add([item(1, 0, properties={})])
    assert trail.resume() is None
    assert list(trail.fresh([item(1, 0, properties={})])) == []


def test_a_span_is_placed_by_its_end_and_else_its_start():
    end = "2026-06-01T00:00:05Z"
    trail = Trail("old", dt.timedelta(0))
    trail.add([item(1, 0, properties={"datetime": None, "end_datetime": end})])
    assert rfc3339(trail.resume()) == end


@pytest.mark.parametrize(
    ("order", "far"),
    [("old", "0001-01-01T00:00:00Z"), ("new", "9999-12-31T23:59:59.999999Z")],
)
def test_the_ends_of_time_are_no_trap(order, far):
    trail = Trail(order, dt.timedelta(days=400))
    trail.add([item(1, 0, properties={"datetime": far})])
    assert rfc3339(trail.resume()) == far


def test_a_time_beyond_the_ends_of_time_counts_as_none():
    trail = Trail("old")
    early = {"datetime": "0001-01-01T00:00:00+14:00"}
    trail.add([item(1, 0, properties=early)])
    assert trail.resume() is None


def test_a_bookmark_with_a_damaged_time_is_refused():
    with pytest.raises(InputError, match="damaged"):
        Trail("old").restore(Bookmark(operation="op", last="soon"))
