"""The emulator in a process of its own, so that its work is not the reader's.

python -m tests.bench.server ITEMS LONG_BYTES
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from swath.emulator import Emulator, GeneratedItems

from .scenes import lines


PACKAGE = "bench"
LONG = "long"


class Address(msgspec.Struct):
    """Where the server is, and how to get in."""

    base_url: str
    token: str


@contextmanager
def running(items: int, long_bytes: int) -> Iterator[Address]:
    """A server with a package of so many Items, and one of about so many bytes."""
    command = [sys.executable, "-m", __name__, str(items), str(long_bytes)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield msgspec.json.decode(process.stdout.readline(), type=Address)
        finally:
            process.communicate()


def serve(items: int, long_bytes: int) -> None:
    """Serves until the standard input ends."""
    made = lines(items)
    with Emulator() as emulator:
        sphere = emulator.datasphere
        sphere.add_package(PACKAGE, GeneratedItems(items, made.__getitem__))
        sphere.add_package(LONG, long_package(long_bytes))
        address = Address(base_url=sphere.url, token=sphere.token)
        print(msgspec.json.encode(address).decode(), flush=True)
        sys.stdin.read()


def long_package(size: int) -> GeneratedItems:
    """Items that together have a size, made from a few while they are served."""
    templates = lines(256)
    count = size * len(templates) // sum(map(len, templates))

    def make(index: int) -> bytes:
        template = templates[index % len(templates)]
        return template.replace(b'"id":"', b'"id":"%08d-' % index, 1)

    return GeneratedItems(count, make)


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:]))
