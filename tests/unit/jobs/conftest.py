"""A service on a stepped clock: flows run against it without a socket."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
from dataclasses import dataclass, field

import msgspec
import pytest

from swath._core.effects import Acquire, Close, Head, Instant, Now, Open, Read, Sleep
from swath._core.exchange import Context, parsed, reply
from swath._core.retry import Policy
from swath._errors import StatusError, TransportError
from swath.jobs import (
    AsyncJob,
    Job,
    JobSource,
    JobStatus,
    JobToken,
    NotReadyError,
    read_token,
    state_of,
)
from swath_api._runtime import Operation, OperationInfo, Request


WORDS = {"NEW": "waiting", "DONE": "succeeded", "BAD": "failed", "STOPPED": "cancelled"}
CHECK = OperationInfo(
    service="toy",
    id="check",
    tag="toy",
    method="GET",
    path="/check",
    module="toy",
    function="check",
    idempotent=True,
)
FETCH = msgspec.structs.replace(CHECK, id="fetch", path="/fetch")


def no_chance():
    return 0.0


@dataclass
class Work:
    """A job at the toy service: it ends `lasts` seconds after `begun`."""

    begun: float
    lasts: float
    end: str = "DONE"
    hint: float | None = 5.0
    faults: list[object] = field(default_factory=list)
    checks: int = 0
    fetches: int = 0
    unready: int = 0


class World:
    """The clock, the service and the driver in one."""

    def __init__(self):
        self.time = 1_000.0
        self.works = {}
        self.asked = []
        self.bodies = {}
        self.handles = itertools.count()
        self.context = Context(
            credential=None, policy=Policy(max_retries=2), chance=no_chance
        )

    def add(self, name, **kwargs):
        self.works[name] = Work(begun=self.time, **{"lasts": 60.0, **kwargs})
        return self.works[name]

    def job(self, name, **kwargs):
        return Job(self, ToySource(self, name), **kwargs)

    def attach(self, text):
        return self.job(read_token(text, "toy").id)

    def submit(self, name, **kwargs):
        assert name not in self.works, f"{name} was submitted twice"
        self.add(name, **kwargs)
        return self.job(name)

    def run(self, flow):
        outcome = None
        try:
            while True:
                failed = isinstance(outcome, TransportError)
                effect = flow.throw(outcome) if failed else flow.send(outcome)
                outcome = self.perform(effect)
        except StopIteration as stop:
            return stop.value
        finally:
            flow.close()

    def perform(self, effect):
        match effect:
            case Now():
                return Instant(self.time, self.time)
            case Sleep(seconds):
                assert seconds >= 0
                self.time += seconds
            case Open(request):
                self.note(request)
                return self.answer(request)
            case Read(handle):
                return self.bodies.pop(handle, b"")
            case Close(handle):
                self.bodies.pop(handle, None)
            case Acquire(lock):
                assert lock.acquire(blocking=False), "a deadlock on one thread"
        return None

    def note(self, request):
        if request.path.startswith(CHECK.path):
            self.asked.append((self.time, request.path))

    def answer(self, request):
        _, kind, name = request.path.split("/")
        work = self.works.get(name)
        if work is None:
            return self.head(404, {"error": "NO-SUCH-JOB"})
        return getattr(self, f"answer_{kind}")(name, work)

    def answer_check(self, name, work):
        work.checks += 1
        if work.faults:
            fault = work.faults.pop(0)
            if isinstance(fault, TransportError):
                return fault
            if fault is not None:
                status, headers = fault if isinstance(fault, tuple) else (fault, {})
                return self.head(status, {"error": "FAULT"}, headers)
        return self.head(200, self.status_of(work))

    def status_of(self, work):
        gone = min((self.time - work.begun) / work.lasts, 1.0) if work.lasts else 1.0
        if gone >= 1:
            return {"status": work.end}
        return {
            "status": "NEW" if gone == 0 else "RUNNING",
            "nextTry": work.hint,
            "step": math.floor(gone * 6) + 1,
        }

    def answer_fetch(self, name, work):
        work.fetches += 1
        if work.unready:
            work.unready -= 1
            return self.head(400, {"error": "NOT-PROCESSED", "errorMessage": "wait"})
        if work.end == "BAD":
            body = {"error": "GSD-TOO-COARSE", "errorMessage": "pick another"}
            return self.head(424, body)
        return self.head(200, f"result of {name}")

    def head(self, status, body, headers=()):
        handle = next(self.handles)
        self.bodies[handle] = msgspec.json.encode(body)
        headers = {"content-type": "application/json", **dict(headers)}
        return Head(handle, status, headers, "http://toy/")


class AsyncWorld(World):
    """The same for tasks: time passes when no task has anything else to do."""

    def __init__(self):
        super().__init__()
        self.latency = 0.0
        self.under_way = self.most_under_way = 0
        self.sleepers = []
        self.steps = 0
        self.order = itertools.count()

    def job(self, name, **kwargs):
        return AsyncJob(self, ToySource(self, name), **kwargs)

    async def asubmit(self, name, **kwargs):
        await asyncio.sleep(0)
        return self.submit(name, **kwargs)

    async def run(self, flow):
        outcome = None
        try:
            while True:
                failed = isinstance(outcome, TransportError)
                effect = flow.throw(outcome) if failed else flow.send(outcome)
                outcome = await self.aperform(effect)
        except StopIteration as stop:
            return stop.value
        finally:
            flow.close()

    async def aperform(self, effect):
        self.steps += 1
        match effect:
            case Open(request):
                self.note(request)
                await self.travel()
                return self.answer(request)
            case Sleep(seconds):
                return await self.pass_time(seconds)
            case _:
                return self.perform(effect)

    async def travel(self):
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await self.pass_time(self.latency)
        self.under_way -= 1

    async def pass_time(self, seconds):
        mine = self.time + seconds, next(self.order)
        heapq.heappush(self.sleepers, mine)
        try:
            while self.time < mine[0]:
                before = self.steps
                for _ in range(6):
                    await asyncio.sleep(0)
                if self.steps == before and self.sleepers[0] == mine:
                    self.time = max(self.time, mine[0])
        finally:
            self.sleepers.remove(mine)
            heapq.heapify(self.sleepers)


class ToySource(JobSource[str]):
    """A job of the toy service."""

    def __init__(self, world, name):
        self.world = world
        self.name = name

    @property
    def token(self):
        return JobToken(service="toy", operation="render", id=self.name)

    def check(self):
        answer = yield from self._get(CHECK)
        return JobStatus(
            state=state_of(answer["status"], WORDS),
            detail=answer["status"],
            step=answer.get("step"),
            next_check=answer.get("nextTry"),
            raw=answer,
        )

    def fetch(self):
        try:
            return (yield from self._get(FETCH))
        except StatusError as error:
            if error.code == "NOT-PROCESSED":
                raise NotReadyError from error
            raise

    def explain(self):
        try:
            yield from self._get(FETCH)
        except StatusError as error:
            if error.status != 424:
                raise
            return error
        return None

    def _get(self, info):
        request = Request(method="GET", path=f"{info.path}/{self.name}")
        answer = yield from reply(info, request, self.world.context)
        return parsed(
            Operation(info, lambda it: msgspec.json.decode(it.content)), answer
        )


@pytest.fixture
def world():
    return World()


@pytest.fixture
def async_world():
    return AsyncWorld()
