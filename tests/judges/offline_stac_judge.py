"""Runs stac-api-validator without a network, and tells what it would have fetched.

The validator asks hosts for the schemas of STAC. Those of the core in its version 1.0.0
came with older releases of pystac: STAC_SCHEMAS names a folder that has one. Those of
extensions are nowhere, so that any content passes for them: they are counted, and named
at the end. Hosts other than this one are refused.

Run as a program it takes the validator's own arguments.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import sys
from collections import Counter
from pathlib import Path

import stac_validator.utilities as fetching
from stac_api_validator.__main__ import main as judge


LOOPBACK = {"127.0.0.1", "::1", "localhost"}
EXTENSIONS = "https://stac-extensions.github.io/"
UNCHECKED: Counter[str] = Counter()
USED: Counter[str] = Counter()
FETCH = fetching.fetch_and_parse_file
RESOLVE = socket.getaddrinfo


def schemas():
    """The schemas at hand by their address."""
    folder = Path(os.environ["STAC_SCHEMAS"], "pystac", "validation", "jsonschemas")
    found = [json.loads(file.read_text()) for file in folder.rglob("*.json")]
    return {one["$id"].rstrip("#"): one for one in found}


class NoNetworkError(Exception):
    """The judge asked for a host that is not this one."""


def resolve_here_only(host, *arguments, **options):
    """Addresses of this host; others are refused and named."""
    name = host.decode() if isinstance(host, bytes) else host
    if name not in LOOPBACK:
        sys.stdout.write(f"refused host: {name}\n")
        raise NoNetworkError(name)
    return RESOLVE(host, *arguments, **options)


def fetching_from(known):
    """A function that fetches what is not known already."""

    def fetch(address, *arguments, **options):
        if address in known:
            USED[address] += 1
            return known[address]
        if address.startswith(EXTENSIONS):
            UNCHECKED[address] += 1
            return {}
        return FETCH(address, *arguments, **options)

    return fetch


def tell():
    """Names what was checked against what, and what nothing was known of."""
    for word, addresses in (("checked", USED), ("unchecked", UNCHECKED)):
        for address, count in sorted(addresses.items()):
            sys.stdout.write(f"{word} schema: {address} ({count} times)\n")


def main():
    """Judges a STAC API as its arguments say."""
    fetch = fetching_from(schemas())
    socket.getaddrinfo = resolve_here_only
    users = [
        module
        for module in list(sys.modules.values())
        if getattr(module, "fetch_and_parse_file", None) is FETCH
    ]
    for module in users:
        module.fetch_and_parse_file = fetch
    atexit.register(tell)

    judge()


if __name__ == "__main__":
    main()
