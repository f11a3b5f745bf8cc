"""Measures swath against what a user would do today, in one run.

python -m tests.bench            # what takes turns in one run, a few minutes
python -m tests.bench --all      # the other benches before it, each in its own run
python -m tests.bench --quick    # everything once, small; targets are not judged

Prints a table, writes bench.json, and exits with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from . import catalog, lists, memory, render, startup, targets, tiles
from .rounds import Timing, measured
from .server import Address, running
from .targets import Target
from .ways import DOCUMENTED, Ways


ALONE = ("budget", "decompose", "download", "large")
"""The benches that have a run of their own."""


class Size(msgspec.Struct, frozen=True):
    """How much is measured."""

    items: int
    rounds: int
    long_bytes: int
    starts: int
    tiles: tiles.Sizes
    rendered: int
    renderings: int


FULL = Size(
    items=20_000,
    rounds=7,
    long_bytes=1_000_000_000,
    starts=30,
    tiles=tiles.FULL,
    rendered=render.TILES,
    renderings=2,
)
QUICK = Size(
    items=200,
    rounds=1,
    long_bytes=8_000_000,
    starts=2,
    tiles=tiles.QUICK,
    rendered=render.WORKERS,
    renderings=1,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    options = parser().parse_args(arguments)
    others = [alone(name) for name in ALONE] if options.all else []
    reached = judged(QUICK if options.quick else FULL, options.output)
    return 0 if options.quick or (reached and all(others)) else 1


def alone(name: str) -> bool:
    """Runs a bench that prints its own targets; tells whether it reached them."""
    print(f"tests.bench.{name}", flush=True)
    command = [sys.executable, "-m", f"tests.bench.{name}"]
    return subprocess.run(command, check=False).returncode == 0


def judged(size: Size, output: Path) -> bool:
    """Measures what takes turns, and tells whether all targets are reached."""
    with running(size.items, size.long_bytes) as address:
        timings = timed(address, size)
        growths = {form: memory.grown(form, address) for form in ("stream", "pages")}
    searches = catalog.timed(size.items, size.rounds)
    listed = lists.timed(lists.TILES, size.rounds)
    rendered = render.measured(size.rendered, size.renderings)
    found = [
        *targets.of_speed(timings),
        *catalog.targets(searches),
        *lists.targets(listed),
        *targets.of_memory(growths),
        *targets.of_startup(startup.overheads(size.starts)),
        *targets.of_families(startup.families(size.starts)),
        *tiles.targets(tiles.measured(size.tiles, tiles.AT_ONCE)),
        *render.judged(rendered),
    ]
    show(timings, size)
    catalog.show(searches, size.items)
    lists.show(listed, lists.TILES)
    render.show(rendered, size.rendered)
    show_targets(found, size)
    write(output, {**timings, **searches, **listed}, found, size)
    return all(one.reached for one in found)


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--all", action="store_true", help="with the other benches")
    parser.add_argument("--quick", action="store_true", help="small, not judged")
    parser.add_argument("--output", type=Path, default=Path("bench.json"))
    return parser


def timed(address: Address, size: Size) -> dict[str, Timing]:
    with Ways(address, size.items) as ways:
        return measured(ways.all, rounds=size.rounds, expected=size.items)


def show(timings: Mapping[str, Timing], size: Size) -> None:
    documented = timings[DOCUMENTED].wall
    print(f"{size.items:,} Items, best of {size.rounds}")
    print(f"{'':44} {'wall s':>8} {'cpu s':>8} {'us/Item':>8} {'faster':>7}")
    for name, one in timings.items():
        each = 1e6 * one.wall / size.items
        times = documented / one.wall
        print(f"{name:44} {one.wall:8.3f} {one.cpu:8.3f} {each:8.1f} {times:6.1f}x")
    print()


def show_targets(judged: Sequence[Target], size: Size) -> None:
    missed = "not judged" if size == QUICK else "MISSED"
    for target in judged:
        verdict = "reached" if target.reached else missed
        print(f"{target.name:44} {target.figure:8.1f} {target.bound:>11}  {verdict}")


def write(
    path: Path, timings: Mapping[str, Timing], judged: Sequence[Target], size: Size
) -> None:
    told = {
        "python": platform.python_version(),
        "machine": platform.platform(),
        "size": size,
        "timings": timings,
        "targets": judged,
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(told)) + b"\n")


if __name__ == "__main__":
    sys.exit(main())
