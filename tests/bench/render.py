"""Tiles: swath against sentinelhub-py, with the same latency and as many workers.

python -m tests.bench.render            # 400 tiles of 256 px, best of 2
python -m tests.bench.render --tiles 40 --rounds 1

The emulator has a process of its own, and so has sentinelhub-py, whose interpreter is
this one, or the one that SWATH_BENCH_PEER names. All take turns, round by round. The
peer is as users have it: it lets no more than 20 requests a second go, by itself.

Live, each client in each round has an emulator that was just started and has rendered
nothing. Remembered, all have one that has rendered each tile before, so that it is the
clients which are measured.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import httpx
import msgspec

import swath
from swath.emulator import Emulator, Fault
from swath.emulator.sentinelhub import process
from swath.sentinelhub import Image

from . import targets
from .targets import Target


TILES = 400
WORKERS = 8
SIZE = 256
LATENCY = 0.03
"""Seconds that each answer is held back."""

LEAST = 1.5
"""How many times faster than the peer it has to be."""

PEER = "sentinelhub-py 3.12.0, threads"
THREADS = "swath, threads"
TASKS = "swath, tasks"

SCRIPT = """//VERSION=3
function setup() {
  return {input: ["B02", "B03", "B04"], output: {bands: 3}};
}
function evaluatePixel(s) { return [2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02]; }
"""
LIVE, REMEMBERED = "live", "remembered"
_TIME = ("2026-06-10", "2026-06-12")
_EPSG = 32633
_WEST, _SOUTH, _SIDE, _ROW = 460_000, 5_090_000, 2_560, 20


class Server(msgspec.Struct):
    """Where the emulator is, and how to get in."""

    root: str
    base_url: str
    token_url: str
    client_id: str
    client_secret: str


class Outcome(msgspec.Struct):
    """How a way went.

    Attributes:
        wall: Seconds by a clock on the wall.
        cpu: Seconds that its process computed.
        check: The sum of the checks of all pixels: each way has to see the same.
        connections: How many it opened; 0 if not counted yet.
    """

    wall: float
    cpu: float
    check: int
    connections: int = 0


def boxes(count: int) -> list[tuple[int, int, int, int]]:
    """The tiles, side by side."""
    corners = [
        (_WEST + _SIDE * (at % _ROW), _SOUTH + _SIDE * (at // _ROW))
        for at in range(count)
    ]
    return [(x, y, x + _SIDE, y + _SIDE) for x, y in corners]


def arguments(box: tuple[int, int, int, int]) -> dict[str, Any]:
    return {
        "data": "sentinel-2-l2a",
        "bbox": box,
        "crs": _EPSG,
        "time": _TIME,
        "evalscript": SCRIPT,
        "width": SIZE,
        "height": SIZE,
    }


def peer() -> str | None:
    """The interpreter that has the peer; None if there is none."""
    named = os.environ.get("SWATH_BENCH_PEER")
    if named is None and importlib.util.find_spec("sentinelhub") is not None:
        return sys.executable
    return named


Ways = Mapping[str, Callable[[], Outcome]]
Kinds = Mapping[str, Mapping[str, Outcome]]


def measured(tiles: int, rounds: int) -> dict[str, dict[str, Outcome]]:
    """The best of each way, live and remembered.

    Raises:
        ValueError: The ways did not see the same pixels.
    """
    found = {LIVE: live(tiles, rounds), REMEMBERED: remembered(tiles, rounds)}
    checks = {one.check for ways in found.values() for one in ways.values()}
    if len(checks) > 1:
        raise ValueError(f"not the same pixels: {found}")
    return found


def live(tiles: int, rounds: int) -> dict[str, Outcome]:
    """Each way by emulators that have rendered nothing."""
    outcomes: dict[str, Outcome] = {}
    names = [PEER, THREADS, TASKS] if peer() else [THREADS, TASKS]
    for name in names * rounds:
        with serving() as server, renderers(server, tiles, [name]) as ways:
            note(outcomes, server, ways)
    return outcomes


def remembered(tiles: int, rounds: int) -> dict[str, Outcome]:
    """All ways by one emulator that has rendered each tile before."""
    outcomes: dict[str, Outcome] = {}
    names = [PEER, THREADS, TASKS]
    with serving("--remember") as server, renderers(server, tiles, names) as ways:
        ways[THREADS]()
        for _ in range(rounds):
            note(outcomes, server, ways)
    return outcomes


def note(outcomes: dict[str, Outcome], server: Server, ways: Ways) -> None:
    """Lets each way run once, and keeps what is better than before."""
    for name, way in ways.items():
        best, now = outcomes.get(name), counted(server, way)
        if best is None or now.wall < best.wall:
            outcomes[name] = now


def counted(server: Server, way: Callable[[], Outcome]) -> Outcome:
    """Runs a way, and looks in the journal on how many connections it came."""
    journal = f"{server.root}/_emulator/journal"
    httpx.delete(journal)
    outcome = way()
    entries = httpx.get(journal, params={"operation": "process"}).json()
    ends = {entry["client"] for entry in entries}
    return msgspec.structs.replace(outcome, connections=len(ends))


@contextmanager
def renderers(server: Server, tiles: int, names: Sequence[str]) -> Iterator[Ways]:
    """Those of the ways that there are, by name."""
    settings = {
        "client_id": server.client_id,
        "client_secret": server.client_secret,
        "base_url": server.base_url,
        "token_url": server.token_url,
    }
    wanted = boxes(tiles)
    beside = peering(server, tiles) if PEER in names else nullcontext({})
    with beside as found, asyncio.Runner() as runner:
        with swath.SentinelHub(**settings) as sync:
            other = swath.AsyncSentinelHub(**settings)
            ways = found | {
                THREADS: lambda: threads(sync, wanted),
                TASKS: lambda: runner.run(tasks(other, wanted)),
            }
            yield {name: way for name, way in ways.items() if name in names}
        runner.run(other.close())


def threads(
    client: swath.SentinelHub, wanted: list[tuple[int, int, int, int]]
) -> Outcome:
    """All tiles with a thread for each worker."""

    def check(box: tuple[int, int, int, int]) -> int:
        return checked(client.process.render(**arguments(box)))

    begun = instant()
    with ThreadPoolExecutor(WORKERS) as crew:
        return outcome(begun, crew.map(check, wanted))


async def tasks(
    client: swath.AsyncSentinelHub, wanted: list[tuple[int, int, int, int]]
) -> Outcome:
    """All tiles with a task for each worker."""
    waiting = iter(wanted)

    async def work() -> int:
        return sum(
            [checked(await client.process.render(**arguments(box))) for box in waiting]
        )

    begun = instant()
    return outcome(begun, await asyncio.gather(*(work() for _ in range(WORKERS))))


def checked(image: Image) -> int:
    """A number for all pixels of a picture."""
    return zlib.crc32(image.to_numpy().tobytes())


def instant() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def outcome(begun: tuple[float, float], checks: Iterable[int]) -> Outcome:
    check = sum(checks)
    wall, cpu = instant()
    return Outcome(wall - begun[0], cpu - begun[1], check)


@contextmanager
def peering(server: Server, tiles: int) -> Iterator[dict[str, Callable[[], Outcome]]]:
    """The peer in a process of its own, its modules loaded; nothing if it is absent."""
    interpreter = peer()
    if interpreter is None:
        yield {}
        return
    told = msgspec.to_builtins(server) | {
        "evalscript": SCRIPT,
        "boxes": boxes(tiles),
        "time": _TIME,
        "epsg": str(_EPSG),
        "size": SIZE,
        "workers": WORKERS,
    }
    script = Path(__file__).with_name("render_peer.py")
    with subprocess.Popen(
        [interpreter, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"OAUTHLIB_INSECURE_TRANSPORT": "1"},  # the server is here
    ) as child:

        def ask(line: bytes) -> bytes:
            child.stdin.write(line + b"\n")
            child.stdin.flush()
            return child.stdout.readline()

        if ask(msgspec.json.encode(told)) != b"ready\n":
            raise RuntimeError(f"{PEER} did not start: see what it printed above")
        yield {PEER: lambda: msgspec.json.decode(ask(b"go"), type=Outcome)}
        child.stdin.close()


@contextmanager
def serving(*options: str) -> Iterator[Server]:
    """The emulator in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.render", "--serve", *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        try:
            yield msgspec.json.decode(child.stdout.readline(), type=Server)
        finally:
            child.communicate()


def remember() -> None:
    """Lets this process render each tile once."""
    render = process.render
    pictures: dict[tuple[float, ...], Any] = {}

    def looked_up(order: Any, world: Any, accept: str = "*/*") -> Any:
        place = tuple(order.input.bounds.bbox)
        if place not in pictures:
            pictures[place] = render(order, world, accept)
        return pictures[place]

    process.render = looked_up


def serve() -> None:
    """Serves until the standard input ends."""
    with Emulator() as emulator:
        emulator.faults.add(Fault(operation="process", delay=LATENCY))
        hub = emulator.sentinelhub
        server = Server(
            root=emulator.url,
            base_url=hub.url,
            token_url=hub.token_url,
            client_id=hub.client.id,
            client_secret=hub.client.secret,
        )
        print(msgspec.json.encode(server).decode(), flush=True)
        sys.stdin.read()


def judged(found: Kinds) -> Iterator[Target]:
    """Ratios between ways of the same run, and connections."""
    for kind, outcomes in found.items():
        for name in (THREADS, TASKS):
            if PEER in outcomes:
                times = outcomes[PEER].wall / outcomes[name].wall
                told = f"{kind} tiles by {name}, against the peer"
                yield targets.at_least(told, times, LEAST, "x")
    for name in (THREADS, TASKS):
        most = max(outcomes[name].connections for outcomes in found.values())
        yield targets.at_most(f"tiles by {name}, connections", most, WORKERS, "")


def show(found: Kinds, tiles: int) -> None:
    print(f"{tiles} tiles of {SIZE} px, {1e3 * LATENCY:g} ms, {WORKERS} workers")
    print(f"{'':44} {'wall s':>8} {'cpu s':>8} {'tiles/s':>8} {'connections':>12}")
    for kind, outcomes in found.items():
        for name, one in outcomes.items():
            pace = tiles / one.wall
            numbers = f"{one.wall:8.2f} {one.cpu:8.2f} {pace:8.1f} {one.connections:12}"
            print(f"{f'{kind}: {name}':44} {numbers}")
    if PEER not in found[LIVE]:
        print(f"{PEER} is not there: install it, or set SWATH_BENCH_PEER")


def main() -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiles", type=int, default=TILES)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--remember", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.remember:
        remember()
    if options.serve:
        serve()
        return 0
    outcomes = measured(options.tiles, options.rounds)
    show(outcomes, options.tiles)
    found = list(judged(outcomes))
    for target in found:
        verdict = "reached" if target.reached else "MISSED"
        print(f"{target.name:60} {target.figure:8.1f} {target.bound:>9}  {verdict}")
    return 0 if all(one.reached for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
