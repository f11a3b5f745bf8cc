from __future__ import annotations

import asyncio
import gc
import itertools
import random
import threading
import weakref

import pytest

from swath._core.auth import Grant, RenewingToken
from swath._core.effects import now, sleep
from swath._core.secret import Secret
from swath._errors import (
    InputError,
    JobFailedError,
    JobTimeoutError,
    NotFoundError,
    ServerError,
    TransportError,
)
from swath.jobs import Job, Polling, gather


COUNT = 1_000
RATE = 20.0
SLACK = 1e-6


def crowd(world, count, longest):
    """Jobs that end at any time; some failing, some with broken checks."""
    chance = random.Random(7)
    for number in range(count):
        world.add(
            f"j{number}",
            lasts=chance.uniform(1.0, longest),
            hint=chance.choice([None, 1.0, 5.0, 30.0]),
            end="BAD" if number % 50 == 0 else "DONE",
            faults=[503, TransportError("broken")] if number % 10 == 0 else [],
        )


def spacing(world):
    times = [time for time, _ in world.asked]
    return min(later - earlier for earlier, later in itertools.pairwise(times))


def test_a_thousand_jobs_keep_to_the_rate_and_end_in_time(world):
    crowd(world, COUNT, longest=600.0)
    jobs = [world.job(name) for name in world.works]
    outcomes = list(gather(jobs, checks_per_second=RATE))
    assert {outcome.job for outcome in outcomes} == set(jobs)
    assert sum(isinstance(it.error, JobFailedError) for it in outcomes) == COUNT // 50
    assert all(it.value == f"result of {it.job.id}" for it in outcomes if not it.error)
    assert spacing(world) >= 1 / RATE - SLACK
    longest = max(work.lasts for work in world.works.values())
    pause = Polling().longest * 1.1
    assert world.time - 1_000.0 <= longest + pause + COUNT / RATE


def test_the_rate_counts_repeated_requests_too(world):
    for number in range(30):
        world.add(f"j{number}", lasts=5.0, faults=[503, 503, 503, 503, None])
    list(gather(map(world.job, list(world.works)), checks_per_second=2.0))
    assert len(world.asked) >= 150
    assert spacing(world) >= 0.5 - SLACK


def test_a_late_thread_does_not_catch_up_by_a_burst(world):
    for number in range(50):
        world.add(f"j{number}", lasts=1.0)
    jobs = map(world.job, list(world.works))
    for outcome in gather(jobs, checks_per_second=5.0):
        if outcome.job.id == "j3":
            world.time += 120.0
    assert spacing(world) >= 0.2 - SLACK


def test_one_job_in_trouble_does_not_hold_up_the_others(world):
    world.add("bad", lasts=1.0, faults=[(503, {"retry-after": "100"})] * 30)
    world.add("good", lasts=1.0, hint=1.0)
    outcomes = gather([world.job("bad"), world.job("good")], checks_per_second=10.0)
    assert next(outcomes).job.id == "good"
    assert world.time - 1_000.0 < 3.0
    assert next(outcomes).job.id == "bad"


def test_outcomes_come_as_jobs_end(world):
    for name, lasts in [("slow", 300.0), ("quick", 10.0), ("middle", 100.0)]:
        world.add(name, lasts=lasts)
    jobs = [world.job(name) for name in world.works]
    ended = [outcome.job.id for outcome in gather(jobs)]
    assert ended == ["quick", "middle", "slow"]


def test_jobs_are_submitted_only_as_there_is_room(world):
    going = []

    def submissions():
        for number in range(100):
            going.append(number)
            yield world.submit(f"j{number}", lasts=30.0)

    most = 0
    jobs = gather(submissions(), max_concurrent=8, checks_per_second=100.0)
    for count, _ in enumerate(jobs, 1):
        most = max(most, len(going) - count)
    assert len(going) == 100
    assert most == 7


def test_what_was_told_is_forgotten(world):
    alive = weakref.WeakSet()

    def submissions():
        for number in range(300):
            job = world.submit(f"j{number}", lasts=5.0)
            alive.add(job)
            yield job

    most = 0
    for outcome in gather(submissions(), max_concurrent=10, checks_per_second=50.0):
        del outcome
        gc.collect(0)
        most = max(most, len(alive))
    assert most <= 12


def test_an_error_of_a_submission_is_raised_and_the_rest_goes_on(world):
    def submissions():
        yield world.submit("a", lasts=10.0)
        raise ServerError(500)

    outcomes = gather(submissions())
    with pytest.raises(ServerError):
        next(outcomes)
    assert next(outcomes).unwrap() == "result of a"
    with pytest.raises(StopIteration):
        next(outcomes)


def test_each_job_is_awaited_for_the_timeout_and_not_lost(world):
    world.add("never", lasts=1e9)
    world.add("soon", lasts=10.0)
    jobs = [world.job("never"), world.job("soon")]
    soon, never = gather(jobs, timeout=60)
    assert soon.unwrap() == "result of soon"
    assert isinstance(never.error, JobTimeoutError)
    assert world.time == pytest.approx(1_060.0)
    world.works["never"].lasts = 100.0
    assert world.attach(never.error.token).result() == "result of never"


def test_an_unknown_job_is_an_outcome_like_any_other(world):
    world.add("a", lasts=0.0)
    outcomes = list(gather([world.job("none"), world.job("a")]))
    assert isinstance(outcomes[0].error, NotFoundError)
    with pytest.raises(NotFoundError):
        outcomes[0].unwrap()
    assert outcomes[1].unwrap() == "result of a"


class Interrupted(BaseException):
    pass


def test_an_interrupted_loop_goes_on_where_it_was(world):
    for name in "abc":
        world.add(name, lasts=30.0)
    outcomes = gather([world.job(name) for name in "abc"])
    answer, calls = world.answer, itertools.count()

    def interrupting(request):
        if next(calls) == 4:
            raise Interrupted
        return answer(request)

    world.answer = interrupting
    with pytest.raises(Interrupted):
        list(outcomes)
    assert sorted(outcome.unwrap() for outcome in outcomes) == [
        "result of a",
        "result of b",
        "result of c",
    ]


def test_no_trip_stops_with_the_credentials_lock_in_hand(world):
    """A token is fetched by one job while the others wait for its lock."""

    def fetch():
        yield from sleep(30.0)
        instant = yield from now()
        return Grant(Secret("Bearer x"), instant.wall + 100.0)

    credential = RenewingToken(fetch, margin=1.0)
    world.context = type(world.context)(
        credential=credential, policy=world.context.policy, chance=lambda: 0.0
    )
    for number in range(20):
        world.add(f"j{number}", lasts=200.0)
    outcomes = list(gather(map(world.job, list(world.works)), checks_per_second=50.0))
    assert len(outcomes) == 20
    assert not any(outcome.error for outcome in outcomes)


def test_gathering_starts_no_thread(world):
    world.add("a", lasts=100.0)
    before = threading.active_count()
    for _ in gather([world.job("a")]):
        assert threading.active_count() == before


@pytest.mark.parametrize(
    "limits",
    [{"max_concurrent": 0}, {"checks_per_second": 0.0}, {"timeout": -1.0}],
)
def test_limits_that_make_no_sense_are_refused_at_once(limits):
    with pytest.raises(InputError):
        gather([], **limits)


def test_asynchronous_jobs_want_the_asynchronous_loop(world, async_world):
    world.add("a")
    async_world.add("a")
    with pytest.raises(InputError, match="`async for` takes AsyncJob"):
        next(gather([async_world.job("a")]))
    with pytest.raises(InputError, match="`for` takes Job"):
        asyncio.run(collected(gather([world.job("a")])))


async def collected(outcomes):
    return [outcome async for outcome in outcomes]


def test_many_asynchronous_jobs_keep_to_the_rate_and_overlap(async_world):
    crowd(async_world, 200, longest=60.0)
    async_world.latency = 0.2
    jobs = [async_world.job(name) for name in async_world.works]
    outcomes = asyncio.run(collected(gather(jobs, checks_per_second=RATE)))
    assert {outcome.job for outcome in outcomes} == set(jobs)
    assert sum(isinstance(it.error, JobFailedError) for it in outcomes) == 200 // 50
    assert spacing(async_world) >= 1 / RATE - SLACK
    assert async_world.most_under_way > 1
    longest = max(work.lasts for work in async_world.works.values())
    pause = Polling().longest * 1.1
    assert async_world.time - 1_000.0 <= longest + pause + 2 * 200 / RATE


def test_asynchronous_submissions_are_taken_as_there_is_room(async_world):
    going = []

    async def submissions():
        for number in range(60):
            going.append(number)
            yield await async_world.asubmit(f"j{number}", lasts=30.0)

    async def use():
        most = count = 0
        async for outcome in gather(
            submissions(), max_concurrent=8, checks_per_second=100.0
        ):
            outcome.unwrap()
            most, count = max(most, len(going) - count), count + 1
        return most

    assert asyncio.run(use()) == 8
    assert len(going) == 60


def test_leaving_the_asynchronous_loop_leaves_no_task(async_world):
    for number in range(30):
        async_world.add(f"j{number}", lasts=10.0 + number)

    async def use():
        jobs = [async_world.job(name) for name in async_world.works]
        async for _ in gather(jobs, checks_per_second=100.0):
            break
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(use()) == set()


def test_a_cancelled_asynchronous_loop_goes_on_where_it_was(async_world):
    for name in "abc":
        async_world.add(name, lasts=30.0)
    outcomes = gather([async_world.job(name) for name in "abc"])

    async def use():
        async_world.travel = stuck
        task = asyncio.create_task(anext(outcomes))
        for _ in range(20):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        del async_world.travel
        return await collected(outcomes)

    async def stuck():
        await asyncio.Event().wait()

    ended = asyncio.run(use())
    assert sorted(outcome.unwrap() for outcome in ended) == [
        "result of a",
        "result of b",
        "result of c",
    ]


def test_an_asynchronous_submission_that_fails_is_raised_and_the_rest_goes_on(
    async_world,
):
    async def submissions():
        yield await async_world.asubmit("a", lasts=10.0)
        raise ServerError(500)

    async def use():
        outcomes = gather(submissions())
        with pytest.raises(ServerError):
            await anext(outcomes)
        return await collected(outcomes)

    assert [it.unwrap() for it in asyncio.run(use())] == ["result of a"]


class OtherClient:
    """Another driver on the same clock."""

    def __init__(self, world):
        self.run = world.run


def test_jobs_of_several_clients_are_awaited_together(world):
    world.add("a", lasts=10.0)
    world.add("b", lasts=10.0)
    other = Job(OtherClient(world), world.job("b").watch.source)
    ended = {outcome.unwrap() for outcome in gather([world.job("a"), other])}
    assert ended == {"result of a", "result of b"}
