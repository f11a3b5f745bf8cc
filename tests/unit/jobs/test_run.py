from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from swath._errors import (
    BadRequestError,
    DecodeError,
    InputError,
    JobFailedError,
    JobInDoubtError,
    JobTimeoutError,
    RateLimitError,
    RunError,
    ServerError,
    TransportError,
)
from swath.jobs import AsyncRun, Run


HERE = Path(__file__).parent
KEYS = ["a", "b", "c"]
PAIR = KEYS[:2]


@pytest.fixture
def start(world, tmp_path):
    def start(**kwargs):
        return Run(tmp_path / "run", world.attach, **kwargs)

    return start


def work(world, keys=KEYS, **kwargs):
    return [(key, partial(world.submit, key, **kwargs)) for key in keys]


def raising(error):
    def submit():
        raise error

    return submit


def journal(path):
    lines = (path / "journal.ndjson").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_a_second_start_attaches_and_submits_nothing_twice(start, world):
    with start() as run:
        first = run.submit("a", partial(world.submit, "a"))
    with start() as run:
        assert run.pending == ("a",)
        again = run.submit("a", partial(world.submit, "a"))
        assert (again.id, again is first) == ("a", False)
        assert again.result() == "result of a"


def test_the_intent_is_on_disk_before_the_request_and_the_token_after_it(
    start, world, tmp_path
):
    seen = []

    def submit():
        seen.extend(journal(tmp_path / "run"))
        return world.submit("a")

    with start() as run:
        job = run.submit("a", submit)
    assert [line["event"] for line in seen] == ["run", "begun"]
    assert journal(tmp_path / "run")[-1] == {
        "event": "submitted",
        "key": "a",
        "token": job.token,
    }


def test_outcomes_come_for_all_work_once(start, world):
    with start() as run:
        ended = {it.key: it.unwrap() for it in run.outcomes(work(world))}
        assert ended == {key: f"result of {key}" for key in KEYS}
        assert run.done == ("a", "b", "c")
    with start() as run:
        assert list(run.outcomes(work(world))) == []


def test_what_was_handed_out_but_not_finished_comes_again(start, world):
    with start() as run:
        for outcome in run.outcomes(work(world)):
            broken = outcome.key
            break
    with start() as run:
        assert broken in run.pending
        assert {it.key for it in run.outcomes(work(world))} == set(KEYS)


def test_a_recorded_result_is_done_at_once_and_kept(start, world):
    with start() as run:
        for outcome in run.outcomes(work(world)):
            run.record(outcome.key, {"text": outcome.unwrap(), "size": (1, 2)})
            break
        assert run.done == (outcome.key,)
    with start() as run:
        kept = {"text": f"result of {outcome.key}", "size": [1, 2]}
        assert run.results() == {outcome.key: kept}
        assert len(list(run.outcomes(work(world)))) == 2
        assert len(run.results()) == 3


def test_a_failed_job_is_not_tried_again_unless_asked_for(start, world):
    with start() as run:
        (outcome,) = run.outcomes(work(world, ["a"], end="BAD"))
        assert isinstance(outcome.error, JobFailedError)
    with start() as run:
        assert run.failed == {"a": str(outcome.error)}
        assert list(run.outcomes(work(world, ["a"]))) == []
        world.works.clear()
        assert run.retry_failed() == ("a",)
        assert run.failed == {}
        (outcome,) = run.outcomes(work(world, ["a"]))
        assert outcome.unwrap() == "result of a"


def test_a_job_that_takes_too_long_stays_pending(start, world):
    with start() as run:
        (outcome,) = run.outcomes(work(world, ["a"], lasts=100.0), timeout=10)
        assert isinstance(outcome.error, JobTimeoutError)
        assert (run.pending, run.failed) == (("a",), {})
        (outcome,) = run.outcomes()
        assert outcome.unwrap() == "result of a"


def test_a_job_that_the_service_forgot_has_failed(start, world):
    with start() as run:
        run.submit("a", partial(world.submit, "a"))
        world.works.clear()
        (outcome,) = run.outcomes()
        assert outcome.error.status == 404
        assert list(run.failed) == ["a"]


@pytest.mark.parametrize(
    "error",
    [
        BadRequestError(400, message="bad extent"),
        RateLimitError(429),
        InputError("no extent"),
        TransportError("no connection", sent=False),
    ],
)
def test_a_submission_that_surely_came_to_nothing_can_be_repeated(start, world, error):
    with start() as run:
        with pytest.raises(type(error)):
            run.submit("a", raising(error))
        assert (run.in_doubt, list(run.failed)) == ((), ["a"])
    with start() as run:
        assert run.submit("a", partial(world.submit, "a")).id == "a"
        assert run.failed == {}


@pytest.mark.parametrize(
    "error",
    [
        TransportError("silence", sent=True),
        ServerError(502),
        DecodeError("no JSON"),
        KeyboardInterrupt(),
        ZeroDivisionError(),
    ],
)
def test_a_submission_that_may_have_arrived_is_in_doubt(start, world, error):
    with start() as run, pytest.raises(type(error)):
        run.submit("a", raising(error))
    with start() as run:
        assert run.in_doubt == ("a",)
        with pytest.raises(JobInDoubtError, match="may or may not have reached") as it:
            run.submit("a", partial(world.submit, "a"))
        assert it.value.key == "a"
        outcomes = {it.key: it for it in run.outcomes(work(world))}
        assert isinstance(outcomes["a"].error, JobInDoubtError)
        assert outcomes["b"].unwrap() == "result of b"
        assert "a" not in world.works


def test_doubt_ends_when_the_user_says_what_became_of_it(start, world):
    with start() as run:
        for key in "ab":
            with pytest.raises(ServerError):
                run.submit(key, raising(ServerError(500)))
        token = world.submit("a").token
        run.settle("a", token)
        run.settle("b", None)
        assert (run.pending, run.in_doubt) == (("a",), ())
        assert {it.unwrap() for it in run.outcomes(work(world, "ab"))} == {
            "result of a",
            "result of b",
        }
        with pytest.raises(InputError, match="not in doubt"):
            run.settle("a", None)


def test_settling_with_something_that_is_no_token_is_refused(start):
    with start() as run:
        with pytest.raises(ServerError):
            run.submit("a", raising(ServerError(500)))
        with pytest.raises(InputError, match="token"):
            run.settle("a", "j1")
        assert run.in_doubt == ("a",)


def test_an_idempotent_submission_is_repeated_in_doubt(start, world):
    with start() as run:
        with pytest.raises(ServerError):
            run.submit("a", raising(ServerError(500)))
        submitted = run.submit("a", partial(world.submit, "a"), idempotent=True)
        assert submitted.id == "a"


def test_a_look_at_the_service_ends_doubt(start, world):
    def find(key):
        return world.job(key) if key in world.works else None

    def lost(key):
        world.submit(key)
        raise TransportError("silence")

    with start(find=find) as run:
        with pytest.raises(TransportError):
            run.submit("a", partial(lost, "a"))
        with pytest.raises(ServerError):
            run.submit("b", raising(ServerError(500)))
        assert run.submit("a", partial(world.submit, "a")).id == "a"
        assert run.submit("b", partial(world.submit, "b")).id == "b"
        assert run.in_doubt == ()


def test_a_key_under_submission_is_not_submitted_beside(start, world):
    with start() as run:

        def submit():
            assert run.in_doubt == ()
            with pytest.raises(InputError, match="being submitted"):
                run.submit("a", partial(world.submit, "a"))
            return world.submit("a")

        run.submit("a", submit)
        assert run.pending == ("a",)


@pytest.mark.parametrize("key", ["", None, 3])
def test_a_key_is_a_text(start, world, key):
    with start() as run, pytest.raises(InputError, match="key="):
        run.submit(key, partial(world.submit, "a"))


def test_only_json_is_recorded_and_only_of_jobs(start, world):
    with start() as run:
        with pytest.raises(InputError, match="no job under 'x'"):
            run.record("x", 1)
        run.submit("a", partial(world.submit, "a"))
        with pytest.raises(InputError, match="JSON"):
            run.record("a", object())
        assert run.pending == ("a",)


def test_a_directory_has_one_holder(start, world, tmp_path):
    with start():
        with pytest.raises(RunError, match="in use"):
            start()
        code = (
            "import sys; from swath.jobs import Run; from swath import _errors\n"
            "try: Run(sys.argv[1], attach=None)\n"
            "except _errors.RunError: sys.exit(7)"
        )
        command = [sys.executable, "-c", code, tmp_path / "run"]
        other = subprocess.run(command, env=environment(), check=False)
        assert other.returncode == 7
    start().close()


@pytest.mark.parametrize(
    "content", [b"{}\n", b"not ours", b'{"event":"run","version":2}\n', b"\0" * 40]
)
def test_a_foreign_journal_is_refused_and_left_alone(start, tmp_path, content):
    (tmp_path / "run").mkdir()
    path = tmp_path / "run" / "journal.ndjson"
    path.write_bytes(content)
    with pytest.raises(RunError, match="no journal that this swath can read"):
        start()
    assert path.read_bytes() == content


def test_a_damaged_line_is_named(start, world, tmp_path):
    with start() as run:
        run.submit("a", partial(world.submit, "a"))
    path = tmp_path / "run" / "journal.ndjson"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b'{"event":"beg\n', *lines[1:]]))
    with pytest.raises(RunError, match="line 2"):
        start()


def test_a_full_disk_leaves_a_journal_that_can_be_read(
    start, world, tmp_path, monkeypatch
):
    with start() as run:
        run.submit("a", partial(world.submit, "a"))
        monkeypatch.setattr(os, "fsync", lambda _fd: raising(OSError(28, "full"))())
        with pytest.raises(OSError, match="full"):
            run.submit("b", partial(world.submit, "b"))
        monkeypatch.undo()
        assert "b" not in world.works
        run.submit("c", partial(world.submit, "c"))
    with start() as run:
        assert (run.pending, run.in_doubt) == (("a", "c"), ())


def test_the_repr_counts(start, world):
    with start() as run:
        run.submit("a", partial(world.submit, "a"))
        assert "0 done, 1 pending, 0 failed, 0 in doubt" in repr(run)


def test_a_kill_at_any_byte_neither_loses_nor_doubles_a_job(
    start, world, tmp_path, monkeypatch
):
    """Cuts the journal at every byte; what the service has by then follows from it."""
    monkeypatch.setattr(os, "fsync", lambda _fd: None)  # no power is cut here
    with start() as run:
        for key in PAIR:
            run.submit(key, partial(world.submit, key))
        list(run.outcomes())
    content = (tmp_path / "run" / "journal.ndjson").read_bytes()
    for cut in range(len(content) + 1):
        whole = [json.loads(line) for line in content[:cut].split(b"\n")[:-1]]
        told = [it["key"] for it in whole if it["event"] == "submitted"]
        begun = [it["key"] for it in whole if it["event"] == "begun"]
        doubtful = [key for key in begun if key not in told]
        for arrived in {False, bool(doubtful)}:
            directory = tmp_path / f"{cut}{arrived}"
            directory.mkdir()
            (directory / "journal.ndjson").write_bytes(content[:cut])
            service = type(world)()
            for key in told + (doubtful if arrived else []):
                service.submit(key, lasts=0.0)
            check_second_start(directory, service, doubtful)


def without_result(run, service):
    outcomes = run.outcomes(work(service, PAIR, lasts=0.0))
    return [outcome.key for outcome in outcomes if outcome.error]


def check_second_start(directory, service, doubtful):
    """First without, then with a look at the service; a double would be noticed."""

    def find(key):
        return service.job(key) if key in service.works else None

    with Run(directory, service.attach) as run:
        assert list(run.in_doubt) == doubtful
        refused = [
            it.key for it in run.outcomes(work(service, PAIR, lasts=0.0)) if it.error
        ]
        assert refused == doubtful
    with Run(directory, service.attach, find=find) as run:
        assert not [
            it for it in run.outcomes(work(service, PAIR, lasts=0.0)) if it.error
        ]
        assert set(run.done) == set(service.works) == set(PAIR)


def test_two_hundred_jobs_survive_being_killed_again_and_again(tmp_path):
    log = tmp_path / "submissions"
    log.touch()
    command = [sys.executable, HERE / "killed_run.py", tmp_path / "run", log]
    for count in (30, 31, 120):
        last = str(count + 20)
        with subprocess.Popen([*command, last], env=environment()) as process:
            while len(log.read_bytes().splitlines()) < count:
                assert process.poll() is None, "it ended before it could be killed"
                time.sleep(0.002)
            process.kill()
        assert process.returncode == -signal.SIGKILL
    subprocess.run(command, env=environment(), check=True)
    submitted = log.read_text().split()
    assert sorted(submitted) == sorted(set(submitted))
    assert len(submitted) == 200
    with Run(tmp_path / "run", attach=lambda _: None) as run:
        assert run.results() == {key: f"result of {key}" for key in submitted}


def environment():
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": paths}


def async_work(world, keys=KEYS, **kwargs):
    return [(key, partial(world.asubmit, key, **kwargs)) for key in keys]


async def araising(error):
    raise error


def test_an_asynchronous_run_goes_on_where_it_was(async_world, tmp_path):
    world = async_world

    async def first():
        async with AsyncRun(tmp_path, world.attach) as run:
            await run.submit("a", partial(world.asubmit, "a"))
            with pytest.raises(ServerError):
                await run.submit("b", partial(araising, ServerError(500)))
            with pytest.raises(BadRequestError):
                await run.submit("c", partial(araising, BadRequestError(400)))

    async def second():
        async with AsyncRun(tmp_path, world.attach) as run:
            assert (run.pending, run.in_doubt, list(run.failed)) == (
                ("a",),
                ("b",),
                ["c"],
            )
            ended = {it.key: it async for it in run.outcomes(async_work(world))}
            assert isinstance(ended.pop("b").error, JobInDoubtError)
            assert {key: it.unwrap() for key, it in ended.items()} == {
                "a": "result of a",
                "c": "result of c",
            }
            await run.record("a", "kept")
            await run.settle("b", None)

    async def third():
        async with AsyncRun(tmp_path, world.attach) as run:
            ended = [it async for it in run.outcomes(aiter_of(async_work(world)))]
            assert [it.key for it in ended] == ["b"]
            assert run.results() == {"a": "kept", "b": None, "c": None}

    for part in (first, second, third):
        asyncio.run(part())


async def aiter_of(values):
    for value in values:
        yield value


def test_an_asynchronous_run_looks_up_what_is_in_doubt(async_world, tmp_path):
    world = async_world

    async def find(key):
        return world.job(key) if key in world.works else None

    async def lost():
        world.submit("a")
        raise TransportError("silence")

    async def use():
        async with AsyncRun(tmp_path, world.attach, find=find) as run:
            with pytest.raises(TransportError):
                await run.submit("a", lost)
            assert (await run.submit("a", partial(world.asubmit, "a"))).id == "a"

    asyncio.run(use())


def test_an_asynchronous_run_retries_what_failed(async_world, tmp_path):
    world = async_world

    async def use():
        async with AsyncRun(tmp_path, world.attach) as run:
            bad = async_work(world, ["a"], end="BAD")
            (outcome,) = [it async for it in run.outcomes(bad)]
            assert isinstance(outcome.error, JobFailedError)
            world.works.clear()
            assert await run.retry_failed() == ("a",)
            good = async_work(world, ["a"])
            (outcome,) = [it async for it in run.outcomes(good)]
            assert outcome.unwrap() == "result of a"

    asyncio.run(use())


def test_a_cancelled_asynchronous_submission_is_in_doubt(async_world, tmp_path):
    begun = asyncio.Event()

    async def stuck():
        begun.set()
        await asyncio.Event().wait()

    async def use():
        async with AsyncRun(tmp_path, async_world.attach) as run:
            task = asyncio.create_task(run.submit("a", stuck))
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert run.in_doubt == ("a",)

    asyncio.run(use())
