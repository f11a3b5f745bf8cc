"""Downloads the tiles of a map from a slow service that fails now and then.

python -m tests.bench.tiles           # 2,000 tiles, 20 ms away, 3 % of the answers bad
python -m tests.bench.tiles --quick   # few tiles; targets are not judged

The emulator runs in a process of its own and has rendered the tiles before. The limit
is what the latency takes with so many requests at a time, as the barest client finds it
in the same round: one socket a thread, nothing going wrong, nothing kept.
Exits with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import httpx
import msgspec

import swath
from swath.emulator import Fault
from swath.geo import MapTile, tile_at, tile_bounds

from .targets import Target, at_least, at_most


MIDDLE = 14.42, 50.09
ZOOM = 19
FILE = "segmentation.png"
LATENCY = 0.02
FAULTY = 0.03
AT_ONCE = 4
ROUNDS = 3
KINDS = ({"status": 503}, {"cut_after": 700}, {"drop": "reset"})
"""What goes wrong, each as often as the others."""


class Sizes(msgspec.Struct, frozen=True):
    """Columns and rows of tiles."""

    columns: int
    rows: int

    @property
    def count(self) -> int:
        """How many tiles that is."""
        return self.columns * self.rows


FULL = Sizes(columns=50, rows=40)
QUICK = Sizes(columns=6, rows=4)


class Round(msgspec.Struct, frozen=True):
    """One download of all tiles, and what the latency takes.

    Attributes:
        bare: Seconds of the barest client, without faults.
        swath: Seconds of `Map.download`, with them.
        struck: How many answers were bad.
        whole: Whether every file is what it was without faults.
    """

    bare: float
    swath: float
    struck: int
    whole: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    options = parser().parse_args(arguments)
    sizes = QUICK if options.quick else FULL
    rounds = measured(sizes, options.at_once)
    alone = sizes.count * LATENCY / options.at_once
    print(
        f"{sizes.count:,} tiles, {options.at_once} at a time: {alone:.2f} s of latency"
    )
    for one in rounds:
        told = f"{one.bare:6.2f} s, Map.download {one.swath:6.2f} s"
        print(f"barest client {told}, {one.struck} bad answers")
    judged = list(targets(rounds))
    for target in judged:
        verdict = "reached" if target.reached else "MISSED"
        print(f"{target.name:44} {target.figure:8.2f} {target.bound:>11}  {verdict}")
    return 0 if options.quick or all(one.reached for one in judged) else 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.tiles")
    parser.add_argument("--quick", action="store_true", help="small, not judged")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="requests")
    return parser


def targets(rounds: Sequence[Round]) -> Iterator[Target]:
    """What the best times must reach, and all files."""
    whole = all(one.whole for one in rounds)
    yield at_least("rounds with every tile whole", float(whole), 1, "")
    ratio = min(one.swath for one in rounds) / min(one.bare for one in rounds)
    yield at_most("download of tiles against the barest client", ratio, 1.3, "x")


def measured(sizes: Sizes, at_once: int) -> list[Round]:
    """Some rounds, all tiles being rendered before the first."""
    with (
        running() as emulator,
        tempfile.TemporaryDirectory() as folder,
        Area(emulator, sizes, at_once) as area,
    ):
        right = area.downloaded(Path(folder, "right"))
        return [
            in_turn(emulator, area, Path(folder, str(number)), right, number)
            for number in range(ROUNDS)
        ]


def in_turn(
    emulator: Remote, area: Area, folder: Path, right: dict[str, str], seed: int
) -> Round:
    """A round, seconds of it close to each other, as machines have moods."""
    emulator.trouble([Fault(operation="getGridFile", delay=LATENCY)])
    bare = area.bare()
    emulator.trouble(faults(seed))
    begun = time.perf_counter()
    found = area.downloaded(folder)
    took = time.perf_counter() - begun
    return Round(bare, took, emulator.struck(), found == right)


def faults(seed: int) -> list[Fault]:
    """Trouble: a late answer to all, and some of them bad beside."""
    share = FAULTY / len(KINDS)
    bad = [
        Fault(delay=LATENCY, probability=share, seed=10 * seed + number, **kind)
        for number, kind in enumerate(KINDS)
    ]
    return [
        msgspec.structs.replace(one, operation="getGridFile")
        for one in (*bad, Fault(delay=LATENCY))
    ]


class Remote:
    """An emulator in another process, and what rules it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_emulator", timeout=60)

    def close(self) -> None:
        self._http.close()

    def settings(self) -> dict[str, str]:
        found: dict[str, str] = self._http.get("/config").json()["services"][
            "spaceknow"
        ]
        return found

    def trouble(self, wanted: Sequence[Fault]) -> None:
        """Replaces all faults, and begins the journal again."""
        self._http.delete("/faults")
        self._http.delete("/journal")
        self._http.post("/faults", content=msgspec.json.encode(wanted))

    def struck(self) -> int:
        """How often the faults beside the last one struck."""
        return sum(one["struck"] for one in self._http.get("/faults").json()[:-1])


@contextmanager
def running() -> Iterator[Remote]:
    """An emulator in a process of its own."""
    command = [sys.executable, "-m", "swath", "emulator"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        remote = Remote(next(filter(is_url, process.stdout.readline().split())))
        try:
            yield remote
        finally:
            remote.close()
            process.terminate()


def is_url(word: str) -> bool:
    return word.startswith("http://")


class Area:
    """A released map, and the tiles of it that are downloaded."""

    def __init__(self, emulator: Remote, sizes: Sizes, at_once: int) -> None:
        told = emulator.settings()
        self._at_once = at_once
        self._client = swath.SpaceKnow(
            told["username"], told["password"], base_url=told["base_url"]
        )
        self._root = told["base_url"]
        x, y = tile_at(*MIDDLE, ZOOM)[1:]
        self._tiles = [
            MapTile(ZOOM, x + column, y + row)
            for column in range(sizes.columns)
            for row in range(sizes.rows)
        ]
        self._extent = within(self._tiles)
        scene = next(
            self._client.imagery.search(
                "pl/SkySatCollect", self._extent, min_intersection=1
            )
        )
        self._map = self._client.kraken.release("cars", scene, self._extent).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._client.close()

    def downloaded(self, folder: Path) -> dict[str, str]:
        """Downloads the tiles; the digest of each file by its place."""
        told = self._map.download(
            FILE, folder, zoom=ZOOM, extent=self._extent, max_concurrent=self._at_once
        )
        assert told.fetched == told.total == len(self._tiles), told
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob(FILE)
        }

    def bare(self) -> float:
        """Seconds for the barest client to read the same tiles."""
        parts = [self._tiles[start :: self._at_once] for start in range(self._at_once)]
        begun = time.perf_counter()
        with ThreadPoolExecutor(self._at_once) as threads:
            sizes = list(threads.map(self._read, parts))
        assert all(sizes)
        return time.perf_counter() - begun

    def _read(self, tiles: Sequence[MapTile]) -> int:
        root = urlsplit(self._root)
        connection = http.client.HTTPConnection(root.hostname or "", root.port)
        size = 0
        for tile in tiles:
            place = "/".join(map(str, tile))
            path = f"{root.path}/kraken/grid/{self._map.id}/-/{place}/{FILE}"
            connection.request("GET", path)
            size += len(connection.getresponse().read())
        connection.close()
        return size


def within(tiles: Sequence[MapTile]) -> tuple[float, float, float, float]:
    """The bounds of some tiles, and a little less, so that none beside is met."""
    bounds = [tile_bounds(*tile) for tile in tiles]
    spare = 1e-6
    return (
        min(one[0] for one in bounds) + spare,
        min(one[1] for one in bounds) + spare,
        max(one[2] for one in bounds) - spare,
        max(one[3] for one in bounds) - spare,
    )


if __name__ == "__main__":
    sys.exit(main())
