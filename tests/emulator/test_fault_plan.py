from __future__ import annotations

import re

import msgspec
import pytest

from swath.emulator import Emulator, Fault, FaultPlan, flaky, rate_limited, slow_network
from swath.emulator.faults import Call


def call(**changes):
    usual = {
        "service": "datasphere",
        "operation": "streamDataset",
        "method": "GET",
        "path": "/datasphere/api/dataset/v1/many/stream/",
        "headers": {"accept": "text/event-stream"},
    }
    return Call(**{**usual, **changes})


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"service": "datasphere"},
        {"operation": "streamDataset"},
        {"method": "get"},
        {"path": "/datasphere/api/*/stream/"},
        {"header": {"Accept": "text/*"}},
        {"service": "datasphere", "method": "GET", "path": "*/many/*"},
    ],
)
def test_a_condition_that_holds_matches(condition):
    assert Fault(status=500, **condition).matches(call())


@pytest.mark.parametrize(
    "condition",
    [
        {"service": "spaceknow"},
        {"operation": "getItem"},
        {"method": "POST"},
        {"path": "/datasphere/subscription/*"},
        {"header": {"Accept": "application/json"}},
        {"header": {"X-Absent": "?*"}},
        {"service": "datasphere", "method": "PUT"},
    ],
)
def test_a_condition_that_fails_does_not_match(condition):
    assert not Fault(status=500, **condition).matches(call())


def struck(plan, calls):
    return [plan.strike(call()) is not None for _ in range(calls)]


def test_nth_picks_one_call():
    plan = FaultPlan()
    plan.add(Fault(status=500, nth=2))
    assert struck(plan, 4) == [False, True, False, False]


def test_nth_as_a_range_includes_both_ends():
    plan = FaultPlan()
    plan.add(Fault(status=500, nth=(2, 3)))
    assert struck(plan, 4) == [False, True, True, False]


def test_nth_as_an_open_range_goes_on():
    plan = FaultPlan()
    plan.add(Fault(status=500, nth=(3, None)))
    assert struck(plan, 4) == [False, False, True, True]


def test_nth_counts_matching_calls_only():
    plan = FaultPlan()
    plan.add(Fault(status=500, operation="streamDataset", nth=2))
    plan.strike(call(operation="getItem"))
    assert struck(plan, 2) == [False, True]


def test_nth_also_counts_calls_that_another_fault_has_struck():
    plan = FaultPlan()
    plan.add(Fault(status=503, nth=1))
    plan.add(Fault(status=429, nth=2))
    assert [plan.strike(call()).status for _ in range(2)] == [503, 429]


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ({"service": "datasfere"}, "no service 'datasfere', take one of datasphere"),
        ({"operation": "streamDatasets"}, "did you mean streamDataset:"),
        ({"operation": "?"}, "no operation '?':"),
        ({"service": "files", "operation": "getItem"}, "no operation 'getItem'"),
    ],
)
def test_a_fault_that_would_never_strike_is_refused(named, problem):
    emulator = Emulator()
    with pytest.raises(ValueError, match=re.escape(problem)):
        emulator.faults.add(Fault(status=500, **named))
    assert not len(emulator.faults)


def test_every_operation_can_be_met_also_those_that_links_lead_to():
    emulator = Emulator()
    for name in ("getItem", "downloadFile", "getFile", "confirmOrder"):
        emulator.faults.add(Fault(status=500, operation=name))


def test_times_bounds_how_often_it_strikes():
    plan = FaultPlan()
    planned = plan.add(Fault(status=500, times=2))
    assert struck(plan, 4) == [True, True, False, False]
    assert (planned.seen, planned.struck, planned.spent) == (4, 2, True)


def test_faults_with_times_follow_each_other():
    plan = FaultPlan()
    plan.extend(Fault(cut_after=size, times=1) for size in (10, 20, 30))
    assert [plan.strike(call()).cut_after for _ in range(3)] == [10, 20, 30]
    assert plan.strike(call()) is None


def test_probability_strikes_its_share_the_same_way_each_time():
    def outcome(seed):
        plan = FaultPlan()
        plan.add(Fault(status=500, probability=0.25, seed=seed))
        return struck(plan, 2000)

    assert outcome(1) == outcome(1)
    assert outcome(1) != outcome(2)
    assert 400 < sum(outcome(1)) < 600


def test_clearing_ends_all_trouble():
    plan = FaultPlan()
    plan.add(Fault(status=500))
    plan.clear()
    assert plan.strike(call()) is None


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "does nothing"),
        ({"operation": "getItem", "times": 1}, "does nothing"),
        ({"status": 99}, "status"),
        ({"status": 500, "probability": 1.5}, "probability"),
        ({"cut_after": -1}, "negative"),
        ({"rate": 0}, "rate"),
        ({"close_code": 1005}, "close code"),
        ({"close_code": 1000, "close_reason": "ä" * 62}, "123 bytes"),
        ({"headers": {"X": "a\r\nb"}}, "header"),
        ({"location": "http://łódź/"}, "header"),
    ],
)
def test_a_fault_that_makes_no_sense_is_an_error(fields, problem):
    with pytest.raises(ValueError, match=problem):
        Fault(**fields)


def test_a_fault_is_the_same_as_json():
    fault = Fault(operation="getItem", nth=(1, None), cut_after=5, headers={"a": "b"})
    assert msgspec.json.decode(msgspec.json.encode(fault), type=Fault) == fault


def test_a_misspelt_field_is_an_error():
    with pytest.raises(msgspec.ValidationError, match="cut_aftre"):
        msgspec.json.decode(b'{"cut_aftre": 5}', type=Fault)


def test_flaky_strikes_about_its_share():
    plan = FaultPlan()
    plan.extend(flaky(share=0.3))
    assert 500 < sum(struck(plan, 2000)) < 700


def test_rate_limited_strikes_about_one_in_so_many():
    plan = FaultPlan()
    plan.extend(rate_limited(every=4))
    assert 400 < sum(struck(plan, 2000)) < 600


def test_slow_network_strikes_always():
    plan = FaultPlan()
    plan.extend(slow_network())
    assert all(struck(plan, 10))
