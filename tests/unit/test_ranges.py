from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.digests import read_digest
from swath._core.ranges import (
    Covered,
    Span,
    Version,
    content_range,
    cut,
    is_framed,
    strong_etag,
)
from swath._errors import InputError


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=12
)


@given(spans=spans, size=st.integers(0, 70))
def test_what_is_there_and_what_is_missing_make_the_file(spans, size):
    covered = Covered(spans)
    there = {byte for start, stop in spans for byte in range(start, stop)}
    gaps = {byte for start, stop in covered.gaps(size) for byte in range(start, stop)}
    assert gaps == set(range(size)) - there
    assert covered.size == len(there)
    ends = [end for span in covered.spans for end in span]
    assert ends == sorted(set(ends)), "stretches touch or overlap"


@given(spans=spans, piece=st.integers(1, 20))
def test_gaps_are_cut_at_the_same_places_whatever_is_there(spans, piece):
    gaps = list(Covered(spans).gaps(60))
    pieces = list(cut(gaps, piece))
    joined = Covered((one.start, one.stop) for one in pieces)
    assert joined.spans == gaps
    for start, stop in pieces:
        assert 0 < stop - start <= piece
        assert start // piece == (stop - 1) // piece


def test_a_range_names_its_last_byte():
    assert Span(0, 10).header == "bytes=0-9"
    assert Span(7, None).header == "bytes=7-"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bytes 0-9/20", (Span(0, 10), 20)),
        ("bytes 5-5/*", (Span(5, 6), None)),
        ("bytes 10-9/20", None),
        ("bytes 0-20/20", None),
        ("bytes */20", None),
        ("items 0-9/20", None),
        ("bytes 0-9", None),
        ("bytes -1-9/20", None),
        ("", None),
    ],
)
def test_a_content_range_is_read_only_if_it_makes_sense(text, expected):
    assert content_range({"content-range": text}) == expected


@pytest.mark.parametrize(
    ("etag", "strong"),
    [('"a1"', True), ('W/"a1"', False), ("a1", False), ("", False), ('"a"b"', False)],
)
def test_only_a_strong_tag_vouches_for_bytes(etag, strong):
    assert strong_etag({"etag": etag}) == (etag if strong else "")


def test_a_size_that_was_not_told_contradicts_nothing():
    assert Version('"a"').same_as(Version('"a"', 5))
    assert not Version('"a"', 4).same_as(Version('"a"', 5))
    assert not Version('"a"', 5).same_as(Version('"b"', 5))


def test_a_body_is_framed_by_its_length_or_by_chunks():
    assert is_framed({"content-length": "0"})
    assert is_framed({"transfer-encoding": "gzip, chunked"})
    assert not is_framed({"content-length": "ten"})


def multihash(code: str, value: str) -> str:
    return f"{code}{len(value) // 2:02x}{value}"


@pytest.mark.parametrize(
    ("code", "algorithm"),
    [
        ("11", "sha1"),
        ("12", "sha256"),
        ("13", "sha512"),
        ("16", "sha3_256"),
        ("d501", "md5"),
        ("9320", "sha224"),
    ],
)
def test_multihashes_are_read(code, algorithm):
    value = hashlib.new(algorithm, b"pixels").hexdigest()
    digest = read_digest(multihash(code, value).upper())
    assert (digest.algorithm, digest.value) == (algorithm, value)


def test_a_digest_is_read_with_its_name_or_as_a_bare_sha256():
    value = hashlib.sha256(b"pixels").hexdigest()
    assert read_digest(value) == read_digest(f"SHA-256:{value}")
    assert str(read_digest(value)) == f"sha256:{value}"


@pytest.mark.parametrize(
    "text",
    ["", "sha256:12", "crc32:12345678", "1220abcd", "ff" * 12, "zz", "1e20" + "0" * 64],
)
def test_what_cannot_be_compared_is_refused(text):
    with pytest.raises(InputError, match="sha256:<64 digits>"):
        read_digest(text)
