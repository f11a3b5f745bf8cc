"""Measures downloads: killed and resumed, in how much memory, how fast.

python -m tests.bench.download                # all of it, some minutes, some GB of disk
python -m tests.bench.download --quick        # everything once, small; not judged
python -m tests.bench.download --folder DIR   # where the files go

The speed is compared with ``curl | sha256sum`` over loopback, round by round. That pipe
writes nothing; the download writes the file and waits until it is on the disk.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from swath.download import Downloader
from swath.download._transfer import PIECE

from .fileserver import FileServer
from .targets import Target, at_least, at_most


STATUS = Path("/proc/self/status")
RATE = 40e6
"""Bytes a second of a connection where bytes are counted, not time: what the client has
not read yet stands in the kernel's buffers, and counts as sent."""


class Size(msgspec.Struct, frozen=True):
    """How much is measured."""

    kills: int
    killed_bytes: int
    long_bytes: int
    fast_bytes: int
    rounds: int


FULL = Size(
    kills=100,
    killed_bytes=48_000_000,
    long_bytes=4_000_000_000,
    fast_bytes=1_000_000_000,
    rounds=5,
)
QUICK = Size(
    kills=1,
    killed_bytes=3_000_000,
    long_bytes=3_000_000,
    fast_bytes=3_000_000,
    rounds=1,
)


class Told(msgspec.Struct, frozen=True):
    """What a download in a process of its own told of itself."""

    sha256: str
    seconds: float
    megabytes: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        0, or 1 if a target is missed.
    """
    options = parser().parse_args(arguments)
    if options.child:
        url, target, streams = options.child
        print(msgspec.json.encode(downloaded(url, target, int(streams))).decode())
        return 0
    size = QUICK if options.quick else FULL
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        judged = list(measured(Path(folder), size))
    for one in judged:
        verdict = "reached" if one.reached else "not judged"[: 10 * options.quick]
        print(f"{one.name:52} {one.figure:8.2f} {one.bound:>11}  {verdict or 'MISSED'}")
    return 0 if options.quick or all(one.reached for one in judged) else 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.download")
    parser.add_argument("--quick", action="store_true", help="small, not judged")
    parser.add_argument("--folder", type=Path, help="where the files go")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    return parser


def measured(folder: Path, size: Size) -> Iterator[Target]:
    for streams in (1, 4):
        yield from killed(folder, size, streams)
    yield from long(folder, size)
    yield from fast(folder, size)


def killed(folder: Path, size: Size, streams: int) -> Iterator[Target]:
    """Downloads that are killed at some byte, and resumed by a new process."""
    chance = random.Random(streams)
    source = folder / "source"
    source.write_bytes(chance.randbytes(size.killed_bytes))
    expected = hashlib.sha256(source.read_bytes()).hexdigest()
    equal, most = 0, 0
    for _ in range(size.kills):
        sent, digest = killed_once(source, chance.randrange(size.killed_bytes), streams)
        equal += digest == expected
        most = max(most, sent)
    parts = (most - size.killed_bytes) / PIECE
    name = f"kill -9 and resume, {streams} streams"
    yield at_least(f"{name}: the same digest", 100 * equal / size.kills, 100, "%")
    yield at_most(f"{name}: fetched twice, at most", parts, 1, "part")


def killed_once(source: Path, place: int, streams: int) -> tuple[int, str]:
    """How many bytes were sent in all, and the digest of what came of them."""
    victims: list[subprocess.Popen[bytes]] = []

    def watch(sent: int) -> None:
        if sent > place and victims:
            victims.pop().kill()  # before the resumed one, there is no other

    server = FileServer(source, RATE, watch)
    target = source.with_name(f"target-{place}")
    victim = subprocess.Popen(command(server.url, target, streams))
    victims.append(victim)
    if victim.wait():
        run(server.url, target, streams)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.unlink()
    return server.sent, digest


def long(folder: Path, size: Size) -> Iterator[Target]:
    """A long download, and the most memory that its process ever had."""
    with serving(folder, size.long_bytes) as url:
        for streams in (1, 4):
            told = run(url, folder / "target", streams)
            (folder / "target").unlink()
            name = f"memory for {size.long_bytes / 1e9:g} GB, {streams} streams"
            yield at_most(name, told.megabytes, 60, "MB")


def fast(folder: Path, size: Size) -> Iterator[Target]:
    """One stream against curl, in turns; the best of each counts."""
    with serving(folder, size.fast_bytes) as url:
        ours, pipe, sturdy = [], [], []
        for _ in range(size.rounds):
            ours.append(run(url, folder / "target", 1).seconds)
            pipe.append(timed(f"curl -s {url} | sha256sum"))
            sturdy.append(timed(f"curl -s {url} | openssl dgst -sha256"))
            (folder / "target").unlink()
    speed = size.fast_bytes / 1e6
    print(f"download {speed / min(ours):.0f} MB/s, sha256sum {speed / min(pipe):.0f}")
    yield at_least("speed against curl | sha256sum", min(pipe) / min(ours), 0.7, "x")
    ratio = min(sturdy) / min(ours)
    yield at_least("speed against curl | openssl dgst", ratio, 0, "x")


@contextmanager
def serving(folder: Path, size: int) -> Iterator[str]:
    """A server in a process of its own with a file of zeros."""
    source = folder / "zeros"
    with source.open("wb") as file:
        file.truncate(size)
    module = "tests.bench.fileserver"
    with subprocess.Popen(
        [sys.executable, "-m", module, str(source)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield process.stdout.readline().decode().strip()
        finally:
            process.communicate()


def timed(pipe: str) -> float:
    begun = time.perf_counter()
    subprocess.run(pipe, shell=True, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def run(url: str, target: Path, streams: int) -> Told:
    done = subprocess.run(
        command(url, target, streams), stdout=subprocess.PIPE, check=True
    )
    return msgspec.json.decode(done.stdout, type=Told)


def command(url: str, target: Path, streams: int) -> list[str]:
    own = [sys.executable, "-m", "tests.bench.download"]
    return [*own, "--child", url, str(target), str(streams)]


def downloaded(url: str, target: str, streams: int) -> Told:
    """Downloads here."""
    with Downloader(streams=streams) as downloader:
        begun = time.perf_counter()
        file = downloader.file(url, target)
        seconds = time.perf_counter() - begun
    return Told(file.sha256, seconds, peak())


def peak() -> float:
    """The most megabytes that this process ever had resident.

    What `getrusage` tells may be that of the process which started this one.
    """
    if STATUS.exists():
        line = next(one for one in STATUS.read_text().splitlines() if "VmHWM" in one)
        return int(line.split()[1]) * 1024 / 1e6
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    sys.exit(main())
