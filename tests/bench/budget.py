"""Clients in several processes that share a rate: do they keep to it, and use it?

``python -m tests.bench.budget`` starts an emulator, and 8 clients in 4 processes that
ask it as fast as their budget lets them. The emulator's journal is the judge.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import sys
import tempfile
import threading
import time
from collections import deque
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import swath
from swath.emulator import Emulator
from swath_api.sentinelhub.api.metadata import MetadataApi


if TYPE_CHECKING:
    from collections.abc import Iterator


LEAST = 0.9
MOST = 1.0
"""What of the rate has to go out, and what of it may."""

PATIENCE = 60.0
"""Seconds in which processes have to start, or to end."""

_ROOT = str(Path(__file__).resolve().parents[2])
_OPERATION = "getLocations"


class Verdict(NamedTuple):
    """What the journal says. Shares are of the rate.

    Attributes:
        requests: How many there were.
        share: Of the rate over the whole run.
        peak: Of the rate in the busiest second.
        refused: How many requests were too fast for the service, which has the same
            rate as the clients.
        tokens: How many tokens the processes asked for, to share.
        clients: Requests of the client that had the fewest and the most.
    """

    requests: int
    share: float
    peak: float
    refused: int
    tokens: int
    clients: tuple[int, int]

    def __str__(self) -> str:
        fewest, most = self.clients
        return (
            f"{self.requests} requests, {self.share:.3f} of the rate "
            f"({LEAST} to {MOST}), {self.peak:.3f} of it in the busiest second, "
            f"{self.refused} refused, {self.tokens} token, "
            f"{fewest} to {most} by each client"
        )


def measured(
    rate: float, seconds: float, *, processes: int = 4, threads: int = 2
) -> Verdict:
    """Lets clients ask for a while, and looks at what arrived.

    Args:
        rate: Requests a second that the clients may send together.
        seconds: How long they go on.
        processes: How many processes there are.
        threads: How many clients each of them has, each in a thread of its own.
    """
    spawning = multiprocessing.get_context("spawn")
    with Emulator() as emulator, tempfile.TemporaryDirectory() as folder:
        hub = emulator.sentinelhub
        emulator.clock.use("real")
        hub.configure({"policies": [{"capacity": rate, "period": 1.0}]})
        settings = {
            "client_id": hub.client.id,
            "client_secret": hub.client.secret,
            "base_url": hub.url,
            "rate": f"{rate}/s",
            "budget_file": str(Path(folder) / "budget"),
            "token_cache": str(Path(folder) / "token"),
        }
        ready = spawning.Barrier(processes + 1)
        counts = spawning.Queue()
        crew = [
            spawning.Process(
                target=_ask, args=(settings, seconds, threads, ready, counts)
            )
            for _ in range(processes)
        ]
        with _importable():
            for process in crew:
                process.start()
        _wait(ready, crew)
        tokens = len(emulator.journal.find(operation="requestToken"))
        emulator.journal.clear()
        longest = seconds + PATIENCE
        asked = [counts.get(timeout=longest) for _ in range(processes * threads)]
        for process in crew:
            process.join(PATIENCE)
        entries = emulator.journal.find(operation=_OPERATION)
    times = [one.time.timestamp() for one in entries]
    refused = sum(one.status != HTTPStatus.OK for one in entries)
    share, peak = _shares(times, rate)
    return Verdict(
        requests=len(times),
        share=share,
        peak=peak,
        refused=refused,
        tokens=tokens,
        clients=(min(asked), max(asked)),
    )


@contextlib.contextmanager
def _importable() -> Iterator[None]:
    """Processes that start meanwhile find this module, whoever imported it."""
    sys.path.insert(0, _ROOT)
    try:
        yield
    finally:
        sys.path.remove(_ROOT)


def _wait(ready: Any, crew: list[Any]) -> None:
    """Until all processes are ready.

    Raises:
        RuntimeError: One of them ended, or is not ready in time.
    """
    until = time.monotonic() + PATIENCE
    while ready.n_waiting < len(crew):
        codes = [process.exitcode for process in crew]
        if any(code is not None for code in codes) or time.monotonic() > until:
            for process in crew:
                process.kill()
            told = f"clients did not start; exit codes {codes}: see what they printed"
            raise RuntimeError(told)
        time.sleep(0.01)
    ready.wait(PATIENCE)


def _ask(
    settings: dict[str, Any], seconds: float, threads: int, ready: Any, counts: Any
) -> None:
    """The work of one process."""
    clients = [swath.SentinelHub(**settings) for _ in range(threads)]
    apis = [MetadataApi(client._caller()) for client in clients]
    for api in apis:
        api.get_locations()  # connected and authorized
    ready.wait()
    until = time.monotonic() + seconds

    def ask(client: swath.SentinelHub, api: MetadataApi) -> None:
        while time.monotonic() < until:
            api.get_locations()
        counts.put(client.usage.requests - 1)

    crew = [
        threading.Thread(target=ask, args=pair)
        for pair in zip(clients, apis, strict=True)
    ]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()


def _shares(times: list[float], rate: float) -> tuple[float, float]:
    """Of the rate: over the whole time, and in the busiest second."""
    times.sort()
    window: deque[float] = deque()
    busiest = 0
    for instant in times:
        window.append(instant)
        while window[0] <= instant - 1:
            window.popleft()
        busiest = max(busiest, len(window))
    lasted = times[-1] - times[0]
    return (len(times) - 1) / lasted / rate, busiest / rate


def main() -> int:
    """Measures, prints, and returns 1 where the budget was not kept or not used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=50, help="requests a second")
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    verdict = measured(options.rate, options.seconds)
    print(verdict)
    return 0 if LEAST <= verdict.share <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
