from __future__ import annotations

import datetime as dt
import email.utils
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.retry import (
    NOT_PROCESSED,
    RETRYABLE,
    Policy,
    backoff,
    decide,
    retry_after,
)
from swath._errors import StatusError, TransportError, error_class


POLICY = Policy()
CHANCE = st.floats(0, 1, exclude_max=True)
WALL = 1_780_000_000.0


def failed(status, wait=None):
    return error_class(status)(status, retry_after=wait)


def decided(failure, *, attempt=1, idempotent=True, policy=POLICY, chance=0.5):
    return decide(
        failure, attempt=attempt, idempotent=idempotent, policy=policy, chance=chance
    )


@given(st.integers(1, 2000), CHANCE)
def test_waiting_times_stay_below_a_doubling_cap(attempt, chance):
    wait = backoff(attempt, POLICY, chance)
    assert 0 <= wait <= min(0.5 * 2 ** min(attempt - 1, 60), 30)


def test_waiting_times_fill_the_whole_interval():
    waits = [backoff(3, POLICY, step / 100) for step in range(100)]
    assert min(waits) == 0
    assert 1.9 < max(waits) < 2


@given(st.integers(100, 999), st.booleans(), CHANCE)
def test_only_passing_statuses_are_repeated(status, idempotent, chance):
    repeated = decided(failed(status), idempotent=idempotent, chance=chance)
    allowed = RETRYABLE if idempotent else NOT_PROCESSED
    assert (repeated is not None) == (status in allowed)


def test_a_post_is_not_repeated_after_a_read_timeout():
    lost, refused = TransportError("timeout"), TransportError("refused", sent=False)
    assert decided(lost, idempotent=False) is None
    assert decided(refused, idempotent=False) is not None
    assert decided(lost, idempotent=True) is not None


@given(st.integers(0, 20), st.integers(1, 40))
def test_there_are_as_many_retries_as_allowed(allowed, attempt):
    policy = Policy(max_retries=allowed)
    wait = decided(failed(503), attempt=attempt, policy=policy)
    assert (wait is not None) == (attempt <= allowed)


@given(st.floats(0, 120), CHANCE)
def test_the_servers_wish_is_never_undercut(asked, chance):
    wait = decided(failed(429, asked), chance=chance)
    assert asked <= wait <= asked + 1


def test_who_asks_for_too_much_is_not_waited_for():
    assert decided(failed(429, 120.1)) is None
    patient = Policy(longest_retry_after=4000)
    assert decided(failed(429, 3600), policy=patient) >= 3600


@pytest.mark.parametrize(
    ("text", "unit", "wait"),
    [
        ("7", "s", 7),
        (" 7 ", "s", 7),
        ("0", "s", 0),
        ("1.5", "s", 1.5),
        ("-3", "s", 0),
        ("1500", "ms", 1.5),
        ("1500", "s", 1500),
        ("", "s", None),
        ("soon", "s", None),
        ("nan", "s", None),
        ("inf", "s", None),
        ("1e999", "s", None),
        ("7 s", "s", None),
        ("\u0667", "s", 7),
        ("Tue, 99 Foo 2026 00:00:00 GMT", "s", None),
        ("Tue, 02 Jun 1970 00:00:00 GMT", "s", 0),
        ("Tue, 02 Jun 99999 00:00:00 GMT", "s", None),
    ],
)
def test_forms_of_retry_after(text, unit, wait):
    assert retry_after({"retry-after": text}, unit=unit, wall=WALL) == wait


def test_without_the_header_nothing_is_asked():
    assert retry_after({}, unit="s", wall=WALL) is None


@pytest.mark.parametrize("ahead", [90, 0, -90])
@pytest.mark.parametrize("zone", ["GMT", "+0000", "-0000"])
def test_a_date_is_waited_for_until_then(ahead, zone):
    date = email.utils.formatdate(WALL + ahead, usegmt=True).replace("GMT", zone)
    for unit in ("s", "ms"):
        wait = retry_after({"retry-after": date}, unit=unit, wall=WALL)
        assert wait == max(ahead, 0)


@given(st.text())
def test_any_header_gives_a_finite_wait_or_none(text):
    wait = retry_after({"retry-after": text}, unit="s", wall=WALL)
    assert wait is None or (0 <= wait < math.inf)


@given(st.integers(86_400, 32_000_000_000))
def test_every_date_reads_as_it_was_written(unix):
    instant = dt.datetime.fromtimestamp(unix, dt.UTC)
    date = email.utils.format_datetime(instant, usegmt=True)
    wait = retry_after({"retry-after": date}, unit="s", wall=0.0)
    assert wait == instant.timestamp()


def test_a_failed_status_keeps_its_class():
    assert type(failed(429)).__name__ == "RateLimitError"
    assert type(failed(520)).__name__ == "ServerError"
    assert type(failed(418)) is StatusError
