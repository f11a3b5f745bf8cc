"""The same over sockets: both drivers, against a service that also fails."""

import asyncio
import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from swath._callers import AsyncCaller, SyncCaller
from swath._core.exchange import Context, parsed, reply
from swath._core.retry import Policy
from swath._io.aio import AsyncDriver
from swath._io.sync import SyncDriver
from swath.jobs import (
    AsyncJob,
    Job,
    JobSource,
    JobStatus,
    JobToken,
    Polling,
    gather,
    state_of,
)
from swath_api._runtime import Operation, OperationInfo, Request


COUNT = 60
GET = OperationInfo(
    service="toy",
    id="get",
    tag="toy",
    method="GET",
    path="/",
    module="toy",
    function="get",
    idempotent=True,
)
OPERATION = Operation(GET, lambda answer: msgspec.json.decode(answer.content))
CONTEXT = Context(credential=None, policy=Policy(max_retries=1, first_delay=0.01))
WORDS = {"DONE": "succeeded"}
LOOKS = Counter()


class Service(BaseHTTPRequestHandler):
    """Done at the third look; each fifth job answers 503 twice before."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        _, kind, name = self.path.split("/")
        if kind == "result":
            return self.answer(200, f"result of {name}")
        LOOKS[name] += 1
        if LOOKS[name] < 3 and int(name) % 5 == 0:
            return self.answer(503, {"error": "BUSY"})
        word = "DONE" if LOOKS[name] >= 3 else "RUNNING"
        return self.answer(200, {"status": word})

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args):
        """Stays silent."""


class WebSource(JobSource[str]):
    def __init__(self, name):
        self.name = name

    @property
    def token(self):
        return JobToken(service="toy", operation="render", id=self.name)

    def check(self):
        answer = yield from self._get("status")
        return JobStatus(state=state_of(answer["status"], WORDS))

    def fetch(self):
        return (yield from self._get("result"))

    def _get(self, kind):
        request = Request(method="GET", path=f"/{kind}/{self.name}")
        return parsed(OPERATION, (yield from reply(GET, request, CONTEXT)))


@pytest.fixture
def url():
    LOOKS.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


POLLING = Polling(first=0.01, growth=1.0)
RESULTS = {f"result of {number}" for number in range(COUNT)}


def test_many_jobs_over_sockets(url):
    driver = SyncDriver(url)
    caller = SyncCaller(driver, CONTEXT, url)
    jobs = [
        Job(caller, WebSource(str(number)), polling=POLLING) for number in range(COUNT)
    ]
    assert {it.unwrap() for it in gather(jobs, checks_per_second=1e6)} == RESULTS
    driver.close()


def test_many_asynchronous_jobs_over_sockets(url):
    async def use():
        driver = AsyncDriver(url)
        caller = AsyncCaller(driver, CONTEXT, url)
        jobs = [
            AsyncJob(caller, WebSource(str(number)), polling=POLLING)
            for number in range(COUNT)
        ]
        outcomes = [it async for it in gather(jobs, checks_per_second=1e6)]
        await driver.close()
        return {it.unwrap() for it in outcomes}

    assert asyncio.run(use()) == RESULTS
