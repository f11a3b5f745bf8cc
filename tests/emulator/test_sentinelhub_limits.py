"""How the emulated Sentinel Hub slows down those who ask too fast."""

from __future__ import annotations

import pytest

from swath.emulator.clock import Clock
from swath.emulator.sentinelhub import Policy, ServiceError
from swath.emulator.sentinelhub.limits import Limits


LOCATIONS = "/api/v1/metadata/location"
TEN = Policy(capacity=10, period=60)
UNITS = Policy(kind="PROCESSING_UNITS", capacity=10, period=60)


@pytest.fixture
def clock():
    clock = Clock()
    clock.use("manual")
    return clock


def refusal(limits, *policies):
    with pytest.raises(ServiceError) as caught:
        limits.admit("a", policies)
    assert (caught.value.status, caught.value.code) == (429, "RATE_LIMIT_EXCEEDED")
    return caught.value.headers


def test_a_full_bucket_lets_its_capacity_pass_and_then_one_for_each_refill(clock):
    limits = Limits(clock)
    assert [limits.admit("a", [TEN]) for _ in range(10)] == list(range(9, -1, -1))
    assert refusal(limits, TEN)["retry-after"] == "6000"
    clock.advance(5.999)
    assert refusal(limits, TEN)["retry-after"] == "1"
    clock.advance(0.001)
    assert limits.admit("a", [TEN]) == 0


def test_what_was_not_used_is_not_carried_over(clock):
    limits = Limits(clock)
    limits.admit("a", [TEN])
    clock.advance(3600)
    for _ in range(10):
        limits.admit("a", [TEN])
    refusal(limits, TEN)


def test_all_policies_have_to_be_met_and_a_refused_request_takes_nothing(clock):
    limits, two = Limits(clock), Policy(capacity=2, period=10)
    for _ in range(2):
        limits.admit("a", [TEN, two])
    for _ in range(5):
        assert refusal(limits, TEN, two)["x-ratelimit-violatedpolicy"] == str(two)
    clock.advance(10)
    assert limits.admit("a", [TEN, two]) == 1


def test_units_are_paid_afterwards_and_debts_are_waited_for(clock):
    limits = Limits(clock)
    assert limits.admit("a", [UNITS]) is None
    limits.charge("a", [UNITS], 12)
    assert refusal(limits, UNITS)["retry-after"] == "12001"
    clock.advance(12.1)
    limits.admit("a", [UNITS])


def test_accounts_do_not_share_buckets(clock):
    limits, one = Limits(clock), Policy(capacity=1)
    limits.admit("a", [one])
    limits.admit("b", [one])
    refusal(limits, one)


@pytest.mark.parametrize("numbers", [{"capacity": 0}, {"capacity": 1, "period": 0}])
def test_a_policy_that_lets_nothing_pass_is_refused(numbers):
    with pytest.raises(ValueError, match="positive"):
        Policy(**numbers)


def test_a_429_tells_milliseconds_and_the_rest_is_told_on_the_way(emulator, hub_desk):
    emulator.clock.use("manual")
    policy = {"kind": "REQUESTS", "capacity": 2, "period": 3}
    emulator.sentinelhub.configure({"policies": [policy]})
    told = [hub_desk.get(LOCATIONS).headers["x-ratelimit-remaining"] for _ in range(2)]
    assert told == ["1", "0"]
    reply = hub_desk.get(LOCATIONS)
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "1500")
    assert reply.json()["error"]["code"] == "RATE_LIMIT_EXCEEDED"
    assert reply.json()["error"]["reason"] == "Too Many Requests"
    emulator.clock.advance(1.5)
    assert hub_desk.get(LOCATIONS).status_code == 200


def test_the_policies_of_an_account_win_over_the_switch(emulator, hub_desk):
    emulator.sentinelhub.configure({"policies": [{"capacity": 1}]})
    hub_desk.become("trial")
    assert hub_desk.get(LOCATIONS).headers["x-ratelimit-remaining"] == "9"


def test_without_policies_nobody_is_slowed_down(hub_desk):
    replies = [hub_desk.get(LOCATIONS) for _ in range(30)]
    assert {reply.status_code for reply in replies} == {200}
    assert "x-ratelimit-remaining" not in replies[-1].headers


def test_time_refills_buckets_also_while_an_automatic_clock_stands_still(
    emulator, hub_desk, eventually
):
    emulator.sentinelhub.configure({"policies": [{"capacity": 1, "period": 0.05}]})
    hub_desk.get(LOCATIONS)
    eventually(lambda: hub_desk.get(LOCATIONS).status_code == 200)
