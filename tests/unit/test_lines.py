from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.lines import LineParser


JSON = st.dictionaries(
    st.text(max_size=4), st.text() | st.integers() | st.none(), max_size=3
).map(lambda members: json.dumps(members, ensure_ascii=False).encode())
ENDS = st.sampled_from([b"\n", b"\r\n"])
IDS = st.text(st.characters(exclude_characters="\0\r\n"), min_size=1).filter(
    lambda text: not text.startswith(" ")
)
NOISE = st.sampled_from(
    [b"", b": keep-alive", b":", b"event: item", b"event", b"retry: 250", b"other: x"]
)


def bare(data, end):
    return data + end, [data]


def event(data, end, event_id, *, blank, split):
    """An event, its data on two lines where a blank can stand."""
    lines = [] if event_id is None else [b"id:" + event_id.encode()]
    colon = b"data: " if blank else b"data:"
    parts = [b"{", data[1:]] if split else [data]
    lines += [colon + part for part in parts]
    return end.join([*lines, b"", b""]), [b"\n".join(parts)]


PIECES = st.lists(
    st.builds(bare, JSON, ENDS)
    | st.builds(
        event, JSON, ENDS, st.none() | IDS, blank=st.booleans(), split=st.booleans()
    )
    | st.builds(lambda noise, end: (noise + end, []), NOISE, ENDS)
    | st.builds(lambda end: (b"data: ping" + end * 2, []), ENDS)
)


def read(*chunks):
    parser = LineParser()
    records = [record for chunk in chunks for record in parser.feed(chunk)]
    rest, last = parser.finish()
    assert parser.broken is None
    return [*records, *rest, *([last] if last else [])], parser


def chunked(data, cuts):
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[a:b] for a, b in itertools.pairwise(edges)]


@given(PIECES, st.lists(st.integers(0)), st.booleans())
def test_any_chunking_gives_the_same_records(pieces, cuts, bom):
    data = b"\xef\xbb\xbf" * bom + b"".join(text for text, _ in pieces)
    expected = [record for _, records in pieces for record in records]
    whole, parser = read(data)
    assert [data for data, _ in whole] == expected
    parts, other = read(*chunked(data, cuts))
    assert parts == whole
    assert (other.event_id, other.retry) == (parser.event_id, parser.retry)


@given(st.binary(), st.lists(st.integers(0)))
def test_garbage_is_cut_alike_however_it_comes(data, cuts):
    def outcome(*chunks):
        parser = LineParser(longest=50)
        records = []
        for chunk in chunks:
            records += parser.feed(chunk)
            if parser.broken:
                return records, str(parser.broken)
        rest, last = parser.finish()
        return [*records, *rest, last], str(parser.broken), parser.cut

    if len(data) <= 50:
        assert outcome(data) == outcome(*chunked(data, cuts))
    outcome(*chunked(data, cuts))


@pytest.mark.parametrize(
    "separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e"]
)
def test_a_line_ends_at_a_newline_only(separator):
    line = json.dumps({"t": f"a{separator}b"}, ensure_ascii=False).encode()
    records, _ = read(line + b"\n" + line + b"\r\n")
    assert [data for data, _ in records] == [line, line]


def test_ids_go_with_the_records_after_them():
    records, parser = read(
        b"id: 1\ndata: {}\n\ndata: {}\n\nid\ndata: {}\n\nid: 2\n\ndata: {}\n\n{}\n"
    )
    assert [event_id for _, event_id in records] == ["1", "1", None, "2", "2"]
    assert parser.event_id == "2"


def test_an_id_with_nul_is_ignored():
    records, _ = read(b"id: 1\nid: a\0b\ndata: {}\n\n")
    assert records == [(b"{}", "1")]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (b"retry: 1500", 1.5),
        (b"retry:0", 0),
        (b"retry: -1", None),
        (b"retry: 1.5", None),
        (b"retry:", None),
        (b"retry: \xd9\xa7", None),
        (b"retry: soon", None),
    ],
)
def test_retry_is_milliseconds_in_digits(text, seconds):
    assert read(text + b"\n\n")[1].retry == seconds


def test_events_without_an_object_are_counted_and_skipped():
    records, parser = read(b"data: ping\n\ndata: [1]\n\ndata:\n\ndata: {}\n\n")
    assert records == [(b"{}", None)]
    assert parser.skipped == 3


def test_a_bare_record_ends_an_event_before_it():
    records, _ = read(b'data: {"a":1}\n{"b":2}\n')
    assert [data for data, _ in records] == [b'{"a":1}', b'{"b":2}']


def test_a_record_may_be_indented():
    assert read(b'  {"a":1}\n')[0] == [(b'{"a":1}', None)]


def test_only_the_first_bom_is_taken_away():
    assert read(b"\xef", b"\xbb", b"\xbf{}\n")[0] == [(b"{}", None)]
    parser = LineParser()
    assert parser.feed(b"{}\n\xef\xbb\xbf{}\n") == [(b"{}", None)]
    assert parser.broken is not None


@pytest.mark.parametrize(
    "line", [b"<!DOCTYPE html>", b"Bad gateway", b'[{"a":1}]', b"\xff\xfe", b'"text"']
)
def test_what_is_neither_breaks_the_stream_after_the_good_records(line):
    parser = LineParser()
    assert parser.feed(b"{}\n" + line + b"\n{}\n") == [(b"{}", None)]
    assert "neither a record nor an event" in str(parser.broken)
    ended = LineParser()
    assert ended.feed(b"{}\n" + line) == [(b"{}", None)]
    assert ended.finish() == ([], None)
    assert "neither a record nor an event" in str(ended.broken)


@pytest.mark.parametrize(
    "chunks",
    [
        [b'{"a":"', b"x" * 100],
        [b'{"a":"' + b"x" * 100 + b'"}\n'],
        [b"data: {\n" + b"data: 1234567890\n" * 10],
        [b"x" * 60, b"x" * 60],
    ],
)
def test_a_line_without_end_breaks_the_stream(chunks):
    parser = LineParser(longest=100)
    assert [record for chunk in chunks for record in parser.feed(chunk)] == []
    assert "longer than 100 bytes" in str(parser.broken)


def test_a_line_of_just_the_length_allowed_is_read():
    line = b'{"a":"' + b"x" * 92 + b'"}'
    assert LineParser(longest=100).feed(line + b"\n") == [(line, None)]


@pytest.mark.parametrize(
    ("end", "is_cut"),
    [
        (b"", False),
        (b"\n", False),
        (b": bye", False),
        (b"\r", False),
        (b"dat", True),
        (b"data", True),
        (b"data: ", True),
        (b"data: pin", True),
        (b"id: 12", True),
        (b"\xef\xbb", True),
    ],
)
def test_an_end_within_a_line_is_noticed(end, is_cut):
    parser = LineParser()
    first = b"" if end.startswith(b"\xef") else b"{}\n"
    parser.feed(first + end)
    assert parser.finish() == ([], None)
    assert (parser.cut, parser.broken) == (is_cut, None)


def test_a_last_event_without_its_blank_line_is_whole():
    parser = LineParser()
    parser.feed(b'data: {"a":1}')
    assert parser.finish() == ([], (b'{"a":1}', None))
    assert not parser.cut


def test_an_event_before_a_cut_line_is_whole():
    parser = LineParser()
    parser.feed(b'data: {"a":1}\nid: 1')
    assert parser.finish() == ([], (b'{"a":1}', "1"))
    assert parser.cut
