"""The secret and the token of Sentinel Hub are nowhere but on the wire."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from swath.emulator import Fault

from .hubs import fresh


EVERYTHING = """
import asyncio, gc, logging, sys, traceback
form = "%(name)s %(message)s"
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format=form)
for name in ("swath", "httpx", "httpcore", "asyncio"):
    logging.getLogger(name).setLevel(logging.DEBUG)
import swath
from swath_api.sentinelhub.api.metadata import AsyncMetadataApi, MetadataApi

NOBODY = "http://127.0.0.1:9"

def show(error):
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    print("".join(shown.format()))

def reprs(root):
    seen, left = set(), [root]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, (str, bytes, type)):
            continue
        seen.add(id(one))
        if type(one).__module__.partition(".")[0] in {"swath", "swath_api", "builtins"}:
            left.extend(gc.get_referents(one))
        if type(one).__module__.startswith("swath"):
            print(repr(one), str(one))
    print("LOOKED AT", len(seen))

def sync():
    with swath.SentinelHub(max_retries=1, rate="600/s") as sh:
        reprs(sh)
        MetadataApi(sh._caller()).get_locations()
        reprs(sh)
        print(sh.usage)
        for errand in (
            lambda: MetadataApi(sh._caller()).get_location("mars"),
            lambda: MetadataApi(sh._caller()).get_locations(),
        ):
            try:
                errand()
            except Exception as error:
                show(error)
    for settings in (
        {"token_url": NOBODY},
        {"client_id": "swath-nobody"},
    ):
        with swath.SentinelHub(max_retries=1, **settings) as sh:
            try:
                MetadataApi(sh._caller()).get_locations()
            except Exception as error:
                show(error)

async def aio():
    async with swath.AsyncSentinelHub(max_retries=1) as sh:
        await AsyncMetadataApi(sh._caller()).get_location("creo")
        reprs(sh)
        try:
            await AsyncMetadataApi(sh._caller()).get_location("mars")
        except Exception as error:
            show(error)

sync()
asyncio.run(aio(), debug=True)
print("DONE")
"""


@pytest.mark.parametrize("cached", [False, True])
def test_no_log_repr_or_traceback_shows_them(emulator, tmp_path, cached):
    client = fresh(emulator)
    hub = emulator.sentinelhub
    emulator.faults.add(Fault(operation="getLocations", status=503, nth=(2, 3)))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "SWATH_SENTINELHUB_CLIENT_ID": client.id,
        "SWATH_SENTINELHUB_CLIENT_SECRET": client.secret,
        "SWATH_SENTINELHUB_BASE_URL": hub.url,
        "SWATH_SENTINELHUB_TOKEN_URL": hub.token_url,
    }
    if cached:
        environment["SWATH_SENTINELHUB_TOKEN_CACHE"] = str(tmp_path / "tokens")
    done = subprocess.run(
        [sys.executable, "-c", EVERYTHING],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = done.stdout + done.stderr
    assert "DONE" in told, told[-3_000:]
    for witness in ("httpcore", "httpx", "LOOKED AT", "Traceback", "invalid_client"):
        assert witness in told
    assert [line for line in told.splitlines() if client.secret in line] == []
    assert [line for line in told.splitlines() if "eyJ" in line] == []
