"""Many pipelines of SpaceKnow at once, and runs of them that are killed."""

from __future__ import annotations

import gc
import itertools
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import msgspec
import pytest

import swath
from swath._core.effects import Instant, Now, Sleep
from swath.emulator import Fault
from swath.jobs import Run, gather
from swath.spaceknow import filters


ADA = {"username": "ada@swath.example", "password": "ada-password"}
QUERY = ("retail", "cars_count")
COUNT = 1_000
RATE = 5.0
NEXT_TRY = 30
LONGEST = 300.0
YEARS = range(2000, 2200)
PLACE = (14.40, 50.08, 14.41, 50.085)


MICROSECOND = 1e-6


class OnClock:
    """Runs flows that wait on the emulator's clock, and read it.

    The clock's hand moves by whole microseconds, and moves at each wait.
    """

    def __init__(self, runner, clock):
        self._run = runner.run
        self._clock = clock

    def run(self, flow):
        return self._run(self._timed(flow))

    def _timed(self, flow):
        outcome = None
        while True:
            try:
                effect = flow.send(outcome)
            except StopIteration as end:
                return end.value
            if isinstance(effect, Sleep):
                outcome = self._clock.advance(effect.seconds + MICROSECOND) and None
            elif isinstance(effect, Now):
                now = self._clock.now().timestamp()
                outcome = Instant(steady=now, wall=now)
            else:
                outcome = yield effect


@pytest.fixture
def client(emulator):
    with swath.SpaceKnow(**ADA, base_url=emulator.spaceknow.url) as client:
        yield client


def started(emulator, client):
    """Pipelines that take up to `LONGEST` seconds, started as fast as it goes."""
    scene = next(client.imagery.search("pl/SkySatCollect", PLACE))
    for number in range(COUNT):
        longest = LONGEST * (1 + number % 10) / 10
        emulator.spaceknow.configure({"queue": 0, "step": longest / 6})
        job = client.kraken.dry_run("cars", [scene], PLACE)
        job.runner = OnClock(job.runner, emulator.clock)
        yield job


def ours():
    """How many things of the client there are, by kind."""
    kinds = Counter(type(thing) for thing in gc.get_objects())
    return {
        kind: count
        for kind, count in kinds.items()
        if str(kind.__module__).startswith(("swath._", "swath.jobs", "swath.spaceknow"))
    }


def test_a_thousand_pipelines_are_awaited_at_the_rate_that_is_set(emulator, client):
    emulator.spaceknow.configure({"queue": 0, "step": 0, "next_try": NEXT_TRY})
    jobs = list(started(emulator, client))
    emulator.clock.use("manual")
    emulator.journal.clear()
    begun = emulator.clock.now()
    ended, kept = 0, []
    for outcome in gather(jobs, max_concurrent=COUNT, checks_per_second=RATE):
        assert outcome.unwrap().allocated_credits is not None
        ended += 1
        if ended in (1, COUNT - 1):
            kept.append(ours())
    taken = (emulator.clock.now() - begun).total_seconds()
    polls = [
        entry.clock
        for entry in emulator.journal.entries
        if entry.operation == "getPipelineStatus"
    ]
    gaps = [
        (after - before).total_seconds() for before, after in itertools.pairwise(polls)
    ]
    assert ended == COUNT
    assert min(gaps) > 1 / RATE - 1e-3
    sweep = COUNT / RATE
    assert LONGEST <= taken <= 1.2 * LONGEST + NEXT_TRY + sweep
    assert all(count <= kept[0].get(kind, 0) + 20 for kind, count in kept[1].items())


def test_a_release_whose_submission_was_cut_is_paid_once(emulator, client, tmp_path):
    scene = next(client.imagery.search("pl/SkySatCollect", PLACE, min_intersection=1))
    submit = partial(client.kraken.release, "cars", scene, PLACE, max_credits=50)
    before = client.credits.info().remaining_credit
    emulator.faults.add(Fault(operation="initiateRelease", cut_after=0, times=1))
    with Run(tmp_path, attach=client.attach) as run:
        with pytest.raises(swath.TransportError):
            run.submit("prague", submit)
        paid = before - client.credits.info().remaining_credit
        assert paid > 0
        assert run.in_doubt == ("prague",)
        with pytest.raises(swath.JobInDoubtError, match="idempotent=True"):
            run.submit("prague", submit)
        job = run.submit("prague", submit, idempotent=True)
        assert job.result().tiles
    assert before - client.credits.info().remaining_credit == pytest.approx(paid)


def submissions(client):
    for year in YEARS:
        span = filters.time_range("startDatetime", start=str(year), end=str(year))
        submit = partial(
            client.datacube.start_datapoints, *QUERY, span, resample="yearly"
        )
        yield str(year), submit


CHILD = """
import os, sys
sys.path.insert(0, os.environ["TESTS"])
import msgspec, swath
from swath.jobs import Run
from swath.spaceknow import _pipelines
from service.test_spaceknow_many import submissions

quick = msgspec.structs.replace(_pipelines.POLLING, shortest=0.05)
_pipelines.POLLING = quick
with swath.SpaceKnow() as sk, Run(sys.argv[1], attach=sk.attach) as run:
    for outcome in run.outcomes(
        submissions(sk), max_concurrent=50, checks_per_second=1_000
    ):
        run.record(outcome.key, outcome.unwrap().total_rows)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_a_run_of_200_that_is_killed_submits_each_once(emulator, client, tmp_path):
    space = emulator.spaceknow
    space.configure({"next_try": 0, "queue": 100, "step": 0})
    # Whoever is slow to kill the child is not too late.
    emulator.faults.add(
        Fault(operation="initiateDatapoints", nth=(150, None), stall_after=0)
    )
    settings = {
        "SWATH_SPACEKNOW_USERNAME": ADA["username"],
        "SWATH_SPACEKNOW_PASSWORD": ADA["password"],
        "SWATH_SPACEKNOW_BASE_URL": space.url,
        "TESTS": str(Path(__file__).resolve().parents[1]),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", CHILD, str(tmp_path)]
    with subprocess.Popen(command, env={**os.environ, **settings}) as child:
        deadline = time.monotonic() + 120
        while len(space.pipelines) < 110:
            assert child.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    emulator.faults.clear()
    with Run(tmp_path, attach=client.attach) as run:
        assert run.done
        assert run.pending
        settle_by(space, run)
        for outcome in run.outcomes(submissions(client), checks_per_second=1_000):
            run.record(outcome.key, outcome.unwrap().total_rows)
        results = run.results()
    assert set(results) == {str(year) for year in YEARS}
    assert all(isinstance(rows, int) for rows in results.values())
    initiated = [
        entry
        for entry in emulator.journal.entries
        if entry.operation == "initiateDatapoints"
    ]
    assert len(initiated) == len(space.pipelines) == len(YEARS)


def settle_by(space, run):
    """Says of a submission that the kill cut, if it did, what the service knows."""
    known = {run._token(key) for key in (*run.done, *run.pending)}
    ids = {msgspec.json.decode(token)["id"] for token in known}
    lost = [one.id for one in space.pipelines if one.id not in ids]
    assert len(lost) <= len(run.in_doubt) <= 1, (lost, run)
    sample = msgspec.json.decode(next(iter(known)))
    for key in run.in_doubt:
        token = msgspec.json.encode(sample | {"id": lost[0]}).decode() if lost else None
        run.settle(key, token)
