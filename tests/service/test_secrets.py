"""The token is nowhere but on the wire."""

from __future__ import annotations

import asyncio
import os
import pickle
import subprocess
import sys
import traceback

import httpcore
import httpx
import pytest

import swath
from swath.emulator import Fault, Token

from .reprs import PATHS


SECRET = "tok-9f2c7e51b3"

EVERYTHING = """
import asyncio, logging, sys, traceback, warnings
form = "%(name)s %(message)s"
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format=form)
for name in ("swath", "httpx", "httpcore", "websockets", "asyncio"):
    logging.getLogger(name).setLevel(logging.DEBUG)
import swath
from reprs import reprs

SCENE = {"type": "Feature", "stac_version": "1.0.0", "id": "a", "geometry": None,
         "properties": {"datetime": "2026-06-01T00:00:00Z"}, "links": [], "assets": {}}

def show(error):
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    print("".join(shown.format()))

def sync():
    with swath.DataSphere(max_retries=2) as ds:
        reprs(ds)
        list(ds.dataset.items("many"))
        with ds.dataset.stream("many") as records:
            list(records)
            reprs(records)
        for errand in (
            lambda: ds.item.get("nothing"),
            lambda: list(ds.dataset.items("broken")),
            lambda: ds.dataset.stream("broken").__enter__(),
            lambda: ds.with_options(timeout=0.05).item.get("slow"),
            lambda: ds.publish().send({}, active_parent="x"),
            lambda: ds.item.get(""),
        ):
            try:
                errand()
            except Exception as error:
                show(error)
        with ds.publish() as out:
            out.send(SCENE, active_parent="live-scenes")
            reprs(out)
    for url in ("http://127.0.0.1:9", "http://[::1]:9"):
        with swath.DataSphere(base_url=url, max_retries=1) as ds:
            for errand in (lambda: ds.item.get("x"), lambda: ds.publish().__enter__()):
                try:
                    errand()
                except Exception as error:
                    show(error)

async def aio():
    async with swath.AsyncDataSphere(max_retries=2) as ds:
        reprs(ds)
        [item async for item in ds.dataset.items("many")]
        async with ds.dataset.stream("many") as records:
            [item async for item in records]
        async with ds.publish() as out:
            await out.send(SCENE, active_parent="live-scenes")
            reprs(out)
        slow = ds.with_options(timeout=0.05).item.get("slow")
        for errand in (ds.item.get("nothing"), slow):
            try:
                await errand
            except Exception as error:
                show(error)
    nobody = "http://127.0.0.1:9"
    async with swath.AsyncDataSphere(base_url=nobody, max_retries=1) as ds:
        try:
            async with ds.publish():
                pass
        except Exception as error:
            show(error)

sync()
asyncio.run(aio(), debug=True)
print("DONE")
"""


def test_no_log_repr_or_traceback_shows_it(emulator):
    emulator.datasphere.tokens.add(Token(value=SECRET))
    emulator.faults.extend(
        [
            Fault(path="*broken*", status=401, body='{"detail":"no"}'),
            Fault(path="*slow*", stall_after=0, stall_for=0.5),
            Fault(operation="streamDataset", times=2, cut_after=10_000),
            Fault(operation="getDatasetPage", nth=2, status=503),
            Fault(operation="publish", times=1, drop="reset", after_messages=1),
        ]
    )
    sphere = emulator.datasphere
    environment = {
        **os.environ,
        "PYTHONPATH": PATHS,
        "SWATH_DATASPHERE_TOKEN": SECRET,
        "SWATH_DATASPHERE_BASE_URL": sphere.url,
        "SWATH_DATASPHERE_PUBLISH_URL": sphere.publish_url,
    }
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
    for witness in ("httpcore", "httpx", "swath datasphere", "LOOKED AT", "Traceback"):
        assert witness in told
    lines = [line for line in told.splitlines() if SECRET in line]
    assert lines == []
    sent = [entry.headers.get("authorization") for entry in emulator.journal]
    assert set(sent) == {"Token ***"}


class FailingStream(httpcore.NetworkStream):
    def read(self, max_bytes, timeout=None):
        raise httpcore.ReadError("broken while reading")

    def write(self, buffer, timeout=None):
        raise httpcore.WriteTimeout("stuck")

    def close(self):
        pass

    def get_extra_info(self, info):
        return None


class FailingBackend(httpcore.NetworkBackend):
    def connect_tcp(self, *args, **options):
        return FailingStream()


def test_a_write_that_fails_deep_below_does_not_show_it():
    transport = httpx.HTTPTransport()
    transport._pool = httpcore.ConnectionPool(network_backend=FailingBackend())
    with (
        httpx.Client(transport=transport) as mine,
        swath.DataSphere(
            SECRET, base_url="http://127.0.0.1:9", max_retries=0, http_client=mine
        ) as ds,
        pytest.raises(swath.TransportError, match="stuck") as caught,
    ):
        ds.item.get("x")
    error = caught.value
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [frame for frame in _frames(shown) if frame.filename != __file__]
    assert frames
    assert SECRET not in repr([frame.locals for frame in frames])
    assert isinstance(error.__cause__, httpx.WriteTimeout)


def _frames(shown):
    while shown is not None:
        yield from shown.stack
        shown = shown.__cause__ or shown.__context__


def test_no_url_carries_it(world, emulator):
    emulator.datasphere.tokens.add(Token(value=SECRET))
    world.items("many", {"token": SECRET})
    world.stream("many", {"token": SECRET})
    world.publish(options={"token": SECRET})
    for entry in emulator.journal:
        assert SECRET not in f"{entry.path} {entry.query}"
        assert entry.odd == []


def test_no_cursor_carries_it(world, emulator):
    emulator.datasphere.tokens.add(Token(value=SECRET))
    for by in ("items", "stream"):
        _, cursor = world.read("many", 60, by=by)
        assert SECRET not in cursor
        assert emulator.url not in cursor


def test_an_error_from_the_service_pickles_without_it(world):
    with pytest.raises(swath.AuthenticationError) as caught:
        world.item("latest", token=SECRET)
    assert SECRET.encode() not in pickle.dumps(caught.value)
    assert SECRET not in f"{caught.value!r} {caught.value} {vars(caught.value)}"


def test_a_client_works_again_after_a_pickle(emulator, monkeypatch):
    with swath.DataSphere(profile="emulator", timeout=7) as ds:
        data = pickle.dumps([ds, ds.with_options(deadline=9)])
    assert emulator.datasphere.token.encode() not in data
    for clone in pickle.loads(data):
        with clone:
            assert clone.item.get("latest").id

    async def scenario():
        async with swath.AsyncDataSphere(profile="emulator") as ads:
            data = pickle.dumps(ads)
        async with pickle.loads(data) as clone:
            return await clone.item.get("latest")

    assert asyncio.run(scenario()).id
