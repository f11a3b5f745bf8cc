from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.times import (
    first_instant,
    last_instant,
    ordered,
    parse_rfc3339,
    rfc3339,
)
from swath._errors import InputError


UTC = dt.UTC
EPOCH = dt.datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
TICK = dt.timedelta(microseconds=1)
ZONES = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
SAFE = st.datetimes(
    EPOCH - dt.timedelta(days=719_000), EPOCH + dt.timedelta(days=2_932_000)
)


@given(SAFE, ZONES)
def test_an_instant_survives_being_written_and_read(naive, zone):
    instant = naive.replace(tzinfo=zone)
    assert parse_rfc3339(rfc3339(instant)) == instant
    assert parse_rfc3339(instant.isoformat()) == instant
    assert rfc3339(instant).endswith("Z")


@given(SAFE)
def test_without_a_zone_it_is_utc(naive):
    assert first_instant(naive, "start") == naive.replace(tzinfo=UTC)
    assert parse_rfc3339(naive.isoformat(" ")) == naive.replace(tzinfo=UTC)


@given(st.dates())
def test_a_day_lasts_to_its_last_microsecond(day):
    begin, end = first_instant(day, "start"), last_instant(day, "end")
    assert (begin.date(), end.date()) == (day, day)
    assert end - begin == dt.timedelta(days=1) - TICK
    assert (begin, end) == (
        first_instant(day.isoformat(), "start"),
        last_instant(day.isoformat(), "end"),
    )


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_of_a_year_touch_each_other(year, month):
    end = last_instant(f"{year:04}-{month:02}", "end")
    if (year, month) == (9999, 12):
        assert end == dt.datetime.max.replace(tzinfo=UTC)
        return
    years, following = divmod(month, 12)
    begin = first_instant(f"{year + years:04}-{following + 1:02}", "start")
    assert begin - end == TICK


@pytest.mark.parametrize(
    ("when", "begin", "end"),
    [
        ("2026", "2026-01-01T00:00:00Z", "2026-12-31T23:59:59.999999Z"),
        ("2026-06", "2026-06-01T00:00:00Z", "2026-06-30T23:59:59.999999Z"),
        ("2024-02", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59.999999Z"),
        ("2100-02", "2100-02-01T00:00:00Z", "2100-02-28T23:59:59.999999Z"),
        ("2026-12", "2026-12-01T00:00:00Z", "2026-12-31T23:59:59.999999Z"),
        ("9999", "9999-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"),
        ("0001", "0001-01-01T00:00:00Z", "0001-12-31T23:59:59.999999Z"),
        (dt.date.max, "9999-12-31T00:00:00Z", "9999-12-31T23:59:59.999999Z"),
    ],
)
def test_short_forms_mean_their_whole_span(when, begin, end):
    assert rfc3339(first_instant(when, "start")) == begin
    assert rfc3339(last_instant(when, "end")) == end


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-06-01T12:00:00z", "2026-06-01T12:00:00Z"),
        ("2026-06-01t12:00:00Z", "2026-06-01T12:00:00Z"),
        ("2026-06-01 12:00:00+02:00", "2026-06-01T10:00:00Z"),
        ("2026-06-01T12:00:00.123456789Z", "2026-06-01T12:00:00.123456Z"),
        ("2026-06-01T12:00:00-00:00", "2026-06-01T12:00:00Z"),
        ("2024-02-29T23:59:59.5+14:00", "2024-02-29T09:59:59.500000Z"),
    ],
)
def test_forms_of_rfc3339(text, meant):
    assert rfc3339(parse_rfc3339(text)) == meant


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        " ",
        "yesterday",
        "2026-13",
        "2026-00",
        "2026-02-29",
        "2100-02-29",
        "0000",
        "26",
        "2026-6",
        "2026-06-01T",
        "2026-06-01T25:00:00Z",
        "2026-06-01T12:00:61Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2026-06-01T12:00:00Z\n2026",
        20260601,
        1.5,
        None,
        b"2026",
        [],
        dt.time(12),
        dt.datetime.max.replace(tzinfo=dt.timezone(-dt.timedelta(hours=1))),
    ],
)
def test_what_is_no_time_is_refused_with_the_argument_named(wrong):
    with pytest.raises(InputError, match=r"^start="):
        first_instant(wrong, "start")


@given(st.text())
def test_any_text_is_a_time_or_an_input_error(text):
    with contextlib.suppress(InputError):
        assert first_instant(text, "start") <= last_instant(text, "start")


@given(st.text() | st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T.*"))
def test_any_text_is_an_instant_or_a_value_error(text):
    with contextlib.suppress(ValueError):
        assert parse_rfc3339(text).utcoffset() == dt.timedelta(0)


def test_bounds_in_the_wrong_order_are_refused():
    with pytest.raises(InputError, match="swap"):
        ordered("2026-07", "2026-06")


def test_a_bound_may_be_missing_or_both_the_same():
    assert ordered(None, None) == (None, None)
    first, last = ordered("2026-06-01", "2026-06-01")
    assert first < last
    now = dt.datetime(2026, 6, 1, tzinfo=UTC)
    assert ordered(now, now) == (now, now)
