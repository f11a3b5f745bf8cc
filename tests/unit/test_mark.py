from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.mark import decode
from swath._core.paging import Cursor
from swath._core.trail import Bookmark
from swath._errors import InputError


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SCALAR = st.none() | TEXT | st.integers(-(2**60), 2**60)
QUERY = st.dictionaries(TEXT, TEXT, max_size=3)


def read(text, cls, **changed):
    return decode(
        text, msgspec.json.Decoder(cls), **({"operation": "op", "query": {}} | changed)
    )


@given(
    QUERY,
    st.none() | TEXT,
    st.lists(SCALAR | st.tuples(SCALAR, SCALAR)).map(tuple),
    st.booleans(),
)
def test_a_cursor_reads_as_it_was_written(query, place, seen, ended):
    mark = Cursor(operation="op", query=query, place=place, seen=seen, ended=ended)
    assert read(mark.encode(), Cursor, query=query) == mark


@given(QUERY, st.none() | TEXT, st.lists(st.tuples(st.none() | TEXT, TEXT, TEXT)))
def test_a_bookmark_reads_as_it_was_written(query, event_id, seen):
    mark = Bookmark(operation="op", query=query, seen=tuple(seen), event_id=event_id)
    assert read(mark.encode(), Bookmark, query=query) == mark


@given(st.text() | st.binary())
@pytest.mark.parametrize("cls", [Cursor, Bookmark])
def test_any_other_text_is_refused(cls, text):
    with pytest.raises(InputError):
        read(text, cls)


@pytest.mark.parametrize("cls", [Cursor, Bookmark])
@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "null",
        "{}",
        "[]",
        "\ud800",
        '{"operation":"other"}',
        '{"operation":"op","query":{"package":"x"}}',
        '{"operation":"op","query":5}',
        '{"operation":"op","seen":[{"a":1}]}',
        '{"operation":"op","seen":[[["deep"]]]}',
        '{"operation":"op","seen":"abc"}',
        '{"operation":"op"} {}',
        '{"operation":"op"',
        "[" * 100_000,
        5,
        {"operation": "op"},
    ],
    ids=lambda text: str(text)[:30],
)
def test_foreign_and_damaged_marks_are_refused(cls, foreign):
    with pytest.raises(InputError, match="cursor"):
        read(foreign, cls)


@pytest.mark.parametrize(
    "change", [{"place": 5}, {"ended": "yes"}, {"seen": [True]}, {"seen": None}]
)
def test_a_cursor_with_a_damaged_member_is_refused(change):
    with pytest.raises(InputError):
        read(json.dumps({"operation": "op", **change}), Cursor)
