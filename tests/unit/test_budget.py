from __future__ import annotations

import itertools
import pickle
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath._core.budget import AIM, Budget, Memory, Rate, Shared, State, taken
from swath._errors import DeadlineError, InputError
from swath._io.shared import SharedFile
from swath._io.sync import SyncDriver

from .stepping import World


TEN = Rate(requests=600 / AIM)
"""Ten requests a second, what is aimed at taken into account."""


@pytest.mark.parametrize(
    ("text", "requests", "units"),
    [
        ("600/min", 600, None),
        ("10/s", 600, None),
        ("10 requests/s", 600, None),
        ("1 request/h", 1 / 60, None),
        ("0.5 per s", 30, None),
        ("1000 PU/min", None, 1000),
        ("600/min, 1000 PU/min", 600, 1000),
        ("1000PU/min,600 requests / min", 600, 1000),
    ],
)
def test_a_rate_reads_as_people_write_it(text, requests, units):
    rate = Rate.of(text)
    assert rate == Rate(requests=requests, units=units)
    assert Rate.of(str(rate)) == rate


@pytest.mark.parametrize(
    "text", ["", "fast", "600", "0/min", "-1/s", "10/year", "1/s,", "nan/s", "10/s/s"]
)
def test_what_is_no_rate_is_refused_with_examples(text):
    with pytest.raises(InputError, match="600 requests/min, 1000 PU/min"):
        Rate.of(text)


def admitted(world, budget, units=0.0, patience=float("inf")):
    world.run(budget.admitted(units, patience))
    return world.clock


def test_requests_go_evenly_and_the_first_goes_at_once():
    world, budget = World(), Budget(TEN, Memory())
    times = [admitted(world, budget) for _ in range(5)]
    assert times == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4])


def test_each_waits_once_for_an_instant_of_its_own():
    memory = Memory()
    worlds = [World() for _ in range(5)]
    for world in worlds:
        admitted(world, Budget(TEN, memory))
    assert [len(world.slept) for world in worlds] == [0, 1, 1, 1, 1]
    assert [sum(one.slept) for one in worlds] == pytest.approx([0, 0.1, 0.2, 0.3, 0.4])


def test_what_was_not_used_is_not_saved_up():
    world, budget = World(), Budget(TEN, Memory())
    admitted(world, budget)
    world.clock += 60
    assert [admitted(world, budget) for _ in range(2)] == pytest.approx([60, 60.1])


def test_units_count_before_they_are_spent_and_are_put_right_afterwards():
    world, budget = World(), Budget(Rate(units=600 / AIM), Memory())
    admitted(world, budget, units=5)
    world.run(budget.settle(3))
    assert admitted(world, budget, units=2) == pytest.approx(0.8)
    world.run(budget.settle(-2))
    assert admitted(world, budget) == pytest.approx(0.8)


def test_both_limits_are_kept():
    rate = Rate(requests=600 / AIM, units=60 / AIM)
    world, budget = World(), Budget(rate, Memory())
    times = [admitted(world, budget, units=cost) for cost in (0, 0, 3, 0, 0)]
    assert times == pytest.approx([0, 0.1, 0.2, 3.2, 3.3])


def test_a_turn_after_the_deadline_is_refused_and_not_taken():
    world, budget = World(), Budget(TEN, Memory())
    admitted(world, budget)
    for _ in range(3):
        with pytest.raises(DeadlineError, match=r"lets it go in 0\.1 s"):
            admitted(world, budget, patience=0.05)
    assert world.slept == []
    assert admitted(world, budget, patience=0.15) == pytest.approx(0.1)


def test_a_hold_stops_all_who_share_the_budget():
    memory, world = Memory(), World()
    budget, other = Budget(TEN, memory), Budget(TEN, memory)
    admitted(world, budget)
    world.run(budget.hold(2))
    world.run(budget.hold(1))
    assert [admitted(world, other) for _ in range(2)] == pytest.approx([2, 2.1])


def test_a_clock_that_began_anew_makes_the_state_void():
    state, _ = taken(
        State(), rate=TEN, instant=9000.0, units=0.0, patience=float("inf")
    )
    _, turn = taken(state, rate=TEN, instant=10.0, units=0.0, patience=1.0)
    assert turn.at == 10.0


@given(
    st.lists(st.floats(0, 5), min_size=1, max_size=50),
    st.floats(1, 1000),
)
def test_in_no_span_of_time_there_is_more_than_the_rate(pauses, per_minute):
    rate, state, instant = Rate(requests=per_minute), State(), 0.0
    turns = []
    for pause in pauses:
        instant += pause
        state, turn = taken(
            state, rate=rate, instant=instant, units=0.0, patience=float("inf")
        )
        turns.append(turn.at)
    gaps = [later - sooner for sooner, later in itertools.pairwise(turns)]
    assert all(gap >= 60 / per_minute for gap in gaps)


def test_a_file_shares_the_budget_and_is_private(tmp_path):
    path = tmp_path / "new" / "budget"
    budgets = [Budget(TEN, Shared(SharedFile(path, "budget_file"))) for _ in range(3)]
    world = World()
    times = [admitted(world, budget) for budget in budgets]
    assert times == pytest.approx([0.0, 0.1, 0.2])
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_budget_is_written_anew(tmp_path):
    path = tmp_path / "budget"
    path.write_bytes(b"\xffgarbage")
    path.chmod(0o600)
    world, budget = World(), Budget(TEN, Shared(SharedFile(path, "budget_file")))
    assert [admitted(world, budget) for _ in range(2)] == pytest.approx([0, 0.1])


def test_threads_share_a_budget_without_losing_a_turn():
    memory, driver = Memory(), SyncDriver("https://api.example")
    budget = Budget(Rate(requests=60_000), memory)
    waits, lock = [], threading.Lock()

    def ask():
        for _ in range(20):
            delay = driver.run(budget.admitted(0.0, float("inf")))
            with lock:
                waits.append(delay)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == 160
    assert memory._state.requests >= 159 * 0.001


def test_a_rate_crosses_process_borders():
    assert pickle.loads(pickle.dumps(TEN)) == TEN
