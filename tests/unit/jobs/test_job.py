from __future__ import annotations

import asyncio
import datetime as dt
import inspect
import json

import pytest

from swath._errors import (
    InputError,
    JobFailedError,
    JobTimeoutError,
    NotFoundError,
    TransportError,
)
from swath.jobs import AsyncJob, AsyncRun, Job, Polling, Run


@pytest.fixture
def job(world):
    world.add("map", lasts=60.0, hint=20.0)
    return world.job("map", polling=Polling(jitter=0.0))


def test_status_is_one_request(job, world):
    assert job.progress is None
    assert job.status().state == "waiting"
    assert job.progress.next_check == 20.0
    assert len(world.asked) == 1


def test_a_result_is_awaited_as_the_service_wants(job, world):
    assert job.result() == "result of map"
    assert [time - 1_000.0 for time, _ in world.asked] == [0.0, 20.0, 40.0, 60.0]
    assert job.done


def test_progress_is_told_once_a_change(job, world):
    world.works["map"].hint = 2.0
    told = []
    job.wait(on_progress=lambda status: told.append((status.state, status.step)))
    steps = [("running", step) for step in (1, 2, 3, 4, 5, 6)]
    assert told == [("waiting", 1), *steps, ("succeeded", None)]


def test_events_end_with_the_job(job):
    assert [status.state for status in job.events()][-2:] == ["running", "succeeded"]
    assert list(job.events()) == []


def test_events_of_a_failed_job_end_without_an_error(world):
    world.add("map", end="BAD", lasts=0.0)
    job = world.job("map")
    assert [status.state for status in job.events()] == ["failed"]
    with pytest.raises(JobFailedError, match="GSD-TOO-COARSE: pick another") as caught:
        job.result()
    assert caught.value.__cause__.status == 424


def test_a_timeout_leaves_the_job_to_be_attached_elsewhere(job, world):
    with pytest.raises(JobTimeoutError, match="goes on") as caught:
        job.wait(timeout=dt.timedelta(seconds=30))
    assert world.time == 1_030.0
    assert world.attach(caught.value.token).result() == "result of map"


def test_without_time_there_is_one_look(job, world):
    with pytest.raises(JobTimeoutError):
        job.result(timeout=0)
    assert (len(world.asked), world.time) == (1, 1_000.0)


def test_no_request_is_repeated_when_the_time_is_over(job, world):
    world.works["map"].faults = [(503, {"retry-after": "60"})] * 3
    with pytest.raises(JobTimeoutError):
        job.wait(timeout=10)
    assert world.time == 1_010.0
    assert [time for time, _ in world.asked] == [1_000.0, 1_010.0]


def test_a_broken_check_is_borne_after_its_own_retries(job, world):
    world.works["map"].faults = [TransportError("broken")] * 3 + [None]
    assert job.result() == "result of map"
    assert world.works["map"].checks > 4


def test_a_result_that_takes_a_moment_longer_is_awaited(job, world):
    world.works["map"].unready = 2
    assert job.result() == "result of map"
    assert world.works["map"].fetches == 3


def test_an_unknown_job_is_an_error_at_once(world):
    with pytest.raises(NotFoundError):
        world.job("none").result()


def test_what_cannot_be_cancelled_says_so(job):
    with pytest.raises(InputError, match="toy render: the service cannot cancel"):
        job.cancel()


def test_an_error_of_the_callback_reaches_the_caller_and_harms_nothing(job):
    with pytest.raises(ZeroDivisionError):
        job.wait(on_progress=lambda _: 1 / 0)
    assert job.result() == "result of map"


def test_the_token_is_plain_json(job):
    assert json.loads(job.token) == {
        "service": "toy",
        "operation": "render",
        "id": "map",
        "data": {},
        "version": 1,
    }


def test_the_repr_tells_what_is_known(job):
    assert repr(job) == "<Job toy render map: not asked yet>"
    job.status()
    assert repr(job) == "<Job toy render map: waiting step 1>"


@pytest.mark.parametrize("timeout", [-1, float("nan"), "5", True, dt.timedelta(-1)])
def test_a_timeout_that_is_no_time_is_refused(job, world, timeout):
    with pytest.raises(InputError, match="timeout="):
        job.wait(timeout=timeout)
    assert world.asked == []


def test_the_asynchronous_job_does_the_same(async_world):
    async_world.add("map", lasts=60.0, hint=20.0)
    job = async_world.job("map", polling=Polling(jitter=0.0))

    async def use():
        assert (await job.status()).state == "waiting"
        with pytest.raises(JobTimeoutError):
            await job.wait(timeout=1)
        states = [status.state async for status in job.events()]
        assert states == ["running", "running", "succeeded"]
        assert (await job.wait()).state == "succeeded"
        with pytest.raises(InputError):
            await job.cancel()
        return await job.result()

    assert asyncio.run(use()) == "result of map"


@pytest.mark.parametrize(("sync", "other"), [(Job, AsyncJob), (Run, AsyncRun)])
def test_both_worlds_use_the_same_words(sync, other):
    def words(cls):
        members = inspect.getmembers(cls, inspect.isfunction)
        return {
            name: list(inspect.signature(member).parameters)
            for name, member in members
            if not name.startswith("_")
        }

    assert words(sync) == words(other)
