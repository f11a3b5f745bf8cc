"""Measures large pictures: memory, seams, and a process that is killed in the middle.

python -m tests.bench.large                 # 10,000 x 10,000 px
python -m tests.bench.large --side 2000     # smaller; memory is not judged then

The emulator has a process of its own. Its world is flat there, as bytes are wanted and
no view; whether seams are exact is judged on a picture that is worth looking at.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec

import swath
from swath.emulator import Emulator, Fault

from .download import peak
from .targets import Target, at_least, at_most


SIDE = 10_000
LEAST_CHUNKS = 36
SEAMS = 2500
"""Side of the picture that can be had at once and in chunks."""

WORKERS = 4
MEGABYTES = 500
SCRIPT = """//VERSION=3
function setup() { return {input: ["B02", "B03", "B04"], output: {bands: 3}}; }
function evaluatePixel(s) { return [2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02]; }
"""
_WEST, _SOUTH, _PIXEL = 460_000, 5_000_000, 10


class Told(msgspec.Struct):
    """What a process told of the picture that it rendered."""

    rendered: int
    kept: int
    seconds: float
    megabytes: float


def chunk_of(side: int) -> int:
    """The usual chunks, or smaller ones where there would be few."""
    return next(
        one
        for one in (1024, 512, 256)
        if one == 256 or chunks(side, one) >= LEAST_CHUNKS
    )


def chunks(side: int, chunk: int) -> int:
    return (-(-side // chunk)) ** 2


def arguments(side: int) -> dict[str, Any]:
    extent = side * _PIXEL
    return {
        "data": "sentinel-2-l2a",
        "bbox": (_WEST, _SOUTH, _WEST + extent, _SOUTH + extent),
        "crs": 32633,
        "time": ("2026-06-10", "2026-06-20"),
        "evalscript": SCRIPT,
        "width": side,
        "height": side,
    }


def rendered(target: str, side: int) -> Told:
    """Renders here."""
    with swath.SentinelHub(profile="emulator") as client:
        begun = time.perf_counter()
        mosaic = client.process.render_large(
            target, chunk=chunk_of(side), max_concurrent=WORKERS, **arguments(side)
        )
        seconds = time.perf_counter() - begun
    return Told(mosaic.rendered, mosaic.kept, seconds, peak())


def measured(folder: Path, side: int) -> Iterator[Target]:
    with serving(flat=True) as root:
        yield from whole(folder / "whole.tif", root, side)
        yield from killed(folder / "killed.tif", root, side)
    with serving(flat=False) as root:
        yield seams(folder / "seams.tif", root, min(side, SEAMS))


def whole(target: Path, root: str, side: int) -> Iterator[Target]:
    """A picture in one go, and the most memory that its process ever had."""
    told = run(root, target, side)
    print(f"{side} x {side} px in {told.seconds:.1f} s, {told.rendered} chunks")
    yield at_most("peak memory of the client", told.megabytes, MEGABYTES, "MB")


def killed(target: Path, root: str, side: int) -> Iterator[Target]:
    """A process that is killed in the middle, and another one that goes on."""
    clear(root)
    total = chunks(side, chunk_of(side))
    middle = min(total, total // 2 + WORKERS)  # so that some are on the disk
    held = Fault(operation="process", nth=(middle, None), stall_after=0)
    httpx.post(faults(root), content=msgspec.json.encode(held)).raise_for_status()
    with subprocess.Popen(command(target, side), env=environment(root)) as child:
        while asked(root) < middle:
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
    noted = chunks_noted(target)
    httpx.delete(faults(root)).raise_for_status()
    clear(root)
    told = run(root, target, side)
    yield at_least("kill -9: chunks on the disk", told.kept, max(1, noted), "")
    yield at_most("kill -9: chunks asked for again", asked(root), total - noted, "")


def seams(target: Path, root: str, side: int) -> Target:
    """A picture in chunks against the same one in one piece."""
    os.environ["SWATH_EMULATOR_URL"] = root
    with swath.SentinelHub(profile="emulator", timeout=300) as client:
        expected = client.process.render(outputs="tiff", **arguments(side)).to_numpy()
        mosaic = client.process.render_large(
            target, chunk=chunk_of(side), **arguments(side)
        )
    other = (mosaic.to_numpy() != expected).sum()
    return at_most(f"seams of {side} x {side} px: other values", float(other), 0, "")


def chunks_noted(target: Path) -> int:
    """How many chunks were on the disk when the process was killed."""
    journal = target.with_name(f"{target.name}.part") / "journal.ndjson"
    lines = journal.read_bytes().splitlines(keepends=True)
    return sum(b'"Done"' in one and one.endswith(b"\n") for one in lines)


def clear(root: str) -> None:
    httpx.delete(f"{root}/_emulator/journal")


def faults(root: str) -> str:
    return f"{root}/_emulator/faults"


def asked(root: str) -> int:
    """How many pictures the emulator was asked for."""
    address = f"{root}/_emulator/journal"
    return len(httpx.get(address, params={"operation": "process"}).json())


def command(target: Path, side: int) -> list[str]:
    own = [sys.executable, "-m", "tests.bench.large"]
    return [*own, "--child", str(target), "--side", str(side)]


def environment(root: str) -> dict[str, str]:
    return os.environ | {"SWATH_EMULATOR_URL": root}


def run(root: str, target: Path, side: int) -> Told:
    """Renders in a process of its own."""
    done = subprocess.run(
        command(target, side),
        env=environment(root),
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Told)


@contextmanager
def serving(*, flat: bool) -> Iterator[str]:
    """The emulator in a process of its own."""
    serve = [sys.executable, "-m", "tests.bench.large", "--serve"]
    with subprocess.Popen(
        [*serve, *(["--flat"] if flat else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        try:
            yield child.stdout.readline().decode().strip()
        finally:
            child.communicate()


def serve(*, flat: bool) -> None:
    """Serves until the standard input ends."""
    with Emulator() as emulator:
        emulator.sentinelhub.world.flat = flat
        print(emulator.url, flush=True)
        sys.stdin.read()


def main() -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=SIDE)
    for hidden in ("--serve", "--flat"):
        parser.add_argument(hidden, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(flat=options.flat)
        return 0
    if options.child:
        told = rendered(options.child, options.side)
        print(msgspec.json.encode(told).decode())
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = list(measured(Path(folder), options.side))
    for one in found:
        verdict = "reached" if one.reached else "MISSED"
        print(f"{one.name:44} {one.figure:10.2f} {one.bound:>12}  {verdict}")
    return 0 if all(one.reached for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
