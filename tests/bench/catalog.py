"""Searching the catalog: what a client computes for each Item that it goes through.

``python -m tests.bench.catalog`` starts an emulator in a process of its own and reads
the same search with swath and with pystac-client, in turn.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Self

import msgspec
from pystac_client import Client

import swath
from swath.emulator import Emulator

from .rounds import Timing, measured
from .scenes import scene
from .targets import Target, at_least


COLLECTION = "bench"
PAGE = 100

PEER = "pystac-client, Items"
PEER_DICTS = "pystac-client, dicts"
IDS = "swath search, ids"
PLAIN_IDS = "swath search, ids, nothing fetched ahead"
DATES = "swath search, ids and datetimes"
WHOLE = "swath search, every member (to_dict)"
ASYNC_IDS = "swath async search, ids"


class Address(msgspec.Struct):
    """Where the catalog is, and how to get in."""

    base_url: str
    token: str


class Searches:
    """All ways to read one search, over connections of their own; use it with ``with``.

    Each reads all of it and returns how many Items it saw.
    """

    def __init__(self, address: Address) -> None:
        settings = {"token": address.token, "base_url": address.base_url}
        headers = {"Authorization": f"Bearer {address.token}"}
        self._open = ExitStack()
        self._peer = Client.open(f"{address.base_url}/catalog/v1/", headers=headers)
        self._swath = self._open.enter_context(swath.SentinelHub(**settings))
        self._runner = self._open.enter_context(asyncio.Runner())
        self._aswath = swath.AsyncSentinelHub(**settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._runner.run(self._aswath.close())
        self._open.close()

    @property
    def all(self) -> Mapping[str, Callable[[], int]]:
        """The ways by name."""
        return {
            PEER: lambda: count(item.id for item in self._searched().items()),
            PEER_DICTS: lambda: count(
                item["id"] for item in self._searched().items_as_dicts()
            ),
            IDS: lambda: count(item.id for item in self._found()),
            PLAIN_IDS: lambda: count(item.id for item in self._found(prefetch=False)),
            DATES: lambda: count(item.id and item.datetime for item in self._found()),
            WHOLE: lambda: count(item.to_dict() for item in self._found()),
            ASYNC_IDS: lambda: self._runner.run(self._async_ids()),
        }

    def _searched(self):
        return self._peer.search(collections=[COLLECTION], datetime="2026", limit=PAGE)

    def _found(self, **options):
        return self._swath.catalog.search(COLLECTION, datetime="2026", **options)

    async def _async_ids(self) -> int:
        found = self._aswath.catalog.search(COLLECTION, datetime="2026")
        return sum([bool(item.id) async for item in found])


def count(seen: Iterator[object]) -> int:
    return sum(1 for one in seen if one)


@contextmanager
def running(items: int) -> Iterator[Address]:
    """A catalog with so many Items, in a process of its own."""
    module = "tests.bench.catalog"
    command = [sys.executable, "-m", module, "--serve", "--items", str(items)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield msgspec.json.decode(process.stdout.readline(), type=Address)
        finally:
            process.communicate()


def serve(items: int) -> None:
    """Serves until the standard input ends."""
    with Emulator() as emulator:
        hub = emulator.sentinelhub
        # A limit of the service would make both wait, not compute.
        hub.configure({"policies": []})
        hub.catalog.add(
            scene(number) | {"collection": COLLECTION} for number in range(items)
        )
        address = Address(base_url=hub.url, token=hub.token)
        print(msgspec.json.encode(address).decode(), flush=True)
        sys.stdin.read()


def timed(items: int, rounds: int) -> dict[str, Timing]:
    """The best times of each way."""
    with running(items) as address, Searches(address) as searches:
        return measured(searches.all, rounds=rounds, expected=items)


def targets(timings: Mapping[str, Timing]) -> Iterator[Target]:
    """What a client computes, against another client of the same run."""
    ratio = timings[PEER].cpu / timings[IDS].cpu
    yield at_least("catalog, CPU against pystac-client", ratio, 10, "x")


def show(timings: Mapping[str, Timing], items: int) -> None:
    peer = timings[PEER].cpu
    print(f"{items:,} Items of the catalog in pages of {PAGE}")
    print(f"{'':44} {'wall s':>8} {'cpu s':>8} {'us/Item':>8} {'less CPU':>8}")
    for name, one in timings.items():
        each, times = 1e6 * one.cpu / items, peer / one.cpu
        print(f"{name:44} {one.wall:8.3f} {one.cpu:8.3f} {each:8.1f} {times:7.1f}x")
    print()


def main() -> int:
    """Measures, prints, and returns 1 where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.items)
        return 0
    timings = timed(options.items, options.rounds)
    show(timings, options.items)
    judged = [*targets(timings)]
    for target in judged:
        print(f"{target.name}: {target.figure:.1f}, {target.bound}")
    return 0 if all(target.reached for target in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
