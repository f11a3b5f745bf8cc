"""How much memory a long read takes, seen from inside a process of its own.

python -m tests.bench.memory stream|pages BASE_URL TOKEN
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

import swath

from .server import LONG, Address


WARM = 1_000
EVERY = 500
STATM = Path("/proc/self/statm")


class Growth(msgspec.Struct):
    """What a long read took.

    Attributes:
        megabytes: Read in all.
        growth: Megabytes by which the resident set grew after the first Items.
    """

    megabytes: float
    growth: float


def grown(form: str, address: Address) -> Growth:
    """Reads the long package in a new process, as a `stream` or by `pages`."""
    command = [sys.executable, "-m", __name__, form, address.base_url, address.token]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Growth)


def read(form: str, address: Address) -> Growth:
    """Reads the long package here."""
    with swath.DataSphere(address.token, base_url=address.base_url) as ds:
        if form == "pages":
            return watched(ds.dataset.items(LONG, order="old"))
        with ds.dataset.stream(LONG, order="old") as items:
            return watched(items)


def watched(items: Iterable[swath.Item]) -> Growth:
    """Goes through Items, decodes them, and looks at the memory now and then."""
    size, start, most = 0, 0.0, 0.0
    for number, item in enumerate(items):
        size += len(item.raw)
        assert item.properties
        if number == WARM:
            start = resident()
        if number % EVERY == 0:
            most = max(most, resident())
    return Growth(megabytes=size / 1e6, growth=max(0.0, most - start))


def resident() -> float:
    """Megabytes resident now; where the system does not tell, the most so far."""
    if STATM.exists():
        pages = int(STATM.read_text().split()[1])
        return pages * resource.getpagesize() / 1e6
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    grown_by = read(sys.argv[1], Address(base_url=sys.argv[2], token=sys.argv[3]))
    print(msgspec.json.encode(grown_by).decode())
